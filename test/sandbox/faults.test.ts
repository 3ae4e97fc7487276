import { startSandbox, type FaultRule, type Sandbox } from './index';
import { clientOf, oneScene, pause, startRender } from './test-client';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox({ settings: { jobDurationMs: 0 } })));
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const path = '/v2/video/storyboard/render';
const post = async () => {
	try {
		const { status, data, headers } = await clientOf(sandbox).post(path, oneScene, {
			transformResponse: (text: string) => text,
		});
		return { status, text: String(data ?? ''), headers };
	} catch (error) {
		return { status: 0, text: (error as { code: string }).code, headers: {} };
	}
};

test.each<[rule: FaultRule, status: number, text: RegExp, rendersStarted: number]>([
	[{ kind: 'status' }, 500, /Internal server error/, 0],
	[{ kind: 'status', status: 429, headers: { 'Retry-After': '1' } }, 429, /Too Many/, 0],
	[{ kind: 'status', status: 502, body: '<bad>' }, 502, /^<bad>$/, 0],
	[{ kind: 'status', status: 503, processed: true }, 503, /Unavailable/, 1],
	[{ kind: 'resetBefore' }, 0, /ECONNRESET/, 0],
	[{ kind: 'resetAfter' }, 0, /ECONNRESET/, 1],
	[{ kind: 'slow', delayMs: 80 }, 200, /jobId/, 1],
	[{ kind: 'slow', delayMs: 10, processed: false }, 504, /timed out/, 0],
	[{ kind: 'brokenJson' }, 200, /^\{"success":true,"data"/, 1],
	[{ kind: 'html' }, 502, /<html/, 0],
	[{ kind: 'html', processed: true, status: 504 }, 504, /<html/, 1],
	[{ kind: 'empty' }, 200, /^$/, 1],
	[{ kind: 'wrongType' }, 200, /jobId/, 1],
	[{ kind: 'echo' }, 400, /authorization: pictai_/, 0],
	[{ kind: 'redirect', location: 'http://127.0.0.1:1/' }, 302, /^$/, 0],
	[{ kind: 'unsuccessful' }, 200, /"success":false/, 0],
])('%j', async (rule, status, text, rendersStarted) => {
	sandbox.addFault({ ...rule, method: 'post', path });
	const answer = await post();
	expect(answer.status).toBe(status);
	expect(answer.text).toMatch(text);
	if (rule.kind === 'brokenJson') expect(() => JSON.parse(answer.text)).toThrow();
	if (rule.kind === 'redirect') expect(answer.headers).toMatchObject({ location: rule.location });
	if (rule.kind === 'wrongType') expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=UTF-8' });
	if (rule.headers) expect(answer.headers).toMatchObject({ 'retry-after': '1' });
	expect(sandbox.log.rendersStarted()).toBe(rendersStarted);
	expect(sandbox.state.jobs.size).toBe(rendersStarted);
	expect(sandbox.log.last()).toMatchObject({ fault: rule.kind, status: status || undefined });
	expect(await post()).toMatchObject({ status: 200 });
});

test('only what matches, and as often as said', async () => {
	sandbox.addFault({ kind: 'status', status: 503, method: 'GET', path: /^\/v1\/(jobs|quota)$/, times: 2 });
	const client = clientOf(sandbox);
	const statuses = [];
	for (const url of ['/v1/styles', '/v1/quota', '/v1/jobs', '/v1/jobs']) statuses.push((await client.get(url)).status);
	expect(statuses).toEqual([200, 503, 503, 200]);
});

test('each Nth, without end, after some', async () => {
	sandbox.addFault({ kind: 'status', status: 429, pathRegex: '^/v1/quota$', every: 3, after: 1 });
	const client = clientOf(sandbox);
	const statuses = [];
	for (let call = 1; call <= 8; call++) statuses.push((await client.get('/v1/quota')).status);
	expect(statuses).toEqual([200, 200, 200, 429, 200, 200, 429, 200]);
	sandbox.clearFaults();
	for (let call = 1; call <= 3; call++) expect((await client.get('/v1/quota')).status).toBe(200);
});

test('rules are used one after another', async () => {
	sandbox.addFault({ kind: 'status', status: 500 });
	sandbox.addFault({ kind: 'status', status: 429 });
	expect([await post(), await post(), await post()].map(({ status }) => status)).toEqual([500, 429, 200]);
});

test('latency holds every answer back, and the log knows how many were open', async () => {
	sandbox.settings.latencyMs = 60;
	const client = clientOf(sandbox);
	const started = performance.now();
	await Promise.all([startRender(client), startRender(client), client.get('/v1/quota')]);
	expect(performance.now() - started).toBeGreaterThan(55);
	await client.get('/v1/quota');
	expect([sandbox.log.maxInFlight(), sandbox.log.maxInFlight(path), sandbox.log.maxInFlight('/v1/quota')]).toEqual([
		3, 2, 1,
	]);
	expect(sandbox.log.summary()).toMatchObject({ requests: 4, rendersStarted: 2, maxInFlight: 3 });
});

test('a reset lets held-back answers go out', async () => {
	sandbox.settings.latencyMs = 50;
	const answer = clientOf(sandbox).get('/v1/quota');
	while (sandbox.log.count() === 0) await pause(1);
	sandbox.reset();
	expect((await answer).status).toBe(200);
	expect(sandbox.log.count()).toBe(0);
});

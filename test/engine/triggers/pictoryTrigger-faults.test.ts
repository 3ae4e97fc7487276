import type { FaultRule } from '../../sandbox';
import { finished, pollerIn, start } from '../support/jobsThatFinish';
import type { Poller, PollerOptions } from '../support/poller';
import { useWorld } from '../support/world';

const world = useWorld();

const pollerOf = (options: Partial<PollerOptions> = {}): Poller => pollerIn(world, options);

// Without luck there is no pause between two tries.
beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => jest.restoreAllMocks());

const FAULTS: Array<[string, FaultRule]> = [
	['429', { kind: 'status', status: 429 }],
	['500', { kind: 'status', status: 500 }],
	['503', { kind: 'status', status: 503 }],
	['a refused key', { kind: 'status', status: 401, body: { message: 'Unauthorized' } }],
	['a cut connection', { kind: 'resetBefore' }],
	['half a JSON', { kind: 'brokenJson' }],
	['a web page', { kind: 'html', status: 200 }],
	['an empty answer', { kind: 'empty' }],
	['something else than a list', { kind: 'status', status: 200, body: { hello: 'there' } }],
	['200 with success false', { kind: 'unsuccessful' }],
	['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/' }],
];

describe.each(FAULTS)('%s', (_what, fault) => {
	test('on the list: reported once, and the next good poll makes up for it', async () => {
		const { sandbox } = world;
		const poller = pollerOf();
		await poller.activate();
		const jobs = finished(sandbox, 2);
		sandbox.addFault({ ...fault, path: /^\/v1\/jobs$/, times: 100 });
		for (let polls = 0; polls < 3; polls += 1) expect(await poller.tick()).toEqual([]);
		expect(poller.errors).toHaveLength(1);
		sandbox.clearFaults();
		expect(await poller.tick()).toEqual(jobs);
	});

	test('on an open job: the others come out all the same', async () => {
		const { sandbox } = world;
		const deep = start(sandbox);
		finished(sandbox, 15);
		const poller = pollerOf();
		await poller.activate();
		sandbox.state.finishJob(deep);
		const jobs = finished(sandbox, 2);
		sandbox.addFault({ ...fault, path: `/v1/jobs/${deep}`, times: 100 });
		expect(await poller.tick()).toEqual(jobs);
		expect(await poller.tick()).toEqual([]);
		sandbox.clearFaults();
		expect(await poller.tick()).toEqual([deep]);
		expect(poller.errors.length).toBeLessThanOrEqual(1);
	});
});

test('a fault of a moment is not worth a report', async () => {
	const { sandbox } = world;
	const poller = pollerOf();
	await poller.activate();
	const jobs = finished(sandbox, 1);
	sandbox.addFault({ kind: 'status', status: 503, times: 2 });
	expect(await poller.tick()).toEqual(jobs);
	expect(poller.errors).toEqual([]);
});

test('after a Retry-After Pictory is left alone until then', async () => {
	const { sandbox } = world;
	const poller = pollerOf();
	await poller.activate();
	const jobs = finished(sandbox, 1);
	sandbox.addFault({ kind: 'status', status: 429, headers: { 'Retry-After': '600' }, times: 100 });
	await poller.tick();
	sandbox.clearFaults();
	sandbox.log.reset();
	expect(await poller.tick()).toEqual([]);
	expect(sandbox.log.requests).toEqual([]);
	jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 601_000);
	expect(await poller.tick()).toEqual(jobs);
	expect(poller.errors).toHaveLength(1);
});

test('an answer that does not come ends the poll within its time', async () => {
	const { sandbox } = world;
	const poller = pollerOf({ durable: true, budgetMs: 3_000 });
	await poller.activate();
	const jobs = finished(sandbox, 1);
	sandbox.addFault({ kind: 'slow', delayMs: 8_000 });
	const begun = Date.now();
	expect(await poller.tick()).toEqual([]);
	expect(Date.now() - begun).toBeLessThan(4_500);
	expect(poller.errors).toMatchObject([{ message: 'Pictory took too long to answer' }]);
	expect(await poller.tick()).toEqual(jobs);
}, 20_000);

test('a workflow is not switched on with a key that is refused; when n8n starts, it is', async () => {
	const { sandbox } = world;
	const poller = pollerOf({ account: { baseUrl: sandbox.baseUrl, apiKey: 'pictai_wrong' } });
	await expect(poller.activate()).rejects.toThrow('Pictory refused the API key');
	await poller.activate('init');
	expect(poller.errors).toMatchObject([{ message: 'Pictory refused the API key' }]);
	await expect(poller.fetchTestEvent()).rejects.toThrow('Pictory refused the API key');
});

test('two schedules that are due at the same time do not tell a job twice', async () => {
	const { sandbox } = world;
	sandbox.settings.latencyMs = 50;
	const poller = pollerOf();
	await poller.activate();
	const jobs = finished(sandbox, 1);
	await Promise.all([poller.tick(), poller.tick(), poller.tick()]);
	expect(poller.executions).toEqual([[expect.objectContaining({ jobId: jobs[0] })]]);
});

test('another account behind the credential does not start workflows with its history', async () => {
	const { sandbox } = world;
	finished(sandbox, 12);
	const poller = pollerOf();
	await poller.activate();
	sandbox.state.jobs.clear();
	finished(sandbox, 30);
	expect(await poller.tick()).toEqual([]);
	expect(poller.errors).toMatchObject([{ message: 'The Pictory credential now leads to another account' }]);
	const [jobId] = finished(sandbox, 1);
	expect(await poller.tick()).toEqual([jobId]);
});

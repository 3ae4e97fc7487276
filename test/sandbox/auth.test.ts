import axios from 'axios';
import { startSandbox, type Sandbox } from './index';
import { clientOf } from './test-client';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

test('the key is the same at every start and looks like a key', async () => {
	const other = await startSandbox();
	expect(other.apiKey).toBe(sandbox.apiKey);
	expect(other.apiKey).toMatch(/^pictai_/);
	await other.close();
});

test.each([
	['the key', (key: string) => key, 200, 'ok'],
	['another key', () => 'pictai_wrong', 401, 'wrong'],
	['a Bearer in front', (key: string) => `Bearer ${key}`, 401, 'bearer'],
	['no key', () => undefined, 401, 'missing'],
] as const)('%s', async (_name, header, status, logged) => {
	const authorization = header(sandbox.apiKey);
	const answer = await axios.get(`${sandbox.baseUrl}/v1/quota`, {
		headers: authorization === undefined ? {} : { Authorization: authorization },
		validateStatus: () => true,
	});
	expect(answer.status).toBe(status);
	if (status === 401) expect(answer.data).toEqual({ message: 'Unauthorized' });
	expect(sandbox.log.last()?.authorization).toBe(logged);
	expect(JSON.stringify(sandbox.log.requests)).not.toContain(sandbox.apiKey);
});

test("Python urllib's user agent meets Cloudflare", async () => {
	const answer = await clientOf(sandbox, { 'User-Agent': 'Python-urllib/3.12' }).get('/v1/quota');
	expect(answer.status).toBe(403);
	expect(answer.headers['content-type']).toContain('text/html');
	expect(answer.data).toContain('1010');
});

test('unknown addresses and methods are 404', async () => {
	const client = clientOf(sandbox);
	expect((await client.get('/v1/nothing')).status).toBe(404);
	expect((await client.patch('/v1/quota')).status).toBe(404);
});

test('a rate limit can be set', async () => {
	sandbox.settings.rateLimitPerMinute = 2;
	const client = clientOf(sandbox);
	const answers = [await client.get('/v1/quota'), await client.get('/v1/quota'), await client.get('/v1/quota')];
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
	expect(answers[2]?.headers['retry-after']).toBe('1');
});

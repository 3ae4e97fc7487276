/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { FaultRule } from '../../sandbox';
import { expectNoKey } from '../support/secrets';
import { createAndWait, createVideo, videoItems } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test('the search for the key finds it where errors hide things', () => {
	const key = ['some', 'key'].join('-');
	const hidden = new Error('outer');
	Object.defineProperty(hidden, 'secret', { value: { headers: { Authorization: key } }, enumerable: false });
	expect(() => expectNoKey({ deep: { list: [new Error('x', { cause: hidden })] } }, key)).toThrow('leaked');
	expect(() => expectNoKey({ fine: true }, key)).not.toThrow();
});

/** Every outcome the engine gives is searched for the key (harness.ts); here are the ones most likely to hold it. */
test.each<[string, FaultRule]>([
	[
		'an answer that repeats the request',
		{ kind: 'status', status: 400, body: { message: 'Bad', fields: [{ name: 'a', errors: 'b' }] } },
	],
	['a cut connection', { kind: 'resetBefore' }],
	['a web page', { kind: 'html' }],
	['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' }],
	['half a JSON', { kind: 'brokenJson' }],
])('no error of %s holds the key', async (_what, fault) => {
	const { sandbox, engine } = world;
	for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
		sandbox.clearFaults();
		sandbox.addFault({ ...fault, method: 'POST', every: 1 });
		const outcome = await engine.run({ parameters: createVideo(), items: videoItems(2), node: { onError } });
		expect(outcome.error ?? [...outcome.items, ...outcome.failedItems][0]?.json.error).toBeDefined();
		expectNoKey(outcome, sandbox.apiKey);
	}
});

test('no output of a good run holds the key', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 100;
	const outcome = await engine.run({
		parameters: createAndWait({}, { output: 'raw', download: true, outputBinaryPropertyName: 'data' }),
	});
	expect(outcome.error).toBeUndefined();
	expectNoKey(outcome, sandbox.apiKey);
});

describe('another host', () => {
	let elsewhere: Server;
	let address: string;
	const seen: Array<string | undefined> = [];
	beforeAll(async () => {
		elsewhere = createServer((request, response) => {
			seen.push(request.headers.authorization);
			response.end('{}');
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => elsewhere.once('listening', resolve));
		address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		elsewhere.closeAllConnections();
		elsewhere.close();
	});

	test.each([301, 302, 303, 307, 308])(
		'a redirect (%i) is not followed, and the key does not arrive there',
		async (status) => {
			const { sandbox, engine } = world;
			sandbox.addFault({ kind: 'redirect', status, location: `${address}/v1/quota`, every: 1 });
			const read = await engine.run({ parameters: { resource: 'account', operation: 'getQuota' } });
			const start = await engine.run({ parameters: createVideo() });
			for (const { error } of [read, start]) {
				expect(error?.message).toBe('The address in the credential leads somewhere else');
				expect(error?.description).toMatch(/Base URL/);
			}
			expect([sandbox.log.count('GET'), sandbox.log.count('POST')]).toEqual([1, 1]);
			expect(seen).toEqual([]);
		},
	);

	test("the credential's own authenticate refuses to go anywhere but home", async () => {
		const { sandbox, engine } = world;
		const { authenticate } = engine.loader.getCredential('pictoryApi').type;
		if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
		const data = { apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl };
		for (const request of [
			{ url: address },
			{ url: '/x', baseURL: address },
			{ url: `//${new URL(address).host}/x` },
		]) {
			await expect(authenticate(data, request)).rejects.toThrow();
		}
		const home = await authenticate(data, { url: '/v1/quota', baseURL: sandbox.baseUrl });
		expect(home.headers).toEqual({ Authorization: sandbox.apiKey });
	});
});

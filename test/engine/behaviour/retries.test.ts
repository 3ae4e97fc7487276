import type { INodeParameters } from 'n8n-workflow';

import type { FaultRule } from '../../sandbox';
import { RENDER, createVideo } from '../support/videos';
import { useWorlds } from '../support/world';

const ownWorld = useWorlds();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

/** Faults after which anything may be sent again: Pictory has not accepted it. */
const SLOW_DOWN: Array<[string, FaultRule]> = [
	['429 with Retry-After in seconds', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }],
	[
		'429 with Retry-After as a date',
		{ kind: 'status', status: 429, headers: { 'Retry-After': new Date(Date.now() + 2_000).toUTCString() } },
	],
	['429 without Retry-After', { kind: 'status', status: 429 }],
	['429 with a web page', { kind: 'html', status: 429, headers: { 'Retry-After': '1' } }],
	['503 with Retry-After', { kind: 'status', status: 503, headers: { 'Retry-After': '1' } }],
];

/** Faults after which nobody knows whether Pictory did what was asked. */
const AMBIGUOUS: Array<[string, FaultRule]> = [
	['500', { kind: 'status', status: 500 }],
	['502', { kind: 'status', status: 502 }],
	['503 without Retry-After', { kind: 'status', status: 503 }],
	['504', { kind: 'status', status: 504 }],
	['502 with a web page', { kind: 'html', status: 502 }],
	['connection cut before the work', { kind: 'resetBefore' }],
	['connection cut after the work', { kind: 'resetAfter' }],
	['half a JSON', { kind: 'brokenJson' }],
	['an empty answer', { kind: 'empty' }],
	['a good status with a web page', { kind: 'html', status: 200 }],
];

describe.each([...SLOW_DOWN, ...AMBIGUOUS])('after %s', (_what, fault) => {
	test.concurrent('reading is repeated', async () => {
		const { sandbox, engine } = await ownWorld();
		sandbox.addFault({ ...fault, method: 'GET' });
		const { json, error } = await engine.run({ parameters: { resource: 'account', operation: 'getQuota' } });
		expect(error).toBeUndefined();
		expect(json).toEqual([sandbox.state.quota]);
		expect(sandbox.log.count('GET')).toBe(2);
	});

	test.concurrent('an update guarded by its version is carried out once', async () => {
		const { sandbox, engine } = await ownWorld();
		const connection = sandbox.state.addConnection({ name: 'Old' });
		sandbox.addFault({ ...fault, method: 'PUT' });
		const { json, error } = await engine.run({
			parameters: {
				resource: 'awsConnection',
				operation: 'update',
				connectionId: byId(connection.connectionId),
				updateFields: { name: 'New' },
			},
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ name: 'New', version: 2 })]);
		expect(connection).toMatchObject({ name: 'New', version: 2 });
	});

	test.concurrent('a delete is carried out, and a repeat that finds nothing is no error', async () => {
		const { sandbox, engine } = await ownWorld();
		const { connectionId } = sandbox.state.addConnection();
		sandbox.addFault({ ...fault, method: 'DELETE' });
		const { json, error } = await engine.run({
			parameters: { resource: 'awsConnection', operation: 'delete', connectionId: byId(connectionId) },
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true }]);
		expect(sandbox.state.connections.size).toBe(0);
	});

	test.concurrent('a connection is created once', async () => {
		const { sandbox, engine } = await ownWorld();
		sandbox.addFault({ ...fault, method: 'POST' });
		const { json, error } = await engine.run({
			parameters: {
				resource: 'awsConnection',
				operation: 'create',
				name: 'Studio',
				awsAccountId: '123456789012',
				awsRegion: byId('us-east-2'),
				enabled: true,
			},
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ name: 'Studio', version: 1 })]);
		expect(sandbox.state.connections.size).toBe(1);
	});
});

test.concurrent.each(SLOW_DOWN)('after %s a render is sent again and started once', async (_what, fault) => {
	const { sandbox, engine } = await ownWorld();
	sandbox.addFault({ ...fault, method: 'POST' });
	const { json, error } = await engine.run({ parameters: createVideo() });
	expect(error).toBeUndefined();
	expect(json).toEqual([{ jobId: expect.any(String), status: 'in-progress', videoName: 'Spring sale' }]);
	expect([sandbox.log.count('POST', RENDER), sandbox.log.rendersStarted()]).toEqual([2, 1]);
});

test.concurrent.each(AMBIGUOUS)(
	'after %s a render is never sent again, and the error says how to look it up',
	async (_what, fault) => {
		const { sandbox, engine } = await ownWorld();
		sandbox.addFault({ ...fault, method: 'POST' });
		const { error } = await engine.run({ parameters: createVideo() });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'The job may have been started, but its ID did not reach n8n',
			description: expect.stringContaining('Job → Get Many'),
		});
		expect(error?.context?.code).toBe('MAY_HAVE_STARTED');
		expect(sandbox.log.count('POST', RENDER)).toBe(1);
		expect(sandbox.log.rendersStarted()).toBeLessThanOrEqual(1);
	},
);

test.concurrent('a long Retry-After is obeyed to the second', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.addFault({ kind: 'status', status: 429, headers: { 'Retry-After': '2' }, method: 'POST' });
	await engine.run({ parameters: createVideo() });
	const [first, second] = sandbox.log.find('POST', RENDER);
	const gap = (second?.startedAt ?? 0) - (first?.endedAt ?? 0);
	expect(gap).toBeGreaterThanOrEqual(1_990);
	expect(gap).toBeLessThan(3_000);
});

test.concurrent('several faults in a row are survived', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.addFault({ kind: 'status', status: 502, method: 'GET', times: 2 });
	sandbox.addFault({ kind: 'resetBefore', method: 'GET', times: 1 });
	const { error } = await engine.run({ parameters: { resource: 'account', operation: 'getQuota' } });
	expect(error).toBeUndefined();
	expect(sandbox.log.count()).toBe(4);
});

test.concurrent('an outage ends after six tries with what Pictory said', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.addFault({ kind: 'status', status: 500, every: 1, body: { message: 'Under maintenance' } });
	const { error } = await engine.run({ parameters: { resource: 'account', operation: 'getQuota' } });
	expect(error).toMatchObject({
		message: 'Under maintenance',
		httpCode: '500',
		description: expect.stringContaining('Try again later'),
	});
	expect(sandbox.log.count()).toBe(6);
});

test.concurrent.each<[string, FaultRule, RegExp, string]>([
	['400', { kind: 'status', status: 400, body: { message: 'Bad thing' } }, /^Bad thing$/, '400'],
	['401', { kind: 'status', status: 401 }, /^Pictory refused the API key$/, '401'],
	['403', { kind: 'status', status: 403, body: {} }, /^Pictory does not allow this for your account$/, '403'],
	["403 with a firewall's page", { kind: 'html', status: 403 }, /^Pictory's firewall turned the request away$/, '403'],
	['404 with a web page', { kind: 'html', status: 404 }, /^Pictory does not know this$/, '404'],
	['200 with success: false', { kind: 'unsuccessful' }, /^Error Message$/, '200'],
	[
		'200 with success: false and data',
		{ kind: 'unsuccessful', body: { success: false, data: { error_message: 'No', error_code: 'X' } } },
		/^No$/,
		'200',
	],
])('a refusal (%s) is shown as it is and nothing is sent again', async (_what, fault, message, httpCode) => {
	const { sandbox, engine } = await ownWorld();
	for (const method of ['GET', 'POST']) sandbox.addFault({ ...fault, method, times: 9 });
	const read = await engine.run({ parameters: { resource: 'account', operation: 'getQuota' } });
	const start = await engine.run({ parameters: createVideo() });
	for (const { error } of [read, start]) {
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toMatch(message);
		expect(error?.httpCode).toBe(httpCode);
		expect(`${error?.message} ${error?.description}`).not.toMatch(/<html|<!doctype/i);
	}
	expect([sandbox.log.count('GET'), sandbox.log.count('POST')]).toEqual([1, 1]);
});

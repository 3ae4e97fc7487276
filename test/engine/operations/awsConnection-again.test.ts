/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as after } from 'node:timers/promises';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useWorld } from '../support/world';

const world = useWorld();
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
const PATH = '/v1/awsconnections';

const parameters: INodeParameters = {
	resource: 'awsConnection',
	operation: 'create',
	name: '={{ $json.name }}',
	awsAccountId: '={{ $json.account ?? "123456789012" }}',
	awsRegion: { __rl: true, mode: 'id', value: 'us-east-2' },
	enabled: true,
	options: { maxConcurrency: 1 },
};
const items: IDataObject[] = ['A', 'B', 'C', 'D'].map((name, index) => ({ name, account: `12345678901${index}` }));
const namesOf = (json: IDataObject[]): unknown[] => json.map(({ name }) => name);

test('Retry On Fail takes the connections an earlier try has created and creates only the others', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 2, times: 1, body: { message: 'Not now' } });
	const { json, error } = await engine.run({ parameters, items, node: retry });
	expect(error).toBeUndefined();
	expect(namesOf(json)).toEqual(['A', 'B', 'C', 'D']);
	expect(json.map(({ connectionId }) => connectionId)).toEqual([...sandbox.state.connections.keys()]);
	expect([sandbox.log.count('POST'), sandbox.log.count('GET')]).toEqual([5, 7]);
});

test('a retried execution does the same', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 3, times: 1, body: { message: 'Not now' } });
	const failed = await engine.run({ parameters, items });
	expect(failed.error?.message).toBe('Not now');
	const { json, error } = await engine.run({ parameters, items, retryOf: failed.data });
	expect(error).toBeUndefined();
	expect(namesOf(json)).toEqual(['A', 'B', 'C', 'D']);
	expect(sandbox.state.connections.size).toBe(4);
});

test('a connection that was deleted between the tries is created anew', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 3, times: 1 });
	const failed = await engine.run({ parameters, items });
	const [gone] = sandbox.state.connections.keys();
	sandbox.state.connections.delete(String(gone));
	const { json } = await engine.run({ parameters, items, retryOf: failed.data });
	expect(namesOf(json)).toEqual(['A', 'B', 'C', 'D']);
	expect(json.map(({ connectionId }) => connectionId)).not.toContain(gone);
	expect(sandbox.state.connections.size).toBe(4);
});

test('a connection nobody knew of after the first try is found by the second', async () => {
	const { sandbox, engine } = world;
	// It is created, but neither that answer arrives nor any list until Pictory is well again.
	sandbox.addFault({ method: 'POST', kind: 'resetAfter', times: 1 });
	sandbox.addFault({ method: 'GET', kind: 'status', status: 403, after: 1, times: 1, body: {} });
	const failed = await engine.run({ parameters, items: [{ name: 'A' }] });
	expect(failed.error).toMatchObject({
		message: 'The connection may have been created, but Pictory gave no clear answer',
		description: expect.stringContaining('Get Many'),
	});
	const { json, error } = await engine.run({ parameters, items: [{ name: 'A' }], retryOf: failed.data });
	expect(error).toBeUndefined();
	expect(namesOf(json)).toEqual(['A']);
	expect([sandbox.log.count('POST', PATH), sandbox.state.connections.size]).toEqual([1, 1]);
});

test('a name that is taken by the first of two asks, whose answer was lost, is taken by us', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'resetAfter', times: 1 });
	// The list does not show it at once.
	sandbox.addFault({ method: 'GET', kind: 'status', status: 200, times: 2, body: { Items: [] } });
	const { json, error } = await engine.run({ parameters, items: [{ name: 'A' }] });
	expect(error).toBeUndefined();
	expect(namesOf(json)).toEqual(['A']);
	expect(sandbox.state.connections.size).toBe(1);
});

test('where even then the list does not show it, the doubt is kept for the next try', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'resetAfter', times: 1 });
	sandbox.addFault({ method: 'GET', kind: 'status', status: 200, times: 3, body: { Items: [] } });
	const failed = await engine.run({ parameters, items: [{ name: 'A' }] });
	expect(failed.error?.message).toBe('The connection may have been created, but Pictory gave no clear answer');
	const { json, error } = await engine.run({ parameters, items: [{ name: 'A' }], retryOf: failed.data });
	expect(error).toBeUndefined();
	expect(namesOf(json)).toEqual(['A']);
	expect(sandbox.state.connections.size).toBe(1);
});

test('an execution that is stopped while the answer is awaited remembers that it may be there', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'slow', delayMs: 30_000, times: 1 });
	const stopped = await engine.run({
		parameters,
		items: [{ name: 'A' }],
		stopWhen: after(300),
	});
	expect(stopped.status).toBe('canceled');
	const { json, error } = await engine.run({ parameters, items: [{ name: 'A' }], retryOf: stopped.data });
	expect(error).toBeUndefined();
	expect(namesOf(json)).toEqual(['A']);
	expect([sandbox.log.count('POST', PATH), sandbox.state.connections.size]).toEqual([1, 1]);
});

test("somebody else's connection of the same name is never taken for ours", async () => {
	const { sandbox, engine } = world;
	sandbox.state.addConnection({ name: 'B' });
	const { error } = await engine.run({ parameters, items, node: retry });
	expect(error?.message).toBe('An AWS connection named B already exists');
	expect(error?.context?.itemIndex).toBe(1);
	expect([...sandbox.state.connections.values()].map(({ name }) => name)).toEqual(['B', 'A']);
});

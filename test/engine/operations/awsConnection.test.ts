import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useWorld } from '../support/world';

const world = useWorld();
const PATH = '/v1/awsconnections';

function aws(operation: string, parameters: INodeParameters = {}): INodeParameters {
	return { resource: 'awsConnection', operation, ...parameters };
}

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

test('Create sends exactly what was entered and gives the connection back', async () => {
	const { sandbox, engine } = world;
	const { items, error } = await engine.run({
		parameters: aws('create', {
			name: ' Marketing footage ',
			awsAccountId: '012345678901',
			awsRegion: { __rl: true, mode: 'list', value: 'eu-central-1', cachedResultName: 'Europe (Frankfurt)' },
			enabled: true,
			additionalFields: { description: 'Raw footage' },
		}),
	});
	expect(error).toBeUndefined();
	const [connection] = [...sandbox.state.connections.values()];
	expect(items).toEqual([
		{ json: expect.objectContaining({ connectionId: connection?.connectionId, version: 1 }), pairedItem: { item: 0 } },
	]);
	const request = sandbox.log.last('POST', PATH);
	expect(request).toMatchObject({ path: PATH, authorization: 'ok', query: '' });
	expect(request?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' });
	expect(JSON.parse(request?.rawBody ?? '')).toEqual({
		name: 'Marketing footage',
		description: 'Raw footage',
		awsAccountId: '012345678901',
		awsRegion: 'eu-central-1',
		enabled: true,
	});
	expect(sandbox.log.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

test('Create leaves out a description nobody entered, and can create a connection that is switched off', async () => {
	const { sandbox, engine } = world;
	await engine.run({
		parameters: aws('create', {
			name: 'Off',
			awsAccountId: '123456789012',
			awsRegion: byId('us-east-2'),
			enabled: false,
		}),
	});
	expect(JSON.parse(sandbox.log.last('POST', PATH)?.rawBody ?? '')).toEqual({
		name: 'Off',
		awsAccountId: '123456789012',
		awsRegion: 'us-east-2',
		enabled: false,
	});
});

test.each([200, 201] as const)(
	'Create works when Pictory answers %i, also when enabled must be sent',
	async (createStatus) => {
		const { sandbox, engine } = world;
		Object.assign(sandbox.settings, { createStatus, enabledRequired: true });
		const { json } = await engine.run({
			parameters: aws('create', {
				name: 'A',
				awsAccountId: '123456789012',
				awsRegion: byId('us-east-2'),
				enabled: true,
			}),
		});
		expect(json).toEqual([expect.objectContaining({ name: 'A', version: 1 })]);
	},
);

test('Every input item gets its own connection from expressions, and knows which item it came from', async () => {
	const { sandbox, engine } = world;
	const input = [
		{ team: 'Red', account: '111111111111', region: 'eu-west-1' },
		{ team: 'Green', account: '222222222222', region: 'us-west-2' },
		{ team: 'Blue', account: 333333333333, region: 'ap-south-1' },
	];
	const { items, error } = await engine.run({
		parameters: aws('create', {
			name: '={{ $json.team }} footage',
			awsAccountId: '={{ $json.account }}',
			awsRegion: byId('={{ $json.region }}'),
			enabled: '={{ true }}',
			options: { maxConcurrency: 2 },
		}),
		items: input,
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json, pairedItem }) => [json.name, json.awsAccountId, json.awsRegion, pairedItem])).toEqual([
		['Red footage', '111111111111', 'eu-west-1', { item: 0 }],
		['Green footage', '222222222222', 'us-west-2', { item: 1 }],
		['Blue footage', '333333333333', 'ap-south-1', { item: 2 }],
	]);
	expect(sandbox.state.connections.size).toBe(3);
});

test('Get reads one connection, chosen from the list or by ID', async () => {
	const { sandbox, engine } = world;
	const { connectionId } = sandbox.state.addConnection({ name: 'Studio' });
	for (const mode of ['list', 'id']) {
		const { json } = await engine.run({
			parameters: aws('get', { connectionId: { __rl: true, mode, value: connectionId } }),
		});
		expect(json).toEqual([expect.objectContaining({ connectionId, name: 'Studio', type: 'AWS' })]);
	}
	expect(sandbox.log.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		`GET ${PATH}/${connectionId}`,
		`GET ${PATH}/${connectionId}`,
	]);
});

test('An ID with characters that mean something in an address stays one part of the path', async () => {
	const { sandbox, engine } = world;
	await engine.run({ parameters: aws('get', { connectionId: byId('../jobs?a=b#c') }) });
	expect(sandbox.log.requests.map(({ path, query }) => [path, query])).toEqual([[`${PATH}/..%2Fjobs%3Fa%3Db%23c`, '']]);
});

test('Get Many returns up to the limit, or all', async () => {
	const { sandbox, engine } = world;
	for (let index = 0; index < 60; index += 1) sandbox.state.addConnection();
	const fifty = await engine.run({ parameters: aws('getAll', { returnAll: false, limit: 50 }) });
	const three = await engine.run({ parameters: aws('getAll', { returnAll: false, limit: 3 }) });
	const all = await engine.run({ parameters: aws('getAll', { returnAll: true }) });
	expect([fifty.items.length, three.items.length, all.items.length]).toEqual([50, 3, 60]);
	expect(three.json.map(({ name }) => name)).toEqual(['Connection 1', 'Connection 2', 'Connection 3']);
	expect(all.items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
});

test.each<[string, INodeParameters, string[]]>([
	['only enabled ones', { enabled: true }, ['A', 'C']],
	['only disabled ones', { enabled: false }, ['B']],
	['those of one region', { awsRegion: byId('eu-west-1') }, ['B', 'C']],
	['both', { awsRegion: byId('eu-west-1'), enabled: true }, ['C']],
	['those of a region by its name', { awsRegion: byId('EU (Ireland)') }, ['B', 'C']],
	['those of one account', { awsAccountId: '1111-1111-1111' }, ['B']],
])('Get Many filters: %s', async (_what, filters, names) => {
	const { sandbox, engine } = world;
	sandbox.state.addConnection({ name: 'A', awsRegion: 'us-east-1' });
	sandbox.state.addConnection({ name: 'B', awsAccountId: '111111111111', awsRegion: 'eu-west-1', enabled: false });
	sandbox.state.addConnection({ name: 'C', awsRegion: 'eu-west-1' });
	const { json } = await engine.run({ parameters: aws('getAll', { returnAll: true, filters }) });
	expect(json.map(({ name }) => name)).toEqual(names);
});

test('Get Many of an account without connections returns no items', async () => {
	const { engine } = world;
	const { items, error } = await engine.run({ parameters: aws('getAll', { returnAll: true }) });
	expect([items, error]).toEqual([[], undefined]);
});

test.each<[string, INodeParameters, IDataObject]>([
	['the name', { name: 'New' }, { name: 'New', description: 'Old words', enabled: true }],
	['the description', { description: 'New words' }, { name: 'Old', description: 'New words', enabled: true }],
	['to an empty description', { description: '' }, { name: 'Old', description: '', enabled: true }],
	['off', { enabled: false }, { name: 'Old', description: 'Old words', enabled: false }],
])('Update changes %s, keeps the rest and reads the version itself', async (_what, updateFields, expected) => {
	const { sandbox, engine } = world;
	sandbox.settings.updateNameRequired = true;
	const { connectionId } = sandbox.state.addConnection({ name: 'Old', description: 'Old words', version: 4 });
	const { items, error } = await engine.run({
		parameters: aws('update', { connectionId: byId(connectionId), updateFields }),
	});
	expect(error).toBeUndefined();
	expect(items).toEqual([
		{ json: expect.objectContaining({ ...expected, connectionId, version: 5 }), pairedItem: { item: 0 } },
	]);
	expect(JSON.parse(sandbox.log.last('PUT')?.rawBody ?? '')).toEqual({ ...expected, version: 4 });
	expect(sandbox.log.requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
});

test('Update gives the connection also when Pictory answers with nothing', async () => {
	const { sandbox, engine } = world;
	const { connectionId } = sandbox.state.addConnection({ name: 'Old' });
	sandbox.addFault({ method: 'PUT', kind: 'empty' });
	const { json } = await engine.run({
		parameters: aws('update', { connectionId: byId(connectionId), updateFields: { name: 'New' } }),
	});
	expect(json).toEqual([expect.objectContaining({ connectionId, name: 'New', version: 2 })]);
});

test('Delete answers deleted: true and removes the connection', async () => {
	const { sandbox, engine } = world;
	const { connectionId } = sandbox.state.addConnection();
	const { items } = await engine.run({ parameters: aws('delete', { connectionId: byId(connectionId) }) });
	expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
	expect(sandbox.state.connections.size).toBe(0);
	expect(sandbox.log.requests).toMatchObject([{ method: 'DELETE', path: `${PATH}/${connectionId}`, status: 204 }]);
});

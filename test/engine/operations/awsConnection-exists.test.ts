import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useWorld } from '../support/world';

const world = useWorld();
const PATH = '/v1/awsconnections';
const ACCOUNT = '123456789012';

function create(parameters: INodeParameters = {}): INodeParameters {
	return {
		resource: 'awsConnection',
		operation: 'create',
		name: 'Second colleague',
		awsAccountId: ACCOUNT,
		awsRegion: { __rl: true, mode: 'id', value: 'us-east-2' },
		enabled: true,
		...parameters,
	};
}

const methods = (): string[] => world.sandbox.log.requests.map(({ method }) => method);

describe('one connection serves all buckets of an account and region', () => {
	test('the one that is there is given back, under whatever name, and nothing is created', async () => {
		const { sandbox, engine } = world;
		sandbox.state.addConnection({ name: 'Elsewhere', awsRegion: 'eu-west-1' });
		sandbox.state.addConnection({ name: 'Another account', awsAccountId: '999999999999' });
		const { connectionId } = sandbox.state.addConnection({ name: 'First colleague' });
		const { items, error } = await engine.run({ parameters: create() });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					connectionId,
					name: 'First colleague',
					awsAccountId: ACCOUNT,
					awsRegion: 'us-east-2',
					enabled: true,
					version: 1,
					created: false,
					note: expect.stringMatching(/^Nothing was created: .*"First colleague" and not "Second colleague"/),
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(methods()).toEqual(['GET']);
	});

	test('a new one says that it is new', async () => {
		const { json } = await world.engine.run({ parameters: create() });
		expect(json).toEqual([expect.objectContaining({ name: 'Second colleague', created: true })]);
		expect(json[0]).not.toHaveProperty('note');
		expect(methods()).toEqual(['GET', 'POST']);
	});

	test('of several, the one of that name is given, else one that is enabled', async () => {
		const { sandbox, engine } = world;
		sandbox.state.addConnection({ name: 'Off', enabled: false });
		sandbox.state.addConnection({ name: 'On' });
		sandbox.state.addConnection({ name: 'Named' });
		const { json } = await engine.run({
			parameters: create({ name: '={{ $json.name }}' }),
			items: [{ name: 'Named' }, { name: 'Unknown' }, { name: 'Off' }],
		});
		expect(json.map(({ name }) => name)).toEqual(['Named', 'On', 'On']);
		expect(json[0]?.note).not.toMatch(/Update/);
	});

	test('Fail says which one is there, and that one is enough', async () => {
		const { sandbox, engine } = world;
		const { connectionId } = sandbox.state.addConnection({ name: 'First colleague' });
		const { error } = await engine.run({ parameters: create({ ifExists: 'fail' }) });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: `An AWS connection for account ${ACCOUNT} and us-east-2 is there already: "First colleague" (${connectionId})`,
			description: expect.stringMatching(/One connection serves all buckets .*Use It/),
		});
		expect(methods()).toEqual(['GET']);
	});

	test('Fail creates where none is there', async () => {
		world.sandbox.state.addConnection({ awsRegion: 'eu-west-1' });
		const { json } = await world.engine.run({ parameters: create({ ifExists: 'fail' }) });
		expect(json).toEqual([expect.objectContaining({ name: 'Second colleague', created: true })]);
	});

	test('a disabled one is not given in silence', async () => {
		const { sandbox, engine } = world;
		const { connectionId } = sandbox.state.addConnection({ name: 'Off', enabled: false });
		const { error } = await engine.run({ parameters: create() });
		expect(error).toMatchObject({
			message: `"Off" (${connectionId}) is there for this account and region, but it is disabled`,
			description: expect.stringMatching(/Switch this one on with AWS Connection → Update \(Enabled\)/),
		});
		expect(methods()).toEqual(['GET']);
		const { json } = await engine.run({ parameters: create({ enabled: false }) });
		expect(json).toEqual([expect.objectContaining({ connectionId, enabled: false, created: false })]);
	});

	test('items of one run that ask for the same share one', async () => {
		const { sandbox, engine } = world;
		const { json } = await engine.run({
			parameters: create({ name: '={{ $json.bucket }}', options: { maxConcurrency: 5 } }),
			items: ['one', 'two', 'three'].map((bucket): IDataObject => ({ bucket })),
		});
		expect(sandbox.state.connections.size).toBe(1);
		expect(new Set(json.map(({ connectionId }) => connectionId)).size).toBe(1);
		expect(json.filter(({ created }) => created === true)).toHaveLength(1);
	});

	test('an account that Pictory gives as a number, and a region in capitals, are the same', async () => {
		const { sandbox, engine } = world;
		sandbox.addFault({
			method: 'GET',
			path: PATH,
			kind: 'status',
			status: 200,
			times: 1,
			body: { Items: [{ connectionId: 'a', name: 'A', awsAccountId: 123456789012, awsRegion: 'US-EAST-2' }] },
		});
		const { json } = await engine.run({ parameters: create() });
		expect(json).toEqual([expect.objectContaining({ connectionId: 'a', created: false })]);
	});
});

describe.each([409, 400] as const)('somebody else was faster (%i)', (conflictStatus) => {
	beforeEach(() => {
		Object.assign(world.sandbox.settings, { conflictStatus, onePerAccountAndRegion: true });
		// The list is read a moment before the other one is there.
		world.sandbox.addFault({ method: 'GET', kind: 'status', status: 200, times: 1, body: { Items: [] } });
	});

	test('theirs is used', async () => {
		const { connectionId } = world.sandbox.state.addConnection({ name: 'Theirs' });
		const { json, error } = await world.engine.run({ parameters: create() });
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ connectionId, created: false })]);
		expect(methods()).toEqual(['GET', 'POST', 'GET']);
	});

	test('with Fail, Pictory is quoted, and theirs is named', async () => {
		const { connectionId } = world.sandbox.state.addConnection({ name: 'Theirs' });
		const { error } = await world.engine.run({ parameters: create({ ifExists: 'fail' }) });
		expect(error).toMatchObject({
			message: 'A connection for this account and region already exists',
			description: expect.stringContaining(`"Theirs" (${connectionId}) is there for this AWS account and region.`),
			httpCode: String(conflictStatus),
		});
	});

	test('where the list shows none, what Pictory said is not lost', async () => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'GET', kind: 'status', status: 200, times: 1, body: { Items: [] } });
		sandbox.state.addConnection({ name: 'Hidden' });
		const { error } = await engine.run({ parameters: create() });
		expect(error).toMatchObject({
			message: 'A connection for this account and region already exists',
			description: expect.stringContaining(`Get Many shows no connection for account ${ACCOUNT} and us-east-2`),
		});
	});

	test('where the list cannot be read, neither', async () => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'GET', kind: 'status', status: 403, times: Infinity, body: {} });
		sandbox.state.addConnection({ name: 'Theirs' });
		const { error } = await engine.run({ parameters: create() });
		expect(`${error?.message} ${error?.description}`).toContain(
			'A connection for this account and region already exists',
		);
	});
});

test.each([
	'Conflict',
	'Version of the resource is in conflict',
	'CONNECTION_LIMIT reached for this account',
	'Ein Eintrag ist vorhanden',
])('a 409 that says "%s" is told so', async (message) => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 409, times: 1, body: { message } });
	const { error } = await engine.run({ parameters: create() });
	expect(error?.message).toBe(message);
	expect(error?.description).toMatch(/Choose another Name/);
});

test('a 400 that says what does not exist is no conflict', async () => {
	const { sandbox, engine } = world;
	const message = 'The AWS account does not exist';
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, times: 1, body: { message } });
	const { error } = await engine.run({ parameters: create() });
	expect(error?.message).toBe(message);
	expect(methods()).toEqual(['GET', 'POST']);
});

test('the one that is given back is looked up anew by the next try, and found again', async () => {
	const { sandbox, engine } = world;
	const { connectionId } = sandbox.state.addConnection({ name: 'First colleague' });
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, times: 1, body: { message: 'Not now' } });
	const items = [{ region: 'us-east-2' }, { region: 'eu-west-1' }];
	const { json, error } = await engine.run({
		parameters: create({
			name: '={{ $json.region }}',
			awsRegion: { __rl: true, mode: 'id', value: '={{ $json.region }}' },
			options: { maxConcurrency: 1 },
		}),
		items,
		node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 },
	});
	expect(error).toBeUndefined();
	expect(json.map(({ created }) => created)).toEqual([false, true]);
	expect(json[0]?.connectionId).toBe(connectionId);
	expect(sandbox.state.connections.size).toBe(2);
});

test.each([
	['1234-5678-9012', 'US East (Ohio) us-east-2'],
	['1234 5678 9012', 'US-EAST-2'],
	[' 123456789012\u200b', 'Ohio'],
	['1234–5678–9012', 'us east 2'],
])('account %j and region %j are sent as Pictory wants them', async (account, region) => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({
		parameters: create({
			awsAccountId: '={{ $json.account }}',
			awsRegion: { __rl: true, mode: 'id', value: '={{ $json.region }}' },
		}),
		items: [{ account, region }],
	});
	expect(error).toBeUndefined();
	expect(JSON.parse(sandbox.log.last('POST', PATH)?.rawBody ?? '')).toEqual({
		name: 'Second colleague',
		awsAccountId: ACCOUNT,
		awsRegion: 'us-east-2',
		enabled: true,
	});
});

test('a region is not chosen for anybody', async () => {
	const { awsRegion, ...others } = create();
	await expect(
		world.engine.run({ parameters: { ...others, awsRegion: { __rl: true, mode: 'list', value: '' } } }),
	).rejects.toThrow(/Bucket Region/);
	const { error } = await world.engine.run({
		parameters: { ...others, awsRegion: { ...(awsRegion as INodeParameters), value: '={{ $json.typo }}' } },
	});
	expect(error?.message).toMatch(/'Bucket Region' is empty\. Choose the region of the bucket/);
	expect(world.sandbox.log.count()).toBe(0);
});

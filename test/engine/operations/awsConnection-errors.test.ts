import { type INodeParameters, sleep } from 'n8n-workflow';

import { useWorld } from '../support/world';

const world = useWorld();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

function create(parameters: INodeParameters = {}): INodeParameters {
	return {
		resource: 'awsConnection',
		operation: 'create',
		name: 'Studio',
		awsAccountId: '123456789012',
		awsRegion: byId('us-east-2'),
		enabled: true,
		...parameters,
	};
}

test.each<[string, INodeParameters, RegExp]>([
	['account ID with dashes, of 11 digits', { awsAccountId: '1234-5678-901' }, /'AWS Account ID' has 11 digits/],
	['account ID of 11 digits', { awsAccountId: '12345678901' }, /'AWS Account ID' has 11 digits; .* 12\. Keep zeros/],
	['account ID that lost its zeros as a number', { awsAccountId: '={{ 12345678901 }}' }, /has 11 digits/],
	[
		'account ID that is an ARN',
		{ awsAccountId: 'arn:aws:iam::123456789012:root' },
		/must be 12 digits and nothing else/,
	],
	['no account ID', { awsAccountId: '={{ $json.missing }}' }, /'AWS Account ID' is empty\. Enter the 12 digits/],
	['no name', { name: '  ' }, /'Name' is empty/],
	['no region', { awsRegion: byId('={{ $json.missing }}') }, /'Bucket Region' is empty/],
	['a region that is mistyped', { awsRegion: byId('Frankfrut') }, /'Bucket Region' does not know .* eu-central-1/],
	['a region in China', { awsRegion: byId('cn-north-1') }, /'Bucket Region' cannot be "cn-north-1"/],
	['what is to be done otherwise', { ifExists: '={{ "maybe" }}' }, /'If It Exists' does not know "maybe"/],
	[
		'an expression that is no expression',
		{ name: '{{ $json.name }}' },
		/'Name' holds an expression that was not evaluated/,
	],
	[
		'an unevaluated account ID',
		{ awsAccountId: '{{ $json.account }}' },
		/'AWS Account ID' holds an expression that was not evaluated/,
	],
	[
		'an unevaluated region',
		{ awsRegion: byId('{{ $json.region }}') },
		/'Bucket Region' holds an expression that was not evaluated/,
	],
])('Create refuses %s and sends nothing', async (_what, parameters, message) => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: create(parameters) });
	expect(error?.name).toBe('NodeOperationError');
	expect(error?.message).toMatch(message);
	expect(error?.context?.itemIndex).toBe(0);
	expect(sandbox.log.count()).toBe(0);
});

test.each([409, 400] as const)(
	'a name that is taken is told as such when Pictory answers %i',
	async (conflictStatus) => {
		const { sandbox, engine } = world;
		sandbox.settings.conflictStatus = conflictStatus;
		const { connectionId } = sandbox.state.addConnection({ name: 'Studio', awsAccountId: '999999999999' });
		const { error } = await engine.run({ parameters: create() });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'An AWS connection named Studio already exists',
			description: expect.stringContaining(
				`"Studio" (${connectionId}) has this name, for account 999999999999 and us-east-2. Choose another Name`,
			),
			httpCode: String(conflictStatus),
		});
		expect(sandbox.state.connections.size).toBe(1);
	},
);

test.each([409, 400] as const)(
	'renaming to a name that is taken is told as such when Pictory answers %i',
	async (conflictStatus) => {
		const { sandbox, engine } = world;
		sandbox.settings.conflictStatus = conflictStatus;
		sandbox.state.addConnection({ name: 'Taken' });
		const { connectionId } = sandbox.state.addConnection({ name: 'Mine' });
		const { error } = await engine.run({
			parameters: {
				resource: 'awsConnection',
				operation: 'update',
				connectionId: byId(connectionId),
				updateFields: { name: 'Taken' },
			},
		});
		expect(error?.message).toBe('An AWS connection named Taken already exists');
		expect(error?.description).toContain('Choose another name');
	},
);

test.each([409, 400] as const)(
	'Update says when somebody else was faster (%i) and overwrites nothing',
	async (conflictStatus) => {
		const { sandbox, engine } = world;
		sandbox.settings.conflictStatus = conflictStatus;
		sandbox.settings.latencyMs = 150;
		const connection = sandbox.state.addConnection({ name: 'Mine' });
		const running = engine.run({
			parameters: {
				resource: 'awsConnection',
				operation: 'update',
				connectionId: byId(connection.connectionId),
				updateFields: { description: 'By me' },
			},
		});
		while (sandbox.log.count('GET') === 0) await sleep(5);
		// The answer to the read is on its way; now somebody changes the connection twice.
		await sleep(20);
		Object.assign(connection, { description: 'By somebody else', version: 3 });
		const { error } = await running;
		expect(error).toMatchObject({
			message: 'Somebody else has changed this AWS connection in the meantime',
			description: expect.stringContaining('Nothing was overwritten'),
		});
		expect(connection.description).toBe('By somebody else');
	},
);

test.each<[string, 'message' | 'empty']>([
	['get', 'message'],
	['get', 'empty'],
	['update', 'message'],
	['update', 'empty'],
	['delete', 'message'],
	['delete', 'empty'],
])('%s of a connection that was deleted says so (404 with %s)', async (operation, notFoundBody) => {
	const { sandbox, engine } = world;
	sandbox.settings.notFoundBody = notFoundBody;
	const { error } = await engine.run({
		parameters: { resource: 'awsConnection', operation, connectionId: byId('gone'), updateFields: { name: 'A' } },
	});
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: 'The AWS connection gone does not exist',
		description: expect.stringContaining('may have been deleted'),
		httpCode: '404',
	});
	expect(sandbox.log.count()).toBe(1);
});

test('Update without a field to change is refused', async () => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({
		parameters: { resource: 'awsConnection', operation: 'update', connectionId: byId('a'), updateFields: {} },
	});
	expect(error?.message).toBe("'Update Fields' is empty. Add at least one field to change.");
	expect(sandbox.log.count()).toBe(0);
});

test.each(['get', 'update', 'delete'])('%s without a connection is refused', async (operation) => {
	const { sandbox, engine } = world;
	const parameters = { resource: 'awsConnection', operation, updateFields: { name: 'A' } };
	// What is empty in the panel n8n refuses itself; what comes out empty of an expression we refuse.
	await expect(engine.run({ parameters: { ...parameters, connectionId: byId('') } })).rejects.toThrow(/AWS Connection/);
	const { error } = await engine.run({ parameters: { ...parameters, connectionId: byId('={{ $json.missing }}') } });
	expect(error?.message).toBe("'AWS Connection' is empty. Choose one from the list or enter its ID.");
	expect(sandbox.log.count()).toBe(0);
});

test('a create whose answer was lost takes the connection that is there', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'resetAfter' });
	const { json, error } = await engine.run({ parameters: create() });
	expect(error).toBeUndefined();
	expect(json).toEqual([expect.objectContaining({ name: 'Studio', version: 1 })]);
	expect([sandbox.log.count('POST'), sandbox.state.connections.size]).toEqual([1, 1]);
});

test('a create that was lost on the way is sent once more after a look at the list', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'resetBefore' });
	const { json } = await engine.run({ parameters: create() });
	expect(json).toEqual([expect.objectContaining({ name: 'Studio' })]);
	expect(sandbox.log.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST']);
	expect(sandbox.state.connections.size).toBe(1);
});

test('a create without a clear answer, twice, says what to look at', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 500, times: 2 });
	const { error } = await engine.run({ parameters: create() });
	expect(error?.message).toBe('The connection may have been created, but Pictory gave no clear answer');
	expect(error?.description).toMatch(/Get Many/);
});

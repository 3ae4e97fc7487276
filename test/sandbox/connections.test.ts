import { startSandbox, type Sandbox } from './index';
import { clientOf } from './test-client';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const connection = { name: 'Footage', awsAccountId: '123456789012', awsRegion: 'us-east-2', enabled: true };
const path = '/v1/awsconnections';

test('create, list, read, update, delete', async () => {
	const client = clientOf(sandbox);
	expect((await client.get(path)).data).toEqual({ Items: [] });

	const created = await client.post(path, { ...connection, connectionId: 'mine', secret: 'x' });
	const { connectionId } = created.data;
	expect(connectionId).toMatch(/^\d{17}[a-z0-9]{15}$/);
	expect(created.status).toBe(200);
	expect(created.data).toEqual({ ...connection, connectionId, version: 1 });

	const { data: read } = await client.get(`${path}/${connectionId}`);
	expect(read).toMatchObject({ ...connection, connectionId, version: 1, type: 'AWS' });
	expect(read.createdDate).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
	expect((await client.get(path)).data).toEqual({ Items: [read] });

	const updated = await client.put(`${path}/${connectionId}`, {
		description: 'Raw',
		awsRegion: 'eu-west-1',
		version: 1,
	});
	expect(updated.data).toEqual({ ...connection, connectionId, description: 'Raw', version: 2 });

	const deleted = await client.delete(`${path}/${connectionId}`);
	expect([deleted.status, deleted.data]).toEqual([204, '']);
	expect((await client.delete(`${path}/${connectionId}`)).status).toBe(404);
	expect((await client.get(`${path}/${connectionId}`)).status).toBe(404);
	expect((await client.put(`${path}/${connectionId}`, { version: 2 })).status).toBe(404);
});

test('enabled is true unless it is said, and stays what it is', async () => {
	const client = clientOf(sandbox);
	const { data } = await client.post(path, { ...connection, enabled: undefined });
	expect(data.enabled).toBe(true);
	await client.put(`${path}/${data.connectionId}`, { enabled: false, version: 1 });
	expect((await client.put(`${path}/${data.connectionId}`, { name: 'Other', version: 2 })).data.enabled).toBe(false);
});

test.each([
	['name', { ...connection, name: undefined }],
	['awsAccountId', { ...connection, awsAccountId: '1234-5678-9012' }],
	['awsAccountId', { ...connection, awsAccountId: '12345678901' }],
	['awsAccountId', { ...connection, awsAccountId: 123456789012 }],
	['awsRegion', { ...connection, awsRegion: undefined }],
	['enabled', { ...connection, enabled: 'true' }],
])('a create with a wrong %s is refused', async (field, body) => {
	const { status, data } = await clientOf(sandbox).post(path, body);
	expect([status, data.fields[0].name]).toEqual([400, field]);
});

test.each([409, 400] as const)('a stale version and a name taken are %d', async (conflictStatus) => {
	sandbox.settings.conflictStatus = conflictStatus;
	const client = clientOf(sandbox);
	const { connectionId } = sandbox.state.addConnection({ name: 'Footage', version: 3 });
	sandbox.state.addConnection({ name: 'Other' });
	const stale = await client.put(`${path}/${connectionId}`, { enabled: false, version: 2 });
	expect(stale.status).toBe(conflictStatus);
	expect(JSON.stringify(stale.data)).toContain('current version 3');
	expect((await client.post(path, connection)).status).toBe(conflictStatus);
	expect((await client.put(`${path}/${connectionId}`, { name: 'Other', version: 3 })).status).toBe(conflictStatus);
	expect((await client.put(`${path}/${connectionId}`, { name: 'Footage', version: 3 })).status).toBe(200);
	expect((await client.put(`${path}/${connectionId}`, { name: 'Footage' })).data.fields[0].name).toBe('version');
});

test('two updates at once: one wins', async () => {
	const client = clientOf(sandbox);
	const { connectionId } = sandbox.state.addConnection();
	const answers = await Promise.all(
		[1, 2].map(() => client.put(`${path}/${connectionId}`, { enabled: false, version: 1 })),
	);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

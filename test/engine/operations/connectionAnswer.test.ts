import { useWorld } from '../support/world';

const world = useWorld();
const parameters = {
	resource: 'awsConnection',
	operation: 'create',
	name: 'Studio',
	awsAccountId: '123456789012',
	awsRegion: { __rl: true, mode: 'id', value: 'us-east-2' },
	enabled: true,
};

test.each([
	['an empty object', {}, false],
	['something else', { message: 'ok' }, true],
	['a list', [], true],
])('a connection whose answer is %s is looked up, not taken for made', async (_what, body, processed) => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 200, body, processed });
	const { json } = await engine.run({ parameters });
	expect(json).toEqual([expect.objectContaining({ connectionId: expect.any(String), name: 'Studio' })]);
	expect(sandbox.state.connections.size).toBe(1);
});

test('when no answer ever names one, it may have been created', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 200, body: {}, times: 9 });
	const { error } = await engine.run({ parameters });
	expect(error?.message).toMatch(/may have been created/);
});

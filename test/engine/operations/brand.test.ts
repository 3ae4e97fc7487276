import { useWorld } from '../support/world';

const world = useWorld();
const getAll = { resource: 'brand', operation: 'getAll' };

test('Get Many gives the brands of the account as Pictory does, all or as many as are wanted', async () => {
	const { sandbox, engine } = world;
	const { brands } = sandbox.state;
	expect(brands.length).toBeGreaterThan(2);
	const all = await engine.run({ parameters: { ...getAll, returnAll: true } });
	expect(all.json).toEqual(brands);
	const some = await engine.run({ parameters: { ...getAll, limit: 2 } });
	expect(some.json).toEqual(brands.slice(0, 2));
	expect(sandbox.log.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		'GET /v1/brands/video',
		'GET /v1/brands/video',
	]);
});

test('a limit that is none is refused, and nothing is sent', async () => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: { ...getAll, limit: 0 } });
	expect(error?.message).toMatch(/^'Limit' is 0/);
	expect(sandbox.log.count()).toBe(0);
});

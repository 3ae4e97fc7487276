import { createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test('a body with tens of thousands of faults is refused in seconds', async () => {
	const body = JSON.stringify({ videoName: 'Sale', scenes: Array.from({ length: 40_000 }, () => ({ background: 1 })) });
	const { tookMs, error } = await world.engine.run({ parameters: createVideo({ source: 'json', body }) });
	expect(error?.message).toMatch(/must be an object/);
	expect(error?.description).toMatch(/and \d+ more/);
	expect(tookMs).toBeLessThan(10_000);
});

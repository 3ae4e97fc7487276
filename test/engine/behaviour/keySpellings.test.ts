import { RENDER, createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test.each<[string, (key: string) => string]>([
	['in an address', encodeURIComponent],
	['in JSON within a text', (key) => JSON.stringify({ key }).replaceAll('/', '\\/')],
])('a key with signs in it is hidden %s', async (_where, spelled) => {
	const apiKey = ['pictai_1234a', 'b/c=d5678901234'].join('+');
	const words = `Refused: ${spelled(apiKey)}.`;
	world.sandbox.addFault({
		method: 'POST',
		path: RENDER,
		kind: 'status',
		status: 400,
		body: { message: words, code: words },
	});
	const { error } = await world.engine.as({ apiKey }).run({ parameters: createVideo() });
	expect(error?.message).toContain('(hidden)');
	expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toMatch(/5678901234/);
});

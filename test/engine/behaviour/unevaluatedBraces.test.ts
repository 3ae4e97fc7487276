import { createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test.each(['{{ `Hello ${$json.name}` }}', '{{ $json.items.map((x) => { return x; }) }}', '{{ {a: $json.b}["a"] }}'])(
	'%s, with braces within, was not evaluated and is not sent',
	async (text) => {
		const body = JSON.stringify({ videoName: 'Sale', scenes: [{ story: text, createSceneOnNewLine: true }] });
		for (const parameters of [createVideo({ story: text }), createVideo({ source: 'json', body })]) {
			const { error } = await world.engine.run({ parameters });
			expect(error?.message).toMatch(/was not evaluated/);
		}
		expect(world.sandbox.log.requests).toHaveLength(0);
	},
);

test('a placeholder of a template beside a price is none', async () => {
	const body = JSON.stringify({
		videoName: 'Sale',
		scenes: [{ story: '{{Name}} costs $5 until {{Day}}', createSceneOnNewLine: true }],
	});
	await world.engine.run({ parameters: createVideo({ source: 'json', body }) });
	expect(world.sandbox.log.rendersStarted()).toBe(1);
});

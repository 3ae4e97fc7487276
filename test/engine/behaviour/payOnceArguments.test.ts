import { runAgent, type ToolWay } from '../support/agent';
import { createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test.each<ToolWay>(['agent', 'engine', 'mcp'])(
	'the same arguments in another order (%s) are the same call',
	async (way) => {
		const parameters = createVideo({
			story: "={{ $fromAI('story', 'What the video says', 'string') }}",
			videoName: "={{ $fromAI('name', 'Its name', 'string') + Math.random() }}",
		});
		await runAgent(world.engine, {
			way,
			parameters,
			calls: [
				{ story: 'Hello.', name: 'Sale' },
				{ name: 'Sale', story: 'Hello.' },
			],
		});
		expect(world.sandbox.log.rendersStarted()).toBe(1);
	},
);

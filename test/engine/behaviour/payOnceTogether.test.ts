import { sleep } from 'n8n-workflow';

import { runAgent } from '../support/agent';
import { createAndWait } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
const hello = { story: 'Our spring sale starts today.' };

test.each(['agent', 'engine'] as const)(
	'two equal calls in one moment (%s), their job fails: one of them starts it again, the other takes that up',
	async (way) => {
		const { sandbox, engine } = world;
		Object.assign(sandbox.settings, { jobDurationMs: 0, jobOutcome: 'fail' });
		// The second call sees the failure only after the first has started anew.
		sandbox.addFault({ method: 'GET', path: '/v1/jobs/', kind: 'slow', delayMs: 1_500, after: 1 });
		const parameters = createAndWait({}, { story: "={{ $fromAI('story', 'What the video says', 'string') }}" });
		const running = runAgent(engine, { way, together: true, calls: [hello, hello], tool: retry, parameters });
		while (sandbox.log.rendersStarted() < 1) await sleep(5);
		sandbox.settings.jobOutcome = 'complete';
		const { answers } = await running;
		expect(answers).toEqual([
			expect.stringContaining('"status":"completed"'),
			expect.stringContaining('"status":"completed"'),
		]);
		expect(sandbox.log.rendersStarted()).toBe(2);
	},
);

import type { FaultRule } from '../../sandbox';
import { type AgentRun, runAgent, type ToolWay } from '../support/agent';
import { RENDER, createAndWait, createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

const ways: ToolWay[] = ['agent', 'engine', 'mcp'];
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
/** A text from the model, and a name that is another one with every try. */
const story = "={{ $fromAI('story', 'What the video says', 'string') }}";
const asksForStory = { story, videoName: 'Spring sale' };
const changing = { story, videoName: '={{ "Spring sale " + Date.now() + Math.random() }}' };
const hello = { story: 'Our spring sale starts today.' };

const made = (): number => world.sandbox.log.rendersStarted();

async function ask(run: Partial<AgentRun> & Pick<AgentRun, 'way'>) {
	return await runAgent(world.engine, { parameters: createVideo(asksForStory), calls: [hello], ...run });
}

describe.each(ways)('a tool called by way of the %s', (way) => {
	const lost: Array<[string, FaultRule]> = [
		['the connection is reset after the start was taken', { kind: 'resetAfter', method: 'POST' }],
		['502 after the start was taken', { kind: 'status', status: 502, method: 'POST', processed: true }],
		['broken JSON after the start was taken', { kind: 'brokenJson', method: 'POST' }],
		['an empty answer after the start was taken', { kind: 'empty', method: 'POST' }],
	];
	describe.each(lost)('%s', (_name, fault) => {
		test.each([
			['a name from the panel', asksForStory],
			['a name that changes with every try', changing],
		])('Retry On Fail starts nothing again: %s', async (_which, parameters) => {
			world.sandbox.addFault(fault);
			const { answers } = await ask({ way, parameters: createVideo(parameters), tool: retry });
			expect(answers).toEqual([expect.stringMatching(/^ERROR: The job may have been started/)]);
			expect([made(), world.sandbox.log.count('POST', RENDER)]).toEqual([1, 1]);
		});
	});

	test('Give Up After passes in each try: one job, which the message names', async () => {
		world.sandbox.settings.jobDurationMs = 600_000;
		const parameters = createAndWait({ waitLimit: 1 / 60 }, changing);
		const { answers } = await ask({ way, parameters, tool: retry });
		expect(made()).toBe(1);
		expect(answers).toEqual([
			expect.stringContaining(`Job ${String(world.sandbox.log.jobs[0]?.jobId)} was not finished`),
		]);
	});

	test('the first read of the job answers 403: the next try reads the same job', async () => {
		const { sandbox } = world;
		sandbox.settings.jobDurationMs = 0;
		sandbox.addFault({ kind: 'status', status: 403, method: 'GET' });
		const { answers } = await ask({ way, parameters: createAndWait({}, changing), tool: retry });
		expect(answers).toEqual([expect.stringContaining('"status":"completed"')]);
		expect(made()).toBe(1);
	});

	test.each([
		['one after the other', false],
		['in the same moment', true],
	])('two calls with the same arguments, %s, are one job, and the second answer says so', async (_name, together) => {
		const { answers } = await ask({ way, calls: [hello, hello], together, parameters: createVideo(changing) });
		expect(made()).toBe(1);
		const [first = '', second = ''] = answers;
		const jobId = String(world.sandbox.log.jobs[0]?.jobId);
		expect([first, second].every((answer) => answer.includes(jobId))).toBe(true);
		expect(first).not.toMatch(/same job/i);
		expect(second).toMatch(/same job/i);
	});

	test('a call after one whose answer was lost does not start anew', async () => {
		world.sandbox.addFault({ kind: 'resetAfter', method: 'POST' });
		const { answers } = await ask({ way, calls: [hello, hello], parameters: createVideo(changing) });
		expect(answers).toEqual([
			expect.stringMatching(/may have been started/),
			expect.stringMatching(/may have been started/),
		]);
		expect(made()).toBe(1);
	});

	test('other arguments are another video', async () => {
		await ask({ way, calls: [hello, { story: 'Another story.' }] });
		expect(made()).toBe(2);
	});

	test('a job that has failed may be started again by the next call', async () => {
		const { sandbox } = world;
		Object.assign(sandbox.settings, { jobDurationMs: 0, jobOutcome: 'fail' });
		const parameters = createAndWait({}, changing);
		const { answers } = await ask({ way, calls: [hello, hello], parameters });
		expect(answers.every((answer) => answer.startsWith('ERROR'))).toBe(true);
		expect(made()).toBe(2);
	});
});

test.each(['agent', 'engine'] as const)(
	'an agent in a loop (%s) makes a video of each of its items, though it says the same each time',
	async (way) => {
		await ask({
			way,
			parameters: createVideo({ story: '=Welcome, {{ $json.name }}.', videoName: '={{ "Welcome " + Math.random() }}' }),
			calls: [{}],
			passes: [{ name: 'Ada' }, { name: 'Grace' }],
		});
		expect(made()).toBe(2);
		expect(JSON.stringify(world.sandbox.log.bodies('POST', RENDER))).toMatch(/Ada.*Grace/);
	},
);

test('AWS Connection → Create as a tool makes one connection, however often it is called', async () => {
	const { sandbox } = world;
	sandbox.addFault({ kind: 'resetAfter', method: 'POST' });
	const parameters = {
		resource: 'awsConnection',
		operation: 'create',
		name: 'Studio',
		awsAccountId: '123456789012',
		awsRegion: { __rl: true, mode: 'id', value: 'us-east-2' },
		enabled: true,
	};
	await ask({ way: 'agent', parameters, calls: [{}, {}], tool: retry });
	expect(sandbox.state.connections.size).toBe(1);
});

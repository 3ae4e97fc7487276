import { chain, items, type Link, pictory, START } from '../e2e/build';
import { errorOf, output, type Execution } from '../e2e/rest';
import { say, sleep } from '../e2e/shell';
import { createWorld, FIRST_START_MS, type World } from '../e2e/world';
import { type Moment, moments, WANTED } from './moments';

jest.setTimeout(180_000);

/** Longer than sandbox and n8n need between a callback and the end of the execution it wakes. */
const SETTLED_MS = 4_000;

/** n8n is killed at ten moments, started again, and its jobs finish; then crashed executions are retried, once. */
describe('n8n in regular mode on SQLite, killed with SIGKILL', () => {
	let made: World | undefined;
	const world = (): World => made as World;
	const report: string[] = [];

	beforeAll(async () => {
		made = await createWorld();
	}, FIRST_START_MS);

	afterAll(async () => {
		await made?.close();
		say(
			['', 'n8n killed while … | after the restart | retries | finished | renders for 3 items', ...report, ''].join(
				'\n',
			),
		);
	});

	const workflowOf = ({ name, wait }: Moment) => {
		const options = {
			maxConcurrency: 1,
			...(wait !== 'none' && { waitLimit: 10 }),
			...(wait === 'poll' && { pollInterval: 1 }),
		};
		const create = pictory(world().credential, 'Create', 'video', 'create', {
			videoName: '=Video {{ $json.number }}',
			source: 'text',
			story: '=This is story number {{ $json.number }}.',
			wait,
			options,
		});
		const jobWait = pictory(world().credential, 'Ready', 'job', 'wait', {
			jobId: { __rl: true, mode: 'id', value: '={{ $json.jobId }}' },
			options: { waitLimit: 10, pollInterval: 1 },
		});
		// Long enough to be killed in.
		const last: Link = {
			name: 'After',
			type: 'n8n-nodes-base.wait',
			typeVersion: 1.1,
			parameters: { amount: 2, unit: 'seconds' },
		};
		const list = items(Array.from({ length: WANTED }, (_, index) => ({ number: index + 1 })));
		return chain(`Killed: ${name}`, [...list, create, ...(wait === 'none' ? [jobWait] : []), last], {
			saveExecutionProgress: true,
		});
	};

	const finishOpenJobs = (): void => {
		const { log, state } = world().sandbox;
		for (const { jobId } of log.jobs) state.finishJob(jobId);
	};

	it.each(moments.map((moment) => [`${moment.wait}: ${moment.name}`, moment] as const))('%s', async (name, moment) => {
		const { rest, n8n, sandbox, store } = world();
		sandbox.reset();
		sandbox.settings.jobOutcome = 'never';
		moment.arrange(world());
		const workflow = await store(workflowOf(moment));
		const id = await rest.run(workflow.id, START);
		await moment.comes(world(), id);
		await n8n.kill();
		sandbox.clearFaults();
		await n8n.start();
		sandbox.settings.jobOutcome = 'complete';
		sandbox.settings.jobDurationMs = 500;
		finishOpenJobs();
		await sleep(SETTLED_MS);

		let execution: Execution = await rest.ended(id, 60_000);
		expect(execution.status).toBe(moment.afterRestart);
		let retries = 0;
		if (execution.status !== 'success') {
			retries = 1;
			execution = await rest.ended(await rest.retry(id), 60_000);
		}
		report.push(
			`${name} | ${moment.afterRestart} | ${retries} | ${execution.status} | ${sandbox.log.rendersStarted()}`,
		);
		expect(errorOf(execution)).toBeUndefined();
		expect(output(execution, 'After').map(({ status, videoURL }) => [status, typeof videoURL])).toEqual(
			Array(WANTED).fill(['completed', 'string']),
		);
		expect(sandbox.log.rendersStarted()).toBe(moment.renders);
	});
});

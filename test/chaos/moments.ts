import { until } from '../e2e/shell';
import type { World } from '../e2e/world';

export const WANTED = 3;
const RENDER = '/v2/video/storyboard/render';
const JOBS = '/v1/jobs';
const LONG_MS = 60_000;

/** A moment at which n8n is killed, and what a user may expect of it. */
export interface Moment {
	name: string;
	wait: 'poll' | 'suspend' | 'none';
	/** Makes the moment last, before the execution begins. */
	arrange(world: World): void;
	/** Resolves when it has come. */
	comes(world: World, executionId: string): Promise<void>;
	/** What n8n says of the execution after its restart, before anybody does anything. */
	afterRestart: 'crashed' | 'success';
	/**
	 * Renders started when all has ended. More than WANTED: what n8n had not saved when it died, a retry starts again,
	 * and nothing at Pictory tells which job belongs to which item.
	 */
	renders: number;
}

const started = async ({ sandbox }: World, count: number): Promise<void> => {
	await until(
		`${count} jobs are started`,
		async () => (sandbox.log.jobs.length === count ? true : undefined),
		30_000,
		20,
	);
};

const asked = async ({ sandbox }: World, method: string, path: string, count = 1): Promise<void> => {
	await until(
		`${method} ${path} is asked`,
		async () => (sandbox.log.count(method, path) >= count ? true : undefined),
		30_000,
		20,
	);
};

const waiting = async ({ rest }: World, executionId: string): Promise<void> => {
	await until(
		'the execution is suspended',
		async () => ((await rest.execution(executionId)).status === 'waiting' ? true : undefined),
		30_000,
	);
};

const finishAll = ({ sandbox }: World): void => {
	for (const { jobId } of sandbox.log.jobs) sandbox.state.finishJob(jobId);
};

const beforeSuspending: Moment[] = [
	{
		name: 'a request is on its way and has not arrived',
		wait: 'suspend',
		arrange: ({ sandbox }) =>
			sandbox.addFault({ kind: 'slow', processed: false, method: 'POST', path: RENDER, delayMs: LONG_MS }),
		comes: async (world) => await asked(world, 'POST', RENDER),
		afterRestart: 'crashed',
		renders: WANTED,
	},
	{
		name: 'a job is started, its answer on the way',
		wait: 'suspend',
		arrange: ({ sandbox }) => sandbox.addFault({ kind: 'slow', method: 'POST', path: RENDER, delayMs: LONG_MS }),
		comes: async (world) => await started(world, 1),
		afterRestart: 'crashed',
		renders: 1 + WANTED,
	},
	{
		name: 'one item is started, the next is not',
		wait: 'suspend',
		arrange: ({ sandbox }) =>
			sandbox.addFault({ kind: 'slow', processed: false, method: 'POST', path: RENDER, after: 1, delayMs: LONG_MS }),
		comes: async (world) => await asked(world, 'POST', RENDER, 2),
		afterRestart: 'crashed',
		renders: 1 + WANTED,
	},
	{
		name: 'all are started, before the execution is suspended',
		wait: 'suspend',
		arrange: ({ sandbox }) =>
			sandbox.addFault({ kind: 'slow', method: 'GET', path: JOBS, times: 100, delayMs: LONG_MS }),
		comes: async (world) => await asked(world, 'GET', JOBS),
		afterRestart: 'crashed',
		renders: 2 * WANTED,
	},
];

const sinceSuspending: Moment[] = [
	{
		name: 'suspended',
		wait: 'suspend',
		arrange: () => undefined,
		comes: waiting,
		afterRestart: 'success',
		renders: WANTED,
	},
	{
		name: 'the first callback is being answered',
		wait: 'suspend',
		arrange: () => undefined,
		comes: async (world, executionId) => {
			await waiting(world, executionId);
			const looks = world.sandbox.log.count('GET', JOBS);
			world.sandbox.addFault({ kind: 'slow', method: 'GET', path: JOBS, times: 100, delayMs: LONG_MS });
			world.sandbox.state.finishJob(String(world.sandbox.log.jobs[0]?.jobId));
			await asked(world, 'GET', JOBS, looks + 1);
		},
		afterRestart: 'success',
		renders: WANTED,
	},
	{
		name: 'the final read, after the last callback',
		wait: 'suspend',
		// A caller that gives up before n8n is back has lost its callbacks: what happens then is the limit's business.
		arrange: ({ sandbox }) => Object.assign(sandbox.settings, { webhookRetries: 60 }),
		comes: async (world, executionId) => {
			await waiting(world, executionId);
			const looks = world.sandbox.log.count('GET', JOBS);
			world.sandbox.addFault({ kind: 'slow', method: 'GET', path: JOBS, times: 100, delayMs: LONG_MS });
			finishAll(world);
			await asked(world, 'GET', JOBS, looks + 1);
		},
		afterRestart: 'success',
		renders: WANTED,
	},
	{
		name: 'the next node is running',
		wait: 'suspend',
		arrange: () => undefined,
		comes: async (world, executionId) => {
			await waiting(world, executionId);
			finishAll(world);
			await until(
				'the execution goes on',
				async () => ((await world.rest.execution(executionId)).status === 'running' ? true : undefined),
				30_000,
				50,
			);
		},
		afterRestart: 'crashed',
		renders: WANTED,
	},
];

const others: Moment[] = [
	{
		name: 'looking for the jobs',
		wait: 'poll',
		arrange: () => undefined,
		comes: async (world) => await asked(world, 'GET', JOBS, WANTED),
		afterRestart: 'crashed',
		renders: 2 * WANTED,
	},
	{
		name: 'looking for the jobs, in Job → Wait of its own',
		wait: 'none',
		arrange: () => undefined,
		comes: async (world) => await asked(world, 'GET', JOBS, WANTED),
		afterRestart: 'crashed',
		renders: WANTED,
	},
];

export const moments: Moment[] = [...beforeSuspending, ...sinceSuspending, ...others];

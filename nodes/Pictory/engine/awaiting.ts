import { JobPoller, waitForJobs } from '../transport/jobPolling';
import { isAnyRunning, type Outcome } from '../transport/jobState';
import type { AwaitedUnit, Run } from './runParts';
import type { Callback } from './suspension/address';

/** How the jobs of a run are waited for. */
export interface JobWaiter {
	/** One more job has been started or named. */
	add(unit: AwaitedUnit): void;
	/** No further jobs come. */
	close(): void;
	/** The outcomes are of no use any more. */
	stop(): void;
	/**
	 * @returns the outcomes by job ID, or nothing when the execution is to be suspended
	 * @throws Cancelled
	 */
	outcomes(units: AwaitedUnit[]): Promise<Map<string, Outcome> | undefined>;
}

/** In memory. Jobs are polled from the first start on, also while further starts wait because Pictory asks to slow down. */
export function awaitInMemory({ pictory, settings }: Run): JobWaiter {
	const poller = new JobPoller(pictory, settings.patience);
	const outcomes = poller.outcomes();
	outcomes.catch(() => undefined);
	return {
		add: ({ jobId, task }) => poller.add(jobId, task?.kind === 'start'),
		close: () => poller.close(),
		stop: () => poller.stop(),
		outcomes: async () => await outcomes,
	};
}

/** Until Pictory calls. */
export function awaitCall(run: Run, callback: Callback): JobWaiter {
	return {
		add: () => undefined,
		close: () => undefined,
		stop: () => undefined,
		outcomes: async (units) => await outcomesUnlessRunning(run, units, callback),
	};
}

/**
 * Reads the jobs once before the execution is suspended: n8n refuses calls as long as the node runs, so the call of a job
 * that is finished by now is lost, and if it was the last one, nobody would wake the execution. One job that still runs
 * is enough to sleep.
 */
async function outcomesUnlessRunning(
	{ pictory, settings: { concurrency, patience } }: Run,
	units: AwaitedUnit[],
	callback: Callback,
): Promise<Map<string, Outcome> | undefined> {
	const outcomes = new Map<string, Outcome>();
	const read = async (path: string): Promise<unknown> => await pictory.get(path);
	const isRunning = async (jobIds: string[]): Promise<boolean> =>
		await isAnyRunning(read, jobIds, outcomes, concurrency);
	const missing = (jobIds: string[]): string[] => jobIds.filter((jobId) => !outcomes.has(jobId));

	const jobIds = units.map(({ jobId }) => jobId);
	// A job of an earlier execution calls that one, if any, and one that has called will not do it again.
	const uncalled = units.filter(({ calls }) => calls !== callback.executionId).map(({ jobId }) => jobId);
	await isRunning(uncalled);
	if (missing(uncalled).length > 0) {
		return new Map([...outcomes, ...(await waitForJobs(pictory, missing(jobIds), patience))]);
	}
	return (await isRunning(jobIds)) || missing(jobIds).length > 0 ? undefined : outcomes;
}

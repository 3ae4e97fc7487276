import { PictoryFailure, rethrown } from './failure';
import { FINAL, isUnknownJob, type Job, jobFailure, namesAnotherJob, readJob } from './jobs';
import { INVALID_ID, pathSegment } from './pathSegment';

/** What has become of a job: what it has made, or the failure it ended with. */
export type Outcome = Job | PictoryFailure;

/** What one read shows of a job. `unknown`: no good answer came, or, without a fault, Pictory knows no such job (yet). */
export type JobState =
	{ kind: 'final'; outcome: Outcome } | { kind: 'running' } | { kind: 'unknown'; fault?: PictoryFailure };

/** Reads a path of the API, e.g. with one try, or with all the patience a client has. */
export type Read = (path: string) => Promise<unknown>;

/** @throws what is no PictoryFailure, e.g. Cancelled */
export async function readJobState(read: Read, jobId: string): Promise<JobState> {
	let job: Job;
	try {
		const answer = await read(jobPath(jobId));
		job = readJob(answer, jobId);
		// That Pictory knows no such job is said with an ID of its own.
		if (job.status !== 'unknown' && namesAnotherJob(answer, jobId)) {
			return { kind: 'unknown', fault: anotherJob(jobId) };
		}
	} catch (error) {
		if (!(error instanceof PictoryFailure)) throw rethrown(error);
		const { code, status } = error.details;
		if (isUnknownJob(error)) return { kind: 'unknown' };
		// A refused key will not read any job: to ask again is of no use.
		if (status === 401 || status === 403 || code === INVALID_ID) {
			return { kind: 'final', outcome: withJob(error, jobId) };
		}
		return { kind: 'unknown', fault: error };
	}
	if (job.status === 'unknown') return { kind: 'unknown' };
	if (!FINAL.has(job.status)) return { kind: 'running' };
	return { kind: 'final', outcome: job.status === 'completed' ? job : jobFailure(job) };
}

/** @throws PictoryFailure for what cannot be an id */
export function jobPath(jobId: string): string {
	return `/v1/jobs/${pathSegment(jobId)}`;
}

/**
 * Reads jobs until one is found that still runs: then the outcomes of the others are of no use yet, so they are not read.
 * The job started last is mostly the last to finish, so it comes first, and more are read at a time as long as none runs:
 * the reads in vain are never more than the outcomes found, plus one.
 * @param outcomes those known already; what is found is added
 * @param width most reads at the same time
 * @param until no further read is begun after this moment (milliseconds since 1970)
 * @returns whether a job still runs. If none does, what is missing in `outcomes` could not be read.
 */
export async function isAnyRunning(
	read: Read,
	jobIds: readonly string[],
	outcomes: Map<string, Outcome>,
	width: number,
	until = Infinity,
): Promise<boolean> {
	const open = [...new Set(jobIds)].reverse().filter((jobId) => !outcomes.has(jobId));
	for (let size = 1; open.length > 0 && Date.now() < until; size = Math.min(size * 2, width)) {
		const some = open.splice(0, size);
		const states = await Promise.all(some.map(async (jobId) => ({ jobId, state: await readJobState(read, jobId) })));
		for (const { jobId, state } of states) {
			if (state.kind === 'final') outcomes.set(jobId, state.outcome);
		}
		if (states.some(({ state }) => state.kind === 'running')) return true;
	}
	return false;
}

function anotherJob(jobId: string): PictoryFailure {
	return new PictoryFailure('Pictory answered with another job than the one it was asked for', {
		jobId,
		code: 'UNREADABLE_ANSWER',
	});
}

function withJob(failure: PictoryFailure, jobId: string): PictoryFailure {
	return new PictoryFailure(failure.message, { ...failure.details, jobId });
}

import { PictoryFailure, rethrown } from './failure';
import { FINAL, type Job, jobFailure, readJob, tellsOfAnother } from './jobs';
import { INVALID_ID, pathSegment } from './pathSegment';

/** How a job came to its end: what it has made, or the failure it ended with. */
export type End = Job | PictoryFailure;

/** What one look at a job shows. `unsure`: no good answer came, or, without a fault, Pictory knows no such job (yet). */
export type Sight = { kind: 'ended'; end: End } | { kind: 'running' } | { kind: 'unsure'; fault?: PictoryFailure };

/** Reads a path of the API, e.g. with one try, or with all the patience a client has. */
export type Read = (path: string) => Promise<unknown>;

/** @throws what is no PictoryFailure, e.g. Cancelled */
export async function see(read: Read, jobId: string): Promise<Sight> {
	let job: Job;
	try {
		const answer = await read(jobPath(jobId));
		job = readJob(answer, jobId);
		// That Pictory knows no such job is said with an ID of its own.
		if (job.status !== 'unknown' && tellsOfAnother(answer, jobId)) return { kind: 'unsure', fault: anotherJob(jobId) };
	} catch (error) {
		if (!(error instanceof PictoryFailure)) throw rethrown(error);
		const { code, status } = error.details;
		if (status === 404) return { kind: 'unsure' };
		// A refused key will not read any job: to look again is of no use.
		if (status === 401 || status === 403 || code === INVALID_ID) return { kind: 'ended', end: withJob(error, jobId) };
		return { kind: 'unsure', fault: error };
	}
	if (job.status === 'unknown') return { kind: 'unsure' };
	if (!FINAL.has(job.status)) return { kind: 'running' };
	return { kind: 'ended', end: job.status === 'completed' ? job : jobFailure(job) };
}

/** @throws PictoryFailure for what cannot be an id */
export function jobPath(jobId: string): string {
	return `/v1/jobs/${pathSegment(jobId)}`;
}

/**
 * Looks at jobs until one is found that still runs: then the ends of the others are of no use yet, so they are not asked
 * for. The job started last is mostly the last to end, so it comes first, and more are asked at a time as long as none
 * runs: the looks in vain are never more than the ends found, plus one.
 * @param ends the ends known already; what is found is added
 * @param width most looks at the same time
 * @param until no further look is begun after this moment (milliseconds since 1970)
 * @returns whether a job still runs. If none does, what is missing in `ends` could not be seen.
 */
export async function lookForRunning(
	read: Read,
	jobIds: readonly string[],
	ends: Map<string, End>,
	width: number,
	until = Infinity,
): Promise<boolean> {
	const open = [...new Set(jobIds)].reverse().filter((jobId) => !ends.has(jobId));
	for (let size = 1; open.length > 0 && Date.now() < until; size = Math.min(size * 2, width)) {
		const some = open.splice(0, size);
		const sights = await Promise.all(some.map(async (jobId) => ({ jobId, sight: await see(read, jobId) })));
		for (const { jobId, sight } of sights) {
			if (sight.kind === 'ended') ends.set(jobId, sight.end);
		}
		if (sights.some(({ sight }) => sight.kind === 'running')) return true;
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

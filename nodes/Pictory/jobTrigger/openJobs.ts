import { PictoryFailure } from '../transport/failure';
import type { Job } from '../transport/jobs';
import { pool } from '../transport/pool';
import { type JobSource, mayPass } from './source';
import type { PollState } from './state';

const READS_AT_ONCE = 5;
/** Of the reads in a poll, jobs whose last read failed have this part for sure, and what the others leave. */
const PART_OF_FAULTY = 1 / 5;
/** So many "slow down" in a row are meant for all jobs, and not for one. */
const LIMITED_IN_A_ROW = 10;

/**
 * Reads open jobs that the pages did not show, and jobs of which the list says too little. One that cannot be read keeps
 * no other waiting: those that could be read the last time go first, each has its turn, and a failed read is no failed poll.
 * @param bound reads at most
 */
export async function readOpenJobs(source: JobSource, state: PollState, bound: number): Promise<void> {
	const wanted = state.toRead;
	const faulty = wanted.filter((jobId) => state.isFaulty(jobId));
	const sound = wanted.filter((jobId) => !state.isFaulty(jobId));
	const first = sound.slice(0, bound - Math.min(faulty.length, Math.floor(bound * PART_OF_FAULTY)));
	const last = faulty.slice(0, bound - first.length);

	const answers = new Map<string, { job?: Job; failure?: PictoryFailure }>();
	let limited = 0;
	const readAll = async (jobIds: string[], areAgain = false): Promise<void> =>
		await pool(
			jobIds,
			READS_AT_ONCE,
			async (jobId) => {
				const answer = await source.job(jobId, areAgain).catch((failure: PictoryFailure) => failure);
				const failure = answer instanceof PictoryFailure ? answer : undefined;
				limited = failure?.details.status === 429 ? limited + 1 : 0;
				answers.set(jobId, answer instanceof PictoryFailure ? { failure: answer } : { job: answer });
			},
			() => limited < LIMITED_IN_A_ROW && !source.isTimeUp(),
		);

	await readAll(first);
	// A fault of the moment, in a poll that may be the only one in an hour.
	const again = first.filter((jobId) => {
		const failure = answers.get(jobId)?.failure;
		return failure !== undefined && mayPass(failure) && failure.details.retryAfterMs === undefined;
	});
	await readAll(again.slice(0, bound - first.length - last.length), true);
	await readAll(last);

	for (const jobId of wanted) {
		const answer = answers.get(jobId);
		if (answer?.failure) state.noteFault(jobId, answer.failure);
		else if (answer) state.noteRead(jobId, answer.job);
	}
	if (answers.size < wanted.length) for (const jobId of answers.keys()) state.putBack(jobId);
}

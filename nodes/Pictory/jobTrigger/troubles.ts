import { PictoryFailure } from '../transport/failure';

/** So many reads of a job in a row fail until that is reported. */
export const FAULTS_UNTIL_REPORTED = 5;
/** More of them would hide what the message says. */
const MOST_NAMED = 20;

export interface Unreadable {
	jobId: string;
	failure: PictoryFailure;
}

/** The report of jobs that Pictory lists, but does not let be read. */
export function unreadable(jobs: readonly Unreadable[]): PictoryFailure {
	const [first, ...others] = jobs;
	const ids = jobs.slice(0, MOST_NAMED).map(({ jobId }) => jobId);
	const names = ids.join(', ') + (jobs.length > MOST_NAMED ? ` and ${jobs.length - MOST_NAMED} more` : '');
	const isOne = others.length === 0;
	return new PictoryFailure(isOne ? `Job ${names} cannot be read` : `${jobs.length} jobs cannot be read`, {
		...(isOne && { jobId: first?.jobId }),
		status: first?.failure.details.status,
		code: 'JOB_UNREADABLE',
		description: [
			isOne ? '' : `They are ${names}.`,
			`Several reads in a row failed: ${first?.failure.message}.`,
			'The trigger goes on with all other jobs. It tries again for a week; a job of which the list says that it has ended is emitted with what the list says.',
			'PollResult for it with Job → Get',
		]
			.filter(Boolean)
			.join(' '),
	});
}

/** The report of a page in the list of jobs that cannot be read. */
export function unreadablePage(failure: PictoryFailure): PictoryFailure {
	return new PictoryFailure('A page in the list of jobs cannot be read', {
		status: failure.details.status,
		code: 'PAGE_UNREADABLE',
		description: `${failure.message}. The trigger goes on with the newer jobs and tries again. Jobs further down the list that it has not seen yet come out when the page can be read`,
	});
}

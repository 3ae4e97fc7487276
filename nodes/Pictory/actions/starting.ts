import type { Pictory } from '../transport/client';
import { PictoryFailure } from '../transport/failure';
import type { Ledger } from './ledger';
import type { StartRequest } from './types';

/**
 * Starts a job, unless an earlier try of this run has done so.
 * @returns the job's id
 * @throws PictoryFailure, with code MAY_HAVE_STARTED when nobody can know whether the job was started
 */
export async function startOnce(
	pictory: Pictory,
	ledger: Ledger,
	place: string,
	request: StartRequest,
): Promise<string> {
	const earlier = ledger.read(place);
	if (earlier && 'jobId' in earlier) return earlier.jobId;
	if (earlier) throw mayHaveStarted(new PictoryFailure(earlier.inDoubt, { ambiguous: true }));
	try {
		const jobId = await pictory.start(request);
		ledger.write(place, { jobId });
		return jobId;
	} catch (error) {
		if (!(error instanceof PictoryFailure) || !error.details.ambiguous) throw asError(error);
		ledger.write(place, { inDoubt: error.message });
		throw mayHaveStarted(error);
	}
}

/** Sending it again could pay twice, so the user decides. */
function mayHaveStarted(cause: PictoryFailure): PictoryFailure {
	return new PictoryFailure('The job may have been started, but its ID did not reach n8n', {
		...cause.details,
		code: 'MAY_HAVE_STARTED',
		description: `${cause.message}. So that nothing is paid twice, it is not sent again. Look it up with Job → Get Many (newest first) or in the Pictory app; if it is not there, run the workflow anew.`,
	});
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure('Something unexpected happened');
}

import type { Pictory } from '../transport/client';
import { PictoryFailure } from '../transport/failure';
import type { Ledger } from './ledger';
import { type Callback, concealedFailure } from './suspension/address';
import type { StartRequest } from './types';

/** A job this run has, and the execution Pictory calls when it ends, if it calls one. */
interface StartedJob {
	jobId: string;
	calls?: string;
}

/**
 * Starts a job, unless an earlier try of this run has done so.
 * @param callback where Pictory is to call; it is no part of what the ledger knows a request by
 * @returns the job
 * @throws PictoryFailure, with code MAY_HAVE_STARTED when nobody can know whether the job was started
 */
export async function startOnce(
	pictory: Pictory,
	ledger: Ledger,
	place: string,
	request: StartRequest,
	callback?: Callback,
): Promise<StartedJob> {
	const earlier = ledger.read(place);
	if (earlier && 'jobId' in earlier) return earlier;
	if (earlier) throw mayHaveStarted(new PictoryFailure(earlier.inDoubt, { ambiguous: true }));
	try {
		const jobId = await pictory.start(callback ? withCallback(request, callback) : request);
		const started: StartedJob = { jobId, ...(callback && { calls: callback.executionId }) };
		ledger.write(place, { ...started });
		return started;
	} catch (caught) {
		if (!(caught instanceof PictoryFailure)) throw asError(caught);
		// Pictory may repeat what it refuses.
		const error = callback ? concealedFailure(caught, callback.secret) : caught;
		if (!error.details.ambiguous) throw error;
		ledger.write(place, { inDoubt: error.message });
		throw mayHaveStarted(error);
	}
}

function withCallback({ body, ...request }: StartRequest, { url }: Callback): StartRequest {
	return { ...request, body: { ...body, webhook: url } };
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

import type { Pictory } from '../transport/client';
import { PictoryFailure, rethrown } from '../transport/failure';
import type { LedgerEntry } from './ledgerEntry';
import { type Callback, failureWithoutAddress } from './suspension/address';
import type { StartRequest } from '../operation/types';

/** A job this run has, and the execution Pictory calls when it ends, if it calls one. */
export interface StartedJob {
	jobId: string;
	calls?: string;
	/** An earlier try or, in a tool, an earlier equal call has started it. */
	isEarlier: boolean;
}

/**
 * Starts a job, unless an earlier try of this run has done so.
 * @param requestOf gives what is sent, asked for only when it is; that it fails leaves no doubt
 * @param callback where Pictory is to call; it is no part of what the ledger knows a request by
 * @returns the job
 * @throws PictoryFailure, with code MAY_HAVE_STARTED when nobody can know whether the job was started
 */
export async function startOnce(
	pictory: Pictory,
	entry: LedgerEntry,
	requestOf: () => Promise<StartRequest>,
	callback?: Callback,
): Promise<StartedJob> {
	return await entry.alone(async () => {
		const earlier = entry.read();
		if (earlier && 'jobId' in earlier) return { ...earlier, isEarlier: true };
		if (earlier) throw mayHaveStarted(new PictoryFailure(earlier.inDoubt, { ambiguous: true }));
		return await start(pictory, entry, await requestOf(), callback);
	});
}

async function start(
	pictory: Pictory,
	entry: LedgerEntry,
	request: StartRequest,
	callback?: Callback,
): Promise<StartedJob> {
	try {
		const jobId = await pictory.start(callback ? withCallback(request, callback) : request);
		const calls = callback && { calls: callback.executionId };
		entry.write({ jobId, ...calls });
		return { jobId, ...calls, isEarlier: false };
	} catch (caught) {
		if (!(caught instanceof PictoryFailure)) throw rethrown(caught);
		// Pictory may repeat what it refuses.
		const error = callback ? failureWithoutAddress(caught, callback.secret) : caught;
		if (!error.details.ambiguous) throw error;
		entry.write({ inDoubt: error.message });
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

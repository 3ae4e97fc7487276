import type { IExecuteFunctions } from 'n8n-workflow';

import type { Settings } from '../operation/shared/settings';
import type { OwnJobs, StartRequest } from '../operation/types';
import type { Pictory } from '../transport/client';
import { PictoryFailure, rethrown } from '../transport/failure';
import { waitForJobs } from '../transport/jobPolling';
import { hasFailed } from '../transport/jobs';
import { Ledger } from './ledger';
import { startOnce } from './startOnce';

/** The job a call needs for its answer; the ledger knows it by the item of the call. */
export class OwnJob implements OwnJobs {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
		private readonly operation: string,
		private readonly pictory: Pictory,
		private readonly settings: Settings,
	) {}

	async runToEnd(request: StartRequest): Promise<{ jobId?: string; failure?: PictoryFailure }> {
		const entry = new Ledger(this.context).entryOf(this.operation, this.itemIndex, request);
		let jobId: string | undefined;
		try {
			({ jobId } = await startOnce(this.pictory, entry, async () => await Promise.resolve(request)));
			const outcome = (await waitForJobs(this.pictory, [jobId], this.settings.patience)).get(jobId);
			if (!(outcome instanceof PictoryFailure)) return { jobId };
			// What has failed is tried afresh the next time: the user will have put something right.
			if (hasFailed(outcome)) entry.forget(jobId);
			return { jobId, failure: outcome };
		} catch (error) {
			if (!(error instanceof PictoryFailure)) throw rethrown(error);
			return { ...(jobId !== undefined && { jobId }), failure: error };
		}
	}
}

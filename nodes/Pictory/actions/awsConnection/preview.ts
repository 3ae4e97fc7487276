import type { IExecuteFunctions } from 'n8n-workflow';

import { mediaTypeOf } from '../../aws/mediaType';
import type { Pictory } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import { hasFailed } from '../../transport/jobs';
import { type Patience, TIMED_OUT, waitForJobs } from '../../transport/jobPolling';
import { Ledger, type LedgerEntry } from '../../engine/ledger';
import { startOnce } from '../../engine/startOnce';
import type { StartRequest } from '../../operation/types';
import type { Proof } from './checks';

/** A storyboard preview with one private file (facts §4.1): the smallest job that makes Pictory read it. */
export class Preview {
	private readonly request: StartRequest;
	private readonly entry: LedgerEntry;

	/** @param itemIndex of the item it is made for */
	constructor(
		context: IExecuteFunctions,
		itemIndex: number,
		awsConnectionId: string,
		address: string,
		private readonly patience: Patience,
	) {
		const type = mediaTypeOf(address);
		this.request = {
			method: 'POST',
			path: '/v2/video/storyboard',
			body: {
				videoName: 'Check of an AWS connection',
				awsConnectionId,
				scenes: [{ background: { visualUrl: address, ...(type !== undefined && { type }) } }],
			},
		};
		this.entry = new Ledger(context).entryOf('awsConnection.verify', itemIndex, this.request);
	}

	/**
	 * Runs the job to its end, or takes up the one an earlier try has started. That it fails, is refused or takes too
	 * long is a finding.
	 * @throws Cancelled
	 */
	async run(pictory: Pictory): Promise<Proof> {
		let jobId: string | undefined;
		try {
			({ jobId } = await startOnce(pictory, this.entry, this.request));
			const end = (await waitForJobs(pictory, [jobId], this.patience, true)).get(jobId);
			if (!(end instanceof PictoryFailure)) return { jobId };
			// What has failed is tried afresh the next time: the user will have mended something.
			if (hasFailed(end)) this.entry.forget(jobId);
			return { jobId, ...told(end) };
		} catch (error) {
			if (!(error instanceof PictoryFailure)) throw asError(error);
			return { ...(jobId !== undefined && { jobId }), ...told(error) };
		}
	}
}

/** Ends of the job, and refusals of it, tell of the file; what lies between us and Pictory, or takes too long, does not. */
function isUnclear(end: PictoryFailure): boolean {
	const { job, ambiguous, code, status } = end.details;
	if (job) return !hasFailed(end);
	return ambiguous === true || code === TIMED_OUT || status === undefined || status === 429 || status >= 500;
}

function told(end: PictoryFailure): { failure: string; description?: string; isUnclear: boolean } {
	const { message, details } = end;
	const fields = details.fields?.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
	const description = fields ?? details.description;
	return {
		failure: message,
		isUnclear: isUnclear(end),
		...(description !== undefined && { description: /[.!?]$/.test(description) ? description : `${description}.` }),
	};
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure('Something unexpected happened');
}

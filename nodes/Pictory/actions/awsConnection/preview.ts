import type { IExecuteFunctions } from 'n8n-workflow';

import { mediaTypeOf } from '../../aws/mediaType';
import type { Pictory } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import { type Patience, waitForJobs } from '../../transport/waiting';
import { Ledger } from '../ledger';
import { startOnce } from '../starting';
import type { StartRequest } from '../types';
import type { Proof } from './checks';

/** A storyboard preview with one private file (facts §4.1): the smallest job that makes Pictory read it. */
export class Preview {
	private readonly request: StartRequest;
	private readonly ledger: Ledger;
	private readonly place: string;

	constructor(
		context: IExecuteFunctions,
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
		this.ledger = new Ledger(context);
		this.place = this.ledger.placeOf(this.request);
	}

	/**
	 * Runs the job to its end, or takes up the one an earlier try has started. That it fails, is refused or takes too
	 * long is a finding.
	 * @throws Cancelled
	 */
	async run(pictory: Pictory): Promise<Proof> {
		let jobId: string | undefined;
		try {
			({ jobId } = await startOnce(pictory, this.ledger, this.place, this.request));
			const end = (await waitForJobs(pictory, [jobId], this.patience)).get(jobId);
			if (!(end instanceof PictoryFailure)) return { jobId };
			// What has failed is tried afresh the next time: the user will have mended something.
			if (end.details.job) this.ledger.forget(this.place);
			return { jobId, ...told(end) };
		} catch (error) {
			if (!(error instanceof PictoryFailure)) throw asError(error);
			return { ...(jobId !== undefined && { jobId }), ...told(error) };
		}
	}
}

function told({ message, details }: PictoryFailure): { failure: string; description?: string } {
	const fields = details.fields?.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
	const description = fields ?? details.description;
	return { failure: message, ...(description !== undefined && { description: /[.!?]$/.test(description) ? description : `${description}.` }) };
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure('Something unexpected happened');
}

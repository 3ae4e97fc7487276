import { mediaTypeOf } from '../../aws/mediaType';
import type { OwnJobs, StartRequest } from '../../operation/types';
import type { PictoryFailure } from '../../transport/failure';
import { TIMED_OUT } from '../../transport/jobPolling';
import { hasFailed } from '../../transport/jobs';
import type { Proof } from './checks';

/**
 * A storyboard preview with one private file (docs/pictory-api.md §4.1): the smallest job that makes Pictory read it.
 */
export function previewRequest(awsConnectionId: string, address: string): StartRequest {
	const type = mediaTypeOf(address);
	return {
		method: 'POST',
		path: '/v2/video/storyboard',
		body: {
			videoName: 'Check of an AWS connection',
			awsConnectionId,
			scenes: [
				{
					background: { visualUrl: address, ...(type !== undefined && { type }) },
					// Needed where a picture is shown and nobody speaks (docs/pictory-api.md §4.7).
					...(type === 'image' && { minimumDuration: 1 }),
				},
			],
		},
	};
}

/** Runs the job to its end. That it fails, is refused or takes too long is a finding. @throws Cancelled */
export async function prove(jobs: OwnJobs, request: StartRequest): Promise<Proof> {
	const { jobId, failure } = await jobs.runToEnd(request);
	return { ...(jobId !== undefined && { jobId }), ...(failure && described(failure)) };
}

/**
 * Ends of the job, and refusals of it, tell of the file; what lies between us and Pictory, or takes too long, does
 * not.
 */
function isUnclear(end: PictoryFailure): boolean {
	const { job, ambiguous, code, status } = end.details;
	if (job) return !hasFailed(end);
	return ambiguous === true || code === TIMED_OUT || status === undefined || status === 429 || status >= 500;
}

function described(end: PictoryFailure): { failure: string; description?: string; isUnclear: boolean } {
	const { message, details } = end;
	const fields = details.fields?.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
	const description = fields ?? details.description;
	return {
		failure: message,
		isUnclear: isUnclear(end),
		...(description !== undefined && { description: /[.!?]$/.test(description) ? description : `${description}.` }),
	};
}

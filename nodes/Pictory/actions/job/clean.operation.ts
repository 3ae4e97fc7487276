import { operation } from '../../operation/operation';
import { callOptions } from '../../operation/shared/waiting';
import { PictoryFailure, rethrown } from '../../transport/failure';
import { isUnknownJob, unknownJob } from '../../transport/jobs';
import { jobPath } from '../../transport/jobState';
import { jobId } from './fields';

/** DELETE /v1/jobs/{jobid}/clean (docs/pictory-api.md §7.3): for good, and the same again when called twice. */
export const clean = operation({
	option: {
		name: 'Delete Files',
		value: 'clean',
		action: 'Delete job files',
		description: "Remove a finished job's video, subtitles and uploads from Pictory for good",
	},
	fields: { jobId, ...callOptions },

	prepare({ jobId: id }) {
		return {
			kind: 'call',
			async run(pictory) {
				try {
					// A job stays known when its files are gone.
					await pictory.delete(`${jobPath(id)}/clean`, false);
					return { deleted: true };
				} catch (error) {
					throw aboutCleaning(error, id);
				}
			},
		};
	},
});

function aboutCleaning(error: unknown, id: string): Error {
	if (!(error instanceof PictoryFailure)) return rethrown(error);
	if (isUnknownJob(error)) return unknownJob(id);
	const { status } = error.details;
	if (status === 400 || status === 409) {
		return error.reworded(
			error.message,
			'Only the files of a job that is completed or failed can be deleted. Wait for it first',
		);
	}
	return error;
}

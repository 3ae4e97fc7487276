import { operation } from '../../operation/operation';
import { callOptions } from '../../operation/shared/waiting';
import { asObject } from '../../transport/client';
import { PictoryFailure, rethrown } from '../../transport/failure';
import { jobFailure, readJob } from '../../transport/jobs';
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
					// An unknown job may come with status 200, too (docs/pictory-api.md §7.1).
					// A job stays known when its files are gone.
					const answer = asObject(await pictory.delete(`${jobPath(id)}/clean`, false));
					const job = readJob(answer, id);
					if (job.status === 'unknown') throw jobFailure({ jobId: id, status: 'unknown', data: {} });
					if (answer.success === false)
						throw new PictoryFailure(job.message ?? 'Pictory did not delete the files', {
							code: job.code ?? 'REFUSED',
						});
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
	const { status, code } = error.details;
	if (status === 404 || code === 'JOB_NOT_FOUND') return jobFailure({ jobId: id, status: 'unknown', data: {} });
	if (status === 400 || status === 409) {
		return error.reworded(
			error.message,
			'Only the files of a job that is completed or failed can be deleted. Wait for it first',
		);
	}
	return error;
}

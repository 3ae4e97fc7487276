import { operation } from '../../operation/operation';
import { simplifiedCallOptions } from '../../operation/shared/waiting';
import { PictoryFailure, rethrown } from '../../transport/failure';
import { jobFailure, presentJob, readJob } from '../../transport/jobs';
import { jobPath } from '../../transport/jobState';
import { jobId } from './fields';

/**
 * GET /v1/jobs/{jobid} (docs/pictory-api.md §7.1). A failed job is a good answer here: the operation tells how the job
 * stands, and
 * only a job Pictory does not know is a failure.
 */
export const get = operation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get job',
		description: "Look once at how a job stands, and read its results when it's finished",
	},
	fields: { jobId, ...simplifiedCallOptions },

	prepare({ jobId: id }, _item, { settings }) {
		return {
			kind: 'call',
			async run(pictory) {
				try {
					const job = readJob(await pictory.get(jobPath(id)), id);
					if (job.status === 'unknown') throw jobFailure(job);
					return presentJob(job, settings.simplify);
				} catch (error) {
					const isMissing = error instanceof PictoryFailure && error.details.status === 404;
					throw isMissing ? jobFailure({ jobId: id, status: 'unknown', data: {} }) : rethrown(error);
				}
			},
		};
	},
});

import { operation } from '../../operation/operation';
import { simplifiedCallOptions } from '../../operation/shared/waiting';
import { rethrown } from '../../transport/failure';
import { isUnknownJob, presentJob, readJob, unknownJob } from '../../transport/jobs';
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
					if (job.status === 'unknown') throw unknownJob(id);
					return presentJob(job, settings.simplify);
				} catch (error) {
					throw isUnknownJob(error) ? unknownJob(id) : rethrown(error);
				}
			},
		};
	},
});

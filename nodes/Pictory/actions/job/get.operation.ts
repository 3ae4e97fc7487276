import { operation } from '../../operation/operation';
import { AnswerWithHints } from '../../operation/answer';
import { hintsForJob } from '../../operation/output/hints';
import { presentJob } from '../../operation/output/present';
import { jobReadOptions } from '../../operation/shared/waiting';
import { rethrown } from '../../transport/failure';
import { isUnknownJob, readJob, unknownJob } from '../../transport/jobs';
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
	fields: { jobId, ...jobReadOptions },

	prepare({ jobId: id }, _item, { settings }) {
		return {
			kind: 'call',
			async run(pictory) {
				try {
					const job = readJob(await pictory.get(jobPath(id)), id);
					if (job.status === 'unknown') throw unknownJob(id);
					return new AnswerWithHints(presentJob(job, settings.output), hintsForJob(job, settings.output));
				} catch (error) {
					throw isUnknownJob(error) ? unknownJob(id) : rethrown(error);
				}
			},
		};
	},
});

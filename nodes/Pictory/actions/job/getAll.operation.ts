import { choices, collection } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { AnswerWithHints } from '../../operation/answer';
import { hintsForJobs } from '../../operation/output/hints';
import type { Output } from '../../operation/output/output';
import { presentJob } from '../../operation/output/present';
import { listing, wantedOf } from '../../operation/shared/listing';
import { jobListOptions } from '../../operation/shared/waiting';
import { readJob } from '../../transport/jobs';

const STATUSES = { completed: 'Completed', failed: 'Failed', cleaned: 'Files Deleted', 'in-progress': 'In Progress' };

/** GET /v1/jobs (docs/pictory-api.md §7.2), newest first. It has no filters: they are applied here. */
export const getAll = operation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'List the jobs of the account, newest first',
	},
	fields: {
		...listing,
		filters: collection('filters', 'Filters', 'Add Filter', {
			status: choices('status', 'Status', STATUSES, {
				isDecisive: true,
				description: 'Only jobs that stand like this',
			}),
		}),
		...jobListOptions,
	},

	prepare({ filters: { status = [] }, ...wanted }, _item, { settings }) {
		return {
			kind: 'call',
			async run(pictory) {
				const entries = await pictory.list('jobs', {
					limit: wantedOf(wanted),
					keep: (entry) => status.length === 0 || status.includes(readJob(entry).status),
				});
				const jobs = entries.map((entry) => readJob(entry));
				const output: Output = { ...settings.output, isBrief: true };
				return new AnswerWithHints(
					jobs.map((job) => presentJob(job, output)),
					hintsForJobs(jobs, output),
				);
			},
		};
	},
});

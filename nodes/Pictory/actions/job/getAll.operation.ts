import { choices, collection } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { listing, wantedOf } from '../../operation/shared/listing';
import { simplifiedCallOptions } from '../../operation/shared/waiting';
import { presentJob, readJob } from '../../transport/jobs';

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
		...simplifiedCallOptions,
	},

	prepare({ filters: { status = [] }, ...wanted }, _item, { settings }) {
		return {
			kind: 'call',
			async run(pictory) {
				const jobs = await pictory.list('jobs', {
					limit: wantedOf(wanted),
					keep: (entry) => status.length === 0 || status.includes(readJob(entry).status),
				});
				return jobs.map((entry) => presentJob(readJob(entry), settings.simplify));
			},
		};
	},
});

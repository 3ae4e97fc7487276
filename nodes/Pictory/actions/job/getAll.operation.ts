import { limit, readLimit, returnAll } from '../../operation/shared/listing';
import { simplifiedCallOptions } from '../../operation/shared/waiting';
import { presentJob, readJob } from '../../transport/jobs';
import { collect } from '../../transport/paging';
import { readSimplify } from '../../operation/shared/settings';
import type { Operation } from '../../operation/types';

const STATUS = 'Status';
const STATUSES = ['cleaned', 'completed', 'failed', 'in-progress'];

/** GET /v1/jobs (facts §7.2), newest first. It has no filters: they are applied here. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'List the jobs of the account, newest first',
	},
	parameters: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: STATUS,
					name: 'status',
					type: 'multiOptions',
					default: [],
					options: [
						{ name: 'Completed', value: 'completed' },
						{ name: 'Failed', value: 'failed' },
						{ name: 'Files Deleted', value: 'cleaned' },
						{ name: 'In Progress', value: 'in-progress' },
					],
					description: 'Only jobs that stand like this',
				},
			],
		},
		simplifiedCallOptions,
	],

	prepare(item) {
		const wanted = readLimit(item);
		const simplify = readSimplify(item);
		const filters = item.collection('filters');
		const statuses = filters.list('status', STATUS, STATUSES);
		return {
			kind: 'call',
			async run(pictory) {
				const jobs = await collect(
					async (nextPageKey) => await pictory.get('/v1/jobs', nextPageKey ? { nextPageKey } : undefined),
					{ limit: wanted, keep: (entry) => statuses.length === 0 || statuses.includes(readJob(entry).status) },
				);
				return jobs.map((entry) => presentJob(readJob(entry), simplify));
			},
		};
	},
};

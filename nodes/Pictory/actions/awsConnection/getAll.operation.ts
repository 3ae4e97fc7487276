import { limit, readLimit, returnAll } from '../../operation/shared/listing';
import { callOptions } from '../../operation/shared/waiting';
import { collect } from '../../transport/paging';
import type { Operation } from '../../operation/types';
import { awsRegion, PATH, readRegion } from './fields';

/** GET /v1/awsconnections (facts §2.2). It has no filters: they are applied here. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many AWS connections',
		description: 'List the connections of the account',
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
				{ ...awsRegion, required: false, description: 'Only connections to buckets in this region' },
				{
					displayName: 'Enabled',
					name: 'enabled',
					type: 'boolean',
					default: true,
					description: 'Whether to return only enabled connections, or only disabled ones',
				},
			],
		},
		callOptions,
	],

	prepare(item) {
		const wanted = readLimit(item);
		const filters = item.collection('filters');
		const region = filters.has('awsRegion') ? readRegion(filters) : undefined;
		const enabled = filters.has('enabled') ? filters.flag('enabled') : undefined;
		return {
			kind: 'call',
			run: async (pictory) =>
				await collect(async (nextPageKey) => await pictory.get(PATH, nextPageKey ? { nextPageKey } : undefined), {
					limit: wanted,
					keep: (entry) =>
						(region === undefined || entry.awsRegion === region) &&
						(enabled === undefined || entry.enabled === enabled),
				}),
		};
	},
};

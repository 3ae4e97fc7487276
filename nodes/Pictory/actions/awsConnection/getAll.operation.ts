import { collection, flag } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { listing, wantedOf } from '../../operation/shared/listing';
import { callOptions } from '../../operation/shared/waiting';
import { awsAccountId, awsRegion } from './fields';

/** GET /v1/awsconnections (docs/pictory-api.md §2.2). It has no filters: they are applied here. */
export const getAll = operation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many AWS connections',
		description: 'List the connections of the account',
	},
	fields: {
		...listing,
		filters: collection('filters', 'Filters', 'Add Filter', {
			awsAccountId: awsAccountId.with({
				required: false,
				isDecisive: true,
				missing: 'is empty. Enter 12 digits, or remove the filter.',
				description: 'Only connections to this AWS account: 12 digits, with or without dashes',
			}),
			awsRegion: awsRegion.with({
				required: false,
				isDecisive: true,
				missing: 'is empty. Choose a region, or remove the filter.',
				description: 'Only connections to buckets in this region',
			}),
			enabled: flag('enabled', 'Enabled', {
				default: true,
				missing: 'is empty. Enter true or false, or remove the filter.',
				description: 'Whether to return only enabled connections, or only disabled ones',
			}),
		}),
		...callOptions,
	},

	prepare({ filters, ...wanted }) {
		const conditions = Object.entries(filters).filter(([, value]) => value !== undefined);
		return {
			kind: 'call',
			run: async (pictory) =>
				await pictory.list('awsConnections', {
					limit: wantedOf(wanted),
					keep: (entry) => conditions.every(([name, value]) => isSame(entry[name], value)),
				}),
		};
	},
});

/** Accounts are numbers to some, and regions have capitals. */
function isSame(one: unknown, other: unknown): boolean {
	return typeof other === 'string' ? String(one).toLowerCase() === other : one === other;
}

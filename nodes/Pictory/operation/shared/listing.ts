import type { INodeProperties } from 'n8n-workflow';

import type { Fields } from '../fields';

export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

/** @returns how many entries are wanted; Infinity for all */
export function readLimit(fields: Fields): number {
	if (fields.flag('returnAll')) return Infinity;
	return fields.number('limit', 'Limit', { required: true, min: 1, integer: true }) ?? 1;
}

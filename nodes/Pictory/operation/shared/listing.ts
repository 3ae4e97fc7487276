import type { ListName } from '../../transport/lists';
import { flag, number } from '../fields';
import { operation } from '../operation';
import type { Operation } from '../types';
import { callOptions } from './waiting';

/** Of every operation that lists: all entries, or so many. */
export const listing = {
	returnAll: flag('returnAll', 'Return All', {
		missing: 'is empty. Enter true or false.',
		description: 'Whether to return all results or only up to a given limit',
	}),
	limit: number('limit', 'Limit', {
		min: 1,
		isInteger: true,
		default: 50,
		missing: 'is empty. Enter a number.',
		show: { returnAll: [false] },
		description: 'Max number of results to return',
	}),
};

/** @returns how many entries are wanted; Infinity for all */
export function wantedOf({ returnAll, limit }: { returnAll?: boolean; limit?: number }): number {
	return returnAll ? Infinity : (limit ?? 1);
}

/** A list of the account as Pictory gives it. */
export function listAll(list: ListName, option: Operation['option']): Operation {
	return operation({
		option,
		fields: { ...listing, ...callOptions },
		prepare: (wanted) => ({
			kind: 'call',
			run: async (pictory) => await pictory.list(list, { limit: wantedOf(wanted) }),
		}),
	});
}

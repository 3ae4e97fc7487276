import { shortened } from '../../common/shortened';
import { trimmed } from '../../common/trimmed';
import { type Entry, isTyped, oneOfList, type Reading } from './entry';
import { isUnevaluated, NOT_EVALUATED } from './unevaluated';

const YES = new Set(['true', 'yes', 'y', 'on', '1']);
const NO = new Set(['false', 'no', 'n', 'off', '0']);

/** Sheets say TRUE, forms say yes or on, databases say 1. @returns nothing for an empty field */
export function readFlag(entry: Entry): Reading<boolean | undefined> {
	const one = oneOfList(entry.value);
	if ('trouble' in one) return one;
	const { value } = one;
	if (value === undefined || typeof value === 'boolean') return { value };
	if (typeof value === 'object') return { trouble: 'must be true or false, but is an object. Enter true or false.' };
	const word = trimmed(String(value)).toLowerCase();
	if (word === '') return { value: undefined };
	if (YES.has(word)) return { value: true };
	if (NO.has(word)) return { value: false };
	if (isTyped(entry) && isUnevaluated(word)) return { trouble: NOT_EVALUATED };
	return { trouble: `is "${shortened(String(value))}", which is neither yes nor no. Enter true or false.` };
}

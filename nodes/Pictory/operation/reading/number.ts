import { isUnevaluated, NOT_EVALUATED } from './unevaluated';
import { shortened } from '../../common/shortened';
import { type Entry, isTyped, oneOfList, type Reading } from './entry';

const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;

/** @returns a number, nothing for an empty field: a blank is not 0 */
export function readNumber(entry: Entry): Reading<number | undefined> {
	const one = oneOfList(entry.value);
	if ('trouble' in one) return one;
	const { value } = one;
	if (value === undefined) return { value: undefined };
	if (typeof value === 'number') {
		return Number.isFinite(value) ? { value } : { trouble: 'is not a number. Enter a number.' };
	}
	if (typeof value !== 'string') {
		return {
			trouble: `must be a number, but is ${typeof value === 'boolean' ? String(value) : 'an object'}. Enter a number.`,
		};
	}
	const text = value.trim();
	if (text === '') return { value: undefined };
	if (isTyped(entry) && isUnevaluated(text)) return { trouble: NOT_EVALUATED };
	if (NUMERIC.test(text) && Number.isFinite(Number(text))) return { value: Number(text) };
	const meant = DECIMAL_COMMA.test(text)
		? `${shortened(text).replace(',', '.')}, with a point`
		: 'a number, without a unit';
	return { trouble: `is "${shortened(text)}", which is not a number. Enter ${meant}.` };
}

import { shortened } from '../../common/shortened';
import { trimmed } from '../../common/trimmed';
import { type Entry, isTyped, oneOfList, type Reading } from './entry';
import { isUnevaluated, NOT_EVALUATED } from './unevaluated';

const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
/** Such as `12 px`, `5 seconds` and `3%`. */
const WITH_UNIT = /^[+-]?\.?\d[\d.,]*[ \u00a0]?[a-z%°$€£]+\.?$/i;
/** More digits than any number we read has. */
const MAX_LENGTH = 400;

/**
 * @param unit that may stand behind a number in a text, e.g. `%`
 * @returns a number, nothing for an empty field: white space is not 0
 */
export function readNumber(entry: Entry, unit = ''): Reading<number | undefined> {
	const one = oneOfList(entry.value);
	if ('trouble' in one) return one;
	const { value } = one;
	if (value === undefined) return { value: undefined };
	if (typeof value === 'number') {
		return Number.isFinite(value) ? { value } : { trouble: `is ${value}, which is not a number. Enter a number.` };
	}
	if (typeof value !== 'string') {
		return {
			trouble: `must be a number, but is ${typeof value === 'object' ? 'an object' : String(value)}. Enter a number.`,
		};
	}
	const text = trimmed(value);
	if (text === '') return { value: undefined };
	if (isTyped(entry) && isUnevaluated(text)) return { trouble: NOT_EVALUATED };
	const digits = unit !== '' && text.endsWith(unit) ? trimmed(text.slice(0, -unit.length)) : text;
	const number = digits.length <= MAX_LENGTH && NUMERIC.test(digits) ? Number(digits) : Number.NaN;
	if (Number.isFinite(number)) return { value: number };
	return { trouble: `is "${shortened(text)}", which is not a number. Enter ${meantBy(digits)}.` };
}

function meantBy(text: string): string {
	if (text.length > MAX_LENGTH) return 'a number';
	if (WITH_UNIT.test(text)) return 'a number, without a unit';
	if (!DECIMAL_COMMA.test(text)) return 'a number';
	const [whole = '', behind = ''] = text.split(',');
	const withPoint = `${shortened(`${whole}.${behind}`)}, with a point`;
	// A comma before three digits may also part thousands.
	return behind.length === 3 ? `${shortened(whole + behind)}, or ${withPoint}` : withPoint;
}

import { isPlainObject } from '../../common/guards';
import { trimmed } from '../../common/trimmed';
import { timeOf } from './time';
import { type Entry, isTyped, oneOfList, type Reading } from './entry';
import { isUnevaluated, NOT_EVALUATED } from './unevaluated';

/** What JavaScript makes of an object that is put into a text. */
const STRINGIFIED = '[object Object]';

const STRINGIFIED_TROUBLE = `holds "${STRINGIFIED}", which is what becomes of an object inside a text. Name the field of it that is meant, such as {{ $json.parts[0].text }}.`;

/** @returns a text, '' for nothing. @param keepsSpaces at both ends; otherwise they are cut, as they come from pasting */
export function readText(entry: Entry, keepsSpaces = false): Reading<string> {
	const one = oneOfList(locatorValue(entry.value));
	if ('trouble' in one) return one;
	const text = textOf(one.value);
	if ('trouble' in text) return text;
	if (text.value.includes(STRINGIFIED)) return { trouble: STRINGIFIED_TROUBLE };
	if (isTyped(entry) && isUnevaluated(text.value)) return { trouble: NOT_EVALUATED };
	return keepsSpaces ? text : { value: trimmed(text.value) };
}

/** A resource locator stands for what is chosen in it. */
export function locatorValue(value: unknown): unknown {
	return isPlainObject(value) && '__rl' in value ? value.value : value;
}

function textOf(value: unknown): Reading<string> {
	switch (typeof value) {
		case 'undefined':
			return { value: '' };
		case 'string':
			return { value };
		case 'boolean':
		case 'bigint':
			return { value: String(value) };
		case 'number':
			if (!Number.isFinite(value)) {
				return { trouble: `must be a text, but is ${value}, which is what becomes of a calculation that went wrong.` };
			}
			return !Number.isInteger(value) || Number.isSafeInteger(value)
				? { value: String(value) }
				: { trouble: 'is a number too large to be read exactly. Give it as a text.' };
		default: {
			const time = timeOf(value);
			return time === undefined
				? { trouble: 'must be a text, but is an object. Name the field of it that is meant, such as {{ $json.name }}.' }
				: { value: time };
		}
	}
}

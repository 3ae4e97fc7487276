import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { shortened } from '../../common/shortened';
import { trimmed } from '../../common/trimmed';
import { isDeep, isDeepText, TOO_DEEP } from './depth';
import { type Entry, isTyped, oneOfList, type Reading } from './entry';
import { inexactNumber } from './exact';
import { unwrapped } from './list';
import { timeOf } from './time';
import { isUnevaluatedInJson, NOT_EVALUATED } from './unevaluated';

const STRINGIFIED_TROUBLE =
	'holds "[object Object]", which is what becomes of an object inside a text. Use JSON.stringify(…) there.';

const NOT_CARRIED = 'holds a value that JSON cannot carry. Give it as a text, a number, a list or an object.';

/** An object, or a list with one object in it. @returns nothing for an empty field */
export function readJsonObject(entry: Entry): Reading<IDataObject | undefined> {
	const json = readJson(entry);
	if ('trouble' in json) return json;
	const one = oneOfList(json.value);
	if ('trouble' in one) {
		const many = Array.isArray(json.value) ? `, but is a list of ${json.value.length}` : '';
		return { trouble: `must be a JSON object${many}: { "name": value, … }.` };
	}
	const { value } = one;
	// A look-up that has found nothing is nothing, a list somebody has written is no object.
	const isWritten = typeof entry.value === 'string' && Array.isArray(json.value);
	if (isPlainObject(value) || (value === undefined && !isWritten)) return { value };
	// A look-up of a field that holds JSON: the text in the list, which is no list itself.
	if (typeof value === 'string' && Array.isArray(json.value)) return readJsonObject({ value });
	return { trouble: 'must be a JSON object: { "name": value, … }.' };
}

/** A list of objects, or one object, which is a list of one. @returns nothing for an empty field */
export function readJsonList(entry: Entry): Reading<IDataObject[] | undefined> {
	const list = readList(entry);
	if ('trouble' in list) return list;
	const objects: IDataObject[] = [];
	for (const each of list.value) {
		const object = typeof each === 'string' ? readJsonObject({ value: each }) : { value: each };
		if ('trouble' in object || !isPlainObject(object.value)) {
			return { trouble: 'must be a JSON array of objects: [ { … }, … ].' };
		}
		objects.push(object.value);
	}
	return { value: objects.length > 0 ? objects : undefined };
}

/** A list of anything; what is no list is a list of one. @returns an empty list for an empty field */
export function readList(entry: Entry): Reading<unknown[]> {
	const json = readJson(entry);
	if ('trouble' in json) return json;
	const { value } = json;
	if (value === undefined) return { value: [] };
	return { value: Array.isArray(value) ? (value as unknown[]) : [value] };
}

/** JSON as a text, also in a code fence as language models write it, or, from an expression, already as a value. */
function readJson(entry: Entry): Reading<unknown> {
	const { value } = entry;
	if (value === undefined || value === null) return { value: undefined };
	if (typeof value !== 'string') return carried(value);
	const text = trimmed(unwrapped(withoutFence(trimmed(value))));
	if (text === '') return { value: undefined };
	if (text.includes('[object Object]')) return { trouble: STRINGIFIED_TROUBLE };
	if (isTyped(entry) && isUnevaluatedInJson(text)) return { trouble: NOT_EVALUATED };
	if (isDeepText(text)) return { trouble: TOO_DEEP };
	const inexact = inexactNumber(text);
	if (inexact !== undefined) {
		return { trouble: `holds the number ${shortened(inexact)}, which cannot be read exactly. Put it in quotes.` };
	}
	try {
		const parsed: unknown = JSON.parse(text);
		return { value: parsed ?? undefined };
	} catch (error) {
		return {
			trouble: `is not valid JSON: ${error instanceof Error ? shortened(error.message) : 'it does not parse'}.`,
		};
	}
}

/** ```` ```json ```` before, ```` ``` ```` behind. */
function withoutFence(text: string): string {
	if (!text.startsWith('```') || !text.endsWith('```') || text.length < 6) return text;
	const inside = text.slice(3, -3);
	const language = /^[a-z0-9]{1,20}(?=\s)/i.exec(inside)?.[0] ?? '';
	return trimmed(inside.slice(language.length));
}

/** A value that an expression gave. */
function carried(value: unknown): Reading<unknown> {
	const time = timeOf(value);
	if (time !== undefined) return { value: time };
	let isCarried = typeof value !== 'bigint';
	const deep = isDeep(value, (leaf) => {
		if (typeof leaf === 'bigint') isCarried = false;
	});
	if (deep) return { trouble: TOO_DEEP };
	return isCarried ? { value } : { trouble: NOT_CARRIED };
}

/** What would be left out of JSON, or changed, without a word. An integer of 22 digits and more is written with an exponent. */
function troubleWithLeaf(leaf: unknown): string | undefined {
	switch (typeof leaf) {
		case 'string':
			// What JavaScript has made of an object inside a text.
			return leaf.includes('[object Object]') ? STRINGIFIED_TROUBLE : undefined;
		case 'function':
		case 'symbol':
			return NOT_CARRIED;
		case 'object':
			return leaf instanceof Map || leaf instanceof Set ? NOT_CARRIED : undefined;
		case 'number':
			if (!Number.isFinite(leaf)) return `holds ${leaf}, which is what becomes of a calculation that went wrong.`;
			return Number.isInteger(leaf) && !Number.isSafeInteger(leaf) && Math.abs(leaf) < 1e21
				? 'holds a number too large to be read exactly. Give it as a text.'
				: undefined;
		default:
			return undefined;
	}
}

/** A value that is sent as it is, unless something in it would get lost on the way. */
export function whole<Value>(reading: Reading<Value>): Reading<Value> {
	if ('trouble' in reading) return reading;
	let trouble: string | undefined;
	isDeep(reading.value, (leaf) => {
		trouble ??= troubleWithLeaf(leaf);
	});
	return trouble === undefined ? reading : { trouble };
}

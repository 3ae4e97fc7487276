import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { shortened } from '../../common/shortened';
import { type Entry, isTyped, type Reading } from './entry';
import { isUnevaluatedInJson, NOT_EVALUATED } from './unevaluated';

/** Levels of nesting; far more than any request has, and far less than what makes Node.js run out of stack. */
const MAX_DEPTH = 100;

/** An object, or a list with one object in it. @returns nothing for an empty field */
export function readJsonObject(entry: Entry): Reading<IDataObject | undefined> {
	const json = readJson(entry);
	if ('trouble' in json) return json;
	const { value } = json;
	if (value === undefined || isPlainObject(value)) return { value };
	if (Array.isArray(value) && value.length === 1 && isPlainObject(value[0])) return { value: value[0] };
	const many = Array.isArray(value) && value.length > 1 ? `, but is a list of ${value.length}` : '';
	return { trouble: `must be a JSON object${many}: { "name": value, … }.` };
}

/** A list of objects, or one object, which is a list of one. @returns nothing for an empty field */
export function readJsonList(entry: Entry): Reading<IDataObject[] | undefined> {
	const json = readJson(entry);
	if ('trouble' in json) return json;
	const { value } = json;
	if (value === undefined) return { value };
	if (isPlainObject(value)) return { value: [value] };
	if (Array.isArray(value) && value.every(isPlainObject)) return { value };
	return { trouble: 'must be a JSON array of objects: [ { … }, … ].' };
}

/** JSON as a text, also in a code fence as language models write it, or, from an expression, already as a value. */
function readJson(entry: Entry): Reading<unknown> {
	const { value } = entry;
	if (value === undefined || value === null) return { value: undefined };
	if (typeof value !== 'string') return carried(value);
	const text = withoutFence(value.trim());
	if (text === '') return { value: undefined };
	if (text.includes('[object Object]')) {
		return {
			trouble:
				'holds "[object Object]", which is what becomes of an object inside a text. Use JSON.stringify(…) there.',
		};
	}
	if (isTyped(entry) && isUnevaluatedInJson(text)) return { trouble: NOT_EVALUATED };
	try {
		const parsed: unknown = JSON.parse(text);
		return isDeep(parsed) ? { trouble: TOO_DEEP } : { value: parsed ?? undefined };
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
	const [first = ''] = inside.split('\n', 1);
	return (/^[a-z0-9]*\s*$/i.test(first) ? inside.slice(first.length) : inside).trim();
}

/** A value that an expression gave. */
function carried(value: unknown): Reading<unknown> {
	if (isDeep(value)) return { trouble: TOO_DEEP };
	try {
		JSON.stringify(value);
		return { value };
	} catch {
		return { trouble: 'holds a value that JSON cannot carry. Give it as a text, a number, a list or an object.' };
	}
}

const TOO_DEEP = `is nested more than ${MAX_DEPTH} levels deep. Pictory's requests need about ten.`;

/** Level by level, so that neither depth nor an object that holds itself can overflow anything. */
function isDeep(value: unknown): boolean {
	let level = new Set([value].filter(isNested));
	for (let depth = 1; level.size > 0; depth += 1) {
		if (depth > MAX_DEPTH) return true;
		const next = new Set<object>();
		for (const parent of level) {
			for (const member of Object.values(parent) as unknown[]) if (isNested(member)) next.add(member);
		}
		level = next;
	}
	return false;
}

function isNested(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

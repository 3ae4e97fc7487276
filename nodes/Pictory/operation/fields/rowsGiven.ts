import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { isBlank } from '../../common/trimmed';
import { type Entry, isTyped, type Reading } from '../reading/entry';
import { readJsonObject, readList } from '../reading/json';
import { unwrapped } from '../reading/list';
import { timeOf } from '../reading/time';
import type { Source } from '../source';
import { type Group, namesOf, reportUnknownNames } from './members';
import { byName, wordsOf } from './named';
import type { FieldSet } from './read';

interface Shape {
	/** Name of the list in n8n's value. */
	group: string;
	row: string;
	/** The number of the first row; 1 unless said otherwise. */
	from?: number;
	/** The field that a text is meant for. */
	main: string;
}

/**
 * Rows as they stand in the panel, or as an expression gave them: n8n's value, its list, one row, texts, or JSON of these.
 * @returns nothing in place of all, or of one row, that could not be read, which has been reported
 */
export function rowsIn(
	entry: Entry,
	fields: FieldSet,
	label: string,
	shape: Shape,
	source: Source,
): Array<Group | undefined> | undefined {
	const { group, row, from = 1, main } = shape;
	const { value, raw } = entry;
	const named = (members: IDataObject, title: string): IDataObject =>
		byName(members, fields, (message) => source.problem(title, message));
	const isPanel = isPlainObject(raw);
	const given: Entry = isPanel ? { value: isPlainObject(value) ? value[group] : value, raw: raw[group] } : entry;
	const rawRows = given.raw;
	const found = listIn(given, main);
	if ('trouble' in found) return wrong(found.trouble);

	let list = found.value;
	const [only] = list;
	const key =
		!Array.isArray(rawRows) && list.length === 1 && isPlainObject(only)
			? keyOf(only, [group, label, row], fields)
			: undefined;
	if (key !== undefined && isPlainObject(only)) {
		const others = Object.keys(only).filter((name) => name !== key);
		reportUnknownNames(others, [row], label, source);
		const inner = listIn({ value: only[key] }, main);
		if ('trouble' in inner) return wrong(inner.trouble);
		list = inner.value;
	}
	return list.map((each, index) => {
		const members = rowOf(each, main);
		const title = `${row} ${index + from}`;
		if ('trouble' in members) {
			source.problem(title, members.trouble);
			return undefined;
		}
		const rawRow: unknown = Array.isArray(rawRows) ? rawRows[index] : rawRows;
		if (isPlainObject(rawRow)) return { members: members.value, raw: rawRow };
		const fieldsOfRow = named(members.value, title);
		return { members: fieldsOfRow, ...(isTyped(given) && { raw: fieldsOfRow }) };
	});

	function wrong(trouble: string): undefined {
		source.problem(label, `${trouble} Each entry is one row of the panel.`);
	}
}

/** A list, or JSON of one; one row, or its text, is a list of one. */
function listIn(entry: Entry, main: string): Reading<unknown[]> {
	const { value } = entry;
	const isText = typeof value === 'string' && !isBlank(value) && !/^\s*[[{`]/.test(unwrapped(value));
	return isText ? { value: [{ [main]: value }] } : readList(entry);
}

/**
 * The member of an object that holds the list, where it is n8n's value and not a row: by n8n's name for it, or by the panel's
 * words. A field may be called as the list is.
 */
function keyOf(value: IDataObject, words: string[], fields: FieldSet): string | undefined {
	const [group = ''] = words;
	const known = words.map((word) => word.toLowerCase());
	const key = Object.hasOwn(value, group)
		? group
		: Object.keys(value).find((each) => known.includes(each.toLowerCase()));
	if (key === undefined) return undefined;
	const ofFields = [...namesOf(fields), ...wordsOf(fields)].map((word) => word.toLowerCase());
	if (!ofFields.includes(key.toLowerCase())) return key;
	return Object.keys(value).length === 1 && typeof value[key] === 'object' ? key : undefined;
}

/** Empty entries are rows with nothing in them: what they lack is reported with their number. */
function rowOf(each: unknown, main: string): Reading<IDataObject> {
	if (timeOf(each) !== undefined) return { value: { [main]: each as string } };
	if (isPlainObject(each)) return { value: each };
	if (each === null || each === undefined || (typeof each === 'string' && isBlank(each))) return { value: {} };
	if (typeof each === 'object') return { trouble: 'must be an object with the fields of the panel, or a text.' };
	if (typeof each !== 'string' || !/^\s*\{/.test(unwrapped(each))) return { value: { [main]: each as string } };
	const object = readJsonObject({ value: each });
	return 'trouble' in object ? object : { value: object.value ?? {} };
}

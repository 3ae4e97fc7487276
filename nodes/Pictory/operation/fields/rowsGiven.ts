import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { isBlank } from '../../common/trimmed';
import { type Entry, isTyped, type Reading } from '../reading/entry';
import { readJsonObject, readList } from '../reading/json';
import { timeOf } from '../reading/time';
import type { Source } from '../source';
import { type Group, namesOf, reportUnknownNames } from './members';
import type { FieldSet } from './read';

interface Shape {
	/** Name of the list in n8n's value. */
	group: string;
	row: string;
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
	const { group, row, main } = shape;
	const { value, raw } = entry;
	const isPanel = isPlainObject(raw);
	const given: Entry = isPanel ? { value: isPlainObject(value) ? value[group] : value, raw: raw[group] } : entry;
	const rawRows = given.raw;
	const found = listIn(given, main);
	if ('trouble' in found) return wrong(found.trouble);

	let list = found.value;
	const [only] = list;
	if (!Array.isArray(rawRows) && list.length === 1 && isPlainObject(only) && isWrapper(only, group, fields)) {
		const others = Object.keys(only).filter((name) => name !== group);
		reportUnknownNames(others, [group], label, source);
		const inner = listIn({ value: only[group] }, main);
		if ('trouble' in inner) return wrong(inner.trouble);
		list = inner.value;
	}
	return list.map((each, index) => {
		const members = rowOf(each, main);
		if ('trouble' in members) {
			source.problem(`${row} ${index + 1}`, members.trouble);
			return undefined;
		}
		const rawRow: unknown = Array.isArray(rawRows) ? rawRows[index] : rawRows;
		if (isPlainObject(rawRow)) return { members: members.value, raw: rawRow };
		return { members: members.value, ...(isTyped(given) && { raw: members.value }) };
	});

	function wrong(trouble: string): undefined {
		source.problem(label, `${trouble} Each entry is one row of the panel.`);
	}
}

/** A list, or JSON of one; one row, or its text, is a list of one. */
function listIn(entry: Entry, main: string): Reading<unknown[]> {
	const { value } = entry;
	const isText = typeof value === 'string' && !isBlank(value) && !/^\s*[[{`]/.test(value);
	return isText ? { value: [{ [main]: value }] } : readList(entry);
}

/** Whether an object is n8n's value, with the list in it, and not a row. A field may be called as the list is. */
function isWrapper(value: IDataObject, group: string, fields: FieldSet): boolean {
	if (!Object.hasOwn(value, group)) return false;
	if (!namesOf(fields).includes(group)) return true;
	return Object.keys(value).length === 1 && typeof value[group] === 'object';
}

/** Empty entries are rows with nothing in them: what they lack is reported with their number. */
function rowOf(each: unknown, main: string): Reading<IDataObject> {
	if (timeOf(each) !== undefined) return { value: { [main]: each as string } };
	if (isPlainObject(each)) return { value: each };
	if (each === null || each === undefined || (typeof each === 'string' && isBlank(each))) return { value: {} };
	if (typeof each === 'object') return { trouble: 'must be an object with the fields of the panel, or a text.' };
	if (typeof each !== 'string' || !/^\s*\{/.test(each)) return { value: { [main]: each as string } };
	const object = readJsonObject({ value: each });
	return 'trouble' in object ? object : { value: object.value ?? {} };
}

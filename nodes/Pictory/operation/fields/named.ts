import type { IDataObject } from 'n8n-workflow';

import { shortened } from '../../common/shortened';
import type { FieldSet } from './read';

/** The panel's words for the fields of a group, as they are listed in a message. */
export function wordsOf(fields: FieldSet): string[] {
	return [...new Set(Object.values(fields).map(({ label }) => label))];
}

/**
 * What an expression gave may call the fields as the panel does, as a sheet with the panel's words above its columns: "Text"
 * is the field `story`. Capitals do not matter.
 * @param tell is given what is wrong: the end of a sentence that begins with the group's label
 * @returns the members under the names of their fields; those no field takes under their own
 */
export function byName(members: IDataObject, fields: FieldSet, tell: (message: string) => void): IDataObject {
	const names = new Set(Object.values(fields).map(({ name }) => name));
	const strangers = Object.keys(members).filter((key) => !names.has(key));
	if (strangers.length === 0) return members;
	const known = namesByWord(fields);
	const renamed: IDataObject = Object.fromEntries(Object.entries(members).filter(([key]) => names.has(key)));
	const wordOf = new Map<string, string>();
	for (const key of strangers) {
		const name = known.get(key.trim().toLowerCase());
		if (name === undefined) {
			setOwn(renamed, key, members[key]);
			continue;
		}
		const other = Object.hasOwn(renamed, name) ? (wordOf.get(name) ?? name) : undefined;
		if (other !== undefined)
			tell(`has "${shortened(other)}" and "${shortened(key)}", which are the same field. Keep one of them.`);
		else setOwn(renamed, name, members[key]);
		wordOf.set(name, key);
	}
	return renamed;
}

/** A word two fields share says nothing of which one is meant. */
function namesByWord(fields: FieldSet): Map<string, string | undefined> {
	const known = new Map<string, string | undefined>();
	for (const { name, label } of Object.values(fields)) {
		for (const word of [name, label].map((each) => each.toLowerCase()))
			known.set(word, known.has(word) && known.get(word) !== name ? undefined : name);
	}
	// A name is always its own field's.
	for (const { name } of Object.values(fields)) known.set(name.toLowerCase(), name);
	return known;
}

/** Also a key such as `__proto__` is one like any other. */
function setOwn(target: IDataObject, key: string, value: IDataObject[string]): void {
	Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';

/**
 * Custom JSON over what the fields gave. Objects are merged member by member; lists of objects entry by entry (first
 * with first), further entries are appended; `null` takes a member away; everything else is replaced.
 * @returns a new object, its inputs are left as they are
 */
export function mergeCustom(base: IDataObject, custom: IDataObject): IDataObject {
	const merged: IDataObject = { ...base };
	for (const [name, value] of Object.entries(custom)) {
		if (name === '__proto__') continue;
		if (value === null) delete merged[name];
		else merged[name] = mergedValue(merged[name], value) as IDataObject[string];
	}
	return merged;
}

function mergedValue(base: unknown, custom: unknown): unknown {
	if (isPlainObject(custom)) return mergeCustom(isPlainObject(base) ? base : {}, custom);
	if (isListOfObjects(base) && isListOfObjects(custom)) {
		const entries = custom.map((entry, index) => mergeCustom(base[index] ?? {}, entry));
		return [...entries, ...base.slice(custom.length)];
	}
	return custom;
}

function isListOfObjects(value: unknown): value is IDataObject[] {
	return Array.isArray(value) && value.length > 0 && value.every(isPlainObject);
}

import type { IDataObject } from 'n8n-workflow';

/** A JSON object: not null, not an array, not a date. */
export function isPlainObject(value: unknown): value is IDataObject {
	return Object.prototype.toString.call(value) === '[object Object]';
}

/** A member of a table, whatever the name: "constructor" is none. */
export function memberOf<Value>(table: Readonly<Record<string, Value | undefined>>, name: string): Value | undefined {
	return Object.hasOwn(table, name) ? table[name] : undefined;
}

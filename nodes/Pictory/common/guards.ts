import type { IDataObject } from 'n8n-workflow';

/** A JSON object: not null, not an array, not a date. */
export function isPlainObject(value: unknown): value is IDataObject {
	return Object.prototype.toString.call(value) === '[object Object]';
}

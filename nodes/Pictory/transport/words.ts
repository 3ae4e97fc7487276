import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';

/** What Pictory says of a failure, in the places it has for that: docs/pictory-api.md §1.5. */
export interface Words {
	message?: string;
	code?: string;
	fields?: Array<{ name: string; reason: string }>;
}

/** Pictory's own words in an answer. "Unauthorized" is none: it says nothing to a user. */
export function wordsIn(body: unknown): Words {
	if (!isPlainObject(body)) return {};
	const data = isPlainObject(body.data) ? body.data : {};
	const error = isPlainObject(body.error) ? body.error : {};
	const message = firstText(
		body.message,
		data.error_message,
		error.error_message,
		body.error_message,
		error.message,
		body.error,
	);
	return {
		message: message && /^unauthorized$/i.test(message) ? undefined : message,
		code: firstText(body.code, data.error_code, error.error_code, body.error_code),
		fields: readFields(body.fields),
	};
}

/** Whether Pictory knows no such job (docs/pictory-api.md §7.1). */
export function saysUnknownJob({ message, code }: Words): boolean {
	return code === '5000' || message === 'JOB_NOT_FOUND';
}

function firstText(...values: unknown[]): string | undefined {
	for (const value of values) {
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return undefined;
}

function readFields(fields: unknown): Words['fields'] {
	if (!Array.isArray(fields) || fields.length === 0) return undefined;
	return fields.filter(isPlainObject).map((field: IDataObject) => ({
		name: firstText(field.name, field.field, field.path) ?? 'request',
		reason: Array.isArray(field.errors)
			? field.errors.map(String).join('; ')
			: (firstText(field.errors, field.message, field.error) ?? 'was refused'),
	}));
}

import { isPlainObject } from '../../common/guards';

/** A point in time as a text: of JavaScript's dates, and of those n8n has in expressions, such as `$now`. */
export function timeOf(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (!isPlainObject(value) || value.isLuxonDateTime !== true) return undefined;
	const text: unknown = JSON.parse(JSON.stringify(value));
	return typeof text === 'string' ? text : undefined;
}

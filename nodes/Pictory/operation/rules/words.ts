import { shortened } from '../../common/shortened';

/** What kind of value it is, in words. */
export function kindOf(value: unknown): string {
	if (value === null) return 'empty';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

/** A value as it may stand in a message. */
export function quoted(value: unknown): string {
	return typeof value === 'string'
		? `"${shortened(value)}"`
		: typeof value === 'number'
			? String(value)
			: kindOf(value);
}

export function thousands(count: number): string {
	return count.toLocaleString('en-US');
}

import { isPlainObject } from '../../common/guards';

/** @returns undefined unless it is a text with something in it */
export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

export function textAt(value: unknown, name: string): string | undefined {
	return isPlainObject(value) ? textOf(value[name]) : undefined;
}

/** @returns undefined unless it is a number of bytes; some stores, and what events pass through, write it as a text */
export function bytesAt(value: unknown, name: string): number | undefined {
	const member = isPlainObject(value) ? value[name] : undefined;
	const bytes = typeof member === 'string' && /^\d{1,15}$/.test(member.trim()) ? Number(member) : member;
	return typeof bytes === 'number' && Number.isFinite(bytes) && bytes >= 0 ? bytes : undefined;
}

/** S3's own API gives ETags in quotes, its events do not; some stores put them into events too. */
export function eTagAt(value: unknown, name: string): string | undefined {
	return textOf(textAt(value, name)?.replace(/^"|"$/g, ''));
}

import { trimmed } from '../../common/trimmed';

/** More than this is no list somebody has written into a field for a few texts. */
const MAX_LENGTH = 100_000;
/** How often JSON may have been put into JSON; each time doubles its signs, so nobody has met more. */
const MOST_WRAPPED = 5;

/** A list written as JSON, as language models do it; what is none is left as it is. */
export function listInText(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > MAX_LENGTH) return value;
	const text = trimmed(unwrapped(value));
	if (!text.startsWith('[') || !text.endsWith(']')) return value;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return value;
	}
}

/**
 * JSON that was made JSON once more, as with `JSON.stringify` of what is a text already: a list or an object in quotes, with
 * backslashes before those inside.
 * @returns the list or object as JSON; any other text as it is, also one in quotes
 */
export function unwrapped(text: string): string {
	let inner = text;
	for (let times = 0; times < MOST_WRAPPED; times += 1) {
		if (!/^\s*"/.test(inner)) break;
		try {
			inner = JSON.parse(inner) as string;
		} catch {
			return text;
		}
	}
	return inner !== text && isJson(inner) ? inner : text;
}

function isJson(text: string): boolean {
	return /^\s*[[{]/.test(text);
}

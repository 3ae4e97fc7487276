import { trimmed } from '../../common/trimmed';

/** More than this is no list somebody has written into a field for a few texts. */
const MAX_LENGTH = 100_000;

/** A list written as JSON, as language models do it; what is none is left as it is. */
export function listInText(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > MAX_LENGTH) return value;
	const text = trimmed(value);
	if (!text.startsWith('[') || !text.endsWith(']')) return value;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return value;
	}
}

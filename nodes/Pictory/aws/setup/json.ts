import type { Json } from './types';

const LAST_LATIN_1 = '\u00ff';

/**
 * JSON with every character beyond ASCII written as an escape. IAM refuses documents that hold a character beyond
 * U+00FF (docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), and shells and editors on the way there
 * do not agree about the others.
 * @param indent tab-indented when true
 */
export function asciiJson(value: Json, indent = false): string {
	return JSON.stringify(value, null, indent ? '\t' : undefined).replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** Whether a text holds characters that IAM takes only as escapes. */
export function isBeyondLatin1(text: string): boolean {
	return [...text].some((character) => character > LAST_LATIN_1);
}

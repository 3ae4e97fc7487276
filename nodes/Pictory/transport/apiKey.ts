import { isPlainObject } from '../common/guards';

/**
 * A key as Pictory wants it: bare, with no scheme (docs/pictory-api.md §1.2). People paste it with spaces, line breaks,
 * quotes, or the
 * `Bearer ` of other services' samples.
 */
export function bareKey(pasted: unknown): string {
	return String(pasted ?? '')
		.replace(/[\s"'\u200b\ufeff]/g, '')
		.replace(/^(authorization:)?(bearer:?)?/i, '');
}

/** Takes the key out of a value of JSON, wherever it stands in it. */
export type Hide = <Value>(value: Value) => Value;

const HIDDEN = '(hidden)';
/** A mistyped "key" of few letters may stand in any word. */
const LEAST_LENGTH = 8;

/**
 * Pictory, or a gateway before it, may repeat the key in any part of an answer, good or bad: what is read off an answer
 * goes through here first. It hides the very key of the credential, and whatever looks like one.
 */
export function hiderOf(apiKey: unknown): Hide {
	const key = bareKey(apiKey);
	const spellings = spellingsOf(key);
	const clean = (text: string): string => {
		const known =
			key.length < LEAST_LENGTH
				? text
				: spellings.reduce((hidden, spelling) => hidden.replaceAll(spelling, HIDDEN), text);
		return known.replace(/pictai_[\w-]+/gi, HIDDEN);
	};
	return (value) => mapTexts(value, clean);
}

/** A secret as it is, in an address, and in JSON that stands in a text. */
export function spellingsOf(secret: string): string[] {
	// Half a character cannot be encoded.
	return [secret, encodeURIComponent(secret.replace(/\p{Cs}/gu, '')), secret.replaceAll('/', '\\/')];
}

/** The same value with each text in it changed, names of members too. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
	return mapped(value, change) as Value;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((entry: unknown) => mapped(entry, change));
	if (!isPlainObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [change(name), mapped(member, change)]));
}

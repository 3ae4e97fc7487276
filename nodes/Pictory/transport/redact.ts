import { mapTexts } from './apiKey';

/**
 * What must never be shown, wherever it stands in words that come from outside: Pictory, or a gateway before it, may
 * repeat the request it refuses, with its headers and the address n8n is to be called at.
 */
const SECRETS: Array<[pattern: RegExp, instead: string]> = [
	[/pictai_[\w-]+/gi, '(hidden)'],
	[/(authorization["'\\]*\s*[:=]\s*["'\\]*)(?:bearer\s+)?[^\s"'\\,;]+/gi, '$1(hidden)'],
	// n8n's resume addresses wake an execution; a signed address opens a private file.
	[
		/((?:[?&]|%3F|%26)(?:x-amz-|x-goog-)?(?:signature|security-token|credential|policy|secret|token|sig|key-pair-id)(?:=|%3D))[^\s"'\\&<>]+/gi,
		'$1(hidden)',
	],
	[/(:\/\/)[^\s"'\\/@?#<>]+(?=@)/gi, '$1(hidden)'],
];

/** The text without keys, and without what makes a signed address work. */
export function withoutSecrets(text: string): string {
	return SECRETS.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);
}

/** The same for a value of JSON: every text in it, names of members too. */
export function withoutSecretsIn<Value>(value: Value): Value {
	return mapTexts(value, withoutSecrets);
}

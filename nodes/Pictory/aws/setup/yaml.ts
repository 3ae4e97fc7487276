import type { Json } from './types';

const INDENT = '  ';
/** Keys that no YAML reader takes for anything but text. All other keys are quoted. */
const PLAIN_KEY = /^[A-Z][A-Za-z]{2}[A-Za-z0-9]*$/;
/** Words YAML 1.1 reads as true, false or nothing, in any spelling. */
const RESERVED = new Set(['yes', 'off', 'true', 'false', 'null']);

/**
 * YAML that 1.1 readers (CloudFormation) and 1.2 readers take for the same data: block style, every text in double
 * quotes on one line, everything beyond printable ASCII escaped. yaml.org/spec/1.2.2/#double-quoted-style
 *
 * Keys are at most 1,000 characters long, which YAML asks of keys written this way.
 */
export function toYaml(value: Json): string {
	return `${block(value, '')}\n`;
}

function block(value: Json, indent: string): string {
	if (Array.isArray(value)) {
		return value.map((entry) => `${indent}- ${nested(entry, `${indent}${INDENT}`).trimStart()}`).join('\n') || '[]';
	}
	if (typeof value === 'object') {
		const lines = Object.entries(value).map(([key, entry]) => {
			const isBlock = typeof entry === 'object' && Object.keys(entry).length > 0;
			return `${indent}${keyText(key)}:${isBlock ? '\n' : ' '}${isBlock ? nested(entry, `${indent}${INDENT}`) : scalar(entry)}`;
		});
		return lines.join('\n') || '{}';
	}
	return scalar(value);
}

function nested(value: Json, indent: string): string {
	return typeof value === 'object' && Object.keys(value).length > 0 ? block(value, indent) : scalar(value);
}

function scalar(value: Json): string {
	if (typeof value === 'string') return quoted(value);
	if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}';
	return String(value);
}

function keyText(key: string): string {
	return PLAIN_KEY.test(key) && !RESERVED.has(key.toLowerCase()) ? key : quoted(key);
}

/** JSON's escapes are YAML's too, save for characters beyond U+FFFF, which YAML writes as one. */
function quoted(text: string): string {
	return JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, (character) => {
		const code = character.codePointAt(0) ?? 0;
		const hex = code.toString(16);
		return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
	});
}

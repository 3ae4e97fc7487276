import type { Choices } from '../reading/choice';
import { described, type Rule } from './rule';
import { kindOf, quoted, thousands } from './words';

export function text({ maxLength }: { maxLength?: number } = {}): Rule {
	return described({ type: 'string', maxLength }, (value, path, check) => {
		if (typeof value !== 'string') {
			check.note(path, `must be a text, but is ${kindOf(value)}.`);
		} else if (maxLength !== undefined && value.length > maxLength) {
			check.note(path, `is ${thousands(value.length)} characters long; at most ${thousands(maxLength)} are allowed.`);
		}
	});
}

export const flag: Rule = described({ type: 'boolean' }, (value, path, check) => {
	if (typeof value !== 'boolean') check.note(path, `must be true or false, but is ${kindOf(value)}.`);
});

export function number({ min, max, integer }: { min?: number; max?: number; integer?: boolean } = {}): Rule {
	const range =
		min !== undefined && max !== undefined
			? ` between ${min} and ${max}`
			: min !== undefined
				? ` of ${min} or more`
				: max !== undefined
					? ` of ${max} or less`
					: '';
	const wanted = `Enter a ${integer ? 'whole ' : ''}number${range}.`;
	const type = integer ? 'integer' : 'number';
	return described({ type, minimum: min, maximum: max }, (value, path, check) => {
		if (typeof value !== 'number' || !Number.isFinite(value)) {
			check.note(path, `must be a number, but is ${kindOf(value)}. ${wanted}`);
		} else if (value < (min ?? -Infinity) || value > (max ?? Infinity) || (integer && !Number.isInteger(value))) {
			check.note(path, `is ${value}. ${wanted}`);
		}
	});
}

export function oneOf(vocabulary: Choices, ...others: string[]): Rule {
	const known = Object.keys(vocabulary);
	return described({ type: 'string', enum: [...known, ...others] }, (value, path, check) => {
		if (typeof value === 'string' && (Object.hasOwn(vocabulary, value) || others.includes(value))) return;
		const wanted = known.length > 30 ? 'Choose one from the list in the panel.' : `Choose one of: ${known.join(', ')}.`;
		check.note(path, value === '' ? `is empty. ${wanted}` : `does not know ${quoted(value)}. ${wanted}`);
	});
}

/** Whole percentages as texts, e.g. "20%". */
export const percentage: Rule = percentText({ max: 100 });

/** @param limits of the number before the sign */
export function percentText({ min = 0, max = 100 }: { min?: number; max?: number }): Rule {
	return described({ type: 'string' }, (value, path, check) => {
		const digits = typeof value === 'string' ? /^(\d{1,3})%$/.exec(value)?.[1] : undefined;
		if (digits !== undefined && Number(digits) >= min && Number(digits) <= max) return;
		check.note(path, `is ${quoted(value)}. Enter a whole percentage from ${min} to ${max} as a text, such as "20%".`);
	});
}

/** A distance from an edge of the frame. */
export const offset = percentText({});

/** @param judge @returns what is wrong with a text */
export function judged(judge: (text: string) => string | undefined): Rule {
	return described({ type: 'string' }, (value, path, check) => {
		const trouble = judge(String(value));
		if (trouble !== undefined) check.note(path, trouble);
	});
}

const HEX_COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const RGB_COLOR = /^(rgba?)\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*(0|1|0?\.\d{1,9}|1\.0{1,9})\s*)?\)$/;

/** `#RGB`, `#RRGGBB`, `#RRGGBBAA`, `rgb(r,g,b)` or `rgba(r,g,b,a)` (docs/pictory-api.md §4.7); a name is none of them. */
export const color: Rule = described({ type: 'string' }, (value, path, check) => {
	if (typeof value === 'string' && isColor(value)) return;
	check.note(
		path,
		`is ${quoted(value)}, which Pictory does not know as a color. Enter a code such as #FF0000, #FF000080 (half transparent) or rgba(255, 0, 0, 0.5).`,
	);
});

function isColor(text: string): boolean {
	if (HEX_COLOR.test(text)) return true;
	const [, kind, red, green, blue, alpha] = RGB_COLOR.exec(text) ?? [];
	const isInRange = [red, green, blue].every((part) => Number(part ?? NaN) <= 255);
	return isInRange && (kind === 'rgba') === (alpha !== undefined);
}

import type { IDataObject } from 'n8n-workflow';

import { shortened } from '../common/shortened';
import { isBlank } from '../common/trimmed';
import { isPlainObject } from '../common/guards';
import type { Reach } from './reach';
import type { Choices } from './reading/choice';

/** One check of a body on its way through the rules. */
export interface Check {
	readonly body: IDataObject;
	/** The addresses of files met so far. */
	readonly files: FileAddress[];
	/** From where Pictory fetches files; from the internet, unless said otherwise. */
	readonly reach?: Reach;
	/** `message` ends a sentence that begins with the field's label, and says what to enter. */
	note(path: string, message: string): void;
}

export interface FileAddress {
	path: string;
	/** As it is to be sent. */
	address: string;
	inS3: boolean;
	/** The region an https address in S3 names, when Pictory needs a connection to read it. */
	region?: string;
}

/** What a rule lets through, in the words of JSON Schema, as far as they can say it. */
export interface Schema {
	type?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
	enum?: readonly string[];
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	items?: Schema;
	properties?: Readonly<Record<string, Schema>>;
}

/** Looks at one value, found at `path`; a value that is not there is never looked at. */
export interface Rule {
	(value: unknown, path: string, check: Check): void;
	readonly schema?: Schema;
}
/** A rule over several members of one object. */
export type ObjectRule = (value: IDataObject, path: string, check: Check) => void;

/** A rule that says what it lets through. */
export function described(schema: Schema, judge: (value: unknown, path: string, check: Check) => void): Rule {
	return Object.assign(judge, { schema });
}

/** For what Pictory takes as it is. */
export const anything: Rule = () => undefined;

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
export const offset: Rule = described({ type: 'string' }, (value, path, check) => {
	if (typeof value !== 'string' || !/^(?:100|\d{1,2})%$/.test(value)) {
		check.note(path, `is ${quoted(value)}. Enter a whole percentage from "0%" to "100%" as a text.`);
	}
});

/** @param judge @returns what is wrong with one text of the list */
export function eachText(judge: (text: string) => string | undefined): Rule {
	return list((value, path, check) => {
		const trouble = judge(String(value));
		if (trouble !== undefined) check.note(path, trouble);
	});
}

/** @param judge @returns what is wrong with a text */
export function judged(judge: (text: string) => string | undefined): Rule {
	return described({ type: 'string' }, (value, path, check) => {
		const trouble = judge(String(value));
		if (trouble !== undefined) check.note(path, trouble);
	});
}

export function list(each: Rule, { min = 1, max }: { min?: number; max?: number } = {}): Rule {
	const schema: Schema = { type: 'array', items: each.schema ?? {}, minItems: min, maxItems: max };
	return described(schema, (value, path, check) => {
		if (!Array.isArray(value)) {
			check.note(path, `must be a list, but is ${kindOf(value)}.`);
			return;
		}
		if (value.length < min)
			check.note(path, min === 1 ? 'is an empty list. Add an entry, or remove it.' : `needs ${min} entries.`);
		if (max !== undefined && value.length > max)
			check.note(path, `has ${value.length} entries; at most ${max} are allowed.`);
		value.forEach((entry, index) => each(entry, `${path}[${index}]`, check));
	});
}

/** What a member of an object must be: a rule, or a field, which has one. */
type Member = Rule | { readonly rule: Rule };

/** Members that have no rule pass, as Pictory strips what it does not know. */
export function object(members: Readonly<Record<string, Member>>, ...rules: ObjectRule[]): Rule {
	const judges = Object.entries(members).map(([name, member]) => [name, ruleOf(member)] as const);
	const properties = Object.fromEntries(judges.map(([name, { schema = {} }]) => [name, schema]));
	return described({ type: 'object', properties }, (value, path, check) => {
		if (!isPlainObject(value)) {
			check.note(path, `must be an object, but is ${kindOf(value)}.`);
			return;
		}
		for (const [name, rule] of judges) {
			if (isThere(value[name])) rule(value[name], at(path, name), check);
		}
		for (const rule of rules) rule(value, path, check);
	});
}

function ruleOf(member: Member): Rule {
	return typeof member === 'function' ? member : member.rule;
}

/** At most one of these members; each is named by the words of the panel. */
export function notBoth(first: string, second: string, advice: string): ObjectRule {
	return (value, path, check) => {
		if (isThere(value[first]) && isThere(value[second])) check.note(at(path, first), advice);
	};
}

export function at(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}

export function isThere(value: unknown): boolean {
	return value !== undefined && value !== null;
}

/** Given, and not an empty text. */
export function isFilled(value: unknown): boolean {
	return typeof value === 'string' ? !isBlank(value) : isThere(value);
}

function kindOf(value: unknown): string {
	if (value === null) return 'empty';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

function quoted(value: unknown): string {
	return typeof value === 'string'
		? `"${shortened(value)}"`
		: typeof value === 'number'
			? String(value)
			: kindOf(value);
}

function thousands(count: number): string {
	return count.toLocaleString('en-US');
}

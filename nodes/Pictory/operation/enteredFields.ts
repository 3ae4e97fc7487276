import type { IDataObject } from 'n8n-workflow';

import { shortened } from '../common/shortened';
import { isPlainObject } from '../common/guards';
import { idTrouble } from '../transport/pathSegment';
import { isUnevaluated, isUnevaluatedInJson } from './reading/unevaluated';

export interface TextRules {
	required?: boolean;
	/** In characters. */
	maxLength?: number;
	/** Keep blanks at both ends (texts to be spoken); otherwise they are cut, as they come from pasting. */
	keepBlanks?: boolean;
	/** What to enter, said when the field is empty: "Enter …". */
	hint?: string;
}

export interface NumberRules {
	required?: boolean;
	min?: number;
	max?: number;
	integer?: boolean;
}

/** Checked access to named values: the parameters of an item, or the members of one of its collections. */
export class Fields {
	constructor(
		private readonly read: (name: string) => unknown,
		/** Notes what is wrong with the field of this label. */
		readonly problem: (field: string, message: string) => void,
	) {}

	/** The value as it is, `null` when the parameter is hidden or not set. */
	value(name: string): unknown {
		return this.read(name) ?? null;
	}

	/** @returns the text, '' when it is empty or missing */
	text(name: string, label: string, rules: TextRules = {}): string {
		const value = this.value(name);
		if (isPlainObject(value) && !('__rl' in value)) {
			this.problem(label, 'must be a text, but is an object.');
			return '';
		}
		const raw = asText(isPlainObject(value) ? value.value : value);
		const text = rules.keepBlanks ? raw : raw.trim();
		if (rules.required && text.trim() === '') {
			this.problem(label, rules.hint ?? 'is empty. Fill it in.');
		} else if (rules.maxLength !== undefined && text.length > rules.maxLength) {
			this.problem(label, `is ${count(text.length)} characters long; at most ${count(rules.maxLength)} are allowed.`);
		} else if (isUnevaluated(text)) {
			this.problem(label, NOT_EVALUATED);
		}
		return text;
	}

	/**
	 * A resource locator or plain id. What no id can be (see pathSegment.ts) is a problem.
	 * @returns the id, '' when nothing is chosen
	 */
	id(name: string, label: string, rules: TextRules = {}): string {
		const id = this.text(name, label, { hint: 'is empty. Choose one from the list or enter its ID.', ...rules });
		const chosen = this.value(name);
		// Where a locator lets a thing be named instead, its name is none of an ID's business.
		const isName = isPlainObject(chosen) && chosen.mode === 'name';
		const trouble = id === '' || isName || isUnevaluated(id) ? undefined : idTrouble(id);
		if (trouble !== undefined) this.problem(label, trouble);
		return id;
	}

	/** @returns `undefined` when the field is empty */
	number(name: string, label: string, rules: NumberRules = {}): number | undefined {
		const value = this.value(name);
		if (value === null || value === '') {
			if (rules.required) this.problem(label, 'is empty. Enter a number.');
			return undefined;
		}
		if (typeof value === 'string' && isUnevaluated(value)) {
			this.problem(label, NOT_EVALUATED);
			return undefined;
		}
		const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
		const trouble = numberTrouble(number, rules);
		if (trouble) this.problem(label, trouble);
		return number;
	}

	flag(name: string): boolean {
		const value = this.value(name);
		return value === true || value === 'true';
	}

	/** A choice from a menu. Values outside `allowed` (they can come from an expression) are a problem. */
	choice(name: string, label: string, allowed: readonly string[]): string {
		const value = this.text(name, label);
		if (value !== '' && !allowed.includes(value) && !isUnevaluated(value)) {
			this.problem(label, `does not know "${shortened(value)}". Choose one of: ${allowed.join(', ')}.`);
		}
		return value;
	}

	/** Several choices from a menu. */
	list(name: string, label: string, allowed: readonly string[]): string[] {
		const value = this.value(name);
		const chosen = Array.isArray(value) ? value.map(String) : asText(value) === '' ? [] : asText(value).split(',');
		const trimmed = chosen.map((entry) => entry.trim());
		const unknown = trimmed.filter((entry) => !allowed.includes(entry));
		if (unknown.length > 0) {
			this.problem(label, `does not know "${shortened(unknown.join(', '))}". Choose from: ${allowed.join(', ')}.`);
		}
		return trimmed;
	}

	/** A JSON field holding an object. @returns `undefined` when it is empty or not right */
	jsonObject(name: string, label: string): IDataObject | undefined {
		const value = this.json(name, label);
		if (value === undefined) return undefined;
		if (isPlainObject(value)) return value;
		this.problem(label, 'must be a JSON object: { "name": value, … }.');
		return undefined;
	}

	/** A JSON field holding an array of objects. @returns `undefined` when it is empty or not right */
	jsonArray(name: string, label: string): IDataObject[] | undefined {
		const value = this.json(name, label);
		if (value === undefined) return undefined;
		if (Array.isArray(value) && value.every(isPlainObject)) return value;
		this.problem(label, 'must be a JSON array of objects: [ { … }, … ].');
		return undefined;
	}

	/** JSON as text or, from an expression, already as a value. @returns `undefined` when empty or not parseable */
	json(name: string, label: string): unknown {
		const value = this.value(name);
		if (value === null) return undefined;
		if (typeof value !== 'string') return this.jsonValue(value, label);
		if (value.trim() === '') return undefined;
		if (isUnevaluatedInJson(value)) {
			this.problem(label, NOT_EVALUATED);
			return undefined;
		}
		let parsed: unknown;
		try {
			parsed = JSON.parse(value);
		} catch (error) {
			this.problem(
				label,
				`is not valid JSON: ${error instanceof Error ? shortened(error.message) : 'it does not parse'}.`,
			);
			return undefined;
		}
		return this.shallow(parsed, label);
	}

	/** A value that an expression gave. */
	private jsonValue(value: unknown, label: string): unknown {
		if (this.shallow(value, label) === undefined) return undefined;
		let text: string | undefined;
		try {
			text = JSON.stringify(value);
		} catch {
			this.problem(label, 'holds a value that JSON cannot carry. Give it as a text, a number, a list or an object.');
			return undefined;
		}
		if (text !== undefined && isUnevaluatedInJson(text)) this.problem(label, NOT_EVALUATED);
		return value;
	}

	private shallow(value: unknown, label: string): unknown {
		if (!isDeeperThan(MAX_DEPTH, value)) return value;
		this.problem(label, `is nested more than ${MAX_DEPTH} levels deep. Pictory's requests need about ten.`);
		return undefined;
	}

	/** The members of a collection such as Additional Fields. */
	collection(name: string): Fields {
		const value = this.value(name);
		const members = isPlainObject(value) ? value : {};
		return new Fields((member) => members[member], this.problem);
	}

	/** Whether the user has put this field into the collection. */
	has(name: string): boolean {
		return this.value(name) !== null;
	}

	/** The rows of a fixed collection, each with its own fields. `row` starts at 1 in the labels. */
	rows(name: string, group: string, label: string): Fields[] {
		const value = this.value(name);
		const list = isPlainObject(value) ? value[group] : undefined;
		const rows = Array.isArray(list) ? list : isPlainObject(list) ? [list] : [];
		return rows.filter(isPlainObject).map(
			(row, index) =>
				new Fields(
					(member) => row[member],
					(field, message) => this.problem(`${label} ${index + 1} › ${field}`, message),
				),
		);
	}
}

/** Levels of nesting; far more than any request has, and far less than what makes Node.js run out of stack. */
const MAX_DEPTH = 100;

const NOT_EVALUATED =
	'holds an expression that was not evaluated ({{ … }}). Switch the field from Fixed to Expression, or remove the braces.';

function asText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return '';
}

function numberTrouble(number: number, { min, max, integer }: NumberRules): string | undefined {
	const range =
		min !== undefined && max !== undefined
			? `between ${min} and ${max}`
			: min !== undefined
				? `of ${min} or more`
				: max !== undefined
					? `of ${max} or less`
					: '';
	const wanted = `Enter a ${integer ? 'whole ' : ''}number ${range}`.trim();
	if (!Number.isFinite(number)) return `is not a number. ${wanted}.`;
	if ((min !== undefined && number < min) || (max !== undefined && number > max)) return `is ${number}. ${wanted}.`;
	if (integer && !Number.isInteger(number)) return `is ${number}. ${wanted}.`;
	return undefined;
}

/** Level by level, so that neither depth nor an object that holds itself can overflow anything. */
function isDeeperThan(levels: number, value: unknown): boolean {
	let level = new Set([value].filter(isNested));
	for (let depth = 1; level.size > 0; depth += 1) {
		if (depth > levels) return true;
		const next = new Set<object>();
		for (const parent of level) {
			for (const member of Object.values(parent) as unknown[]) if (isNested(member)) next.add(member);
		}
		level = next;
	}
	return false;
}

function isNested(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function count(number: number): string {
	return number.toLocaleString('en-US');
}

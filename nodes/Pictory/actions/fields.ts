import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../transport/guards';

/** An n8n expression that reached us as text: the field was set to Fixed instead of Expression. */
const UNEVALUATED = /\{\{[^}]*\}\}/;
/** The same in free JSON, where Pictory's own template placeholders such as `{{Name}}` are allowed. */
const UNEVALUATED_IN_JSON = /\{\{[^}]*\$[^}]*\}\}/;

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
		} else if (UNEVALUATED.test(text)) {
			this.problem(label, NOT_EVALUATED);
		} else if (rules.maxLength !== undefined && text.length > rules.maxLength) {
			this.problem(
				label,
				`is ${count(text.length)} characters long; at most ${count(rules.maxLength)} are allowed.`,
			);
		}
		return text;
	}

	/** A resource locator or plain id. @returns the id, '' when nothing is chosen */
	id(name: string, label: string, rules: TextRules = {}): string {
		return this.text(name, label, { hint: 'is empty. Choose one from the list or enter its ID.', ...rules });
	}

	/** @returns `undefined` when the field is empty */
	number(name: string, label: string, rules: NumberRules = {}): number | undefined {
		const value = this.value(name);
		if (value === null || value === '') {
			if (rules.required) this.problem(label, 'is empty. Enter a number.');
			return undefined;
		}
		if (typeof value === 'string' && UNEVALUATED.test(value)) {
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
		if (value !== '' && !allowed.includes(value) && !UNEVALUATED.test(value)) {
			this.problem(label, `does not know "${value}". Choose one of: ${allowed.join(', ')}.`);
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
			this.problem(label, `does not know "${unknown.join(', ')}". Choose from: ${allowed.join(', ')}.`);
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
		if (typeof value !== 'string') {
			if (UNEVALUATED_IN_JSON.test(JSON.stringify(value))) this.problem(label, NOT_EVALUATED);
			return value;
		}
		if (value.trim() === '') return undefined;
		if (UNEVALUATED_IN_JSON.test(value)) {
			this.problem(label, NOT_EVALUATED);
			return undefined;
		}
		try {
			return JSON.parse(value) as unknown;
		} catch (error) {
			this.problem(label, `is not valid JSON: ${error instanceof Error ? error.message : 'it does not parse'}.`);
			return undefined;
		}
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

function count(number: number): string {
	return number.toLocaleString('en-US');
}

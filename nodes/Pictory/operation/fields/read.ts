import type { IDataObject, IDisplayOptions, NodeParameterValue } from 'n8n-workflow';

import { isExpression } from '../reading/entry';
import { locatorValue } from '../reading/text';
import type { Source } from '../source';
import { type Field, isNothing } from './field';

export type FieldSet = Readonly<Record<string, Field<never> | Field>>;

/** What each field of a set comes to. */
export type Values<Set> = { -readonly [Key in keyof Set]: Set[Key] extends Field<infer Value> ? Value : never };

/** Reads all fields on show that are no settings; the others are as empty as if they were not there. */
export function readAll<Set extends FieldSet>(fields: Set, source: Source): Values<Set> {
	const values: Record<string, unknown> = {};
	for (const [key, field] of Object.entries(fields)) values[key] = readOne(field, source);
	return values as Values<Set>;
}

function readOne(field: Field<never> | Field, source: Source): unknown {
	if (field.spec.isSetting) return field.empty;
	if (isShown(field.spec, source)) {
		const value: unknown = field.read(source);
		source.known.set(field.name, value);
		return value;
	}
	// n8n leaves out what it does not show, but not in what one expression has given as a whole.
	const value = source.value(field.name);
	const isGiven = !isNothing(locatorValue(value)) && value !== defaultOf(field);
	if (source.isComputed && isGiven && !source.known.has(field.name)) {
		source.problem(
			field.label,
			`is given, but does not apply here (${conditionOf(field.spec)}). Remove it, or change that.`,
		);
	}
	return field.empty;
}

export function isShown({ show = {}, hide = {} }: Pick<IDisplayOptions, 'show' | 'hide'>, source: Source): boolean {
	const holds = ([name, wanted]: [string, readonly unknown[] | undefined]): boolean => {
		const chosen = name.startsWith('/') ? source.root.settled(name.slice(1)) : source.settled(name);
		return (wanted ?? []).some((value) => isSame(locatorValue(chosen), value));
	};
	return Object.entries(show).every(holds) && !Object.entries(hide).some(holds);
}

function isSame(chosen: unknown, wanted: unknown): boolean {
	return (
		chosen === wanted ||
		(typeof wanted === 'string' && typeof chosen === 'string' && chosen.toLowerCase() === wanted.toLowerCase())
	);
}

function conditionOf({ show = {}, hide = {} }: Pick<IDisplayOptions, 'show' | 'hide'>): string {
	const listed = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(' or ') : '');
	return [
		...Object.entries(show).map(([name, values]) => `only with ${name.replace('/', '')} ${listed(values)}`),
		...Object.entries(hide).map(([name, values]) => `not with ${name.replace('/', '')} ${listed(values)}`),
	].join(', ');
}

/** Puts what was read into a body, each value at its place. */
export function putAll<Set extends FieldSet>(
	fields: Set,
	values: Partial<Values<Set>>,
	body: IDataObject = {},
): IDataObject {
	for (const [key, field] of Object.entries(fields)) {
		const value = values[key as keyof Set];
		if (value !== undefined) (field as Field).put(body, value);
	}
	return body;
}

/** Names of members an expression gave, and no field takes. */
export function unknownMembers(members: IDataObject, fields: FieldSet): string[] {
	const known = new Set(Object.values(fields).map(({ name }) => name));
	return Object.keys(members).filter((name) => !known.has(name));
}

/** The default n8n gives a field; not one that is an expression, which only n8n can evaluate. */
export function defaultOf({ properties: [property] }: Field<never> | Field): NodeParameterValue | object | undefined {
	const value = property?.default;
	return isExpression(value) ? undefined : (value ?? undefined);
}

import type { IDataObject, NodeParameterValue } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { shortened } from '../../common/shortened';
import { isExpression } from '../reading/entry';
import { locatorValue } from '../reading/text';
import type { Source } from '../source';
import { type Field, GAVE_NOTHING, isNothing } from './field';
import { conditionOf, isShown } from './shown';

export type FieldSet = Readonly<Record<string, Field<never> | Field>>;

/** What each field of a set comes to. */
export type Values<Set> = { -readonly [Key in keyof Set]: Set[Key] extends Field<infer Value> ? Value : never };

/** Reads all fields on show that are no settings; the others are as empty as if they were not there. */
export function readAll<Set extends FieldSet>(fields: Set, source: Source): Values<Set> {
	const values: Record<string, unknown> = {};
	for (const field of Object.values(fields)) if (!source.fields.has(field.name)) source.fields.set(field.name, field);
	for (const [key, field] of Object.entries(fields)) values[key] = readOne(field, source);
	reportHidden(fields, source);
	reportUndecided(fields, source);
	return values as Values<Set>;
}

function readOne(field: Field<never> | Field, source: Source): unknown {
	if (field.spec.isSetting || !isShown(field.spec, source)) return field.empty;
	const value = readSafely(field, source);
	source.known.set(field.name, value);
	return value;
}

/** n8n throws for an expression it cannot evaluate, and says nothing of the field it stands in. */
function readSafely(field: Field<never> | Field, source: Source): unknown {
	try {
		return field.read(source);
	} catch (error) {
		const why = error instanceof Error ? shortened(error.message) : 'it failed';
		source.problem(field.label, `holds an expression that n8n cannot evaluate: ${why}. Open the field and correct it.`);
		return field.empty;
	}
}

/**
 * n8n leaves out what it does not show, but not in what one expression has given as a whole. Of two fields of one name it is
 * enough that one is on show.
 */
function reportHidden(fields: FieldSet, source: Source): void {
	const { computed, known, problem } = source;
	if (!computed) return;
	const reported = new Set<string>();
	for (const { name, label, spec } of Object.values(fields)) {
		if (spec.isSetting || known.has(name) || reported.has(name) || isNothing(locatorValue(computed[name]))) continue;
		reported.add(name);
		problem(label, `is given, but does not apply here (${conditionOf(spec, source)}). Remove it, or change that.`);
	}
}

/**
 * Where an expression decides whether a field is on show, n8n shows it. What a person has filled in there would get lost
 * without a word when that expression gives nothing.
 */
function reportUndecided(fields: FieldSet, source: Source): void {
	const reported = new Set<string>();
	for (const field of Object.values(fields)) {
		if (field.spec.isSetting || source.computed || source.known.has(field.name)) continue;
		for (const control of Object.keys(field.spec.show ?? {})) {
			const decides = source.fields.get(control);
			if (!decides || reported.has(control) || !source.isExpression(control)) continue;
			if (!isNothing(source.settled(control)) || !isFilledIn(field, source)) continue;
			reported.add(control);
			source.problem(decides.label, `${GAVE_NOTHING} ${field.label} depends on it.`);
		}
	}
}

/** Whether something else stands there than the panel has by itself. */
function isFilledIn({ name, properties: [property] }: Field<never> | Field, source: Source): boolean {
	const value: unknown = locatorValue(source.value(name));
	return !isNothing(value) && JSON.stringify(value) !== JSON.stringify(locatorValue(property?.default));
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
	return Object.keys(members).filter((name) => !known.has(name) && !isNothing(members[name]));
}

/** The default n8n gives a field; not one that is an expression, which only n8n can evaluate. */
export function defaultOf({ properties: [property] }: Field<never> | Field): NodeParameterValue | object | undefined {
	const value = property?.default;
	if (isExpression(value)) return undefined;
	// n8n marks the locators it fills in itself.
	if (property?.type === 'resourceLocator' && isPlainObject(value)) return { __rl: true, ...value };
	return value ?? undefined;
}

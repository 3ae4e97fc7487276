import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import type { Source } from '../source';
import { type Field, type FieldSpec, GAVE_NOTHING, isNothing, mindsEmpty, propertyOf } from './field';
import { groupIn, groupOf, innerPropertiesOf, membersOf, opened, reportUnknown } from './members';
import { ADDED_ONLY } from './part';
import { type FieldSet, readAll, type Values } from './read';
import { twinFor } from './wholeExpression';

export interface CollectionSpec extends FieldSpec {
	/** Whether one expression can give all of it (see wholeExpression.ts). A trigger has no items such an expression could read. */
	hasTwin?: boolean;
}

/** Also a look-up that has found nothing. */
function hasNothing(value: unknown): boolean {
	return isNothing(value) || (Array.isArray(value) && value.every(isNothing));
}

/** An object without members says that nothing is added; no value at all comes of a name that was mistyped. */
function isMissed(value: unknown, name: string, source: Source, isDecisive = false): boolean {
	return isDecisive ? source.gaveNothing(name) : !isPlainObject(value) && source.isExpression(name);
}

/** A group in which there is not even the group itself, or a list of rows: of an expression in its place, n8n leaves as much. */
function isUnopened({ name, properties: [property] }: Field<never> | Field, raw: IDataObject = {}): boolean {
	return property?.type === 'fixedCollection' && isPlainObject(raw[name]) && isNothing(raw[name]);
}

/** Optional fields a user adds one by one. What is not added is absent from the value. */
export function collection<Set extends FieldSet>(
	name: string,
	label: string,
	add: string,
	fields: Set,
	spec: CollectionSpec = {},
): Field<Partial<Values<Set>>> {
	const property = propertyOf(
		name,
		label,
		{ ...spec, placeholder: add },
		{
			property: { type: 'collection', options: innerPropertiesOf(fields).map(opened) },
			default: {},
		},
	);
	return {
		...groupOf(name, label, spec, fields),
		properties: spec.hasTwin === false ? [property] : [property, twinFor(property, name)],
		empty: {},
		read(source) {
			const entry = source.entry(name);
			const group = groupIn(entry, label, source, fields);
			const members = membersOf(source, group, source.problem);
			reportUnknown(group, fields, label, source);
			if (hasNothing(entry.value) && isMissed(entry.value, name, source, spec.isDecisive))
				source.problem(label, GAVE_NOTHING);
			// An expression that gave nothing is nothing, unless that matters.
			const isAdded = ({ name: member, spec: asked }: Field<never> | Field): boolean =>
				members.has(member) || (mindsEmpty(asked) && group.raw !== undefined && Object.hasOwn(group.raw, member));
			const given = Object.entries(fields).filter(([, field]) => isAdded(field));
			for (const [, field] of given) if (isUnopened(field, group.raw)) members.problem(field.label, ADDED_ONLY);
			return readAll(Object.fromEntries(given), members) as Partial<Values<Set>>;
		},
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			collection(otherName, otherLabel, add, fields, { ...spec, ...changes }),
	};
}

import { type Field, type FieldSpec, propertyOf } from './field';
import { groupIn, groupOf, membersOf, innerPropertiesOf, reportUnknown } from './members';
import { type FieldSet, readAll, type Values } from './read';
import { twinFor } from './wholeExpression';

export interface CollectionSpec extends FieldSpec {
	/** Whether one expression can give all of it (see wholeExpression.ts). A trigger has no items such an expression could read. */
	hasTwin?: boolean;
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
			property: { type: 'collection', options: innerPropertiesOf(fields) },
			default: {},
		},
	);
	return {
		...groupOf(name, label, spec, fields),
		properties: spec.hasTwin === false ? [property] : [property, twinFor(property, name)],
		empty: {},
		read(source) {
			const group = groupIn(source.entry(name), label, source);
			const members = membersOf(source, group, source.problem);
			reportUnknown(group, fields, label, source);
			const given = Object.entries(fields).filter(([, field]) => members.has(field.name));
			return readAll(Object.fromEntries(given), members) as Partial<Values<Set>>;
		},
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			collection(otherName, otherLabel, add, fields, { ...spec, ...changes }),
	};
}

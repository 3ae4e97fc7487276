import { type Field, type FieldSpec, GAVE_NOTHING, mindsEmpty, propertyOf } from './field';
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
			if (spec.isDecisive && Object.keys(group.members).length === 0 && source.gaveNothing(name))
				source.problem(label, GAVE_NOTHING);
			// An expression that gave nothing is nothing, unless that matters.
			const isThere = ({ name: member, spec: asked }: Field<never> | Field): boolean =>
				members.has(member) || (mindsEmpty(asked) && group.raw !== undefined && Object.hasOwn(group.raw, member));
			const given = Object.entries(fields).filter(([, field]) => isThere(field));
			return readAll(Object.fromEntries(given), members) as Partial<Values<Set>>;
		},
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			collection(otherName, otherLabel, add, fields, { ...spec, ...changes }),
	};
}

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Source } from '../source';
import { type Field, type FieldSpec, isNothing, propertyOf } from './field';
import {
	type Group,
	groupIn,
	groupOf,
	membersOf,
	namesOf,
	innerPropertiesOf,
	reportUnknown,
	reportUnknownNames,
} from './members';
import { type FieldSet, readAll, type Values } from './read';

export interface PartSpec extends FieldSpec {
	/** Name of the group in n8n's value. */
	group?: string;
	/** Whether its members go without its label before theirs. */
	isUnnamed?: boolean;
}

/** A part of a collection with fields of its own, all or none. @returns nothing when the user has not added it */
export function part<Set extends FieldSet>(
	name: string,
	label: string,
	add: string,
	fields: Set,
	spec: PartSpec = {},
): Field<Values<Set> | undefined> {
	const { group = 'values', isUnnamed = false } = spec;
	const prefix = isUnnamed ? '' : `${label} › `;
	return {
		...groupOf(name, label, spec, fields, prefix),
		properties: [partProperty(name, label, add, { [group]: [label, fields] }, spec)],
		empty: undefined,
		read: (source) => readPart(source, name, group, label, prefix, fields, []),
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			part(otherName, otherLabel, add, fields, { ...spec, ...changes }),
	};
}

/** Parts that share one button. */
export function partProperty(
	name: string,
	label: string,
	add: string,
	groups: Readonly<Record<string, readonly [label: string, fields: FieldSet]>>,
	spec: FieldSpec = {},
): INodeProperties {
	return propertyOf(
		name,
		label,
		{ ...spec, placeholder: add },
		{
			property: {
				type: 'fixedCollection',
				options: Object.entries(groups).map(([group, [displayName, fields]]) => ({
					displayName,
					name: group,
					values: innerPropertiesOf(fields),
				})),
			},
			default: {},
		},
	);
}

/**
 * One part of a fixed collection.
 * @param siblings the names of other parts under the same button
 */
export function readPart<Set extends FieldSet>(
	source: Source,
	name: string,
	group: string,
	label: string,
	prefix: string,
	fields: Set,
	siblings: readonly string[],
): Values<Set> | undefined {
	const whole = groupIn(source.entry(name), label, source);
	const isAlone = siblings.length === 0;
	if (!whole.raw && isAlone && isBare(whole.members, group, fields)) return readFields(whole);
	if (!whole.raw) {
		const unknown = Object.keys(whole.members).filter((each) => each !== group && !siblings.includes(each));
		reportUnknownNames(unknown, namesOf(fields), label, source);
	}
	const inside = whole.members[group];
	if (inside === undefined || inside === null || (isNothing(inside) && typeof inside !== 'object')) return undefined;
	return readFields(groupIn({ value: inside, raw: whole.raw?.[group] }, label, source));

	function readFields(found: Group): Values<Set> {
		reportUnknown(found, fields, label, source);
		const tell = (field: string, message: string): void => source.problem(`${prefix}${field}`, message);
		return readAll(fields, membersOf(source, found, tell, fields));
	}
}

/** Whether an expression gave the fields themselves, and not n8n's group with the fields in it. */
function isBare(members: IDataObject, group: string, fields: FieldSet): boolean {
	return !Object.hasOwn(members, group) && namesOf(fields).some((each) => Object.hasOwn(members, each));
}

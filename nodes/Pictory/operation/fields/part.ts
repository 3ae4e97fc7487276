import type { IDataObject } from 'n8n-workflow';

import { isExpression } from '../reading/entry';
import { locatorValue } from '../reading/text';
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
import { wordsOf } from './named';
import { type FieldSet, readAll, type Values } from './read';

/** Of a group that was added, and says nothing. */
export const ADDED_ONLY = 'is there, but nothing in it is filled in. Fill something in, or remove it.';

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
		properties: [
			propertyOf(
				name,
				label,
				{ ...spec, placeholder: add },
				{
					property: {
						type: 'fixedCollection',
						options: [{ displayName: label, name: group, values: innerPropertiesOf(fields) }],
					},
					default: {},
				},
			),
		],
		empty: undefined,
		read: (source) => readPart(source, name, group, label, prefix, fields),
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			part(otherName, otherLabel, add, fields, { ...spec, ...changes }),
	};
}

function readPart<Set extends FieldSet>(
	source: Source,
	name: string,
	group: string,
	label: string,
	prefix: string,
	fields: Set,
): Values<Set> | undefined {
	const whole = groupIn(source.entry(name), label, source, fields);
	if (!whole.raw && isBare(whole.members, group, fields)) return readFields(whole);
	const key = whole.raw ? group : keyOf(whole.members, group, label);
	if (!whole.raw) {
		const unknown = Object.keys(whole.members).filter((each) => each !== key);
		reportUnknownNames(unknown, wordsOf(fields), label, source);
	}
	const inside = whole.members[key];
	if (inside === undefined || inside === null || (isNothing(inside) && typeof inside !== 'object')) return undefined;
	return readFields(groupIn({ value: inside, raw: whole.raw?.[key] }, label, source, fields));

	function readFields(found: Group): Values<Set> {
		reportUnknown(found, fields, label, source);
		let isTold = false;
		const tell = (field: string, message: string): void => {
			isTold = true;
			source.problem(`${prefix}${field}`, message);
		};
		const values = readAll(fields, membersOf(source, found, tell, fields));
		if (!isTold && isUntouched(found) && saysNothing(fields, values)) source.problem(label, ADDED_ONLY);
		return values;
	}
}

/** Whether a person has added it, and put no expression into it. */
function isUntouched({ raw }: Group): boolean {
	return raw !== undefined && !Object.values(raw).some((value) => isExpression(locatorValue(value)));
}

function saysNothing<Set extends FieldSet>(fields: Set, values: Values<Set>): boolean {
	return Object.entries(fields).every(([key, field]) => {
		const value = values[key as keyof Set];
		const body: IDataObject = {};
		(field as Field).put(body, value);
		return isNothing(body) && (field.spec.at !== '' || isNothing(value));
	});
}

/** The group in what an expression gave, which may go by the panel's word for it. */
function keyOf(members: IDataObject, group: string, label: string): string {
	if (Object.hasOwn(members, group)) return group;
	const words = [group, label].map((word) => word.toLowerCase());
	return Object.keys(members).find((each) => words.includes(each.toLowerCase())) ?? group;
}

/** Whether an expression gave the fields themselves, and not n8n's group with the fields in it. */
function isBare(members: IDataObject, group: string, fields: FieldSet): boolean {
	return !Object.hasOwn(members, group) && namesOf(fields).some((each) => Object.hasOwn(members, each));
}

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { anything } from '../rules';
import { type Entry, isExpression } from '../reading/entry';
import { readJsonList, readJsonObject } from '../reading/json';
import { Source } from '../source';
import { type Field, type FieldSpec, isNothing, type Label, propertyOf } from './field';
import { below, putAt } from './place';
import { defaultOf, type FieldSet, putAll, readAll, unknownMembers, type Values } from './read';
import { twinFor } from './wholeExpression';

/** The members of a group on their way to its fields. */
interface Group {
	members: IDataObject;
	/** As they stand in the node; nothing for what an expression has given. */
	raw?: IDataObject;
}

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
			property: { type: 'collection', options: propertiesOf(fields) },
			default: {},
		},
	);
	return {
		...groupOf(name, label, spec, fields),
		properties: spec.hasTwin === false ? [property] : [property, twinFor(property, name)],
		empty: {},
		read(source) {
			const group = groupIn(source, name, label);
			const members = membersOf(source, group, source.problem);
			tellUnknown(group, fields, label, source);
			const given = Object.entries(fields).filter(([, field]) => members.has(field.name));
			return readAll(Object.fromEntries(given), members) as Partial<Values<Set>>;
		},
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			collection(otherName, otherLabel, add, fields, { ...spec, ...changes }),
	};
}

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
		read: (source) => readPart(source, name, group, label, prefix, fields),
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
					values: propertiesOf(fields),
				})),
			},
			default: {},
		},
	);
}

/** One part of a fixed collection. */
export function readPart<Set extends FieldSet>(
	source: Source,
	name: string,
	group: string,
	label: string,
	prefix: string,
	fields: Set,
): Values<Set> | undefined {
	const { members: whole, raw } = groupIn(source, name, label);
	const inside = whole[group];
	if (!isPlainObject(inside)) {
		if (!isNothing(inside)) source.problem(label, 'must be an object with the fields of the panel.');
		return undefined;
	}
	const rawMembers = raw?.[group];
	const found: Group = { members: inside, ...(isPlainObject(rawMembers) && { raw: rawMembers }) };
	const members = membersOf(source, found, (field, message) => source.problem(`${prefix}${field}`, message), fields);
	tellUnknown(found, fields, label, source);
	return readAll(fields, members);
}

export interface RowsSpec extends FieldSpec {
	/** Name of the list in n8n's value. */
	group: string;
	/** Of one row: "Scene" is told as "Scene 1 › …". */
	row: string;
	/** The text of its button. */
	add: string;
	isSortable?: boolean;
	/** The field that a text in a list of texts is meant for. */
	main: string;
}

/** Rows of fields. */
export function rows<Set extends FieldSet>(
	name: string,
	label: string,
	fields: Set,
	spec: RowsSpec,
): Field<Array<Values<Set>>> {
	const { group, row, add, isSortable, required, missing, at = name } = spec;
	const property = propertyOf(
		name,
		label,
		{ ...spec, placeholder: add },
		{
			property: {
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, multipleValueButtonText: add, ...(isSortable && { sortable: true }) },
				options: [{ displayName: row, name: group, values: propertiesOf(fields) }],
			},
			default: { [group]: [{}] },
		},
	);
	return {
		name,
		label,
		spec,
		properties: [property, twinFor(property, `${name}.${group}`)],
		empty: [],
		rule: anything,
		labels: [
			[at, label],
			[`${at}[]`, `${row} #`],
			...Object.values(fields).flatMap((field) =>
				field.labels.map(([path, words]): Label => [`${at}[].${path}`, `${row} # › ${words}`]),
			),
		],
		read(source) {
			const found = rowsIn(source, name, label, spec);
			if (found.length === 0 && (missing ?? required)) source.problem(label, missing ?? 'is empty. Fill it in.');
			return found.map((each, index) => {
				const title = `${row} ${index + 1}`;
				const tell = (field: string, message: string): void => source.problem(`${title} › ${field}`, message);
				tellUnknown(each, fields, title, source);
				return readAll(fields, membersOf(source, each, tell, fields));
			});
		},
		put(body, value) {
			if (value.length > 0)
				putAt(
					body,
					at,
					value.map((each) => putAll(fields, each)),
				);
		},
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			rows(otherName, otherLabel, fields, { ...spec, ...changes }),
	};
}

function rowsIn(source: Source, name: string, label: string, { group, main }: RowsSpec): Group[] {
	const { value, raw } = source.entry(name);
	const rawRows = isPlainObject(raw) ? raw[group] : undefined;
	const inside: unknown =
		isPlainObject(value) && group in value ? value[group] : isTyped(raw) && isPlainObject(value) ? undefined : value;
	const list = Array.isArray(inside) ? (inside as unknown[]).map((each) => textAsRow(each, main)) : inside;
	const reading = readJsonList({ value: list });
	if ('trouble' in reading) {
		source.problem(label, `${reading.trouble} Each entry is one row of the panel.`);
		return [];
	}
	return (reading.value ?? []).map((members, index) => {
		const rawMembers: unknown = Array.isArray(rawRows) ? rawRows[index] : rawRows;
		return { members, ...(isPlainObject(rawMembers) && { raw: rawMembers }) };
	});
}

function textAsRow(each: unknown, main: string): unknown {
	return typeof each === 'string' && each.trim() !== '' && !/^\s*\{/.test(each) ? { [main]: each } : each;
}

function isTyped(raw: unknown): boolean {
	return !isExpression(raw);
}

function groupOf(
	name: string,
	label: string,
	spec: FieldSpec,
	fields: FieldSet,
	prefix = '',
): Pick<Field<Partial<Values<FieldSet>> | undefined>, 'name' | 'label' | 'spec' | 'rule' | 'labels' | 'put'> {
	const at = spec.at ?? (prefix === '' ? '' : name);
	return {
		name,
		label,
		spec,
		rule: anything,
		labels: [
			...(at === '' ? [] : [[at, label] as const]),
			...Object.values(fields).flatMap((field) =>
				field.labels.map(([path, words]): Label => [below(at, path), `${prefix}${words}`]),
			),
		],
		put(body, values) {
			if (!values) return;
			const inside = putAll(fields, values as Partial<Values<typeof fields>>, at === '' ? body : {});
			if (at !== '' && Object.keys(inside).length > 0) putAt(body, at, inside);
		},
	};
}

/** The value of a group: an object, or what an expression gave in its place. */
function groupIn(source: Source, name: string, label: string): Group {
	const { value, raw } = source.entry(name);
	const reading = readJsonObject({ value });
	if ('trouble' in reading) {
		source.problem(label, `${reading.trouble} Its members are the fields of the panel.`);
		return { members: {} };
	}
	return { members: reading.value ?? {}, ...(isPlainObject(raw) && { raw }) };
}

/** @param fields those whose defaults count where nothing is given, as n8n has it in fixed collections */
function membersOf(
	source: Source,
	{ members, raw }: Group,
	tell: (label: string, message: string) => void,
	fields: FieldSet = {},
): Source {
	const defaults = new Map(Object.values(fields).map((field) => [field.name, field]));
	const find = (member: string): Entry => {
		const field = defaults.get(member);
		const value = members[member] === undefined && field ? defaultOf(field) : members[member];
		return { value, ...(raw && { raw: raw[member] }) };
	};
	return new Source(find, tell, source.root, raw === undefined);
}

/** n8n itself drops what a panel has no field for; what an expression gave would get lost without a word. */
function tellUnknown({ members, raw }: Group, fields: FieldSet, label: string, source: Source): void {
	if (raw) return;
	const unknown = unknownMembers(members, fields);
	if (unknown.length === 0) return;
	const known = Object.values(fields).map(({ name }) => name);
	source.problem(
		label,
		`has no field ${unknown.map((each) => `"${each}"`).join(', ')}. It has: ${[...new Set(known)].join(', ')}.`,
	);
}

export function propertiesOf(fields: FieldSet): INodeProperties[] {
	return Object.values(fields).flatMap(({ properties }) => properties);
}

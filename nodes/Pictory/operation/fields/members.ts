import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { shortened } from '../../common/shortened';
import { anything } from '../rules';
import type { Entry } from '../reading/entry';
import { readJsonObject } from '../reading/json';
import { Source } from '../source';
import type { Field, FieldSpec, Label } from './field';
import { byName, wordsOf } from './named';
import { below, putAt } from './place';
import { defaultOf, type FieldSet, putAll, unknownMembers, type Values } from './read';

/** The members of a group on their way to its fields. */
export interface Group {
	members: IDataObject;
	/** As they stand in the node; nothing for what an expression has given. */
	raw?: IDataObject;
}

export function propertiesOf(fields: FieldSet): INodeProperties[] {
	return Object.values(fields).flatMap(({ properties }) => properties);
}

/** Those of fields inside a group, which have no twins (see wholeExpression.ts). */
export function innerPropertiesOf(fields: FieldSet): INodeProperties[] {
	return propertiesOf(fields).filter(({ type }) => type !== 'hidden');
}

/**
 * A group in the menu of a collection is on show with its fields as soon as it is added: n8n puts the default there, and
 * shows the groups that are in it. With an empty default it shows one more button, and forgets the group when the node is
 * saved before that is clicked. `multipleValues: false` makes n8n keep a group that is there but empty.
 */
export function opened(property: INodeProperties): INodeProperties {
	const { type, typeOptions, options = [] } = property;
	if (type !== 'fixedCollection' || typeOptions?.multipleValues === true) return property;
	const [only] = options;
	return {
		...property,
		typeOptions: { ...typeOptions, multipleValues: false },
		...(only && { default: { [only.name]: {} } }),
	};
}

/** What groups of fields have in common. */
export function groupOf(
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

/** The value of a group: an object, or what an expression gave in its place, which may call its fields as the panel does. */
export function groupIn({ value, raw }: Entry, label: string, source: Source, fields: FieldSet): Group {
	const reading = readJsonObject({ value, raw });
	if ('trouble' in reading) {
		source.problem(label, `${reading.trouble} Its members are the fields of the panel.`);
		return { members: {} };
	}
	const members = reading.value ?? {};
	if (isPlainObject(raw)) return { members, raw };
	return { members: byName(members, fields, (message) => source.problem(label, message)) };
}

/** @param fields those whose defaults count where nothing is given, as n8n has it in fixed collections */
export function membersOf(
	source: Source,
	{ members, raw }: Group,
	tell: (label: string, message: string) => void,
	fields: FieldSet = {},
): Source {
	const defaults = new Map(Object.values(fields).map((field) => [field.name, field]));
	const find = (member: string): Entry => {
		const field = defaults.get(member);
		// An expression that gave nothing is no reason to take the default.
		const isAbsent = (raw ?? members)[member] === undefined && members[member] === undefined;
		const value = isAbsent && field ? defaultOf(field) : members[member];
		return { value, ...(raw && { raw: raw[member] }) };
	};
	return new Source(find, tell, source.root, raw ? undefined : members);
}

/** Unknown members that are named in a message. */
const MOST_NAMED = 5;

/** n8n itself drops what a panel has no field for; what an expression gave would get lost without a word. */
export function reportUnknown({ members, raw }: Group, fields: FieldSet, label: string, source: Source): void {
	if (!raw) reportUnknownNames(unknownMembers(members, fields), wordsOf(fields), label, source);
}

export function reportUnknownNames(unknown: string[], known: string[], label: string, source: Source): void {
	if (unknown.length === 0) return;
	const named = unknown.slice(0, MOST_NAMED).map((name) => `"${shortened(name)}"`);
	const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : '';
	source.problem(label, `has no field ${named.join(', ')}${more}. It has: ${known.join(', ')}.`);
}

export function namesOf(fields: FieldSet): string[] {
	return [...new Set(Object.values(fields).map(({ name }) => name))];
}

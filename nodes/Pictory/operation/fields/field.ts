import type { IDataObject, IDisplayOptions, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { isBlank } from '../../common/trimmed';
import { anything, type Rule } from '../rules';
import type { Entry, Reading } from '../reading/entry';
import type { Source } from '../source';
import { putAt } from './place';

/** What a field of any kind can say of itself. */
export interface FieldSpec {
	/** In the panel, where it is to say more than the label does in messages, e.g. a unit. */
	displayName?: string;
	description?: string;
	hint?: string;
	placeholder?: string;
	/** Marked in the panel, and reported when it is empty. */
	required?: boolean;
	/** Reported when it is empty: what to enter. Without `required`, for what is not marked in the panel. */
	missing?: string;
	/**
	 * So much depends on it that an expression in it must give something: left empty, all files would be open, or all
	 * entries meant, because of a name that was mistyped.
	 */
	isDecisive?: boolean;
	/**
	 * It is what a video says or shows: an expression in it that gives no value at all, as with a name that was mistyped, is
	 * reported. One that gives an empty text leaves it empty.
	 */
	isContent?: boolean;
	default?: NodeParameterValueType;
	/** n8n's conditions under which it is on show: names of sibling fields, or of the node's with a slash before. */
	show?: IDisplayOptions['show'];
	hide?: IDisplayOptions['hide'];
	/** Further such conditions, of the panel only: what an expression brings all the same is for the operation to judge. */
	onPanel?: Pick<IDisplayOptions, 'show' | 'hide'>;
	/** Its place in the body of a request: its name, unless it says otherwise; '' for a value that is not sent itself. */
	at?: string;
	/** Further places of the body that go by its label. */
	covers?: readonly string[];
	/** Part of the node's settings, which are the same for all items of a run (see shared/settings.ts). */
	isSetting?: boolean;
}

/** A place in the body of a request, and the panel's words for it. `[]` and `#` stand for the number of a row. */
export type Label = readonly [path: string, label: string];

/**
 * One field, said once. From it follow n8n's property, how it is read, what is refused, its place in a request's body, and
 * the label by which a refusal of Pictory is reported.
 */
export interface Field<Value = unknown> {
	readonly name: string;
	/** Its words in messages. */
	readonly label: string;
	readonly spec: FieldSpec;
	/** Mostly one; a group has a hidden twin for expressions (see wholeExpression.ts). */
	readonly properties: INodeProperties[];
	/** The value of an empty field. */
	readonly empty: Value;
	/** What may stand at its place in a body. */
	readonly rule: Rule;
	/** What is wrong has been reported to the source; then the value is the empty one, or that of a text or number as it was entered. */
	read(source: Source): Value;
	/** Puts a value at its place; nothing for an empty one. */
	put(body: IDataObject, value: Value): void;
	readonly labels: readonly Label[];
	/** The same field with other words, another default, or under another condition. */
	with(changes: FieldSpec & { name?: string; label?: string }): Field<Value>;
}

/** What a kind of field knows: how its property looks, and how it is read. */
export interface Kind<Value> {
	property: Pick<INodeProperties, 'type'> & Partial<INodeProperties>;
	default: NodeParameterValueType;
	empty: Value;
	/** Converts; limits are the rule's. */
	read(entry: Entry): Reading<Value>;
	rule?: Rule;
	/** The value as Pictory wants it. */
	send?(value: Value): unknown;
	/** For a value that stands for other members of the body. */
	put?(body: IDataObject, value: Value): void;
	again(name: string, label: string, spec: FieldSpec): Field<Value>;
}

/** Of a field that means more when it is empty. */
export const GAVE_NOTHING =
	'is empty: the expression gave nothing. Check the names of the fields in it, or clear the field if that is meant.';

/** Whether it matters that nothing is there. */
export function mindsEmpty({ isDecisive, missing, required }: FieldSpec): boolean {
	return isDecisive === true || missing !== undefined || required === true;
}

export function field<Value>(name: string, label: string, spec: FieldSpec, kind: Kind<Value>): Field<Value> {
	const { rule = anything, send = (value: Value): unknown => value, empty } = kind;
	const place = spec.at ?? name;
	const isEmpty = (value: Value): boolean => isNothing(send(value));
	const whenEmpty = spec.missing ?? (spec.required ? 'is empty. Fill it in.' : undefined);
	return {
		name,
		label,
		spec,
		properties: [propertyOf(name, label, spec, kind)],
		empty,
		rule,
		read(source) {
			const reading = kind.read(source.entry(name));
			if ('trouble' in reading) {
				source.problem(label, reading.trouble);
				return empty;
			}
			const { value } = reading;
			if (isEmpty(value)) {
				const isMissed = spec.isDecisive ? source.gaveNothing(name) : spec.isContent && isAbsent(name, source);
				const why = whenEmpty ?? (isMissed ? GAVE_NOTHING : undefined);
				if (why !== undefined) source.problem(label, why);
			} else {
				const note = (path: string, message: string): void => source.problem(within(label, path), message);
				rule(send(value), '', { body: {}, files: [], reach: source.reach, note });
			}
			return value;
		},
		put(body, value) {
			if (isEmpty(value)) return;
			if (kind.put) kind.put(body, value);
			else if (place !== '') putAt(body, place, send(value));
		},
		labels: [place, ...(spec.covers ?? [])].filter((path) => path !== '').map((path): Label => [path, label]),
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			kind.again(otherName, otherLabel, { ...spec, ...changes }),
	};
}

function isAbsent(name: string, source: Source): boolean {
	return source.entry(name).value === undefined && source.gaveNothing(name);
}

/** A place inside of a field's value; an entry of a list is reported as the list. */
function within(label: string, path: string): string {
	return /^(?:\[\d+\])?$/.test(path) ? label : `${label} › ${path}`;
}

export function propertyOf(
	name: string,
	label: string,
	spec: FieldSpec,
	{ property, default: usual }: Pick<Kind<unknown>, 'property' | 'default'>,
): INodeProperties {
	const { displayName = label, description, hint, placeholder, required, onPanel } = spec;
	const show = spec.show || onPanel?.show ? { ...spec.show, ...onPanel?.show } : undefined;
	const hide = spec.hide || onPanel?.hide ? { ...spec.hide, ...onPanel?.hide } : undefined;
	return {
		displayName,
		name,
		default: spec.default ?? usual,
		...property,
		...(description !== undefined && { description }),
		...(hint !== undefined && { hint }),
		...(placeholder !== undefined && { placeholder }),
		...(required && { required }),
		...((show || hide) && { displayOptions: { ...(show && { show }), ...(hide && { hide }) } }),
	};
}

/** What is not sent: no value, an empty text, an empty list, an object without members. */
export function isNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return isBlank(value);
	if (isPlainObject(value)) return Object.keys(value).length === 0;
	return Array.isArray(value) && value.length === 0;
}

/** Another field of the same kind, from what a kind's `again` gets. */
export function merged<Spec extends FieldSpec>(
	[name, label, changes]: [name: string, label: string, changes: FieldSpec],
	spec: Spec,
): [string, string, Spec] {
	return [name, label, { ...spec, ...changes }];
}

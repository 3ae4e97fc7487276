import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isPlainObject } from '../../../common/guards';
import { meantAddress } from '../../../operation/address';
import { Fields } from '../../../operation/enteredFields';

export const CUSTOM_JSON = 'Custom JSON';

/** A part of Additional Fields with fields of its own. */
export function part(
	displayName: string,
	name: string,
	placeholder: string,
	values: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder,
		default: {},
		options: [{ displayName, name: 'values', values }],
	};
}

/** The fields of a part, undefined when the user has not added it. Their labels begin with the part's, if given. */
export function readPart(fields: Fields, name: string, label: string, group = 'values'): Fields | undefined {
	const value = fields.value(name);
	const members = isPlainObject(value) ? value[group] : undefined;
	if (!isPlainObject(members)) return undefined;
	return new Fields(
		(member) => members[member],
		(field, message) => fields.problem(label === '' ? field : `${label} › ${field}`, message),
	);
}

/** The same parameter, shown under a condition. */
export function shown(
	parameter: INodeProperties,
	show: NonNullable<INodeProperties['displayOptions']>['show'],
): INodeProperties {
	return { ...parameter, displayOptions: { show } };
}

/** Without the members that are undefined. */
export function given<T extends object>(members: T): T {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

/** A typed part of a body as the plain data it is. */
export function asData(value: object): IDataObject {
	return Object.fromEntries(Object.entries(value));
}

/** Undefined where the field is empty, so that nothing is sent for it. */
export function optionalText(fields: Fields, name: string, label: string): string | undefined {
	return fields.text(name, label) || undefined;
}

/** A number whose 0 stands for "not set". */
export function optionalNumber(
	fields: Fields,
	name: string,
	label: string,
	rules: { max?: number; integer?: boolean } = {},
): number | undefined {
	return fields.number(name, label, { min: 0, ...rules }) || undefined;
}

/** A whole percentage in the panel, a text such as "20%" in the body. */
export function optionalPercentage(fields: Fields, name: string, label: string): string | undefined {
	const value = optionalNumber(fields, name, label, { max: 100, integer: true });
	return value === undefined ? undefined : `${value}%`;
}

/** An address, in the form the user chose. */
export function address(fields: Fields, name: string, label: string, hint?: string): string {
	return meantAddress(fields.text(name, label, hint === undefined ? {} : { required: true, hint }));
}

/** Something of the account, by its ID or, where the locator says so, by its name. */
export function byIdOrName<Id extends string, Name extends string>(
	fields: Fields,
	idName: Id,
	nameName: Name,
	label: string,
): Partial<Record<Id | Name, string>> {
	const chosen = fields.id(idName, label);
	if (chosen === '') return {};
	const value = fields.value(idName);
	const isName = isPlainObject(value) && value.mode === 'name';
	return { [isName ? nameName : idName]: chosen } as Partial<Record<Id | Name, string>>;
}

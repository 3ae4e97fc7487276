import type { IDataObject, ResourceMapperTypeOptions } from 'n8n-workflow';

import { given } from '../../common/given';
import { isPlainObject } from '../../common/guards';
import type { Item } from '../item';
import type { Entry, Reading } from '../reading/entry';
import { readText } from '../reading/text';
import { type Field, field, type FieldSpec, isNothing } from './field';

export interface MapperSpec extends FieldSpec {
	/** Name of the `resourceMapping` method in `methods/` that lists the names. */
	method: string;
	/** The parameters the list depends on, as n8n writes them. */
	dependsOn: string[];
	words: { singular: string; plural: string };
	/** Shown where the list is empty. */
	noFields: string;
	/** How it can be filled in as a whole: a sentence. */
	instead: string;
	/** Its place in messages and in the body. */
	member: string;
}

/** What was filled in, or which fields of the input item are meant. */
export interface Mapped {
	values?: IDataObject;
	/** The same as they stand in the node. */
	raw?: IDataObject;
	names?: string[];
}

/** A field for each name of a list that only Pictory knows. Empty ones are not sent. */
export function mapper(name: string, label: string, spec: MapperSpec): Field<Mapped> {
	const { method, dependsOn, words, noFields, instead, member } = spec;
	const resourceMapper: ResourceMapperTypeOptions = {
		resourceMapperMethod: method,
		mode: 'add',
		fieldWords: words,
		valuesLabel: 'Values',
		addAllFields: true,
		multiKeyMatch: false,
		// The choice between ways to fill it in is called "Mapping Column Mode", and has a red line below where there is nothing.
		supportAutoMap: false,
		hideNoDataError: true,
		noFieldsError: noFields,
	};
	return field<Mapped>(
		name,
		label,
		{ ...spec, at: '', covers: [member] },
		{
			property: {
				type: 'resourceMapper',
				noDataExpression: true,
				typeOptions: { loadOptionsDependsOn: dependsOn, resourceMapper },
			},
			default: { mappingMode: 'defineBelow', value: null },
			empty: {},
			read: ({ value, raw }) => mapped(value, raw, `must be filled in field by field. ${instead}`),
			again: (otherName, otherLabel, changes) => mapper(otherName, otherLabel, { ...spec, ...changes }),
		},
	);
}

function mapped(whole: unknown, raw: unknown, notAsAWhole: string): Reading<Mapped> {
	if (isNothing(whole)) return { value: {} };
	if (!isPlainObject(whole)) return { trouble: notAsAWhole };
	const { mappingMode, schema, value } = whole;
	if (mappingMode === 'autoMapInputData') {
		if (!Array.isArray(schema)) return { trouble: 'does not know its fields yet. Open the node, and load them again.' };
		return { value: { names: schema.filter(isPlainObject).map(({ id }) => String(id)) } };
	}
	if (isNothing(value)) return { value: {} };
	if (!isPlainObject(value)) return { trouble: notAsAWhole };
	return { value: { values: value, ...(isPlainObject(raw) && isPlainObject(raw.value) && { raw: raw.value }) } };
}

/** The value of each name; what cannot be read as one is a problem. @param item its fields may carry the names */
export function mappedValues({ values, names, raw }: Mapped, label: string, item: Item): IDataObject {
	const entries = Object.entries(values ?? item.input).filter(([name]) => values ?? names?.includes(name));
	const tell = (name: string, trouble: string): void => item.problem(`${label} › ${name}`, trouble);
	return given(
		Object.fromEntries(entries.map(([name, value]) => [name, valueOf(name, { value, raw: raw?.[name] }, tell)])),
	);
}

function valueOf(
	name: string,
	entry: Entry,
	tell: (name: string, trouble: string) => void,
): string | number | boolean | undefined {
	if (typeof entry.value === 'boolean' || Number.isFinite(entry.value)) return entry.value as boolean | number;
	const reading = readText(entry, true);
	if ('trouble' in reading) tell(name, reading.trouble);
	else if (reading.value !== '') return reading.value;
	return undefined;
}

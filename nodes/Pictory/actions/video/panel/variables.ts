import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../../common/guards';
import type { Field, FieldSpec } from '../../../operation/fields';
import { field, isNothing } from '../../../operation/fields/field';
import type { Item } from '../../../operation/item';
import { given } from '../../../operation/operation';
import type { Entry, Reading } from '../../../operation/reading/entry';
import { readText } from '../../../operation/reading/text';

/** What was filled in, or which fields of the input item are meant. */
export interface VariableValues {
	values?: IDataObject;
	/** The same as they stand in the node. */
	raw?: IDataObject;
	names?: string[];
}

/** The variables of a template, each with a field. Empty ones keep the template's text. */
export function variablesMapper(name: string, label: string, spec: FieldSpec): Field<VariableValues> {
	return field<VariableValues>(
		name,
		label,
		{ ...spec, at: '', covers: ['variables'] },
		{
			property: {
				type: 'resourceMapper',
				noDataExpression: true,
				typeOptions: {
					loadOptionsDependsOn: ['templateId.value', 'templateFrom'],
					resourceMapper: {
						resourceMapperMethod: 'getTemplateVariables',
						mode: 'add',
						fieldWords: { singular: 'variable', plural: 'variables' },
						addAllFields: true,
						multiKeyMatch: false,
						supportAutoMap: true,
						noFieldsError:
							'This template has no variables that can be listed. Choose JSON under Variables From to name them yourself.',
					},
				},
			},
			default: { mappingMode: 'defineBelow', value: null },
			empty: {},
			read: ({ value, raw }) => mapped(value, raw),
			again: (otherName, otherLabel, again) => variablesMapper(otherName, otherLabel, again),
		},
	);
}

function mapped(mapper: unknown, raw: unknown): Reading<VariableValues> {
	if (isNothing(mapper)) return { value: {} };
	if (!isPlainObject(mapper))
		return { trouble: 'must be filled in field by field. Choose JSON under Variables From for an expression.' };
	if (mapper.mappingMode === 'autoMapInputData') {
		const schema: unknown[] = Array.isArray(mapper.schema) ? mapper.schema : [];
		return { value: { names: schema.filter(isPlainObject).map(({ id }) => String(id)) } };
	}
	if (!isPlainObject(mapper.value)) return { value: {} };
	return { value: { values: mapper.value, ...(isPlainObject(raw) && isPlainObject(raw.value) && { raw: raw.value }) } };
}

/** The value of each variable; what cannot be read as one is a problem. @param item its fields may carry the names of variables */
export function variablesIn({ values, names, raw }: VariableValues, item: Item): IDataObject {
	const entries = Object.entries(values ?? item.input).filter(([name]) => values ?? names?.includes(name));
	return given(
		Object.fromEntries(entries.map(([name, value]) => [name, valueOf(name, { value, raw: raw?.[name] }, item)])),
	);
}

function valueOf(name: string, entry: Entry, item: Item): string | number | boolean | undefined {
	if (typeof entry.value === 'boolean' || Number.isFinite(entry.value)) return entry.value as boolean | number;
	const reading = readText(entry, true);
	if ('trouble' in reading) item.problem(`Variables › ${name}`, reading.trouble);
	else if (reading.value !== '') return reading.value;
	return undefined;
}

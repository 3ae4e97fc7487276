import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../../common/guards';
import type { Field, FieldSpec } from '../../../operation/fields';
import { field } from '../../../operation/fields/field';
import { readText } from '../../../operation/reading/text';

/** What was filled in, or which fields of the input item are meant. */
export interface Mapped {
	values?: IDataObject;
	names?: string[];
}

/** The variables of a template, each with a field. Empty ones keep the template's text. */
export function variablesMapper(name: string, label: string, spec: FieldSpec): Field<Mapped> {
	const made = field<Mapped>(
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
			read: ({ value }) => ({ value: mapped(value) }),
			again: (otherName, otherLabel, again) => variablesMapper(otherName, otherLabel, again),
		},
	);
	return {
		...made,
		read(source) {
			const chosen = made.read(source);
			const { raw } = source.entry(name);
			const typed = isPlainObject(raw) && isPlainObject(raw.value) ? raw.value : {};
			for (const [variable, value] of Object.entries(chosen.values ?? {})) {
				const reading = typeof value === 'string' ? readText({ value, raw: typed[variable] }) : undefined;
				if (reading && 'trouble' in reading) source.problem(`${label} › ${variable}`, reading.trouble);
			}
			return chosen;
		},
	};
}

function mapped(mapper: unknown): Mapped {
	if (!isPlainObject(mapper)) return {};
	if (mapper.mappingMode === 'autoMapInputData') {
		const schema: unknown[] = Array.isArray(mapper.schema) ? mapper.schema : [];
		return { names: schema.filter(isPlainObject).map(({ id }) => String(id)) };
	}
	return isPlainObject(mapper.value) ? { values: mapper.value } : {};
}

/** @param input of the item, whose fields may carry the names of variables */
export function variablesIn({ values, names }: Mapped, input: IDataObject): IDataObject {
	const entries = Object.entries(values ?? input).filter(([name]) => values ?? names?.includes(name));
	return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

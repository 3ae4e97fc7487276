import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { locator } from './locators';
import { isPlainObject } from '../../../common/guards';
import type { Item } from '../../../operation/item';
import type { Storyboard } from '../storyboard/types';
import { shown } from './common';

const TEMPLATE = 'Template';
const VARIABLES = 'Variables';

const templateFrom: INodeProperties = {
	displayName: 'Template From',
	name: 'templateFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Project', value: 'project', description: 'A saved project whose texts hold {{names}} to fill in' },
		{ name: 'Template', value: 'template' },
	],
	default: 'template',
	displayOptions: { show: { source: ['template'] } },
};

const variablesFrom: INodeProperties = {
	displayName: 'Variables From',
	name: 'variablesFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'JSON', value: 'json', description: 'For a template whose variables cannot be listed' },
		{ name: 'List', value: 'list', description: 'The variables of the template, each with a field' },
	],
	default: 'list',
	displayOptions: { show: { source: ['template'], templateFrom: ['template'] } },
};

/** The variables of a project cannot be listed, so there it is the only way. */
const variablesJson: INodeProperties = {
	displayName: VARIABLES,
	name: 'variablesJson',
	type: 'json',
	default: '{}',
	description: 'Each name that stands in the template as {{Name}}, with its value: { "Name": "Ada" }',
};

export const templateParameters: INodeProperties[] = [
	templateFrom,
	{
		...locator({
			displayName: TEMPLATE,
			name: 'templateId',
			required: true,
			searchListMethod: 'searchTemplates',
			exampleId: '202507141030549677ylq8k8gu44vy1y',
		}),
		displayOptions: { show: { source: ['template'], templateFrom: ['template'] } },
	},
	{
		...locator({
			displayName: 'Project',
			name: 'templateId',
			required: true,
			searchListMethod: 'searchProjects',
			exampleId: '20250813042630669e658e159aa60455692c1dad5473adhg7',
			modes: [
				{
					displayName: 'By URL',
					name: 'url',
					type: 'string',
					placeholder: 'e.g. https://app.pictory.ai/story/20250813042630669e658e159aa60455692c1dad5473adhg7',
					hint: 'The address of the project, open in the Pictory app',
					extractValue: { type: 'regex', regex: '^https?://[^?#]*/story/([A-Za-z0-9_-]+)' },
					validation: [
						{
							type: 'regex',
							properties: {
								regex: '^https?://[^?#]*/story/[A-Za-z0-9_-]+.*',
								errorMessage: 'Enter the address of a project, with /story/ and an ID in it',
							},
						},
					],
				},
			],
		}),
		displayOptions: { show: { source: ['template'], templateFrom: ['project'] } },
	},
	variablesFrom,
	{
		displayName: VARIABLES,
		name: 'variables',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
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
		displayOptions: { show: { source: ['template'], templateFrom: ['template'], variablesFrom: ['list'] } },
	},
	shown(variablesJson, { source: ['template'], templateFrom: ['template'], variablesFrom: ['json'] }),
	shown(variablesJson, { source: ['template'], templateFrom: ['project'] }),
];

export function readTemplate(item: Item): Storyboard {
	const isProject = item.text('templateFrom', 'Template From') === 'project';
	const templateId = item.id('templateId', isProject ? 'Project' : TEMPLATE, { required: true });
	const isJson = isProject || item.text('variablesFrom', 'Variables From') === 'json';
	const variables = isJson ? item.jsonObject('variablesJson', VARIABLES) : readMapper(item);
	return {
		...(templateId !== '' && { templateId }),
		...(variables && Object.keys(variables).length > 0 && { variables }),
	};
}

/** The fields of the mapper, or the item's own fields that carry the names of variables. Empty ones keep the template's text. */
function readMapper(item: Item): IDataObject {
	const mapper = item.value('variables');
	if (!isPlainObject(mapper)) return {};
	const values = mapper.mappingMode === 'autoMapInputData' ? sameNames(item.input, mapper.schema) : mapper.value;
	if (!isPlainObject(values)) return {};
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''),
	);
}

function sameNames(json: IDataObject, schema: unknown): IDataObject {
	const names = Array.isArray(schema) ? schema.filter(isPlainObject).map(({ id }) => id) : [];
	return Object.fromEntries(Object.entries(json).filter(([name]) => names.includes(name)));
}

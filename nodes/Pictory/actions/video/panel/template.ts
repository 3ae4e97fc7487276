import { id, json, mapper, menu } from '../../../operation/fields';

const template = { source: ['template'], templateFrom: ['template'] };
const project = { source: ['template'], templateFrom: ['project'] };

/** The variables of a project cannot be listed, so there it is the only way. */
const variablesJson = json('variablesJson', 'Variables', {
	description: 'Each name that stands in the template as {{Name}}, with its value: { "Name": "Ada" }',
	at: 'variables',
});

export const templateFields = {
	templateFrom: menu(
		'templateFrom',
		'Template From',
		{ project: ['Project', 'A saved project whose texts hold {{names}} to fill in'], template: 'Template' },
		{ isFixed: true, default: 'template', show: { source: ['template'] }, at: '' },
	),
	templateId: id('templateId', 'Template', {
		required: true,
		list: 'searchTemplates',
		example: '202507141030549677ylq8k8gu44vy1y',
		show: template,
	}),
	projectId: id('projectId', 'Project', {
		required: true,
		at: 'templateId',
		list: 'searchProjects',
		example: '20250813042630669e658e159aa60455692c1dad5473adhg7',
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
		show: project,
	}),
	variablesFrom: menu(
		'variablesFrom',
		'Variables From',
		{
			json: ['JSON', 'For a template whose variables cannot be listed'],
			list: ['List', 'The variables of the template, each with a field'],
		},
		{ isFixed: true, default: 'list', show: template, at: '' },
	),
	variables: mapper('variables', 'Variables', {
		member: 'variables',
		method: 'getTemplateVariables',
		dependsOn: ['templateId.value', 'templateFrom'],
		words: { singular: 'variable', plural: 'variables' },
		noFields: 'Choose a template that has variables',
		description: 'What is left empty is not sent, so the template decides',
		instead: 'Choose JSON under Variables From for an expression.',
		show: { ...template, variablesFrom: ['list'] },
	}),
	templateVariables: variablesJson.with({ show: { ...template, variablesFrom: ['json'] } }),
	projectVariables: variablesJson.with({ show: project }),
};

import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { asObject, Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';
import { isPlainObject } from '../common/guards';
import { shortened } from '../common/shortened';
import { pathSegment } from '../transport/pathSegment';

/**
 * The variables of the chosen template: names found in it as `{{name}}`, with their defaults (docs/pictory-api.md
 * §6.3).
 * A saved project used as template has none that Pictory shows.
 *
 * Nothing is thrown: n8n would say in its own words, in red or not at all, that it could not load "columns". What there is to
 * say stands in one line in the place of the fields.
 */
export async function getTemplateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const templateId = chosenTemplate(this);
	if (templateId === '') return none('Choose a template to see its variables.');
	try {
		const pictory = await Pictory.of(this);
		const { variables } = asObject(await pictory.get(`/v1/templates/${pathSegment(templateId)}`));
		const names = isPlainObject(variables) ? Object.keys(variables) : [];
		return {
			fields: names.map((name) => ({
				id: name,
				displayName: name,
				type: 'string',
				required: false,
				display: true,
				defaultMatch: false,
			})),
			emptyFieldsNotice: 'This template has no variables to fill in.',
		};
	} catch (error) {
		const failure = toNodeError(this.getNode(), error);
		return none(
			`The variables cannot be read: ${asText(failure.message)}. Choose JSON under Variables From to name them yourself.`,
		);
	}
}

/** @returns '' also for an expression that cannot be evaluated here */
function chosenTemplate(context: ILoadOptionsFunctions): string {
	try {
		const chosen: unknown = context.getNodeParameter('templateId', '', { extractValue: true });
		return typeof chosen === 'string' ? chosen.trim() : '';
	} catch {
		return '';
	}
}

function none(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}

/** n8n shows the notice as HTML. */
function asText(message: string): string {
	return shortened(message.replace(/\.$/, '')).replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

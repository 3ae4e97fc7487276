import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { asObject, Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';
import { isPlainObject } from '../common/guards';
import { pathSegment } from '../transport/pathSegment';

/**
 * The variables of the chosen template: names found in it as `{{name}}`, with their defaults (docs/pictory-api.md
 * §6.3).
 * A saved project used as template has none that Pictory shows.
 */
export async function getTemplateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const chosen: unknown = this.getNodeParameter('templateId', '', { extractValue: true });
	const templateId = typeof chosen === 'string' ? chosen.trim() : '';
	if (templateId === '') return { fields: [], emptyFieldsNotice: 'Choose a template first' };
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
			emptyFieldsNotice: 'This template has no variables',
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

import type { IDataObject } from 'n8n-workflow';

import { collection, json, putAll } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { resultFields, waitOptions, whenFields } from '../../operation/shared/waiting';
import { webhook } from '../../operation/shared/webhook';
import { renderBody } from './prepare';
import { renderParamsIn, renderParamsTrouble, WANTED } from './renderParams';

const renderParams = json('renderParams', 'Render Params', {
	required: true,
	missing: `is empty. ${WANTED}`,
	rows: 10,
	default: '={{ $json.renderParams }}',
	description:
		'The renderParams of a finished preview, changed as you like. The whole answer of Job → Get is understood, too.',
});

/** POST /v2/video/render (docs/pictory-api.md §4.4). */
export const renderEdited = operation({
	option: {
		name: 'Render Edited Preview',
		value: 'renderEdited',
		action: 'Render edited video preview',
		description: 'Make the final video from the data of a preview that your workflow has changed',
	},
	fields: {
		renderParams,
		...whenFields,
		...resultFields,
		additionalFields: collection('additionalFields', 'Additional Fields', 'Add Field', { webhook }),
		...waitOptions,
	},
	prepare({ renderParams: pasted, additionalFields }, item) {
		const body: IDataObject = { ...(pasted && renderParamsIn(pasted)) };
		const trouble = pasted && renderParamsTrouble(body);
		if (trouble) item.problem(renderParams.label, trouble);
		return {
			kind: 'start',
			request: {
				method: 'POST',
				path: '/v2/video/render',
				body: renderBody(putAll({ webhook }, additionalFields, body), item),
			},
			show: {},
			label: (path) => `${renderParams.label} › ${path}`,
		};
	},
});

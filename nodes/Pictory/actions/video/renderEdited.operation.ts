import type { INodeProperties } from 'n8n-workflow';

import { waitSettings } from '../../operation/shared/waiting';
import type { Operation } from '../../operation/types';
import { webhook } from './fields/additional';
import { withWaiting } from './fields/waiting';
import { checkValue } from './storyboard/check';
import { label } from './storyboard/labels';
import { renderParamsIn, renderParamsTrouble } from './storyboard/renderParams';
import { webhook as webhookRule } from './storyboard/rules/video';

const RENDER_PARAMS = 'Render Params';

const renderParams: INodeProperties = {
	displayName: RENDER_PARAMS,
	name: 'renderParams',
	type: 'json',
	required: true,
	typeOptions: { rows: 10 },
	default: '={{ $json.renderParams }}',
	description:
		'The renderParams of a finished preview, changed as you like. The whole answer of Job → Get is understood, too.',
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [webhook],
};

/** POST /v2/video/render (facts §4.4). */
export const renderEdited: Operation = {
	option: {
		name: 'Render Edited Preview',
		value: 'renderEdited',
		action: 'Render edited video preview',
		description: 'Make the final video from the data of a preview that your workflow has changed',
	},
	parameters: [renderParams, ...withWaiting(additionalFields)],
	settings: waitSettings,
	prepare(item) {
		const pasted = item.jsonObject('renderParams', RENDER_PARAMS);
		const isEmpty = pasted === undefined && (!item.has('renderParams') || item.value('renderParams') === '');
		if (isEmpty) item.problem(RENDER_PARAMS, 'is empty. Enter the renderParams of a finished preview, from Job → Get.');
		const body = { ...(pasted && renderParamsIn(pasted)) };
		const trouble = pasted && renderParamsTrouble(body);
		if (trouble) item.problem(RENDER_PARAMS, trouble);

		const address = item.collection('additionalFields').text('webhook', 'Webhook URL');
		if (address !== '') {
			body.webhook = address;
			for (const { path, message } of checkValue(webhookRule, address, 'webhook')) item.problem(label(path), message);
		}
		return {
			kind: 'start',
			request: { method: 'POST', path: '/v2/video/render', body },
			show: {},
			label: (path) => `${RENDER_PARAMS} › ${path}`,
		};
	},
};

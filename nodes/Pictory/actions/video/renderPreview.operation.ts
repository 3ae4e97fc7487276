import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { pathSegment } from '../../transport/pathSegment';
import type { Item } from '../../operation/item';
import { waitSettings } from '../../operation/shared/waiting';
import type { Operation } from '../../operation/types';
import { customJson, webhook } from './fields/additional';
import { CUSTOM_JSON } from './fields/common';
import { previewJob, readPreviewJob } from './fields/previewJob';
import { withWaiting } from './fields/waiting';
import { checkValue } from './storyboard/check';
import { label } from './storyboard/labels';
import { mergeCustom } from './storyboard/merge';
import { webhook as webhookRule } from './storyboard/rules/video';

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [customJson, webhook],
};

/** PUT /v2/video/render/{storyboardjobid} (facts §4.3). */
export const renderPreview: Operation = {
	option: {
		name: 'Render Preview',
		value: 'renderPreview',
		action: 'Render video preview',
		description: 'Make the final video from a preview, with the changes made to it',
	},
	parameters: [previewJob, ...withWaiting(additionalFields)],
	settings: waitSettings,
	prepare(item) {
		const storyboardJobId = readPreviewJob(item);
		const additional = item.collection('additionalFields');
		const address = additional.text('webhook', 'Webhook URL');
		const body: IDataObject = mergeCustom(
			address === '' ? {} : { webhook: address },
			additional.jsonObject('customJson', CUSTOM_JSON) ?? {},
		);
		if (body.webhook !== undefined) {
			for (const { path, message } of checkValue(webhookRule, body.webhook, 'webhook'))
				item.problem(label(path), message);
		}
		return {
			kind: 'start',
			request: { method: 'PUT', path: renderPath(item, storyboardJobId), body },
			show: { storyboardJobId },
			label: (path) => label(path),
		};
	},
};

/** With a problem, which an ID that is none has become, nothing is sent. */
function renderPath({ problems }: Item, storyboardJobId: string): string {
	return problems.length > 0 ? '' : `/v2/video/render/${pathSegment(storyboardJobId)}`;
}

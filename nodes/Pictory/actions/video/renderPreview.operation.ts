import { collection, putAll } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { operation } from '../../operation/operation';
import { resultFields, waitOptions, whenFields } from '../../operation/shared/waiting';
import { webhook } from '../../operation/shared/webhook';
import { pathSegment } from '../../transport/pathSegment';
import { mergeCustom } from '../../operation/merge';
import { customJson } from './panel/additional';
import { previewJob } from './panel/previewElements';
import { renderBody } from './prepare';

const additional = { customJson, webhook };

/** PUT /v2/video/render/{storyboardjobid} (docs/pictory-api.md §4.3). */
export const renderPreview = operation({
	option: {
		name: 'Render Preview',
		value: 'renderPreview',
		action: 'Render video preview',
		description: 'Make the final video from a preview, with the changes made to it',
	},
	fields: {
		storyboardJobId: previewJob,
		...whenFields,
		...resultFields,
		additionalFields: collection('additionalFields', 'Additional Fields', 'Add Field', additional),
		...waitOptions,
	},
	prepare({ storyboardJobId, additionalFields }, item) {
		const entered = mergeCustom(putAll(additional, additionalFields), additionalFields.customJson ?? {});
		return {
			kind: 'start',
			request: { method: 'PUT', path: renderPath(item, storyboardJobId), body: renderBody(entered, item) },
			show: { storyboardJobId },
		};
	},
});

/** With a problem, which an ID that is none has become, nothing is sent. */
function renderPath({ problems }: Item, storyboardJobId: string): string {
	return problems.length > 0 ? '' : `/v2/video/render/${pathSegment(storyboardJobId)}`;
}

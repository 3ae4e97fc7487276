import type { IDataObject } from 'n8n-workflow';

import { collection, json, menu, putAll } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { operation } from '../../operation/operation';
import { resultFields, waitOptions, whenFields } from '../../operation/shared/waiting';
import { webhook } from '../../operation/shared/webhook';
import type { Task } from '../../operation/types';
import { readPreview } from '../../transport/preview';
import { editFields, previewJob } from './panel/previewElements';
import { renderBody } from './prepare';
import { type Change, changesInRows, labelOfEdited } from './preview/changes';
import { editedParams } from './preview/edited';
import { type ResolvedChange, resolveChanges } from './preview/resolve';
import { renderParamsIn, renderParamsTrouble, WANTED } from './renderParams';

const renderParamsFrom = menu(
	'renderParamsFrom',
	'Render From',
	{
		json: ['JSON', 'The renderParams of a preview, changed by your workflow'],
		preview: ['Preview With Changes', 'A finished preview is read, changed as said here, and rendered'],
	},
	{ isFixed: true, default: 'preview', at: '' },
);

const renderParams = json('renderParams', 'Render Params', {
	required: true,
	missing: `is empty. ${WANTED}`,
	rows: 10,
	default: '={{ $json.renderParams }}',
	description:
		'The renderParams of a finished preview, changed as you like. The whole answer of Job → Get is understood, too.',
	show: { renderParamsFrom: ['json'] },
});

const PATH = '/v2/video/render';

/** POST /v2/video/render (docs/pictory-api.md §4.4). */
export const renderEdited = operation({
	option: {
		name: 'Render Edited Preview',
		value: 'renderEdited',
		action: 'Render edited video preview',
		description: 'Make the final video from a preview with changes that leave the preview itself as it is',
	},
	fields: {
		renderParamsFrom,
		storyboardJobId: previewJob.with({ show: { renderParamsFrom: ['preview'] } }),
		...editFields,
		renderParams,
		...whenFields,
		...resultFields,
		additionalFields: collection('additionalFields', 'Additional Fields', 'Add Field', { webhook }),
		...waitOptions,
	},
	prepare({ renderParamsFrom: from, storyboardJobId, elements, renderParams: pasted, additionalFields }, item) {
		const added = putAll({ webhook }, additionalFields);
		return from === 'json'
			? fromJson(pasted, added, item)
			: fromPreview(storyboardJobId, changesInRows(elements, item), added, item);
	},
});

function fromJson(pasted: IDataObject | undefined, added: IDataObject, item: Item): Task {
	const body: IDataObject = { ...(pasted && renderParamsIn(pasted)) };
	const trouble = pasted && renderParamsTrouble(body);
	if (trouble) item.problem(renderParams.label, trouble);
	return {
		kind: 'start',
		request: { method: 'POST', path: PATH, body: renderBody({ ...body, ...added }, item) },
		show: {},
		label: (path) => `${renderParams.label} › ${path}`,
	};
}

/** What is sent holds all the preview has; what the request is known by, only what was entered. */
function fromPreview(storyboardJobId: string, changes: Change[], entered: IDataObject, item: Item): Task {
	const added = renderBody(entered, item);
	let resolved: ResolvedChange[] = [];
	return {
		kind: 'start',
		request: {
			method: 'POST',
			path: PATH,
			body: { ...added, storyboardJobId, changes: changes.map(({ element, members }) => ({ element, members })) },
		},
		show: { storyboardJobId },
		label: (path) => labelOfEdited(resolved, path),
		async complete(pictory) {
			const preview = await readPreview(async (path) => await pictory.get(path), storyboardJobId);
			resolved = resolveChanges(changes, preview);
			return { ...editedParams(preview, resolved), ...added };
		},
	};
}

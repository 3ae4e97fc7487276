import { address } from '../../../operation/address';
import { choice, id, json, jsonList, menu, number, rows, text } from '../../../operation/fields';
import { PREVIEW_ELEMENT_TYPES, PREVIEW_MEDIA_TYPES } from '../vocabulary';

/** A finished storyboard preview. */
export const previewJob = id('storyboardJobId', 'Preview', {
	required: true,
	missing: 'is empty. Choose a preview from the list or enter its job ID.',
	description: 'The job of a finished preview',
	list: 'searchPreviewJobs',
	example: '74c0cc68-e1ed-42f3-a527-8bfc0b46bdb9',
});

export const elementRow = {
	id: text('id', 'Element ID', {
		placeholder: 'e.g. bgMusic',
		description: 'As it stands in the elements of the preview, from Job → Get',
	}),
	elementType: choice('elementType', 'Element', PREVIEW_ELEMENT_TYPES, { default: 'backgroundElement' }),
	type: choice('type', 'Type', PREVIEW_MEDIA_TYPES, { default: 'image' }),
	startTime: number('startTime', 'Start (Seconds)', { min: 0, description: 'As the preview has it' }),
	duration: number('duration', 'Duration (Seconds)', { min: 0, description: 'As the preview has it' }),
	text: text('text', 'Text', {
		keepsSpaces: true,
		placeholder: 'e.g. Our <strong>spring sale</strong>',
		description: 'What stands between strong tags is drawn in the keyword color',
		show: { elementType: ['SceneText', 'layerItem'] },
	}),
	url: address('url', 'URL', 'file', {
		placeholder: 'e.g. https://example.com/factory.mp4',
		hide: { elementType: ['SceneText'] },
	}),
	customJson: json('customJson', 'More as JSON', {
		at: '',
		description: 'Everything else to change, such as { "mute": false, "objectMode": "contain" }',
	}),
};

const missing = 'is empty. Add at least one element to change.';

export const elementFields = {
	elementsFrom: menu(
		'elementsFrom',
		'Elements From',
		{ fields: 'Define Below', json: 'JSON' },
		{ isFixed: true, default: 'fields', at: '' },
	),
	elements: rows('elements', 'Elements', elementRow, {
		missing,
		group: 'element',
		row: 'Element',
		add: 'Add Element',
		main: 'text',
		show: { elementsFrom: ['fields'] },
	}),
	elementsJson: jsonList('elementsJson', 'Elements', {
		required: true,
		missing,
		rows: 8,
		description: 'The elements to change as a JSON array, each with the five members that say which one it is',
		show: { elementsFrom: ['json'] },
		at: 'elements',
	}),
};

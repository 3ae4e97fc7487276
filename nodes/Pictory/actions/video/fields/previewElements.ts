import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Fields } from '../../../operation/enteredFields';
import { mergeCustom } from '../storyboard/merge';
import { choices, PREVIEW_ELEMENT_TYPES, PREVIEW_MEDIA_TYPES } from '../storyboard/vocabulary';
import { address, given, optionalText } from './common';

export const ELEMENTS = 'Elements';
const MORE = 'More as JSON';

const elementId: INodeProperties = {
	displayName: 'Element ID',
	name: 'id',
	type: 'string',
	default: '',
	placeholder: 'e.g. bgMusic',
	description: 'As it stands in the elements of the preview, from Job → Get',
};

const elementType: INodeProperties = {
	displayName: 'Element',
	name: 'elementType',
	type: 'options',
	options: choices(PREVIEW_ELEMENT_TYPES),
	default: 'backgroundElement',
};

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: choices(PREVIEW_MEDIA_TYPES),
	default: 'image',
};

const seconds: INodeProperties = {
	displayName: 'Start (Seconds)',
	name: 'startTime',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'As the preview has it',
};

const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	placeholder: 'e.g. Our <strong>spring sale</strong>',
	description: 'What stands between strong tags is drawn in the keyword color',
	displayOptions: { show: { elementType: ['SceneText', 'layerItem'] } },
};

const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/factory.mp4',
	displayOptions: { hide: { elementType: ['SceneText'] } },
};

const more: INodeProperties = {
	displayName: MORE,
	name: 'customJson',
	type: 'json',
	default: '{}',
	description: 'Everything else to change, such as { "mute": false, "objectMode": "contain" }',
};

export const elementParameters: INodeProperties[] = [
	{
		displayName: 'Elements From',
		name: 'elementsFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Define Below', value: 'fields' },
			{ name: 'JSON', value: 'json' },
		],
		default: 'fields',
	},
	{
		displayName: ELEMENTS,
		name: 'elements',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Element' },
		placeholder: 'Add Element',
		default: { element: [{}] },
		displayOptions: { show: { elementsFrom: ['fields'] } },
		options: [
			{
				displayName: 'Element',
				name: 'element',
				values: [
					elementId,
					elementType,
					type,
					seconds,
					{ ...seconds, displayName: 'Duration (Seconds)', name: 'duration' },
					text,
					url,
					more,
				],
			},
		],
	},
	{
		displayName: ELEMENTS,
		name: 'elementsJson',
		type: 'json',
		typeOptions: { rows: 8 },
		required: true,
		default: '[]',
		description: 'The elements to change as a JSON array, each with the five members that say which one it is',
		displayOptions: { show: { elementsFrom: ['json'] } },
	},
];

/** @returns undefined when the JSON is not right, which is told already */
export function readElements(fields: Fields): IDataObject[] | undefined {
	if (fields.text('elementsFrom', 'Elements From') !== 'json')
		return fields.rows('elements', 'element', 'Element').map(readElement);
	const value = fields.value('elementsJson');
	return value === null || value === '' ? [] : fields.jsonArray('elementsJson', ELEMENTS);
}

function readElement(row: Fields): IDataObject {
	const link = address(row, 'url', 'URL');
	const element = given({
		id: optionalText(row, 'id', 'Element ID'),
		elementType: optionalText(row, 'elementType', 'Element'),
		type: optionalText(row, 'type', 'Type'),
		startTime: row.number('startTime', 'Start (Seconds)', { min: 0 }),
		duration: row.number('duration', 'Duration (Seconds)', { min: 0 }),
		text: row.text('text', 'Text', { keepBlanks: true }) || undefined,
		url: link || undefined,
	});
	return mergeCustom(element, row.jsonObject('customJson', MORE) ?? {});
}

const LABELS: Readonly<Record<string, string>> = {
	id: 'Element ID',
	elementType: 'Element',
	type: 'Type',
	startTime: 'Start (Seconds)',
	duration: 'Duration (Seconds)',
	text: 'Text',
	url: 'URL',
};

/** `elements[0].startTime` in the panel's words. */
export function elementLabel(path: string): string {
	const [, index, name = ''] = /^elements\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
	if (index === undefined) return ELEMENTS;
	const row = `Element ${Number(index) + 1}`;
	return name === '' ? row : `${row} › ${LABELS[name] ?? name}`;
}

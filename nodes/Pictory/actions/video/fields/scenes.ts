import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { mediaTypeOf } from '../../../aws/mediaType';
import type { Fields } from '../../../operation/enteredFields';
import type { Background, Scene } from '../storyboard/types';
import { choices, IMAGE_MODELS, MEDIA_STYLES, VIDEO_MODELS, VISUAL_DURATIONS } from '../storyboard/vocabulary';
import { address, given, optionalText, shown } from './common';
import { readSceneOptions, sceneOptions } from './sceneOptions';
import { TEXT } from './text';

const CHOSEN_BY_PICTORY = { name: 'Chosen by Pictory', value: '' };
const ENTER_FILE = 'is empty. Enter s3://bucket/key or an https address.';

export const FILE = 'File';
export const FILE_TYPE = 'File Type';

export const visualUrl: INodeProperties = {
	displayName: FILE,
	name: 'visualUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. s3://my-company-videos/intro.mp4',
	description: 'A video or image: s3://bucket/key, the https address of an S3 object, or any public https address',
};

export const fileType: INodeProperties = {
	displayName: FILE_TYPE,
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Guess From Name', value: 'auto' },
		{ name: 'Image', value: 'image' },
		{ name: 'Video', value: 'video' },
	],
	default: 'auto',
};

const background: INodeProperties = {
	displayName: 'Background',
	name: 'background',
	type: 'options',
	options: [
		{ name: 'AI Image', value: 'aiImage', description: 'Costs AI credits' },
		{ name: 'AI Video', value: 'aiVideo', description: 'Costs AI credits' },
		{ name: 'Chosen by Pictory', value: 'auto', description: 'Stock that fits the text' },
		{ name: 'Color', value: 'color' },
		{ name: 'File', value: 'file', description: 'Your own video or image' },
		{ name: 'Stock Search', value: 'search', description: 'Stock that fits your words' },
	],
	default: 'auto',
};

const story: INodeProperties = {
	displayName: TEXT,
	name: 'story',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Our spring sale starts on Monday.',
	description: 'What is said in this scene. At most 15,000 characters.',
};

const color: INodeProperties = {
	displayName: 'Color',
	name: 'color',
	type: 'color',
	default: '',
	displayOptions: { show: { background: ['color'] } },
};

const query: INodeProperties = {
	displayName: 'Stock Search',
	name: 'query',
	type: 'string',
	default: '',
	placeholder: 'e.g. mountain peaks with hiking trails',
	displayOptions: { show: { background: ['search'] } },
};

const prompt: INodeProperties = {
	displayName: 'AI Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Camera slowly zooms out to reveal a city skyline',
	description: 'What the picture shows. At most 500 characters.',
	displayOptions: { show: { background: ['aiImage', 'aiVideo'] } },
};

const model: INodeProperties = { displayName: 'AI Model', name: 'model', type: 'options', default: '' };

const mediaStyle: INodeProperties = {
	displayName: 'AI Style',
	name: 'mediaStyle',
	type: 'options',
	options: [CHOSEN_BY_PICTORY, ...choices(MEDIA_STYLES)],
	default: '',
	displayOptions: { show: { background: ['aiImage', 'aiVideo'] } },
};

const videoDuration: INodeProperties = {
	displayName: 'AI Video Length',
	name: 'videoDuration',
	type: 'options',
	options: [CHOSEN_BY_PICTORY, ...choices(VISUAL_DURATIONS)],
	default: '',
	displayOptions: { show: { background: ['aiVideo'] } },
};

/** The list of scenes, a row each. */
export const scenes: INodeProperties = {
	displayName: 'Scenes',
	name: 'scenes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Scene', sortable: true },
	placeholder: 'Add Scene',
	default: { scene: [{}] },
	displayOptions: { show: { source: ['text'], textFrom: ['scenes'] } },
	options: [
		{
			displayName: 'Scene',
			name: 'scene',
			values: [
				story,
				background,
				shown(visualUrl, { background: ['file'] }),
				shown(fileType, { background: ['file'] }),
				color,
				query,
				prompt,
				shown({ ...model, options: [CHOSEN_BY_PICTORY, ...choices(IMAGE_MODELS)] }, { background: ['aiImage'] }),
				shown({ ...model, options: [CHOSEN_BY_PICTORY, ...choices(VIDEO_MODELS)] }, { background: ['aiVideo'] }),
				mediaStyle,
				videoDuration,
				sceneOptions,
			],
		},
	],
};

export function readSceneRow(row: Fields): { scene: Scene; custom?: IDataObject } {
	const { scene: options, custom } = readSceneOptions(row);
	const text = row.text('story', TEXT, { keepBlanks: true });
	const scene = given<Scene>({
		story: text.trim() === '' ? undefined : text,
		...options,
		background: readBackground(row),
	});
	return { scene, ...(custom && { custom }) };
}

function readBackground(row: Fields): Background | undefined {
	switch (row.choice('background', 'Background', ['aiImage', 'aiVideo', 'auto', 'color', 'file', 'search'])) {
		case 'file':
			return visual(address(row, 'visualUrl', FILE, ENTER_FILE), row.text('type', FILE_TYPE));
		case 'color':
			return { color: row.text('color', 'Color', { required: true, hint: 'is empty. Choose a color.' }) };
		case 'search':
			return {
				searchFilter: {
					query: row.text('query', 'Stock Search', { required: true, hint: 'is empty. Enter what to look for.' }),
				},
			};
		case 'aiImage':
			return { type: 'image', aiVisual: readAiVisual(row) };
		case 'aiVideo':
			return {
				type: 'video',
				aiVisual: {
					...readAiVisual(row),
					...given({ videoDuration: optionalText(row, 'videoDuration', 'AI Video Length') }),
				},
			};
		default:
			return undefined;
	}
}

function readAiVisual(row: Fields) {
	return given({
		prompt: row.text('prompt', 'AI Prompt', { required: true, hint: 'is empty. Enter what the picture should show.' }),
		model: optionalText(row, 'model', 'AI Model'),
		mediaStyle: optionalText(row, 'mediaStyle', 'AI Style'),
	});
}

/** @param type `auto` takes it from the file's name; where that does not tell, Pictory finds out itself */
export function visual(file: string, type: string): Background {
	const kind = type === 'image' || type === 'video' ? type : mediaTypeOf(file);
	return given<Background>({ type: kind === 'audio' ? undefined : kind, visualUrl: file });
}

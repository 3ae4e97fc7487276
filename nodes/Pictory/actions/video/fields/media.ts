import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { filesIn } from '../../../aws/records';
import { isPlainObject } from '../../../common/guards';
import { meantAddress } from '../../../operation/address';
import { missingPart } from '../../../operation/address/computed';
import type { Fields } from '../../../operation/enteredFields';
import type { Item } from '../../../operation/item';
import { isExpression } from '../../../operation/reading/entry';
import type { Background, Clip, Scene } from '../storyboard/types';
import { given } from './common';
import { readSceneOptions, sceneOptions } from './sceneOptions';
import { FILE, FILE_TYPE, fileType, visual, visualUrl } from './scenes';

const FROM = 'From Second';
const TO = 'To Second';

const mediaFrom: INodeProperties = {
	displayName: 'Files From',
	name: 'mediaFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Define Below', value: 'fields', description: 'List the files here' },
		{ name: 'Input Items', value: 'items', description: 'Each input item brings a file' },
	],
	default: 'fields',
	displayOptions: { show: { source: ['media'] } },
};

const videoPer: INodeProperties = {
	displayName: 'One Video Per',
	name: 'videoPer',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'All Items Together',
			value: 'run',
			description: 'One video, each item a scene; all else is taken from the first item',
		},
		{ name: 'Item', value: 'item', description: 'As many videos as there are items' },
	],
	default: 'item',
	displayOptions: { show: { source: ['media'], mediaFrom: ['items'] } },
};

const story: INodeProperties = {
	displayName: 'Narration',
	name: 'story',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Our factory at work.',
	description: 'What is said while the file is shown. At most 15,000 characters.',
};

const second: INodeProperties = {
	displayName: FROM,
	name: 'clipStart',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Where the used part of the video begins',
};

const mute: INodeProperties = {
	displayName: 'Mute',
	name: 'mute',
	type: 'boolean',
	default: true,
	description: "Whether to leave out the video's own sound",
};

/** The fields of one file: of a row, or of an input item. */
const fileFields = [
	story,
	second,
	{
		...second,
		displayName: TO,
		name: 'clipEnd',
		description: 'Where the used part of the video ends. 0 takes the whole video.',
	},
	mute,
	fileType,
	sceneOptions,
];

const mediaFiles: INodeProperties = {
	displayName: 'Files',
	name: 'mediaFiles',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add File', sortable: true },
	placeholder: 'Add File',
	default: { file: [{}] },
	displayOptions: { show: { source: ['media'], mediaFrom: ['fields'] } },
	options: [{ displayName: 'Scene', name: 'file', values: [visualUrl, ...fileFields] }],
};

const fromItems = { show: { source: ['media'], mediaFrom: ['items'] } };

export const mediaParameters: INodeProperties[] = [
	mediaFrom,
	mediaFiles,
	videoPer,
	{
		...visualUrl,
		required: true,
		default: '={{ $json.s3Uri ?? $json.url ?? $json }}',
		description:
			'An address, or what came with the event: S3 records (also from Amazon SNS, SQS or EventBridge), or an object with bucket and key',
		displayOptions: fromItems,
	},
	...fileFields.map((parameter) => ({ ...parameter, displayOptions: fromItems })),
];

export interface MediaScene {
	scene: Scene;
	custom?: IDataObject;
}

/** The file of a row. */
export function readFileRow(row: Fields, rawAddress?: unknown): MediaScene[] {
	return scenesOf(row, [''], rawAddress);
}

/** The files an input item brings: mostly one, but an event can carry several. */
export function readItemFiles(item: Item): MediaScene[] {
	const { value, raw } = item.source.entry('visualUrl');
	return scenesOf(
		item,
		isPlainObject(value) || Array.isArray(value) || typeof value === 'string' ? [value] : [''],
		raw,
	);
}

function scenesOf(fields: Fields, [item]: unknown[], raw: unknown): MediaScene[] {
	const files = addresses(fields, item === '' ? fields.text('visualUrl', FILE) : item, raw);
	const { scene: options, custom } = readSceneOptions(fields);
	const narration = fields.text('story', 'Narration', { keepBlanks: true });
	const type = fields.choice('type', FILE_TYPE, ['auto', 'image', 'video']);
	const clip = readClip(fields);
	const muted = !fields.has('mute') || fields.flag('mute');
	return files.map((file) => ({
		scene: given<Scene>({
			story: narration.trim() === '' ? undefined : narration,
			...options,
			background: backgroundOf(file, type, clip, muted),
		}),
		...(custom && { custom }),
	}));
}

function addresses(fields: Fields, value: unknown, raw: unknown): string[] {
	if (value === '') {
		fields.problem(FILE, 'is empty. Enter s3://bucket/key or an https address.');
		return [''];
	}
	const { addresses: found, troubles } = filesIn(value);
	for (const message of troubles) fields.problem(FILE, message);
	const meant = found.map(meantAddress);
	for (const each of meant) {
		const missing = isExpression(raw) ? missingPart(each, raw) : undefined;
		if (missing !== undefined) fields.problem(FILE, missing);
	}
	return meant;
}

function backgroundOf(file: string, type: string, clip: Clip | undefined, muted: boolean): Background {
	const background = visual(file, type);
	// Only a video has a part to cut, so a name that does not tell is one.
	if (clip && background.type === undefined) background.type = 'video';
	if (clip) background.clips = [clip];
	if (!muted && background.type !== 'image') background.settings = { mute: false };
	return background;
}

function readClip(fields: Fields): Clip | undefined {
	const start = fields.number('clipStart', FROM, { min: 0 }) ?? 0;
	const end = fields.number('clipEnd', TO, { min: 0 }) ?? 0;
	if (start > 0 && end === 0) fields.problem(TO, `is 0. Enter the second where the part that begins at ${start} ends.`);
	return end > 0 ? { start, end } : undefined;
}

import type { INodeProperties } from 'n8n-workflow';

import type { Fields } from '../../../operation/enteredFields';
import type { Scene } from '../storyboard/types';
import { shown } from './common';

export const TEXT = 'Text';
export const SPLIT = 'Split Into Scenes';

export const splitScenes: INodeProperties = {
	displayName: SPLIT,
	name: 'splitScenes',
	type: 'options',
	options: [
		{ name: 'At New Lines', value: 'lines' },
		{ name: 'At New Lines and Sentences', value: 'linesAndSentences' },
		{ name: 'At Sentences', value: 'sentences' },
		{ name: 'Not at All', value: 'none', description: 'One scene, which captions of your own need' },
	],
	default: 'linesAndSentences',
};

const textFrom: INodeProperties = {
	displayName: 'Text From',
	name: 'textFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'A List of Scenes', value: 'scenes', description: 'Each with its own text, background and settings' },
		{ name: 'One Text', value: 'story', description: 'Pictory splits it into scenes and chooses the visuals' },
	],
	default: 'story',
	displayOptions: { show: { source: ['text'] } },
};

const story: INodeProperties = {
	displayName: TEXT,
	name: 'story',
	type: 'string',
	required: true,
	typeOptions: { rows: 5 },
	default: '',
	placeholder: 'e.g. Our spring sale starts on Monday. Everything is 20 percent off.',
	description: 'What the video says. At most 15,000 characters.',
	displayOptions: { show: { source: ['text'], textFrom: ['story'] } },
};

export const textParameters: INodeProperties[] = [
	textFrom,
	story,
	shown(splitScenes, { source: ['text'], textFrom: ['story'] }),
];

export const splitParameter = shown(splitScenes, { source: ['article', 'aiScript'] });

export function readText(fields: Fields): Scene {
	const text = fields.text('story', TEXT, {
		required: true,
		keepBlanks: true,
		hint: 'is empty. Enter what the video should say.',
	});
	return { ...(text.trim() !== '' && { story: text }), ...readSplit(fields) };
}

const SPLITS: Record<string, Scene> = {
	lines: { createSceneOnNewLine: true },
	linesAndSentences: { createSceneOnNewLine: true, createSceneOnEndOfSentence: true },
	sentences: { createSceneOnEndOfSentence: true },
	none: {},
};

export function readSplit(fields: Fields): Scene {
	return { ...SPLITS[fields.choice('splitScenes', SPLIT, Object.keys(SPLITS))] };
}

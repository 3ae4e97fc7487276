import type { INodeProperties } from 'n8n-workflow';

export const SOURCES = [
	'article',
	'audio',
	'json',
	'media',
	'powerpoint',
	'aiScript',
	'template',
	'text',
	'video',
] as const;

export const videoName: INodeProperties = {
	displayName: 'Video Name',
	name: 'videoName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Spring sale teaser',
	displayOptions: { hide: { source: ['json'] } },
};

export const source: INodeProperties = {
	displayName: 'Make Video From',
	name: 'source',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Article', value: 'article', description: 'A blog post or article on the web' },
		{ name: 'Audio', value: 'audio', description: 'A podcast or another recording, with visuals chosen to it' },
		{ name: 'JSON', value: 'json', description: 'The whole request, written by you or by an earlier node' },
		{
			name: 'Media Files',
			value: 'media',
			description: 'Your own footage, private in S3 or public, a scene per file',
		},
		{ name: 'PowerPoint', value: 'powerpoint', description: 'A presentation, a scene per slide' },
		{ name: 'Script Written by AI', value: 'aiScript', description: 'Pictory writes the script from your prompt' },
		{ name: 'Template', value: 'template', description: 'A template or project of yours, filled with your words' },
		{ name: 'Text', value: 'text', description: 'A script of yours, with visuals chosen to it' },
		{ name: 'Video', value: 'video', description: 'A recording, cut into scenes with captions' },
	],
	default: 'text',
};

/** The whole request. */
export const body: INodeProperties = {
	displayName: 'Request Body',
	name: 'body',
	type: 'json',
	required: true,
	typeOptions: { rows: 10 },
	// Empty texts, so that nobody pays for a sample.
	default: '{\n  "videoName": "",\n  "scenes": [\n    { "story": "", "createSceneOnEndOfSentence": true }\n  ]\n}',
	displayOptions: { show: { source: ['json'] } },
	description:
		'Sent as it is after our checks. <a href="https://docs.pictory.ai/api-reference/videos/render-storyboard-video">All fields of the request</a>.',
};

import type { INodeProperties } from 'n8n-workflow';

import type { Fields } from '../../../operation/enteredFields';
import type { Scene } from '../storyboard/types';
import { choices, SPOKEN_LANGUAGES } from '../storyboard/vocabulary';
import { address } from './common';
import { readSplit } from './text';

/** The sources that are one address. */
export const ADDRESS_FIELDS = {
	article: { name: 'blogUrl', label: 'Article URL' },
	audio: { name: 'audioUrl', label: 'Audio URL' },
	powerpoint: { name: 'pptUrl', label: 'Presentation URL' },
	video: { name: 'videoUrl', label: 'Video URL' },
} as const;

function addressParameter(
	source: keyof typeof ADDRESS_FIELDS,
	placeholder: string,
	description: string,
): INodeProperties {
	const { name, label } = ADDRESS_FIELDS[source];
	return {
		displayName: label,
		name,
		type: 'string',
		required: true,
		default: '',
		placeholder,
		description,
		displayOptions: { show: { source: [source] } },
	};
}

const IN_S3 = 'A public https address, or a file in S3 as s3://bucket/key';

export const recordingParameters: INodeProperties[] = [
	addressParameter('article', 'e.g. https://example.com/blog/spring-sale', 'The page must be open to everyone'),
	addressParameter('powerpoint', 'e.g. https://example.com/slides/spring-sale.pptx', IN_S3),
	addressParameter('audio', 'e.g. s3://my-company-podcast/episode-12.mp3', IN_S3),
	addressParameter('video', 'e.g. s3://my-company-videos/webinar.mp4', IN_S3),
	{
		displayName: 'Spoken Language',
		name: 'audioLanguage',
		type: 'options',
		options: choices(SPOKEN_LANGUAGES),
		default: 'en-US',
		description: 'The language that is spoken in the recording',
		displayOptions: { show: { source: ['audio', 'video'] } },
	},
];

export function readRecording(fields: Fields, source: keyof typeof ADDRESS_FIELDS): Scene {
	const { name, label } = ADDRESS_FIELDS[source];
	const scene: Scene = {
		[name]: address(fields, name, label, 'is empty. Enter the address, beginning with https:// or s3://.'),
	};
	if (source === 'article') return { ...scene, ...readSplit(fields) };
	if (source === 'powerpoint') return scene;
	return { ...scene, audioLanguage: fields.text('audioLanguage', 'Spoken Language') };
}

import type { INodeProperties } from 'n8n-workflow';

import { locator } from './locators';
import type { Fields } from '../../../operation/enteredFields';
import type { Scene, Storyboard } from '../storyboard/types';
import { choices, LANGUAGES } from '../storyboard/vocabulary';
import { byIdOrName, CUSTOM_JSON, given, optionalText, part, readPart } from './common';
import { avatar, introOutro, logo, readAvatar, readLogo, stockSearch } from './pictures';
import {
	caption,
	captionLanguage,
	hideSubtitles,
	highlightKeywords,
	maxSubtitleLines,
	readCaptionLook,
	readCaptionText,
	sceneTransition,
} from './sceneOptions';
import { backgroundMusic, readMusic, voiceSettings } from './sound';
import { readSubtitleStyle, subtitleStyle } from './style';

const CAPTIONS = 'Captions';
const RESOLUTION = 'Resolution';

export const webhook: INodeProperties = {
	displayName: 'Webhook URL',
	name: 'webhook',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/pictory-done',
	description: 'Pictory calls it when the job is finished. At most 500 characters.',
};

export const customJson: INodeProperties = {
	displayName: CUSTOM_JSON,
	name: 'customJson',
	type: 'json',
	default: '{}',
	description:
		'Merged into the request last, for what has no field here. Objects are merged, lists of objects entry by entry (first with first), null removes, all else is replaced.',
};

const awsConnectionId = locator({
	displayName: 'AWS Connection',
	name: 'awsConnectionId',
	hint: 'For files in private S3 buckets. Leave empty when all files are public.',
	searchListMethod: 'searchAwsConnections',
	exampleId: '20241207042423053xmex5z9ag9ivmp21',
});

/** On the panel itself where the content can lie in S3; everywhere else among the additional fields, for a logo or music. */
export const awsConnectionParameters: INodeProperties[] = [
	{ ...awsConnectionId, displayOptions: { show: { source: ['audio', 'json', 'media', 'powerpoint', 'video'] } } },
	{ ...awsConnectionId, displayOptions: { show: { source: ['text'], textFrom: ['scenes'] } } },
];

function named(
	displayName: string,
	name: string,
	searchListMethod: string,
	exampleId: string,
	exampleName: string,
): INodeProperties {
	return locator({
		displayName,
		name,
		searchListMethod,
		exampleId,
		modes: [{ displayName: 'By Name', name: 'name', type: 'string', placeholder: `e.g. ${exampleName}` }],
	});
}

function pixels(displayName: string, name: string, value: number): INodeProperties {
	return { displayName, name, type: 'number', typeOptions: { minValue: 0 }, default: value, description: 'In pixels' };
}

export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { hide: { source: ['json'] } },
	options: [
		avatar,
		awsConnectionId,
		backgroundMusic,
		named('Brand', 'brandId', 'searchBrands', 'eb67b4ba-0eef-41fa-a772-d9675cc3645c', 'Corporate Blue'),
		part(CAPTIONS, 'captions', 'Add Caption Settings', [
			caption,
			captionLanguage,
			maxSubtitleLines,
			hideSubtitles,
			highlightKeywords,
		]),
		customJson,
		{
			displayName: 'Destinations',
			name: 'destinations',
			type: 'json',
			default: '[\n  { "type": "vimeo" }\n]',
			description: 'Where else the finished video goes, as a JSON array. For Vimeo choose a Vimeo Connection too.',
		},
		introOutro,
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			options: choices(LANGUAGES),
			default: 'en',
			description: 'Of the text. For another one, enter its code as an expression.',
		},
		logo,
		part(RESOLUTION, 'resolution', 'Add Resolution', [
			pixels('Width', 'videoWidth', 1920),
			pixels('Height', 'videoHeight', 1080),
		]),
		{
			displayName: 'Save as Project',
			name: 'saveProject',
			type: 'boolean',
			default: true,
			description: 'Whether to keep the video as a project that can be edited in the Pictory app',
		},
		sceneTransition,
		named(
			'Smart Layout',
			'smartLayoutId',
			'searchSmartLayouts',
			'202507141030549677ylq8k8gu44vy1y',
			'Modern minimalist',
		),
		stockSearch,
		subtitleStyle,
		named('Text Style', 'subtitleStyleId', 'searchTextStyles', '8f3deae9-fe38-4c53-8be0-616bef1da916', 'Navy blue'),
		locator({
			displayName: 'Vimeo Connection',
			name: 'vimeoConnectionId',
			searchListMethod: 'searchVimeoConnections',
			exampleId: '20250113093052121a7k2mq8zr4',
		}),
		voiceSettings,
		{
			displayName: 'Webhook Input',
			name: 'webhookInput',
			type: 'json',
			default: '{}',
			description: 'A JSON object that Pictory sends along when it calls the Webhook URL',
		},
		webhook,
	],
};

export function readConnection(fields: Fields, additional: Fields): string {
	return fields.id('awsConnectionId', 'AWS Connection') || additional.id('awsConnectionId', 'AWS Connection');
}

/** What is set for the whole video. */
export function readAdditional(additional: Fields): Storyboard {
	const resolution = readPart(additional, 'resolution', RESOLUTION);
	return given<Storyboard>({
		language: optionalText(additional, 'language', 'Language'),
		videoWidth: resolution?.number('videoWidth', 'Width') || undefined,
		videoHeight: resolution?.number('videoHeight', 'Height') || undefined,
		vimeoConnectionId: additional.id('vimeoConnectionId', 'Vimeo Connection') || undefined,
		...byIdOrName(additional, 'brandId', 'brandName', 'Brand'),
		...byIdOrName(additional, 'smartLayoutId', 'smartLayoutName', 'Smart Layout'),
		...byIdOrName(additional, 'subtitleStyleId', 'subtitleStyleName', 'Text Style'),
		subtitleStyle: readSubtitleStyle(additional),
		backgroundMusic: readMusic(additional),
		logo: readLogo(additional),
		avatar: readAvatar(additional),
		saveProject: additional.flag('saveProject') || undefined,
		destinations: additional.jsonArray('destinations', 'Destinations'),
		webhook: optionalText(additional, 'webhook', 'Webhook URL'),
		webhookInput: additional.jsonObject('webhookInput', 'Webhook Input'),
	});
}

/** What is set for every scene that does not say otherwise. A caption of its own can only belong to a single scene. */
export function readSceneDefaults(additional: Fields, sceneCount: number): Scene {
	const captions = readPart(additional, 'captions', CAPTIONS);
	const words = captions ? readCaptionText(captions) : {};
	if (captions && words.caption !== undefined && sceneCount !== 1) {
		captions.problem(
			'Caption',
			'would be shown in every scene. Enter it under Scene Options of the scene it belongs to.',
		);
	}
	return given<Scene>({
		...words,
		...(captions && readCaptionLook(captions)),
		sceneTransition: optionalText(additional, 'sceneTransition', 'Scene Transition'),
	});
}

import { choice, collection, flag, id, idOrName, json, jsonList, number, part, text } from '../../../operation/fields';
import { object } from '../../../operation/rules';
import { makeAwsConnection } from '../../../operation/shared/connection';
import { webhook } from '../../../operation/shared/webhook';
import { LANGUAGES } from '../vocabulary';
import { avatar } from './avatar';
import { byLabel } from './byLabel';
import { extraScenes, logo, stockSearch } from './pictures';
import { captionFields, sceneTransition } from './sceneOptions';
import { backgroundMusic, externalVoice, moreVoices, premiumVoiceSettings, voiceSettings } from './sound';
import { subtitleStyle, textStyle } from './style';

export const customJson = json('customJson', 'Custom JSON', {
	at: '',
	description:
		'Merged into the request last, for what has no field here. Objects are merged, lists of objects entry by entry (first with first), null removes, all else is replaced.',
});

const awsConnectionId = id('awsConnectionId', 'AWS Connection', {
	hint: 'For files in private S3 buckets. Leave empty when all files are public.',
	list: 'searchAwsConnections',
	makeNew: makeAwsConnection,
	example: '20241207042423053xmex5z9ag9ivmp21',
});

const WITH_FILES = ['audio', 'json', 'media', 'powerpoint', 'video'];

/** On the panel itself where the content can lie in S3; everywhere else among the additional fields, for a logo or music. */
export const connectionFields = {
	awsConnectionId: awsConnectionId.with({ show: { source: WITH_FILES } }),
	listConnectionId: awsConnectionId.with({ show: { source: ['text'], textFrom: ['scenes'] } }),
};

/** A template brings its scenes. */
const ofTemplate = { '/source': ['template'] };
/** A recording brings its voice. */
const ofRecording = { '/source': ['audio', 'video'] };
/** A caption of one's own needs a text of one's own. */
const ofOwnText = { '/source': ['media', 'text'] };
/** Nothing is looked for where all visuals are there already. */
const withVisuals = { '/source': ['media', 'template', 'video'] };

const pixels = { min: 1, isInteger: true, unset: 0 };

export const resolutionFields = {
	videoWidth: number('videoWidth', 'Width', { ...pixels, displayName: 'Width (Pixels)', default: 1920 }),
	videoHeight: number('videoHeight', 'Height', { ...pixels, displayName: 'Height (Pixels)', default: 1080 }),
};

/** What is set for the whole video. */
export const videoOptions = {
	// It speaks with the Voice, which recordings have none of.
	avatar: avatar.with({ hide: ofRecording }),
	awsConnectionId: awsConnectionId.with({ hide: { '/source': WITH_FILES, '/textFrom': ['scenes'] } }),
	backgroundMusic,
	brandId: idOrName('Brand', 'brandId', 'brandName', {
		list: 'searchBrands',
		example: 'eb67b4ba-0eef-41fa-a772-d9675cc3645c',
		exampleName: 'Corporate Blue',
	}),
	destinations: jsonList('destinations', 'Destinations', {
		default: '[\n  { "type": "vimeo" }\n]',
		description: 'Where else the finished video goes, as a JSON array. For Vimeo choose a Vimeo Connection too.',
		covers: ['destinations[].type'],
	}),
	language: choice('language', 'Language', LANGUAGES, {
		default: 'en',
		isOpen: true,
		description: 'Of the text. For another one, enter its code as an expression.',
	}),
	logo,
	resolution: part('resolution', 'Resolution', 'Add Resolution', resolutionFields, { at: '' }),
	saveProject: flag('saveProject', 'Save as Project', {
		default: true,
		unset: false,
		description: 'Whether to keep the video as a project that can be edited in the Pictory app',
	}),
	smartLayoutId: idOrName('Smart Layout', 'smartLayoutId', 'smartLayoutName', {
		list: 'searchSmartLayouts',
		example: '202507141030549677ylq8k8gu44vy1y',
		exampleName: 'Modern minimalist',
	}),
	subtitleStyle,
	subtitleStyleId: textStyle,
	visualLibraryId: text('visualLibraryId', 'Visual Library ID', {
		description:
			'The library of your account that Pictory takes visuals from. See Preferred Visuals under Stock Search.',
	}),
	vimeoConnectionId: id('vimeoConnectionId', 'Vimeo Connection', {
		list: 'searchVimeoConnections',
		example: '20250113093052121a7k2mq8zr4',
	}),
	webhookInput: json('webhookInput', 'Webhook Input', {
		description: 'A JSON object that Pictory sends along when it calls the Webhook URL',
		rule: object({}),
	}),
	webhook,
};

/** What is set for every scene that does not say otherwise. */
export const sceneDefaults = {
	captions: part(
		'captions',
		'Captions',
		'Add Caption Settings',
		{
			...captionFields,
			caption: captionFields.caption.with({ show: ofOwnText }),
			captionLanguage: captionFields.captionLanguage.with({ show: ofOwnText, hide: { caption: [''] } }),
		},
		{ at: '', hide: ofTemplate },
	),
	sceneTransition: sceneTransition.with({ hide: ofTemplate }),
	stockSearch: stockSearch.with({ hide: withVisuals }),
};

export const additionalFields = collection(
	'additionalFields',
	'Additional Fields',
	'Add Field',
	byLabel({
		...videoOptions,
		...sceneDefaults,
		customJson,
		externalVoice,
		...extraScenes,
		moreVoices,
		premiumVoiceSettings,
		voiceSettings: voiceSettings.with({ hide: ofRecording }),
	}),
	{ hide: { source: ['json'] } },
);

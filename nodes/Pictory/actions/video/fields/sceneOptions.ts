import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Fields } from '../../../operation/enteredFields';
import type { Scene } from '../storyboard/types';
import { CAPTION_LANGUAGES, choices, MAX_SUBTITLE_LINES, SCENE_TRANSITIONS } from '../storyboard/vocabulary';
import { CUSTOM_JSON, given, optionalNumber, optionalText } from './common';
import { readSplit, splitScenes } from './text';

export const transitionChoices = choices(SCENE_TRANSITIONS);

export const caption: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Spring sale from Monday',
	description: 'Shown instead of the spoken text. The scene must not be split.',
};

export const captionLanguage: INodeProperties = {
	displayName: 'Caption Language',
	name: 'captionLanguage',
	type: 'options',
	options: choices(CAPTION_LANGUAGES),
	default: 'en',
	description: 'Language of your own caption',
};

export const hideSubtitles: INodeProperties = {
	displayName: 'Hide Captions',
	name: 'hideSubtitles',
	type: 'boolean',
	default: false,
	description: 'Whether to show no captions at all',
};

export const highlightKeywords: INodeProperties = {
	displayName: 'Highlight Keywords',
	name: 'highlightKeywords',
	type: 'boolean',
	default: true,
	description: 'Whether to draw important words in the keyword color',
};

export const maxSubtitleLines: INodeProperties = {
	displayName: 'Caption Lines',
	name: 'maxSubtitleLines',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MAX_SUBTITLE_LINES },
	default: 0,
	description: 'At most this many lines at once, 1 to 4. 0 leaves it to Pictory. Not together with a Smart Layout.',
};

export const sceneTransition: INodeProperties = {
	displayName: 'Scene Transition',
	name: 'sceneTransition',
	type: 'options',
	options: transitionChoices,
	default: 'fade',
};

/** What any scene can have, beside its content and its background. */
export const sceneOptions: INodeProperties = {
	displayName: 'Scene Options',
	name: 'sceneOptions',
	type: 'collection',
	placeholder: 'Add Scene Option',
	default: {},
	options: [
		caption,
		captionLanguage,
		maxSubtitleLines,
		{
			displayName: CUSTOM_JSON,
			name: 'customJson',
			type: 'json',
			default: '{}',
			description:
				'Merged into the scene last, for what has no field here, such as elements (overlays). Objects are merged, lists of objects entry by entry, null removes.',
		},
		hideSubtitles,
		highlightKeywords,
		{
			displayName: 'Minimum Duration (Seconds)',
			name: 'minimumDuration',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 4,
		},
		{
			displayName: 'Pause at End (Seconds)',
			name: 'endPauseDuration',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 1,
		},
		sceneTransition,
		splitScenes,
	],
};

/** @returns the members of the scene, and what the user wants merged into it last */
export function readSceneOptions(fields: Fields): { scene: Scene; custom?: IDataObject } {
	const options = fields.collection('sceneOptions');
	const custom = options.jsonObject('customJson', CUSTOM_JSON);
	const scene = given<Scene>({
		...readSplit(options),
		...readCaptions(options),
		minimumDuration: options.number('minimumDuration', 'Minimum Duration (Seconds)', { min: 0 }),
		endPauseDuration: options.number('endPauseDuration', 'Pause at End (Seconds)', { min: 0 }),
		sceneTransition: optionalText(options, 'sceneTransition', 'Scene Transition'),
	});
	return { scene, ...(custom && { custom }) };
}

/** Captions of one scene, or of all: the names are the same. */
export function readCaptions(fields: Fields): Scene {
	return { ...readCaptionText(fields), ...readCaptionLook(fields) };
}

export function readCaptionText(fields: Fields): Scene {
	const caption = optionalText(fields, 'caption', 'Caption');
	if (caption === undefined) return {};
	return given<Scene>({ caption, captionLanguage: optionalText(fields, 'captionLanguage', 'Caption Language') });
}

export function readCaptionLook(fields: Fields): Scene {
	return given<Scene>({
		maxSubtitleLines: optionalNumber(fields, 'maxSubtitleLines', 'Caption Lines', {
			max: MAX_SUBTITLE_LINES,
			integer: true,
		}),
		hideSubtitles: fields.has('hideSubtitles') ? fields.flag('hideSubtitles') : undefined,
		highlightKeywords: fields.has('highlightKeywords') ? fields.flag('highlightKeywords') : undefined,
	});
}

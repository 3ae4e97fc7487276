import {
	choice,
	collection,
	type Field,
	type FieldSet,
	type FieldSpec,
	flag,
	json,
	number,
	text,
	type Values,
} from '../../../operation/fields';
import { CAPTION_LANGUAGES, SCENE_TRANSITIONS } from '../vocabulary';
import { sceneAvatar } from './avatar';
import { colorOverlay, loop, motion, motionGraphics, mute } from './backgroundOptions';
import { bRoll, picturePool } from './bRoll';
import { byLabel } from './byLabel';
import { clips, moreClips } from './clips';
import { overlays } from './overlays';
import { sceneMusic, sceneVoice } from './sound';
import { subtitleStyle, textStyle } from './style';
import { splitScenes } from './text';

/** Captions of one scene, or of all. */
export const captionFields = {
	caption: text('caption', 'Caption', {
		rows: 2,
		placeholder: 'e.g. Spring sale from Monday',
		description: 'Shown instead of the spoken text. The scene must not be split.',
	}),
	captionLanguage: choice('captionLanguage', 'Caption Language', CAPTION_LANGUAGES, {
		default: 'en',
		isOpen: true,
		description: 'Language of your own caption',
	}),
	maxSubtitleLines: number('maxSubtitleLines', 'Caption Lines', {
		min: 1,
		max: 4,
		isInteger: true,
		unset: 0,
		description: 'At most this many lines at once, 1 to 4. 0 leaves it to Pictory. Not together with a Smart Layout.',
	}),
	hideSubtitles: flag('hideSubtitles', 'Hide Captions', { description: 'Whether to show no captions at all' }),
	highlightKeywords: flag('highlightKeywords', 'Highlight Keywords', {
		default: true,
		description: 'Whether to draw important words in the keyword color',
	}),
};

export const sceneTransition = choice('sceneTransition', 'Scene Transition', SCENE_TRANSITIONS, { default: 'fade' });

export const minimumDuration = number('minimumDuration', 'Minimum Duration (Seconds)', { min: 0, default: 4 });

export const endPauseDuration = number('endPauseDuration', 'Pause at End (Seconds)', { min: 0, default: 1 });

const { caption, captionLanguage, ...otherCaptions } = captionFields;

const customJson = json('customJson', 'Custom JSON', {
	at: '',
	description:
		'Merged into the scene last, for what has no field here. Objects are merged, lists of objects entry by entry, null removes.',
});

const isSSMLStory = flag('isSSMLStory', 'Text Is SSML', {
	default: true,
	unset: false,
	description: 'Whether the text holds SSML tags, which say how it is spoken',
});

/** What even many scenes from one source can have; all else is set for the whole video then. */
const ofEvery = {
	bRoll,
	colorOverlay,
	endPauseDuration,
	loop,
	minimumDuration,
	motion,
	motionGraphics,
	overlays,
	picturePool,
};

/** What a scene of its own can have beside, in place of what is set for the whole video. */
const ofOne = {
	...otherCaptions,
	caption,
	captionLanguage,
	customJson,
	isSSMLStory,
	sceneAvatar,
	sceneMusic,
	sceneTransition,
	sceneVoice,
	splitScenes,
	subtitleStyle: subtitleStyle.with({ description: 'How captions look in this scene, setting by setting' }),
	textStyle: textStyle.with({ description: 'A saved look for the captions of this scene' }),
};

function optionsOf<Set extends FieldSet>(fields: Set, spec: FieldSpec = {}): Field<Partial<Values<Set>>> {
	return collection('sceneOptions', 'Scene Options', 'Add Scene Option', byLabel(fields), spec);
}

/** What any scene can have, beside its content and its background. */
export const sceneOptions = optionsOf({ ...ofEvery, ...ofOne, clips, mute });

/** The same beside a file, whose row has fields for its sound and its part. */
export const fileOptions = optionsOf({ ...ofEvery, ...ofOne, moreClips });

const ofAll = { description: 'For all scenes that are made from it' };

/** Of the scenes that Pictory makes from one source. */
export const sourceOptions = {
	contentOptions: optionsOf(
		{ ...ofEvery, mute },
		{
			...ofAll,
			show: { source: ['article', 'audio', 'powerpoint', 'aiScript', 'video'] },
		},
	),
	textOptions: optionsOf(
		{ ...ofEvery, isSSMLStory, mute },
		{ ...ofAll, show: { source: ['text'], textFrom: ['story'] } },
	),
};

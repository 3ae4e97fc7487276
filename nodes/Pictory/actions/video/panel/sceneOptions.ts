import { choice, collection, flag, json, number, text } from '../../../operation/fields';
import { CAPTION_LANGUAGES, SCENE_TRANSITIONS } from '../vocabulary';
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

const { caption, captionLanguage, maxSubtitleLines, hideSubtitles, highlightKeywords } = captionFields;

/** What any scene can have, beside its content and its background. */
export const sceneOptions = collection('sceneOptions', 'Scene Options', 'Add Scene Option', {
	caption,
	captionLanguage,
	maxSubtitleLines,
	customJson: json('customJson', 'Custom JSON', {
		at: '',
		description:
			'Merged into the scene last, for what has no field here, such as elements (overlays). Objects are merged, lists of objects entry by entry, null removes.',
	}),
	hideSubtitles,
	highlightKeywords,
	minimumDuration,
	endPauseDuration,
	sceneTransition,
	splitScenes,
});

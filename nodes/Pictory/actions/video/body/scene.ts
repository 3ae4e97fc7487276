import { isPlainObject } from '../../../common/guards';
import { at, flag, isFilled, isThere, list, notBoth, object, type ObjectRule, offset } from '../../../operation/rules';
import { sceneAvatarFields } from '../panel/avatar';
import { addressFields, audioLanguage, scriptFields } from '../panel/recordings';
import { captionFields, endPauseDuration, minimumDuration, sceneTransition } from '../panel/sceneOptions';
import { textFields } from '../panel/text';
import { background, corpusEntry, VISUALS } from './background';
import { element, onePlace } from './elements';
import { aiVisualHasWords, CONTENT_SOURCES, silentPictureHasLength } from './silent';
import { sceneMusic, voiceOver } from './sound';
import { fontStyle } from './style';

const oneContentSource: ObjectRule = (scene, path, check) => {
	const given = Object.keys(CONTENT_SOURCES).filter((name) => isFilled(scene[name]));
	if (given.length > 1) {
		const named = given.map((name) => CONTENT_SOURCES[name]).join(' and ');
		check.note(
			path,
			`has ${given.length} sources of content: ${named}. Keep one, and put the other in a scene of its own.`,
		);
	}
	// A template brings the scenes; those in the body only change them.
	if (given.length > 0 || isFilled(check.body.templateId) || hasVisual(scene.background)) return;
	const isSearch = isPlainObject(scene.background) && isFilled(scene.background.searchFilter);
	const what = isSearch
		? 'has a Stock Search, and nothing to say. Enter a text, or choose another background.'
		: 'has nothing to say or show. Enter a text or a background.';
	check.note(path, what);
};

/** Stock is shown to something that is said: a search alone makes no scene. */
function hasVisual(value: unknown): boolean {
	return isPlainObject(value) && VISUALS.some((name) => name !== 'searchFilter' && isFilled(value[name]));
}

const spokenLanguage: ObjectRule = (scene, path, check) => {
	const isRecording = isFilled(scene.audioUrl) || isFilled(scene.videoUrl);
	if (isRecording && !isThere(scene.audioLanguage)) {
		check.note(at(path, 'audioLanguage'), audioLanguage.spec.missing ?? '');
	}
	if (isRecording) return;
	for (const name of ['transcript', 'mediaRepurposeSettings']) {
		if (isThere(scene[name])) check.note(at(path, name), 'works with an audio or video file only. Remove it.');
	}
};

const captionFits: ObjectRule = (scene, path, check) => {
	if (!isFilled(scene.caption)) return;
	const here = at(path, 'caption');
	if (!isFilled(scene.story)) check.note(here, 'needs a text to be spoken. Enter one, or remove the caption.');
	if (scene.createSceneOnNewLine === true || scene.createSceneOnEndOfSentence === true) {
		check.note(
			here,
			'cannot be used while the text is split into scenes. Set Split Into Scenes to Not at All, or remove the caption.',
		);
	}
};

const subtitleLinesFit: ObjectRule = (scene, path, check) => {
	const { smartLayoutId, smartLayoutName } = check.body;
	if (isThere(scene.maxSubtitleLines) && (isFilled(smartLayoutId) || isFilled(smartLayoutName))) {
		check.note(at(path, 'maxSubtitleLines'), 'cannot be used together with a Smart Layout. Remove one of them.');
	}
};

const ssmlNeedsStory: ObjectRule = (scene, path, check) => {
	if (scene.isSSMLStory === true && !isFilled(scene.story)) {
		check.note(at(path, 'isSSMLStory'), 'needs a text (story). Enter one, or remove it.');
	}
};

const { prompt, videoType, duration, platform, tone } = scriptFields;

const storyCoPilot = object({ prompt, videoType, duration, platform, tone }, (script, path, check) => {
	if (!isFilled(script.prompt)) check.note(at(path, 'prompt'), prompt.spec.missing ?? '');
});

const sceneAvatar = object({ ...sceneAvatarFields, top: offset, left: offset }, onePlace, (value, path, check) => {
	if (isThere(value.avatarId))
		check.note(at(path, 'avatarId'), 'can be chosen for the whole video only. Remove it from the scene.');
});

export const scene = object(
	{
		story: textFields.story,
		isSSMLStory: flag,
		storyCoPilot,
		...addressFields,
		audioLanguage,
		createSceneOnNewLine: flag,
		createSceneOnEndOfSentence: flag,
		...captionFields,
		minimumDuration,
		endPauseDuration,
		sceneTransition,
		subtitleStyle: fontStyle,
		background,
		backgroundBrolls: list(background),
		backgroundCorpus: list(corpusEntry),
		voiceOver,
		backgroundMusic: sceneMusic,
		avatar: sceneAvatar,
		elements: list(element, { max: 20 }),
	},
	oneContentSource,
	spokenLanguage,
	captionFits,
	subtitleLinesFit,
	ssmlNeedsStory,
	silentPictureHasLength,
	aiVisualHasWords,
	notBoth('subtitleStyleId', 'subtitleStyleName', 'is given by ID and by name. Keep one of them.'),
);

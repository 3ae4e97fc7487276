import { isPlainObject } from '../../../../common/guards';
import {
	MAX_ELEMENTS,
	MAX_PROMPT_LENGTH,
	MAX_SCRIPT_SECONDS,
	MAX_STORY_LENGTH,
	MAX_SUBTITLE_LINES,
	PLATFORMS,
	SCENE_TRANSITIONS,
	SPOKEN_LANGUAGES,
	TONES,
	VIDEO_TYPES,
} from '../vocabulary';
import { background, corpusEntry } from './background';
import { element, onePlace } from './elements';
import { audioAddress, presentationAddress, videoAddress, webAddress } from './files';
import {
	at,
	flag,
	isFilled,
	isThere,
	list,
	notBoth,
	number,
	object,
	type ObjectRule,
	offset,
	oneOf,
	percentage,
	text,
} from '../../../../operation/rules';
import { sceneMusic, voiceOver } from './sound';
import { fontStyle } from './style';

/** What a scene can be made from, in the words of the panel. */
const CONTENT_SOURCES: Record<string, string> = {
	story: 'a text',
	storyCoPilot: 'a script written by AI',
	blogUrl: 'an article',
	pptUrl: 'a presentation',
	audioUrl: 'an audio file',
	videoUrl: 'a video file',
};

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
	check.note(path, 'has nothing to say or show. Enter a text or a background.');
};

function hasVisual(value: unknown): boolean {
	return (
		isPlainObject(value) && ['visualUrl', 'color', 'aiVisual', 'searchFilter'].some((name) => isFilled(value[name]))
	);
}

const spokenLanguage: ObjectRule = (scene, path, check) => {
	const isRecording = isFilled(scene.audioUrl) || isFilled(scene.videoUrl);
	if (isRecording && !isThere(scene.audioLanguage)) {
		check.note(at(path, 'audioLanguage'), 'is empty. Choose the language that is spoken in the recording.');
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

const storyCoPilot = object(
	{
		prompt: text({ maxLength: MAX_PROMPT_LENGTH }),
		videoType: oneOf(VIDEO_TYPES),
		duration: number({ min: 1, max: MAX_SCRIPT_SECONDS }),
		platform: oneOf(PLATFORMS),
		tone: oneOf(TONES),
	},
	({ prompt }, path, check) => {
		if (!isFilled(prompt)) check.note(at(path, 'prompt'), 'is empty. Enter what the video should be about.');
	},
);

const sceneAvatar = object(
	{ top: offset, left: offset, width: percentage, hide: flag },
	onePlace,
	(value, path, check) => {
		if (isThere(value.avatarId))
			check.note(at(path, 'avatarId'), 'can be chosen for the whole video only. Remove it from the scene.');
	},
);

export const scene = object(
	{
		story: text({ maxLength: MAX_STORY_LENGTH }),
		isSSMLStory: flag,
		storyCoPilot,
		blogUrl: webAddress,
		pptUrl: presentationAddress,
		audioUrl: audioAddress,
		videoUrl: videoAddress,
		audioLanguage: oneOf(SPOKEN_LANGUAGES),
		createSceneOnNewLine: flag,
		createSceneOnEndOfSentence: flag,
		caption: text(),
		captionLanguage: text(),
		maxSubtitleLines: number({ min: 1, max: MAX_SUBTITLE_LINES, integer: true }),
		highlightKeywords: flag,
		hideSubtitles: flag,
		minimumDuration: number({ min: 0 }),
		endPauseDuration: number({ min: 0 }),
		sceneTransition: oneOf(SCENE_TRANSITIONS),
		subtitleStyle: fontStyle,
		background,
		backgroundBrolls: list(background),
		backgroundCorpus: list(corpusEntry),
		voiceOver,
		backgroundMusic: sceneMusic,
		avatar: sceneAvatar,
		elements: list(element, { max: MAX_ELEMENTS }),
	},
	oneContentSource,
	spokenLanguage,
	captionFits,
	subtitleLinesFit,
	ssmlNeedsStory,
	notBoth('subtitleStyleId', 'subtitleStyleName', 'is given by ID and by name. Keep one of them.'),
);

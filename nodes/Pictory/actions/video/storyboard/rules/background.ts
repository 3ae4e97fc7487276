import {
	IMAGE_MODELS,
	MAX_KEYWORDS,
	MAX_VISUAL_PROMPT_LENGTH,
	MEDIA_STYLES,
	MEDIA_TYPES,
	STOCK_CATEGORIES,
	STOCK_LIBRARIES,
	VIDEO_MODEL_LIMITS,
	VIDEO_MODELS,
} from '../vocabulary';
import { fileAddress, imageAddress } from './files';
import {
	at,
	type Check,
	flag,
	isThere,
	list,
	number,
	object,
	type ObjectRule,
	oneOf,
	type Rule,
	text,
} from '../../../../operation/rules';
import type { IDataObject } from 'n8n-workflow';
import { shortened } from '../../../../common/shortened';
import { isPlainObject } from '../../../../common/guards';

const keyword: Rule = (value, path, check) => {
	if (typeof value !== 'string' || value.length < 2 || value.length > 100) {
		check.note(path, 'must be a text of 2 to 100 characters.');
	}
};

export const searchFilter = object({
	query: text(),
	keywords: list(keyword, { max: MAX_KEYWORDS }),
	category: oneOf(STOCK_CATEGORIES),
	libraries: list(oneOf(STOCK_LIBRARIES)),
});

export const clip = object({ start: number({ min: 0 }), end: number({ min: 0 }) }, ({ start, end }, path, check) => {
	if (typeof start === 'number' && typeof end === 'number' && end <= start) {
		check.note(at(path, 'end'), `is ${end}, which is not after the start (${start}). Enter a later second.`);
	}
});

export const colorOverlay = object({ color: text(), opacity: number({ min: 0, max: 1 }) });

export const aiVisual = object({
	prompt: text({ maxLength: MAX_VISUAL_PROMPT_LENGTH }),
	model: text(),
	mediaStyle: oneOf(MEDIA_STYLES),
	videoDuration: text(),
	visualContinuity: flag,
	firstFrameImageUrl: imageAddress,
	referenceImageUrls: list(imageAddress, { max: 2 }),
	referenceImageUrl: imageAddress,
});

/** What an AI visual asks for must fit its kind, image or video, and its model. */
export const aiVisualFits: ObjectRule = ({ type, aiVisual: visual }, path, check) => {
	if (!isPlainObject(visual)) return;
	const here = at(path, 'aiVisual');
	if (!isThere(type)) check.note(at(path, 'type'), 'is missing. An AI visual needs it: image or video.');
	if (type === 'image') imageFits(visual, here, check);
	else if (type === 'video') videoFits(visual, here, check);
};

function imageFits(visual: IDataObject, path: string, check: Check): void {
	if (typeof visual.model === 'string' && Object.hasOwn(VIDEO_MODELS, visual.model)) {
		check.note(
			at(path, 'model'),
			`"${visual.model}" makes videos. Choose one of: ${Object.keys(IMAGE_MODELS).join(', ')}.`,
		);
	}
	for (const name of ['videoDuration', 'firstFrameImageUrl', 'referenceImageUrls']) {
		if (isThere(visual[name]))
			check.note(at(path, name), 'is for AI videos only. Remove it, or make the background a video.');
	}
}

function videoFits(visual: IDataObject, path: string, check: Check): void {
	const { model, videoDuration } = visual;
	if (isThere(visual.referenceImageUrl)) {
		check.note(at(path, 'referenceImageUrl'), 'is for AI images only. Use referenceImageUrls for a video.');
	}
	if (isThere(visual.firstFrameImageUrl) && isThere(visual.referenceImageUrls)) {
		check.note(at(path, 'firstFrameImageUrl'), 'cannot be used together with referenceImageUrls. Keep one of them.');
	}
	if (typeof model !== 'string') return;
	if (Object.hasOwn(IMAGE_MODELS, model)) {
		check.note(at(path, 'model'), `"${model}" makes images. Choose one of: ${Object.keys(VIDEO_MODELS).join(', ')}.`);
	}
	const limits = VIDEO_MODEL_LIMITS[model];
	if (!limits) return;
	if (isThere(videoDuration) && !limits.durations.includes(String(videoDuration))) {
		check.note(
			at(path, 'videoDuration'),
			`"${shortened(String(videoDuration))}" does not fit ${model}. Choose one of: ${limits.durations.join(', ')}.`,
		);
	}
	const { aspectRatio } = check.body;
	if (typeof aspectRatio === 'string' && !limits.aspectRatios.includes(aspectRatio)) {
		check.note(
			at(path, 'model'),
			`"${model}" cannot make ${shortened(aspectRatio)} videos, only ${limits.aspectRatios.join(', ')}. Choose another model or format.`,
		);
	}
}

const VISUALS = ['visualUrl', 'color', 'aiVisual', 'searchFilter'];

const oneVisual: ObjectRule = (value, path, check) => {
	const given = VISUALS.filter((name) => isThere(value[name]));
	if (given.length > 1) {
		check.note(
			path,
			`has more than one visual (${given.join(', ')}). Keep one of a file, a color, an AI visual and a stock search.`,
		);
	}
};

const settingsFit: ObjectRule = ({ type, clips, settings }, path, check) => {
	if (isThere(clips) && type !== 'video') {
		check.note(at(path, 'clips'), 'can only be cut from a video. Remove the seconds, or set the type to Video.');
	}
	if (!isPlainObject(settings) || !isThere(settings.kenBurnsEffect) || settings.kenBurnsEffect === false) return;
	if (type === 'video')
		check.note(at(path, 'settings.kenBurnsEffect'), 'is for images only. Use videoKenBurns for a video.');
	if (isThere(settings.zoomAndPan) && settings.zoomAndPan !== false) {
		check.note(at(path, 'settings.kenBurnsEffect'), 'cannot be used together with zoomAndPan. Keep one of them.');
	}
};

const backgroundMembers: Record<string, Rule> = {
	type: oneOf(MEDIA_TYPES),
	visualUrl: fileAddress,
	clips: list(clip),
	color: text(),
	searchFilter,
	aiVisual,
	colorOverlay,
	settings: object({ loop: flag, mute: flag }),
	motionGraphics: object({ enabled: flag }),
	brollClip: clip,
};

export const background = object(backgroundMembers, oneVisual, settingsFit, aiVisualFits);

export const corpusEntry = object({ visualUrl: imageAddress, type: oneOf({ image: 'Image' }) });

import type { IDataObject } from 'n8n-workflow';

import { isPlainObject, memberOf } from '../../../common/guards';
import { shortened } from '../../../common/shortened';
import { addressRule } from '../../../operation/address';
import {
	at,
	type Check,
	color,
	flag,
	isFilled,
	isThere,
	list,
	number,
	object,
	type ObjectRule,
	oneOf,
	quoted,
} from '../../../operation/rules';
import { fileRow } from '../panel/media';
import { filterFields } from '../panel/pictures';
import { isFormat } from '../format';
import { backgroundFields } from '../panel/visual';
import { IMAGE_MODELS, MEDIA_TYPES, VIDEO_MODEL_LIMITS, VIDEO_MODELS } from '../vocabulary';

export const clip = object({ start: fileRow.clipStart, end: fileRow.clipEnd }, ({ start, end }, path, check) => {
	if (typeof start === 'number' && typeof end === 'number' && end <= start) {
		check.note(at(path, 'end'), `is ${end}, which is not after the start (${start}). Enter a later second.`);
	}
});

export const colorOverlay = object({ color, opacity: number({ min: 0, max: 1 }) });

const playback = { loop: flag, mute: fileRow.mute };

const { prompt, imageModel, mediaStyle, videoDuration } = backgroundFields;

export const aiVisual = object({
	prompt,
	model: imageModel,
	mediaStyle,
	videoDuration,
	visualContinuity: flag,
	firstFrameImageUrl: addressRule('image'),
	referenceImageUrls: list(addressRule('image'), { max: 2 }),
	referenceImageUrl: addressRule('image'),
});

/** What an AI visual asks for must fit its kind, image or video, and its model. */
export const aiVisualFits: ObjectRule = ({ type, aiVisual: visual }, path, check) => {
	if (!isPlainObject(visual)) return;
	const here = at(path, 'aiVisual');
	if (!isThere(type)) check.note(at(path, 'type'), 'is missing. An AI visual needs it: image or video.');
	if (!isFilled(visual.model)) {
		const models = (typeof type === 'string' && memberOf(MODELS, type)) || { ...IMAGE_MODELS, ...VIDEO_MODELS };
		check.note(at(here, 'model'), `is missing. ${chooseOf(Object.keys(models))}`);
	}
	if (type === 'image') imageFits(visual, here, check);
	else if (type === 'video') videoFits(visual, here, check);
};

function imageFits(visual: IDataObject, path: string, check: Check): void {
	if (typeof visual.model === 'string' && Object.hasOwn(VIDEO_MODELS, visual.model)) {
		check.note(at(path, 'model'), `"${visual.model}" makes videos. ${chooseOf(Object.keys(IMAGE_MODELS))}`);
	}
	for (const name of ['videoDuration', 'firstFrameImageUrl', 'referenceImageUrls']) {
		if (isThere(visual[name]))
			check.note(at(path, name), 'is for AI videos only. Remove it, or make the background a video.');
	}
}

/** What each kind is made by. */
const MODELS: Readonly<Record<string, object>> = { image: IMAGE_MODELS, video: VIDEO_MODELS };

function videoFits(visual: IDataObject, path: string, check: Check): void {
	const { model, videoDuration: length } = visual;
	if (isThere(visual.referenceImageUrl)) {
		check.note(
			at(path, 'referenceImageUrl'),
			'is for AI images only. Use Reference Pictures (referenceImageUrls) for a video.',
		);
	}
	if (isThere(visual.firstFrameImageUrl) && isThere(visual.referenceImageUrls)) {
		check.note(
			at(path, 'firstFrameImageUrl'),
			'cannot be used together with Reference Pictures (referenceImageUrls). Keep one of them.',
		);
	}
	if (typeof model !== 'string') return;
	if (Object.hasOwn(IMAGE_MODELS, model)) {
		check.note(at(path, 'model'), `"${model}" makes images. ${chooseOf(Object.keys(VIDEO_MODELS))}`);
	}
	const limits = memberOf(VIDEO_MODEL_LIMITS, model);
	if (!limits) return;
	if (isThere(length) && !(limits.durations as unknown[]).includes(length)) {
		const wanted = chooseOf(limits.durations);
		check.note(at(path, 'videoDuration'), `${quoted(length)} does not fit ${model}. ${wanted}`);
	}
	const trouble = formatTrouble(check.body, limits.aspectRatios);
	if (trouble !== undefined) {
		check.note(
			at(path, 'model'),
			`"${model}" cannot make ${trouble} videos, only ${limits.aspectRatios.join(', ')}. Choose another model or format.`,
		);
	}
}

/** @returns the format of a video in words, where it is none of those that can be made */
function formatTrouble(
	{ videoWidth: width, videoHeight: height, aspectRatio }: IDataObject,
	formats: string[],
): string | undefined {
	// The two sides decide where both are given; without any, Pictory makes 16:9, which every model can.
	if (typeof width === 'number' && typeof height === 'number') {
		return formats.some((format) => isFormat(width, height, format)) ? undefined : `${width} × ${height}`;
	}
	return typeof aspectRatio === 'string' && !formats.includes(aspectRatio) ? shortened(aspectRatio) : undefined;
}

function chooseOf(values: string[]): string {
	return `Choose one of: ${values.join(', ')}.`;
}

export const VISUALS = ['visualUrl', 'color', 'aiVisual', 'searchFilter'];

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
		const why = isThere(type)
			? 'can only be cut from a video. Remove the seconds, or set the type to Video.'
			: 'need "type": "video" beside them (File Type: Video), as they can only be cut from a video.';
		check.note(at(path, 'clips'), why);
	}
	if (!isPlainObject(settings) || !isThere(settings.kenBurnsEffect) || settings.kenBurnsEffect === false) return;
	if (type === 'video')
		check.note(
			at(path, 'settings.kenBurnsEffect'),
			'is for images only. For a video choose Zoom and Pan or Your Own Path (videoKenBurns).',
		);
	if (isThere(settings.zoomAndPan) && settings.zoomAndPan !== false) {
		check.note(at(path, 'settings.kenBurnsEffect'), 'cannot be used together with zoomAndPan. Keep one of them.');
	}
};

export const background = object(
	{
		type: oneOf(MEDIA_TYPES),
		visualUrl: backgroundFields.visualUrl,
		clips: list(clip),
		color: backgroundFields.color,
		searchFilter: object(filterFields),
		aiVisual,
		colorOverlay,
		settings: object(playback),
		motionGraphics: object({ enabled: flag }),
		brollClip: clip,
	},
	oneVisual,
	settingsFit,
	aiVisualFits,
);

export const corpusEntry = object({ visualUrl: addressRule('image'), type: oneOf({ image: 'Image' }) });

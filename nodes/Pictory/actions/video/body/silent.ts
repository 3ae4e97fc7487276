import type { IDataObject } from 'n8n-workflow';

import { mediaTypeOf } from '../../../aws/mediaType';
import { isPlainObject } from '../../../common/guards';
import { at, isFilled, isThere, type ObjectRule } from '../../../operation/rules';
import { PICTURE_SECONDS } from '../panel/visual';

/** What a scene can be made from, in the words of the panel. */
export const CONTENT_SOURCES: Readonly<Record<string, string>> = {
	story: 'a text',
	storyCoPilot: 'a script written by AI',
	blogUrl: 'an article',
	pptUrl: 'a presentation',
	audioUrl: 'an audio file',
	videoUrl: 'a video file',
};

function hasContent(scene: IDataObject): boolean {
	return Object.keys(CONTENT_SOURCES).some((name) => isFilled(scene[name]));
}

/**
 * Whether nothing in a scene says how long it is: nothing is spoken, and a picture or a color is shown. Of a file whose
 * name does not tell what it is, only Pictory knows.
 */
export function isSilentPicture(scene: IDataObject): boolean {
	const { background } = scene;
	if (hasContent(scene) || !isPlainObject(background)) return false;
	const { type, visualUrl, color, aiVisual } = background;
	if (isFilled(color)) return true;
	if (isFilled(aiVisual)) return type === 'image';
	if (typeof visualUrl !== 'string' || !isFilled(visualUrl)) return false;
	return (isThere(type) ? type : mediaTypeOf(visualUrl)) === 'image';
}

/** Pictory refuses such a scene without a length (guide "intro-outro"). A template brings that of its scenes. */
export const silentPictureHasLength: ObjectRule = (scene, path, check) => {
	const { minimumDuration: seconds } = scene;
	if (isFilled(check.body.templateId) || !isSilentPicture(scene) || (isThere(seconds) && seconds !== 0)) return;
	check.note(
		at(path, 'minimumDuration'),
		`is ${isThere(seconds) ? '0' : 'missing'}, and the scene shows a picture or a color without a text, so nothing says how long. Enter the seconds, such as ${PICTURE_SECONDS}.`,
	);
};

/** Pictory makes the prompt of an AI visual from the text of its scene. */
export const aiVisualHasWords: ObjectRule = (scene, path, check) => {
	if (hasContent(scene)) return;
	const { background } = scene;
	if (!isPlainObject(background) || !isPlainObject(background.aiVisual) || isFilled(background.aiVisual.prompt)) return;
	check.note(
		at(path, 'background.aiVisual.prompt'),
		'is empty, and the scene has no text it could be made from. Enter what the picture should show, or a text.',
	);
};

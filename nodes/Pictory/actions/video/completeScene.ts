import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { mergeCustom } from '../../operation/merge';
import { isFilled, isThere } from '../../operation/rules';
import { VISUALS } from './body/background';
import { isSilentPicture } from './body/silent';
import type { DraftScene } from './draftScene';
import { PICTURE_SECONDS } from './panel/visual';

/**
 * A scene as it is sent: what its own fields and its Custom JSON say comes before what is set for every scene, and a picture
 * that nobody speaks over gets a length.
 * @param defaults set for every scene
 * @param later what the Custom JSON of the whole video will merge into it
 */
export function completed(
	{ scene, custom = {} }: DraftScene,
	{ background: search, ...defaults }: IDataObject,
	later: IDataObject,
): IDataObject {
	const own = asMerged(scene, custom, later);
	const whole: IDataObject = {
		...defaults,
		...scene,
		...(isPlainObject(search) && takesStock(own) && { background: { ...ownBackground(scene), ...search } }),
		...(!isThere(own.minimumDuration) && isSilentPicture(own) && { minimumDuration: PICTURE_SECONDS }),
	};
	// A caption wants both switches off in so many words (guide "text-to-video-captions").
	const switches = isFilled(whole.caption) && { createSceneOnNewLine: false, createSceneOnEndOfSentence: false };
	return mergeCustom({ ...switches, ...whole }, custom);
}

/** Whether Pictory chooses the visuals of a scene. */
export function takesStock({ background, videoUrl }: IDataObject): boolean {
	if (videoUrl !== undefined) return false;
	return !isPlainObject(background) || !VISUALS.some((name) => isFilled(background[name]));
}

/** A scene with all that its own Custom JSON, and that of the video, say of it. */
export function asMerged(scene: IDataObject, custom: IDataObject = {}, later: IDataObject = {}): IDataObject {
	return mergeCustom(mergeCustom(scene, custom), later);
}

function ownBackground({ background }: IDataObject): IDataObject {
	return isPlainObject(background) ? background : {};
}

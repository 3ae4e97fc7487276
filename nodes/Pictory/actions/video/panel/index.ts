import { additionalFields, connectionFields } from './additional';
import { mediaFields } from './media';
import { addressFields, audioLanguage, scriptFields } from './recordings';
import { sourceOptions } from './sceneOptions';
import { scenes } from './scenes';
import { speaker, templateSpeaker } from './sound';
import { aspectRatio, body, source, videoName } from './source';
import { templateFields } from './template';
import { splitContent, textFields } from './text';

/** The panel of Create and of Create Preview, up to where it is about waiting. */
export const contentFields = {
	videoName,
	source,
	...textFields,
	scenes,
	...connectionFields,
	...mediaFields,
	...addressFields,
	audioLanguage,
	...scriptFields,
	...templateFields,
	splitContent,
	...sourceOptions,
	body,
	speaker,
	templateSpeaker,
	aspectRatio,
};

/** All that a storyboard is made from. */
export const storyboardFields = { ...contentFields, additionalFields };

import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { isFilled } from '../../operation/rules';
import { videoName } from './panel/source';

const NO_VOICE =
	'No Voice was chosen: the text is shown, and nobody speaks it. Choose a Voice if the video is to have a narration.';

/** A public client of Pictory takes no longer ones; its pages name no limit (docs/pictory-api.md §4.7). */
const SAFE_LENGTH = 150;
const SAFE_SIGNS = 'Letters, digits, spaces, - and _ are safe.';

/**
 * What a person should know of a storyboard that is right as it is.
 * @param body of the request
 */
export function hintsForVideo(body: IDataObject): string[] {
	return [...(isSilent(body) ? [NO_VOICE] : []), ...hintsForName(body.videoName)];
}

/** What is spoken when there is a voice; a recording speaks for itself, and a template may bring its voice along. */
const SPOKEN = ['story', 'blogUrl', 'storyCoPilot'];

function isSilent({ scenes, templateId, voiceOver }: IDataObject): boolean {
	if (isFilled(templateId) || isVoice(voiceOver) || !Array.isArray(scenes)) return false;
	const all = scenes.filter(isPlainObject);
	return !all.some((scene) => isVoice(scene.voiceOver)) && all.some(isText);
}

function isVoice(voiceOver: unknown): boolean {
	return isPlainObject(voiceOver) && voiceOver.enabled !== false;
}

function isText(scene: IDataObject): boolean {
	return !isFilled(scene.audioUrl) && !isFilled(scene.videoUrl) && SPOKEN.some((name) => isFilled(scene[name]));
}

function hintsForName(name: unknown): string[] {
	if (typeof name !== 'string') return [];
	const signs = [...new Set(name.match(/[^\p{L}\p{M}\p{N} _-]/gu) ?? [])];
	const shown = signs.map((sign) => (/[\p{C}\p{Z}]/u.test(sign) ? 'a line break or invisible sign' : sign));
	return [
		...(signs.length > 0
			? [
					`The ${videoName.label} holds ${[...new Set(shown)].join(' ')}, which Pictory or a file system may refuse or replace. ${SAFE_SIGNS}`,
				]
			: []),
		...([...name].length > SAFE_LENGTH
			? [`The ${videoName.label} is longer than ${SAFE_LENGTH} characters, which Pictory may refuse or cut off.`]
			: []),
	];
}

import { isPlainObject } from '../../../../common/guards';
import { ASPECT_RATIOS, MAX_WEBHOOK_LENGTH, VISUAL_PREFERENCES } from '../vocabulary';
import { onePlace } from './elements';
import { imageAddress, isWebAddress } from './files';
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
	type Rule,
	text,
} from '../../../../operation/rules';
import { scene } from './scene';
import { backgroundMusic, voiceOver } from './sound';
import { fontStyle } from './style';

const pixels = number({ min: 1, integer: true });

/** Where Pictory calls back. Also in the bodies of the two render operations. */
export const webhook: Rule = (value, path, check) => {
	text({ maxLength: MAX_WEBHOOK_LENGTH })(value, path, check);
	if (typeof value === 'string' && !isWebAddress(value)) {
		check.note(path, 'is not a web address. Enter one that begins with https://.');
	}
};

const named: ObjectRule = ({ videoName }, _path, check) => {
	if (!isFilled(videoName)) check.note('videoName', 'is empty. Enter a name for the video.');
};

const hasScenes: ObjectRule = ({ scenes, templateId }, _path, check) => {
	if (isFilled(templateId)) return;
	if (!isThere(scenes) || (Array.isArray(scenes) && scenes.length === 0)) {
		check.note('scenes', 'is empty. A video needs at least one scene: add one.');
	}
};

const bothSides: ObjectRule = ({ videoWidth, videoHeight }, _path, check) => {
	if (isThere(videoWidth) && !isThere(videoHeight))
		check.note('videoHeight', 'is empty. Width and height go together: enter both.');
	if (isThere(videoHeight) && !isThere(videoWidth))
		check.note('videoWidth', 'is empty. Width and height go together: enter both.');
};

const avatarSpeaks: ObjectRule = ({ avatar, voiceOver: voice, templateId }, _path, check) => {
	if (!isPlainObject(avatar)) return;
	if (!isFilled(avatar.avatarId) && !isFilled(templateId))
		check.note('avatar.avatarId', 'is empty. Choose an avatar from the list.');
	if (!isPlainObject(voice) || voice.enabled !== true) {
		check.note('avatar', 'needs a voice to speak with. Choose a Voice, or remove the avatar.');
	}
};

const BY_ID_AND_NAME = 'is given by ID and by name. Keep one of them.';

export const video = object(
	{
		videoName: text(),
		videoWidth: pixels,
		videoHeight: pixels,
		aspectRatio: oneOf(ASPECT_RATIOS),
		language: text(),
		saveProject: flag,
		webhook,
		webhookInput: object({}),
		templateId: text(),
		variables: object({}),
		subtitleStyle: fontStyle,
		voiceOver,
		backgroundMusic,
		logo: object({ url: imageAddress, position: text(), width: percentage }),
		avatar: object({ top: offset, left: offset, width: percentage, hide: flag }, onePlace),
		awsConnectionId: text(),
		vimeoConnectionId: text(),
		destinations: list(
			object({}, ({ type }, path, check) => {
				if (!isFilled(type)) check.note(at(path, 'type'), 'is empty. Enter where the video goes, such as vimeo.');
			}),
		),
		visualLibraryId: text(),
		visualSelectionPreference: oneOf(VISUAL_PREFERENCES),
	},
	named,
	hasScenes,
	(body, path, check) => {
		if (isThere(body.scenes)) list(scene, { min: 0 })(body.scenes, at(path, 'scenes'), check);
	},
	bothSides,
	avatarSpeaks,
	notBoth('brandId', 'brandName', BY_ID_AND_NAME),
	notBoth('smartLayoutId', 'smartLayoutName', BY_ID_AND_NAME),
	notBoth('subtitleStyleId', 'subtitleStyleName', BY_ID_AND_NAME),
);

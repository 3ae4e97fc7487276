import { isPlainObject } from '../../../common/guards';
import { addressRule } from '../../../operation/address';
import {
	at,
	flag,
	isFilled,
	isThere,
	list,
	notBoth,
	object,
	type ObjectRule,
	offset,
	text,
} from '../../../operation/rules';
import { resolutionFields, videoOptions } from '../panel/additional';
import { avatarFields } from '../panel/avatar';
import { logoFields, visualSelectionPreference } from '../panel/pictures';
import { aspectRatio, videoName } from '../panel/source';
import { templateFields } from '../panel/template';
import { onePlace } from './elements';
import { scene } from './scene';
import { backgroundMusic, voiceOver } from './sound';
import { fontStyle } from './style';

const named: ObjectRule = (body, _path, check) => {
	if (!isFilled(body.videoName)) check.note('videoName', videoName.spec.missing ?? '');
};

/** Some guides of Pictory have the `url` of a recording or presentation in place of scenes (docs/pictory-api.md §4.8). */
const hasScenes: ObjectRule = ({ scenes, templateId, url }, _path, check) => {
	if (isFilled(templateId) || isFilled(url)) return;
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
		check.note('avatar.avatarId', avatarFields.avatarId.spec.missing ?? '');
	if (!isPlainObject(voice) || voice.enabled !== true) {
		check.note(
			'avatar',
			'needs a voice to speak with. Choose a Voice (in JSON: a voiceOver that is enabled), or remove the avatar.',
		);
	}
};

const destination = object({}, ({ type }, path, check) => {
	if (!isFilled(type)) check.note(at(path, 'type'), 'is empty. Enter where the video goes, such as vimeo.');
});

const BY_ID_AND_NAME = 'is given by ID and by name. Keep one of them.';
const { awsConnectionId, language, saveProject, vimeoConnectionId, webhook, webhookInput } = videoOptions;

/** The body of a storyboard request (docs/pictory-api.md §4.7). */
export const video = object(
	{
		videoName,
		...resolutionFields,
		aspectRatio,
		language,
		saveProject,
		webhook,
		webhookInput,
		templateId: templateFields.templateId,
		variables: object({}),
		subtitleStyle: fontStyle,
		voiceOver,
		backgroundMusic,
		logo: object(logoFields),
		avatar: object({ ...avatarFields, top: offset, left: offset, hide: flag }, onePlace),
		awsConnectionId,
		vimeoConnectionId,
		destinations: list(destination),
		visualLibraryId: text(),
		visualSelectionPreference,
		scenes: list(scene, { min: 0 }),
		url: addressRule('file'),
		videoToVideo: flag,
		useSpeakerNotes: flag,
	},
	named,
	hasScenes,
	bothSides,
	avatarSpeaks,
	notBoth('brandId', 'brandName', BY_ID_AND_NAME),
	notBoth('smartLayoutId', 'smartLayoutName', BY_ID_AND_NAME),
	notBoth('subtitleStyleId', 'subtitleStyleName', BY_ID_AND_NAME),
);

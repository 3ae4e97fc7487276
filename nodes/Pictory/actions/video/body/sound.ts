import { isPlainObject } from '../../../common/guards';
import { addressRule } from '../../../operation/address';
import { at, flag, isFilled, isThere, list, object, type ObjectRule, type Rule } from '../../../operation/rules';
import { musicFields, premiumFields, sceneVoiceFields, voiceFields } from '../panel/sound';
import { clip } from './background';

const { speaker: panelSpeaker, voiceUrl, syncVoice } = sceneVoiceFields;

/** A name, the number of a track, or the provider's id. */
const speaker: Rule = (value, path, check) => {
	if (typeof value !== 'number' && !(typeof value === 'string' && isFilled(value))) {
		check.note(path, 'is empty. Choose a voice from the list, or enter its name or ID.');
	}
};

const voice = object(
	{ speaker, ...voiceFields, premiumVoiceSettings: object(premiumFields) },
	({ speaker: chosen }, path, check) => {
		if (!isThere(chosen)) check.note(at(path, 'speaker'), panelSpeaker.spec.missing ?? '');
	},
);

const recording = object({
	voiceUrl: addressRule('audio'),
	syncVoice,
	amplificationLevel: voiceFields.amplificationLevel,
});

const oneVoice: ObjectRule = ({ aiVoices, externalVoice }, path, check) => {
	if (!isPlainObject(externalVoice)) return;
	if (isThere(aiVoices)) {
		check.note(at(path, 'aiVoices'), 'cannot be used together with a recording of your own. Keep one of them.');
	} else if (!isThere(externalVoice.voiceUrl)) {
		check.note(at(path, 'externalVoice.voiceUrl'), voiceUrl.spec.missing ?? '');
	}
};

export const voiceOver = object({ enabled: flag, aiVoices: list(voice), externalVoice: recording }, oneVoice);

const { musicUrl, volume } = musicFields;

export const backgroundMusic = object(
	{ enabled: flag, autoMusic: flag, musicUrl, volume, clips: list(clip, { max: 10 }) },
	({ autoMusic, musicUrl: address }, path, check) => {
		if (autoMusic === true && isFilled(address)) {
			check.note(at(path, 'musicUrl'), 'cannot be used while Pictory chooses the music (autoMusic). Keep one of them.');
		}
	},
);

/** A scene can only switch the music off or on. */
export const sceneMusic: Rule = object({ enabled: flag }, (value, path, check) => {
	if (Object.keys(value).some((name) => name !== 'enabled')) {
		check.note(
			path,
			'of one scene can only be switched on or off: { "enabled": false }. Set the rest for the whole video.',
		);
	}
});

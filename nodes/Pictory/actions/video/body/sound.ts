import { addressRule } from '../../../operation/address';
import {
	at,
	flag,
	isFilled,
	isThere,
	list,
	notBoth,
	object,
	oneOf,
	percentage,
	type Rule,
} from '../../../operation/rules';
import { musicFields, voiceFields } from '../panel/sound';
import { PREMIUM_VOICE_MODELS } from '../vocabulary';
import { clip } from './background';

/** A name, the number of a track, or the provider's id. */
const speaker: Rule = (value, path, check) => {
	if (typeof value !== 'number' && !(typeof value === 'string' && isFilled(value))) {
		check.note(path, 'is empty. Choose a voice from the list, or enter its name or ID.');
	}
};

const premiumVoiceSettings = object({
	modelId: oneOf(PREMIUM_VOICE_MODELS),
	stability: percentage,
	similarityBoost: percentage,
	style: percentage,
	useSpeakerBoost: flag,
});

export const voiceOver = object(
	{
		enabled: flag,
		aiVoices: list(
			object({ speaker, ...voiceFields, premiumVoiceSettings }, (voice, path, check) => {
				if (!isThere(voice.speaker)) {
					check.note(
						at(path, 'speaker'),
						'is missing, so nobody speaks with these settings. Choose a Voice, or remove them.',
					);
				}
			}),
		),
		externalVoice: object({
			voiceUrl: addressRule('audio'),
			syncVoice: flag,
			amplificationLevel: voiceFields.amplificationLevel,
		}),
	},
	notBoth(
		'aiVoices',
		'externalVoice',
		'cannot be used together with a recorded voice (externalVoice). Keep one of them.',
	),
);

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

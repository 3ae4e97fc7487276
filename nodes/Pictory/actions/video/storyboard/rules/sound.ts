import { AMPLIFICATION, MAX_MUSIC_CLIPS, PREMIUM_VOICE_MODELS, VOICE_SPEED } from '../vocabulary';
import { clip } from './background';
import { audioAddress } from './files';
import {
	flag,
	isFilled,
	list,
	notBoth,
	number,
	object,
	oneOf,
	percentage,
	type Rule,
} from '../../../../operation/rules';

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
			object({
				speaker,
				speed: number(VOICE_SPEED),
				amplificationLevel: number(AMPLIFICATION),
				premiumVoiceSettings,
			}),
		),
		externalVoice: object({ voiceUrl: audioAddress, syncVoice: flag, amplificationLevel: number(AMPLIFICATION) }),
	},
	notBoth(
		'aiVoices',
		'externalVoice',
		'cannot be used together with a recorded voice (externalVoice). Keep one of them.',
	),
);

export const backgroundMusic = object(
	{
		enabled: flag,
		autoMusic: flag,
		musicUrl: audioAddress,
		volume: number({ min: 0, max: 1 }),
		clips: list(clip, { max: MAX_MUSIC_CLIPS }),
	},
	({ autoMusic, musicUrl }, path, check) => {
		if (autoMusic === true && isFilled(musicUrl)) {
			check.note(`${path}.musicUrl`, 'cannot be used while Pictory chooses the music (autoMusic). Keep one of them.');
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

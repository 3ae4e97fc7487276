import { address } from '../../../operation/address';
import { choice, flag, id, menu, number, part, rows, yesNo } from '../../../operation/fields';
import { PREMIUM_VOICE_MODELS } from '../vocabulary';
import { musicClips } from './clips';

export const speaker = id('speaker', 'Voice', {
	hint: 'Leave empty for a video without narration',
	list: 'searchVoices',
	example: '1001',
	modes: [{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Joanna' }],
	hide: { source: ['json', 'audio', 'template', 'video'] },
	at: 'voiceOver.aiVoices[0].speaker',
	covers: ['voiceOver', 'voiceOver.aiVoices'],
});

/** The same where a voice may be there without it. */
export const templateSpeaker = speaker.with({
	hint: 'Leave empty for the voice of the template, if it has one',
	hide: {},
	show: { source: ['template'] },
});

export const voiceFields = {
	speed: number('speed', 'Voice Speed', {
		displayName: 'Voice Speed (%)',
		min: 50,
		max: 200,
		default: 100,
		description: '50 to 200; 100 leaves the voice as it is',
		at: 'voiceOver.aiVoices[0].speed',
	}),
	amplificationLevel: number('amplificationLevel', 'Voice Volume', {
		min: -1,
		max: 1,
		precision: 2,
		description: '-1 is softest, 1 is loudest; 0 leaves the voice as it is',
		at: 'voiceOver.aiVoices[0].amplificationLevel',
	}),
};

export const voiceSettings = part('voiceSettings', 'Voice Speed and Volume', 'Add Voice Settings', voiceFields, {
	isUnnamed: true,
});

const percentage = { percent: 'text', default: '', description: 'In percent. Empty leaves it to Pictory.' } as const;

export const premiumFields = {
	modelId: choice('modelId', 'Model', PREMIUM_VOICE_MODELS, { nothing: 'Chosen by Pictory' }),
	stability: number('stability', 'Stability (%)', percentage),
	similarityBoost: number('similarityBoost', 'Similarity (%)', percentage),
	style: number('style', 'Style (%)', percentage),
	useSpeakerBoost: yesNo('useSpeakerBoost', 'Speaker Boost', { nothing: 'As Pictory Does It' }),
};

/** An account of one provider offers more settings of its voices than the others. */
export const premiumVoiceSettings = part(
	'premiumVoiceSettings',
	'ElevenLabs Settings',
	'Add ElevenLabs Settings',
	premiumFields,
	{ at: 'voiceOver.aiVoices[0].premiumVoiceSettings', description: 'For a voice of ElevenLabs only' },
);

/** Recordings bring their own voice. */
const ofSpoken = { hide: { '/source': ['audio', 'video'] } };

const NO_VOICE = 'is empty, so nobody speaks with these settings. Choose a Voice, or remove them.';
const inVoice = {
	speed: voiceFields.speed.with({ at: 'speed' }),
	amplificationLevel: voiceFields.amplificationLevel.with({ at: 'amplificationLevel' }),
};
const premium = { at: 'premiumVoiceSettings', default: {} };

/** Voices that take turns with the first one, scene by scene. */
export const moreVoices = rows(
	'moreVoices',
	'More Voices',
	{
		speaker: speaker.with({ hide: {}, hint: '', at: 'speaker', covers: [], missing: NO_VOICE }),
		...inVoice,
		premiumVoiceSettings: premiumVoiceSettings.with(premium),
	},
	{
		...ofSpoken,
		group: 'voice',
		row: 'Voice',
		add: 'Add Voice',
		from: 2,
		main: 'speaker',
		at: 'voiceOver.aiVoices',
		description: 'Voices that take turns with the Voice, scene by scene',
	},
);

const recordingFields = {
	voiceUrl: address('voiceUrl', 'Audio File', 'audio', {
		missing: 'is empty. Enter the address of the recording.',
		placeholder: 'e.g. s3://my-videos/voice.mp3',
	}),
	syncVoice: yesNo('syncVoice', 'Match Scenes', {
		nothing: 'As Pictory Does It',
		description: 'Whether to fit the scenes to the recording',
	}),
	amplificationLevel: inVoice.amplificationLevel,
};

/** What is said, as a recording. */
export const externalVoice = part('externalVoice', 'Own Narration', 'Add Narration', recordingFields, {
	...ofSpoken,
	at: 'voiceOver.externalVoice',
	description: 'A recording of what is said, in place of a Voice',
});

const by = (voice: string) => ({ show: { voice: [voice] } });
const recorded = (name: string) => ({ ...by('recording'), at: `externalVoice.${name}` });

export const sceneVoiceFields = {
	voice: menu(
		'voice',
		'Spoken By',
		{ ai: 'AI Voice', recording: 'Your Recording', none: ['Nobody', 'No voice in this scene'] },
		{
			default: 'ai',
			at: 'enabled',
			puts: { ai: { enabled: true }, recording: { enabled: true }, none: { enabled: false } },
		},
	),
	speaker: speaker.with({
		hide: {},
		hint: '',
		...by('ai'),
		at: 'aiVoices[0].speaker',
		covers: ['aiVoices'],
		missing: NO_VOICE,
	}),
	speed: inVoice.speed.with({ ...by('ai'), at: 'aiVoices[0].speed' }),
	volume: inVoice.amplificationLevel.with({ ...by('ai'), at: 'aiVoices[0].amplificationLevel' }),
	premiumVoiceSettings: premiumVoiceSettings.with({ ...premium, ...by('ai'), at: `aiVoices[0].${premium.at}` }),
	voiceUrl: recordingFields.voiceUrl.with(recorded('voiceUrl')),
	syncVoice: recordingFields.syncVoice.with(recorded('syncVoice')),
	recordingVolume: recordingFields.amplificationLevel.with(recorded('amplificationLevel')),
};

/** Who speaks in one scene. */
export const sceneVoice = part('voiceOver', 'Voice', 'Add Voice', sceneVoiceFields, {
	description: 'Who speaks in this scene, in place of the Voice of the whole video',
});

/** A scene can only switch the music off or on. */
export const sceneMusic = flag('backgroundMusic', 'Background Music', {
	default: false,
	at: 'backgroundMusic.enabled',
	covers: ['backgroundMusic'],
	description: "Whether the video's music plays in this scene",
});

export const musicFields = {
	music: menu(
		'music',
		'Music',
		{
			auto: 'Choose for Me',
			url: 'From URL',
			none: ['None', 'Also takes away the music of a template or brand'],
		},
		{
			default: 'auto',
			missing: 'is empty. Choose where the music comes from.',
			at: 'enabled',
			covers: ['autoMusic'],
			puts: { auto: { enabled: true, autoMusic: true }, url: { enabled: true }, none: { enabled: false } },
		},
	),
	musicUrl: address('musicUrl', 'Music URL', 'audio', {
		missing: 'is empty. Enter the address of a music file.',
		placeholder: 'e.g. https://example.com/music.mp3',
		show: { music: ['url'] },
	}),
	volume: number('volume', 'Volume (%)', {
		min: 0,
		max: 100,
		percent: 'fraction',
		default: 10,
		show: { music: ['auto', 'url'] },
	}),
	clips: musicClips,
};

export const backgroundMusic = part('backgroundMusic', 'Background Music', 'Add Music', musicFields);

import type { INodeProperties } from 'n8n-workflow';

import { locator } from './locators';
import type { Fields } from '../../../operation/enteredFields';
import type { BackgroundMusic, VoiceOver } from '../storyboard/types';
import { AMPLIFICATION, VOICE_SPEED } from '../storyboard/vocabulary';
import { address, given, part, readPart } from './common';

const VOICE = 'Voice';
const MUSIC = 'Background Music';
const VOLUME = 'Volume (%)';

export const speaker: INodeProperties = {
	...locator({
		displayName: VOICE,
		name: 'speaker',
		hint: 'Leave empty for a video without narration',
		searchListMethod: 'searchVoices',
		exampleId: '1001',
		modes: [{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Joanna' }],
	}),
	displayOptions: { hide: { source: ['json', 'audio', 'video'] } },
};

export const voiceSettings = part('Voice Speed and Volume', 'voiceSettings', 'Add Voice Settings', [
	{
		displayName: 'Voice Speed',
		name: 'speed',
		type: 'number',
		typeOptions: { minValue: VOICE_SPEED.min, maxValue: VOICE_SPEED.max },
		default: 100,
		description: 'In percent, 50 to 200',
	},
	{
		displayName: 'Voice Volume',
		name: 'amplificationLevel',
		type: 'number',
		typeOptions: { minValue: AMPLIFICATION.min, maxValue: AMPLIFICATION.max, numberPrecision: 2 },
		default: 0,
		description: 'From -1 (softer) to 1 (louder); 0 leaves the voice as it is',
	},
]);

export const backgroundMusic = part(MUSIC, 'backgroundMusic', 'Add Music', [
	{
		displayName: 'Music',
		name: 'music',
		type: 'options',
		options: [
			{ name: 'Choose for Me', value: 'auto' },
			{ name: 'From URL', value: 'url' },
			{ name: 'None', value: 'none', description: 'Also takes away the music of a template or brand' },
		],
		default: 'auto',
	},
	{
		displayName: 'Music URL',
		name: 'musicUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/music.mp3',
		displayOptions: { show: { music: ['url'] } },
	},
	{
		displayName: VOLUME,
		name: 'volume',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		displayOptions: { show: { music: ['auto', 'url'] } },
	},
]);

/** @returns undefined for a video without narration */
export function readVoice(fields: Fields, additional: Fields): VoiceOver | undefined {
	const chosen = fields.id('speaker', VOICE);
	const settings = readPart(additional, 'voiceSettings', '');
	if (chosen === '') {
		if (settings)
			fields.problem(VOICE, 'is empty. Choose one, or remove Voice Speed and Volume from Additional Fields.');
		return undefined;
	}
	const speed = settings?.number('speed', 'Voice Speed', VOICE_SPEED);
	const amplificationLevel = settings?.number('amplificationLevel', 'Voice Volume', AMPLIFICATION);
	return { enabled: true, aiVoices: [given({ speaker: chosen, speed, amplificationLevel })] };
}

export function readMusic(additional: Fields): BackgroundMusic | undefined {
	const music = readPart(additional, 'backgroundMusic', MUSIC);
	if (!music) return undefined;
	const kind = music.choice('music', 'Music', ['auto', 'url', 'none']);
	if (kind === 'none') return { enabled: false };
	const percent = music.number('volume', VOLUME, { min: 0, max: 100 }) ?? 10;
	const volume = percent / 100;
	return kind === 'url'
		? {
				enabled: true,
				musicUrl: address(music, 'musicUrl', 'Music URL', 'is empty. Enter the address of a music file.'),
				volume,
			}
		: { enabled: true, autoMusic: true, volume };
}

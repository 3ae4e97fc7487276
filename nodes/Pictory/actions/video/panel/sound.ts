import { address } from '../../../operation/address';
import { id, menu, number, part } from '../../../operation/fields';

export const speaker = id('speaker', 'Voice', {
	hint: 'Leave empty for a video without narration',
	list: 'searchVoices',
	example: '1001',
	modes: [{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Joanna' }],
	hide: { source: ['json', 'audio', 'video'] },
	at: 'voiceOver.aiVoices[].speaker',
	covers: ['voiceOver', 'voiceOver.aiVoices'],
});

export const voiceFields = {
	speed: number('speed', 'Voice Speed', {
		min: 50,
		max: 200,
		default: 100,
		description: 'In percent, 50 to 200',
		at: 'voiceOver.aiVoices[].speed',
	}),
	amplificationLevel: number('amplificationLevel', 'Voice Volume', {
		min: -1,
		max: 1,
		precision: 2,
		description: 'From -1 (softer) to 1 (louder); 0 leaves the voice as it is',
		at: 'voiceOver.aiVoices[].amplificationLevel',
	}),
};

export const voiceSettings = part('voiceSettings', 'Voice Speed and Volume', 'Add Voice Settings', voiceFields, {
	isUnnamed: true,
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
};

export const backgroundMusic = part('backgroundMusic', 'Background Music', 'Add Music', musicFields);

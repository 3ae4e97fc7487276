import type { IDataObject } from 'n8n-workflow';

import { hintsForVideo } from '../../../../nodes/Pictory/actions/video/hints';

const NO_VOICE = expect.stringMatching(/^No Voice was chosen/) as string;
const body = (more: IDataObject): IDataObject => ({ videoName: 'Spring sale', ...more });
const story = { story: 'Our spring sale starts today.' };
const voice = { enabled: true, aiVoices: [{ speaker: 'Martin' }] };

test.each<[string, IDataObject]>([
	['a text', { scenes: [story] }],
	['texts beside a picture', { scenes: [{ background: { visualUrl: 'https://example.com/a.jpg' } }, story] }],
	['an article', { scenes: [{ blogUrl: 'https://example.com/blog' }] }],
	['a script written by AI', { scenes: [{ storyCoPilot: { prompt: 'Our sale' } }] }],
	['a voice that is switched off', { voiceOver: { enabled: false }, scenes: [story] }],
	['a voice that is switched off in its scene', { scenes: [{ ...story, voiceOver: { enabled: false } }] }],
	['a recording beside a text', { scenes: [{ videoUrl: 'https://example.com/v.mp4', audioLanguage: 'en-US' }, story] }],
])('nobody speaks %s', (_what, more) => {
	expect(hintsForVideo(body(more))).toEqual([NO_VOICE]);
});

test.each<[string, IDataObject]>([
	['a voice', { voiceOver: voice, scenes: [story] }],
	['a voice without the switch', { voiceOver: { aiVoices: [{ speaker: 'Martin' }] }, scenes: [story] }],
	['a voice of one scene', { scenes: [story, { ...story, voiceOver: voice }] }],
	[
		'a recorded narration',
		{ voiceOver: { externalVoice: { voiceUrl: 'https://example.com/a.mp3' } }, scenes: [story] },
	],
	['a recording', { scenes: [{ audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en-US' }] }],
	['a recording with its text', { scenes: [{ ...story, videoUrl: 'https://example.com/v.mp4' }] }],
	['footage without a text', { scenes: [{ story: '  ', background: { visualUrl: 'https://example.com/a.mp4' } }] }],
	['slides', { scenes: [{ pptUrl: 'https://example.com/s.pptx' }] }],
	['a template', { templateId: '20250101', scenes: [story] }],
	['a recording named beside the video', { url: 'https://example.com/v.mp4', videoToVideo: true }],
	['nothing', {}],
	['what is no list of scenes', { scenes: 'none' }],
	['what are no scenes', { scenes: [null, 'a', []] }],
])('with %s there is nothing to say', (_what, more) => {
	expect(hintsForVideo(body(more))).toEqual([]);
});

const named = (videoName: unknown): string[] => hintsForVideo({ videoName } as IDataObject);

test.each(['Spring sale', 'Spring_sale-2026', 'Frühling für Łódź', '春のセール', 'a', '', 'x'.repeat(150)])(
	'%s is a name like any',
	(videoName) => {
		expect(named(videoName)).toEqual([]);
	},
);

test.each<[string, string]>([
	['Q1/Q2', '/'],
	['Sale: 50% off?', ': % ?'],
	['"Best" <of> | 2026', '" < > |'],
	['C:\\videos\\*', ': \\ *'],
	['Spring\nsale', 'a line break or invisible sign'],
	['Spring\u200bsale\ttoday', 'a line break or invisible sign'],
	['Sale 🎉🎉', '🎉'],
	['video.mp4', '.'],
])('%j has signs that Pictory may not take', (videoName, signs) => {
	expect(named(videoName)).toEqual([
		`The Video Name holds ${signs}, which Pictory or a file system may refuse or replace. Letters, digits, spaces, - and _ are safe.`,
	]);
});

test('a long name, counted as people count', () => {
	expect(named('x'.repeat(151))).toEqual([expect.stringContaining('longer than 150 characters')]);
	expect(named('𠮷'.repeat(150))).toEqual([]);
});

test.each([undefined, null, 12, {}])('%p is no name', (videoName) => {
	expect(named(videoName)).toEqual([]);
});

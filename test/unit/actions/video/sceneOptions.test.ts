import type { IDataObject } from 'n8n-workflow';

import { bodyOf, locator, problemsOf } from './panel';

const part = (values: IDataObject): IDataObject => ({ values });
const withOptions = (sceneOptions: IDataObject, row: IDataObject = {}): IDataObject => ({
	textFrom: 'scenes',
	scenes: { scene: [{ story: 'One.', ...row, sceneOptions }] },
});
const overlays = (...overlay: IDataObject[]): IDataObject => withOptions({ elements: { overlay } });
const bRoll = (...broll: IDataObject[]): IDataObject => withOptions({ backgroundBrolls: { broll } });
const more = (additionalFields: IDataObject): IDataObject => ({ story: 'One.', splitScenes: 'none', additionalFields });
const sceneOf = (parameters: IDataObject): IDataObject => {
	const [first] = bodyOf(parameters).scenes as IDataObject[];
	return first as IDataObject;
};
const PICTURE = 'https://example.com/a.png';
const VIDEO = 'https://example.com/a.mp4';

describe('a scene has', () => {
	test.each<[string, IDataObject, IDataObject]>([
		['the sound of its video', { mute: false }, { background: { settings: { mute: false } } }],
		['a video that plays once', { loop: false }, { background: { settings: { loop: false } } }],
		[
			'a color over its picture',
			{ colorOverlay: part({ color: '#112233', opacity: 25 }) },
			{ background: { colorOverlay: { color: '#112233', opacity: 0.25 } } },
		],
		['zoom and pan', { motion: part({}) }, { background: { settings: { zoomAndPan: true } } }],
		['no movement', { motion: part({ movement: 'none' }) }, { background: { settings: { zoomAndPan: false } } }],
		['Ken Burns', { motion: part({ movement: 'kenBurns' }) }, { background: { settings: { kenBurnsEffect: true } } }],
		[
			'a movement of its own',
			{ motion: part({ movement: 'path', endZoom: 1.5, endX: 0.25 }) },
			{
				background: {
					settings: {
						videoKenBurns: {
							start: { zoom: 1, centerX: 0.5, centerY: 0.5 },
							end: { zoom: 1.5, centerX: 0.25, centerY: 0.5 },
						},
					},
				},
			},
		],
		[
			'motion graphics',
			{ motionGraphics: part({ prompt: 'A chart', style: 'flat' }) },
			{ background: { motionGraphics: { enabled: true, prompt: 'A chart', style: 'flat' } } },
		],
		['no music', { backgroundMusic: false }, { backgroundMusic: { enabled: false } }],
		['SSML', { isSSMLStory: true }, { isSSMLStory: true }],
		[
			'a voice of its own',
			{ voiceOver: part({ speaker: locator('1001'), speed: 90, amplificationLevel: 0.5 }) },
			{ voiceOver: { enabled: true, aiVoices: [{ speaker: '1001', speed: 90, amplificationLevel: 0.5 }] } },
		],
		[
			'a recording of its own',
			{ voiceOver: part({ voice: 'recording', voiceUrl: 'https://example.com/a.mp3', syncVoice: false }) },
			{
				voiceOver: {
					enabled: true,
					externalVoice: { voiceUrl: 'https://example.com/a.mp3', syncVoice: false, amplificationLevel: 0 },
				},
			},
		],
		['nobody who speaks', { voiceOver: part({ voice: 'none' }) }, { voiceOver: { enabled: false } }],
		['a style by name', { subtitleStyleId: locator('Navy', 'name') }, { subtitleStyleName: 'Navy' }],
		[
			'a style of its own',
			{ subtitleStyle: part({ showBullet: true, bulletSize: 12, bulletFillColor: '#ffffff', fontSize: 30 }) },
			{ subtitleStyle: { showBullet: true, bulletSize: 12, bulletFillColor: '#ffffff', fontSize: 30 } },
		],
		[
			'pictures to choose from',
			{ backgroundCorpus: { image: [{ visualUrl: PICTURE }] } },
			{ backgroundCorpus: [{ type: 'image', visualUrl: PICTURE }] },
		],
	])('%s', (_what, options, scene) => {
		expect(sceneOf(withOptions(options))).toEqual({ story: 'One.', ...scene });
	});

	test.each<[string, IDataObject, IDataObject]>([
		['text, as it is', { text: 'SALE' }, { type: 'text', text: 'SALE', textVariant: 'heading' }],
		[
			'text in a style',
			{
				text: 'SALE',
				textVariant: 'body',
				style: part({
					fontFamily: 'custom',
					fontUrl: 'https://example.com/house.ttf',
					fontName: 'House Sans',
					showBoxBackground: true,
					animations: { animation: [{}] },
				}),
			},
			{
				type: 'text',
				text: 'SALE',
				textVariant: 'body',
				style: {
					fontFamily: 'House Sans',
					fontUrl: 'https://example.com/house.ttf',
					showBoxBackground: true,
					animations: [{ name: 'fade', type: 'entry', speed: 'medium' }],
				},
			},
		],
		['a shape, as it is', { type: 'shape' }, { type: 'shape', name: 'rectangle' }],
		[
			'a shape in place',
			{
				type: 'shape',
				name: 'rectangle',
				fill: '#ff0000',
				stroke: '#00ff00',
				strokeWidth: 3,
				borderRadius: 12,
				position: 'custom',
				top: 0,
				left: 50,
				width: 24,
			},
			{
				type: 'shape',
				name: 'rectangle',
				fill: '#ff0000',
				stroke: '#00ff00',
				strokeWidth: 3,
				borderRadius: 12,
				top: '0%',
				left: '50%',
				width: '24%',
			},
		],
		['an image', { type: 'image', visualUrl: PICTURE }, { type: 'image', visualUrl: PICTURE }],
		[
			'a video with its sound',
			{ type: 'video', visualUrl: VIDEO, mute: false, loop: true, colorOverlay: part({}) },
			{
				type: 'video',
				visualUrl: VIDEO,
				settings: { mute: false, loop: true },
				colorOverlay: { color: '#000000', opacity: 0.4 },
			},
		],
		[
			'stock',
			{ type: 'image', visual: 'search', query: 'smiling scientist' },
			{ type: 'image', searchFilter: { query: 'smiling scientist' } },
		],
		[
			'an AI image',
			{
				type: 'image',
				visual: 'ai',
				prompt: 'A robot',
				model: 'nanobanana',
				aiSettings: part({ referenceImageUrl: PICTURE }),
			},
			{ type: 'image', aiVisual: { prompt: 'A robot', model: 'nanobanana', referenceImageUrl: PICTURE } },
		],
		[
			'an AI video',
			{
				type: 'video',
				visual: 'ai',
				prompt: 'A robot',
				model: 'veo3.1',
				videoDuration: '4s',
				aiSettings: part({ referenceImageUrls: `${PICTURE}?a=1,2\nhttps://example.com/b.png` }),
			},
			{
				type: 'video',
				aiVisual: {
					prompt: 'A robot',
					model: 'veo3.1',
					videoDuration: '4s',
					referenceImageUrls: [`${PICTURE}?a=1,2`, 'https://example.com/b.png'],
				},
			},
		],
	])('an overlay: %s', (_what, row, element) => {
		expect(sceneOf(overlays(row))).toEqual({ story: 'One.', elements: [element] });
	});

	test.each<[string, IDataObject, IDataObject]>([
		['a file', { visualUrl: VIDEO }, { type: 'video', visualUrl: VIDEO }],
		['a color', { background: 'color', color: '#ffffff' }, { color: '#ffffff' }],
		[
			'stock',
			{ background: 'search', query: 'hills', searchFilter: part({ keywords: 'green, sunny' }) },
			{ searchFilter: { query: 'hills', keywords: ['green', 'sunny'] } },
		],
		[
			'an AI video from a first frame',
			{
				background: 'aiVideo',
				prompt: 'Zoom',
				model: 'pixverse5.5',
				aiSettings: part({ firstFrameImageUrl: PICTURE, visualContinuity: true }),
			},
			{
				type: 'video',
				aiVisual: { prompt: 'Zoom', model: 'pixverse5.5', firstFrameImageUrl: PICTURE, visualContinuity: true },
			},
		],
		[
			'parts of a file, at a time',
			{
				visualUrl: VIDEO,
				brollClip: part({ start: 1, end: 3 }),
				options: { clips: { clip: [{ start: 5, end: 7 }] }, mute: false, motion: part({}) },
			},
			{
				type: 'video',
				visualUrl: VIDEO,
				brollClip: { start: 1, end: 3 },
				clips: [{ start: 5, end: 7 }],
				settings: { mute: false, zoomAndPan: true },
			},
		],
	])('B-roll: %s', (_what, row, broll) => {
		expect(sceneOf(bRoll(row))).toEqual({ story: 'One.', backgroundBrolls: [broll] });
	});
});

test('a file of the list has as many parts as are wanted', () => {
	const clips = {
		clip: [
			{ start: 3, end: 9 },
			{ start: 20, end: 25 },
		],
	};
	expect(sceneOf(withOptions({ clips }, { background: 'file', visualUrl: VIDEO })).background).toEqual({
		type: 'video',
		visualUrl: VIDEO,
		clips: clips.clip,
	});
	const file = { visualUrl: VIDEO, clipStart: 1, clipEnd: 2, mute: false, sceneOptions: { clips, loop: false } };
	expect(sceneOf({ source: 'media', mediaFiles: { file: [file] } }).background).toEqual({
		type: 'video',
		visualUrl: VIDEO,
		clips: [{ start: 1, end: 2 }, ...clips.clip],
		settings: { loop: false, mute: false },
	});
});

test.each<[string, IDataObject]>([
	['article', { source: 'article', blogUrl: 'https://example.com/blog' }],
	['audio', { source: 'audio', audioUrl: 'https://example.com/a.mp3' }],
	['powerpoint', { source: 'powerpoint', pptUrl: 'https://example.com/a.pptx' }],
	['a script written by AI', { source: 'aiScript', prompt: 'Solar panels' }],
	['one text', { story: 'One.' }],
	['video', { source: 'video', videoUrl: VIDEO }],
	['files of the items', { source: 'media', mediaFrom: 'items', visualUrl: VIDEO }],
])('scenes from %s have options, too', (_source, parameters) => {
	const sceneOptions = {
		elements: { overlay: [{ type: 'shape', name: 'star-6' }] },
		colorOverlay: part({}),
		endPauseDuration: 2,
	};
	expect(sceneOf({ ...parameters, sceneOptions })).toMatchObject({
		elements: [{ type: 'shape', name: 'star-6' }],
		background: { colorOverlay: { color: '#000000', opacity: 0.4 } },
		endPauseDuration: 2,
	});
});

test('stock is still searched for where a scene only darkens it', () => {
	const background = sceneOf({
		...withOptions({ colorOverlay: part({}) }),
		...{ additionalFields: { stockSearch: part({ query: 'hills' }) } },
	}).background;
	expect(background).toEqual({ searchFilter: { query: 'hills' }, colorOverlay: { color: '#000000', opacity: 0.4 } });
});

describe('the whole video has', () => {
	test.each<[string, IDataObject, IDataObject]>([
		[
			'a recording of what is said',
			{ externalVoice: part({ voiceUrl: 'https://example.com/a.mp3', syncVoice: true, amplificationLevel: 0.2 }) },
			{
				voiceOver: {
					enabled: true,
					externalVoice: { voiceUrl: 'https://example.com/a.mp3', syncVoice: true, amplificationLevel: 0.2 },
				},
			},
		],
		['a library', { visualLibraryId: 'lib-1' }, { visualLibraryId: 'lib-1' }],
		[
			'a box that is hidden',
			{ subtitleStyle: part({ showBoxBackground: false }) },
			{ subtitleStyle: { showBoxBackground: false } },
		],
		[
			'a box that is shown',
			{ subtitleStyle: part({ showBoxBackground: 'yes' }) },
			{ subtitleStyle: { showBoxBackground: true } },
		],
	])('%s', (_what, additional, members) => {
		expect(bodyOf(more(additional))).toMatchObject(members);
	});
});

describe('says by label that', () => {
	test.each<[string, IDataObject, string[]]>([
		['an overlay has no text', overlays({}), ['Scene 1 › Overlay 1 › Text: is empty. Enter the text to show.']],
		[
			'an overlay has no shape',
			overlays({ text: 'x' }, { type: 'shape', name: '' }),
			['Scene 1 › Overlay 2 › Shape: is empty. Choose a shape.'],
		],
		[
			'a shape does not exist',
			overlays({ type: 'shape', name: 'star-7' }),
			[expect.stringMatching(/^Scene 1 › Overlay 1 › Shape: does not know "star-7"/)],
		],
		[
			'an overlay has no file',
			overlays({ type: 'image' }),
			[expect.stringMatching(/^Scene 1 › Overlay 1 › File: is empty/)],
		],
		[
			'a place is outside',
			overlays({ text: 'x', position: 'custom', top: 101 }),
			['Scene 1 › Overlay 1 › From the Top (%): is 101. Enter a whole number between 0 and 100.'],
		],
		[
			'there are too many overlays',
			overlays(...Array.from({ length: 21 }, () => ({ text: 'x' }))),
			['Scene 1 › Overlays: has 21 entries; at most 20 are allowed.'],
		],
		[
			'an animation is too fast',
			overlays({
				text: 'x',
				style: part({ animations: { animation: [{}, { speed: 'custom', customSpeedValue: 0.1 }] } }),
			}),
			['Scene 1 › Overlay 1 › Style › Animation 2 › Speed Value: is 0.1. Enter a number of 0.5 or more.'],
		],
		[
			'there are three animations',
			more({ subtitleStyle: part({ animations: { animation: [{}, {}, {}] } }) }),
			['Subtitle Style › Animations: has 3 entries; at most 2 are allowed.'],
		],
		[
			'a typewriter cannot take text away',
			more({ subtitleStyle: part({ animations: { animation: [{ name: 'typewriter', type: 'exit' }] } }) }),
			[expect.stringMatching(/^Subtitle Style › Animation 1 › When: is "exit", but typewriter/)],
		],
		[
			'a scene has no voice',
			withOptions({ voiceOver: part({}) }),
			[expect.stringMatching(/^Scene 1 › Voice › Voice: is empty/)],
		],
		[
			'a scene has no recording',
			withOptions({ voiceOver: part({ voice: 'recording' }) }),
			['Scene 1 › Voice › Audio File: is empty. Enter the address of the recording.'],
		],
		[
			'settings have no voice',
			more({ premiumVoiceSettings: part({ stability: 50 }), moreVoices: { voice: [{ speaker: locator('2') }] } }),
			[
				'ElevenLabs Settings: needs a Voice, and none is chosen. Choose one, or remove it.',
				'More Voices: needs a Voice, and none is chosen. Choose one, or remove it.',
			],
		],
		[
			'a voice and a recording exclude each other',
			{ speaker: locator('1'), ...more({ externalVoice: part({ voiceUrl: 'https://example.com/a.mp3' }) }) },
			['Voice: cannot be used together with a recording of your own. Keep one of them.'],
		],
		[
			'the second voice is too fast',
			{ speaker: locator('1'), ...more({ moreVoices: { voice: [{ speaker: locator('2'), speed: 300 }] } }) },
			['Voice 2 › Voice Speed: is 300. Enter a number between 50 and 200.'],
		],
		[
			'a percentage has decimals',
			{ speaker: locator('1'), ...more({ premiumVoiceSettings: part({ stability: 0.6 }) }) },
			[expect.stringMatching(/^ElevenLabs Settings › Stability \(%\): is 0\.6\. Enter a whole number/)],
		],
		[
			'a part of the music runs backwards',
			more({ backgroundMusic: part({ clips: { clip: [{ start: 5, end: 2 }] } }) }),
			[expect.stringMatching(/^Background Music › Clip 1 › To Second: is 2, which is not after/)],
		],
		[
			'a later part of a file runs backwards',
			{
				source: 'media',
				mediaFiles: {
					file: [{ visualUrl: VIDEO, clipEnd: 2, sceneOptions: { clips: { clip: [{ start: 5, end: 4 }] } } }],
				},
			},
			[expect.stringMatching(/^Scene 1 › Clip 2 › To Second: is 4, which is not after/)],
		],
		[
			'later parts need a first one',
			{
				source: 'media',
				mediaFiles: { file: [{ visualUrl: VIDEO, sceneOptions: { clips: { clip: [{ start: 5, end: 6 }] } } }] },
			},
			[expect.stringMatching(/^Scene 1 › To Second: is empty. Enter where the first part ends/)],
		],
		[
			'a picture has no parts',
			withOptions({ clips: { clip: [{ start: 1, end: 2 }] } }, { background: 'file', visualUrl: PICTURE }),
			[expect.stringMatching(/^Scene 1 › Clips: can only be cut from a video/)],
		],
		[
			'Ken Burns is for images',
			withOptions({ motion: part({ movement: 'kenBurns' }) }, { background: 'file', visualUrl: VIDEO }),
			[expect.stringMatching(/^Scene 1 › Camera Motion › Movement: is for images only/)],
		],
		[
			'a first frame and references exclude each other',
			withOptions(
				{},
				{
					background: 'aiVideo',
					prompt: 'x',
					aiSettings: part({ firstFrameImageUrl: PICTURE, referenceImageUrls: PICTURE }),
				},
			),
			[expect.stringMatching(/^Scene 1 › AI Video Settings › First Frame: cannot be used together/)],
		],
		[
			'B-roll lacks its file',
			bRoll({ visualUrl: PICTURE }, {}),
			[expect.stringMatching(/^Scene 1 › B-Roll 2 › File: is empty/)],
		],
		[
			'a style was added and not touched',
			more({ subtitleStyle: part({}) }),
			[expect.stringMatching(/^Subtitle Style: is there, but nothing in it is filled in/)],
		],
		[
			'a font file lacks its name',
			more({ subtitleStyle: part({ fontFamily: 'custom', fontUrl: 'https://example.com/h.ttf' }) }),
			['Subtitle Style › Font: is empty. A font file needs a name.'],
		],
		[
			'a recording lies in a private bucket',
			more({ externalVoice: part({ voiceUrl: 's3://my-videos/a.mp3' }) }),
			[expect.stringMatching(/^Own Narration › Audio File: is in a private S3 bucket/)],
		],
	])('%s', (_what, parameters, problems) => {
		expect(problemsOf(parameters)).toEqual(problems);
	});
});

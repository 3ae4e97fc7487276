import express from 'express';
import { middleware } from 'express-openapi-validator';
import { startSandbox, type Sandbox } from './index';
import { objectOf, type JsonObject } from './json';
import { clientOf, oneScene, pause } from './test-client';
import { DOCUMENT } from './validation';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

test('the document is valid OpenAPI', async () => {
	const handlers = middleware({ apiSpec: DOCUMENT, validateApiSpec: true });
	const failed = jest.fn();
	const [first] = handlers;
	void first?.({ app: express() } as never, {} as never, failed);
	await pause(500);
	expect(failed).toHaveBeenCalledWith();
});

const story = { story: 'Hello.' };
const aiVideo = { prompt: 'A cat', model: 'veo3.1' };
const video = (scene: JsonObject, more: JsonObject = {}): JsonObject => ({
	videoName: 'A video',
	scenes: [scene],
	...more,
});
const withBackground = (background: JsonObject) => video({ ...story, background });
const withElement = (element: JsonObject) => video({ ...story, elements: [element] });
const spoken = { voiceOver: { enabled: true, aiVoices: [{ speaker: 'Martin' }] } };

const refused: Array<[rule: string, field: string, body: JsonObject]> = [
	['a video needs a name', 'videoName', { scenes: [story] }],
	['a video needs a scene', 'scenes', { videoName: 'A video' }],
	['an empty list is no scene', 'scenes', { videoName: 'A video', scenes: [] }],
	['width without height', 'videoHeight', video(story, { videoWidth: 1920 })],
	['height without width', 'videoWidth', video(story, { videoHeight: 1080 })],
	['aspect ratio', 'aspectRatio', video(story, { aspectRatio: '3:2' })],
	['language', 'language', video(story, { language: 'xx' })],
	['brand id and name', 'brandName', video(story, { brandId: 'a', brandName: 'b' })],
	['layout id and name', 'smartLayoutName', video(story, { smartLayoutId: 'a', smartLayoutName: 'b' })],
	['style id and name', 'subtitleStyleName', video(story, { subtitleStyleId: 'a', subtitleStyleName: 'b' })],
	['webhook is no URL', 'webhook', video(story, { webhook: 'my server' })],
	['webhook is no http URL', 'webhook', video(story, { webhook: 'ftp://example.com' })],
	['webhook over 500 characters', 'webhook', video(story, { webhook: `https://example.com/${'x'.repeat(500)}` })],
	['webhookInput is no object', 'webhookInput', video(story, { webhookInput: 'x' })],
	['a wrong type', 'saveProject', video(story, { saveProject: 'yes' })],
	['null is no string', 'awsConnectionId', video(story, { awsConnectionId: null })],
	['visual preference', 'visualSelectionPreference', video(story, { visualSelectionPreference: 'stock' })],
	['a destination without type', 'destinations[0].type', video(story, { destinations: [{}] })],
	['avatar without voice-over', 'avatar', video(story, { avatar: { avatarId: 'Annie_expressive2_public' } })],
	['avatar with voice-over off', 'avatar', video(story, { avatar: {}, voiceOver: { enabled: false } })],
	[
		'avatar position and top',
		'avatar.position',
		video(story, { ...spoken, avatar: { position: 'center', top: '1%' } }),
	],
	['two kinds of voice', 'voiceOver.externalVoice', video(story, { voiceOver: { aiVoices: [], externalVoice: {} } })],
	[
		'voice speed',
		'voiceOver.aiVoices[0].speed',
		video(story, { voiceOver: { aiVoices: [{ speaker: 'Martin', speed: 201 }] } }),
	],
	['voice without speaker', 'voiceOver.aiVoices[0].speaker', video(story, { voiceOver: { aiVoices: [{}] } })],
	[
		'voice amplification',
		'voiceOver.aiVoices[0].amplificationLevel',
		video(story, { voiceOver: { aiVoices: [{ speaker: 'Martin', amplificationLevel: 2 }] } }),
	],
	['music volume', 'backgroundMusic.volume', video(story, { backgroundMusic: { volume: 1.5 } })],
	[
		'music twice',
		'backgroundMusic.musicUrl',
		video(story, { backgroundMusic: { autoMusic: true, musicUrl: 'https://example.com/a.mp3' } }),
	],
	[
		'eleven music clips',
		'backgroundMusic.clips',
		video(story, { backgroundMusic: { clips: Array.from({ length: 11 }, () => ({ start: 0, end: 1 })) } }),
	],
	['a scene with nothing', 'scenes[0]', video({})],
	['a scene with a search only', 'scenes[0]', video({ background: { searchFilter: { query: 'sea' } } })],
	['a silent color without a length', 'scenes[0].minimumDuration', video({ background: { color: '#fff' } })],
	[
		'a silent image without a length',
		'scenes[0].minimumDuration',
		video({ background: { type: 'image', visualUrl: 'a' } }),
	],
	[
		'a silent image by its name',
		'scenes[0].minimumDuration',
		video({ background: { visualUrl: 'https://example.com/a.PNG?x' } }),
	],
	['an address alone is no content', 'scenes', { videoName: 'A video', url: 'https://example.com/a.mp4' }],
	['two content sources', 'scenes[0]', video({ ...story, blogUrl: 'https://example.com' })],
	['a story of 15,001 characters', 'scenes[0].story', video({ story: 'x'.repeat(15_001) })],
	['audio without language', 'scenes[0].audioLanguage', video({ audioUrl: 'https://example.com/a.mp3' })],
	['video without language', 'scenes[0].audioLanguage', video({ videoUrl: 'https://example.com/a.mp4' })],
	['audio language', 'scenes[0].audioLanguage', video({ audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en' })],
	['transcript without media', 'scenes[0].transcript', video({ ...story, transcript: [] })],
	['SSML without story', 'scenes[0].isSSMLStory', video({ blogUrl: 'https://example.com', isSSMLStory: true })],
	['caption without story', 'scenes[0].caption', video({ blogUrl: 'https://example.com', caption: 'x' })],
	['caption with splitting', 'scenes[0].caption', video({ ...story, caption: 'x', createSceneOnNewLine: true })],
	[
		'caption with sentence splitting',
		'scenes[0].caption',
		video({ ...story, caption: 'x', createSceneOnEndOfSentence: true }),
	],
	['five subtitle lines', 'scenes[0].maxSubtitleLines', video({ ...story, maxSubtitleLines: 5 })],
	[
		'subtitle lines with a layout',
		'scenes[0].maxSubtitleLines',
		video({ ...story, maxSubtitleLines: 2 }, { smartLayoutName: 'Kinetic' }),
	],
	['transition', 'scenes[0].sceneTransition', video({ ...story, sceneTransition: 'spin' })],
	['prompt missing', 'scenes[0].storyCoPilot.prompt', video({ storyCoPilot: {} })],
	['co-pilot duration', 'scenes[0].storyCoPilot.duration', video({ storyCoPilot: { prompt: 'x', duration: 601 } })],
	['co-pilot tone', 'scenes[0].storyCoPilot.tone', video({ storyCoPilot: { prompt: 'x', tone: 'angry' } })],
	[
		'two backgrounds',
		'scenes[0].background',
		withBackground({ visualUrl: 'https://example.com/a.mp4', color: '#fff' }),
	],
	[
		'a background and a search',
		'scenes[0].background',
		withBackground({ color: '#fff', searchFilter: { query: 'sea' } }),
	],
	['colour', 'scenes[0].background.color', withBackground({ color: 'red' })],
	[
		'clips of an image',
		'scenes[0].background.clips',
		withBackground({ type: 'image', visualUrl: 'https://example.com/a.png', clips: [] }),
	],
	['AI visual without type', 'scenes[0].background.type', withBackground({ aiVisual: { model: 'nanobanana' } })],
	[
		'AI visual without model',
		'scenes[0].background.aiVisual.model',
		withBackground({ type: 'image', aiVisual: { prompt: 'x' } }),
	],
	[
		'AI visual of nothing',
		'scenes[0].background.aiVisual.prompt',
		video({ background: { type: 'video', aiVisual: { model: 'veo3.1' } } }),
	],
	[
		'format not of the model',
		'scenes[0].background.aiVisual.model',
		video({ ...story, background: { type: 'video', aiVisual: aiVideo } }, { aspectRatio: '1:1' }),
	],
	[
		'sides not of the model',
		'scenes[0].background.aiVisual.model',
		video({ ...story, background: { type: 'video', aiVisual: aiVideo } }, { videoWidth: 1080, videoHeight: 1080 }),
	],
	[
		'AI prompt over 500',
		'scenes[0].background.aiVisual.prompt',
		withBackground({ type: 'image', aiVisual: { prompt: 'x'.repeat(501) } }),
	],
	[
		'video model for an image',
		'scenes[0].background.aiVisual.model',
		withBackground({ type: 'image', aiVisual: aiVideo }),
	],
	[
		'duration not of the model',
		'scenes[0].background.aiVisual.videoDuration',
		withBackground({ type: 'video', aiVisual: { ...aiVideo, videoDuration: '5s' } }),
	],
	[
		'duration of an image',
		'scenes[0].background.aiVisual.videoDuration',
		withBackground({ type: 'image', aiVisual: { prompt: 'x', model: 'nanobanana', videoDuration: '5s' } }),
	],
	[
		'first frame and references',
		'scenes[0].background.aiVisual.referenceImageUrls',
		withBackground({ type: 'video', aiVisual: { ...aiVideo, firstFrameImageUrl: 'a', referenceImageUrls: ['b'] } }),
	],
	[
		'image reference for a video',
		'scenes[0].background.aiVisual.referenceImageUrl',
		withBackground({ type: 'video', aiVisual: { ...aiVideo, referenceImageUrl: 'a' } }),
	],
	[
		'Ken Burns on a video',
		'scenes[0].background.settings.kenBurnsEffect',
		withBackground({ type: 'video', visualUrl: 'a', settings: { kenBurnsEffect: true } }),
	],
	[
		'overlay opacity',
		'scenes[0].background.colorOverlay.opacity',
		withBackground({ color: '#fff', colorOverlay: { opacity: 2 } }),
	],
	[
		'keyword of one letter',
		'scenes[0].background.searchFilter.keywords[0]',
		withBackground({ searchFilter: { keywords: ['x'] } }),
	],
	['category', 'scenes[0].background.searchFilter.category', withBackground({ searchFilter: { category: 'Sea' } })],
	[
		'broll rules',
		'scenes[0].backgroundBrolls[0].clips',
		video({ ...story, backgroundBrolls: [{ type: 'image', visualUrl: 'a', clips: [] }] }),
	],
	['no element', 'scenes[0].elements', video({ ...story, elements: [] })],
	[
		'21 elements',
		'scenes[0].elements',
		video({ ...story, elements: Array.from({ length: 21 }, () => ({ type: 'shape' })) }),
	],
	['shape element without a shape', 'scenes[0].elements[0].name', withElement({ type: 'shape' })],
	['element type', 'scenes[0].elements[0].type', withElement({ type: 'sound' })],
	['text element without text', 'scenes[0].elements[0].text', withElement({ type: 'text' })],
	[
		'element position twice',
		'scenes[0].elements[0].position',
		withElement({ type: 'shape', position: 'center', left: '5%' }),
	],
	['offset over 100 %', 'scenes[0].elements[0].top', withElement({ type: 'shape', top: '101%' })],
	['width no percentage', 'scenes[0].elements[0].width', withElement({ type: 'shape', width: '30px' })],
	['shape name', 'scenes[0].elements[0].name', withElement({ type: 'shape', name: 'geometry-9' })],
	['image element without image', 'scenes[0].elements[0]', withElement({ type: 'image' })],
	['font', 'subtitleStyle.fontFamily', video(story, { subtitleStyle: { fontFamily: 'Comic Sans' } })],
	[
		'font URL without name',
		'subtitleStyle.fontFamily',
		video(story, { subtitleStyle: { fontUrl: 'https://example.com/f.ttf' } }),
	],
	['center is not center-center', 'subtitleStyle.position', video(story, { subtitleStyle: { position: 'center' } })],
	[
		'custom speed missing',
		'subtitleStyle.animations[0].customSpeedValue',
		video(story, { subtitleStyle: { animations: [{ name: 'fade', speed: 'custom' }] } }),
	],
	[
		'future words',
		'subtitleStyle.animations[0].futureWords',
		video(story, { subtitleStyle: { animations: [{ name: 'drift', futureWords: 'subtle' }] } }),
	],
	[
		'future words when the text goes',
		'subtitleStyle.animations[0].futureWords',
		video(story, { subtitleStyle: { animations: [{ name: 'fade', type: 'exit', futureWords: 'subtle' }] } }),
	],
	[
		'a typewriter when the text goes',
		'scenes[0].elements[0].style.animations[0].type',
		withElement({ type: 'text', text: 'x', style: { animations: [{ name: 'typewriter', type: 'exit' }] } }),
	],
];

test.each(refused)('refuses: %s (%s)', async (_rule, field, body) => {
	const { status, data } = await clientOf(sandbox).post('/v2/video/storyboard/render', body);
	expect(status).toBe(400);
	expect(data).toMatchObject({ code: 'INVALID_REQUEST_BODY', message: expect.any(String) });
	expect(data.fields.map(({ name }: { name: string }) => name)).toContain(field);
	expect(data.fields.every(({ errors }: { errors: unknown }) => typeof errors === 'string')).toBe(true);
	expect(sandbox.log.jobsStarted()).toBe(0);
});

const accepted: Array<[what: string, body: JsonObject]> = [
	['a story of 15,000 characters', video({ story: 'x'.repeat(15_000) })],
	['a color alone', video({ background: { color: 'rgba(0, 0, 0, 0.5)' }, minimumDuration: 4 })],
	['a silent video without a length', video({ background: { visualUrl: 'https://example.com/a.mp4' } })],
	['an AI image made from the story', withBackground({ type: 'image', aiVisual: { model: 'nanobanana-pro' } })],
	['a recording in place of scenes', { videoName: 'A video', url: 'https://example.com/a.mp4', videoToVideo: true }],
	[
		'slides in place of scenes',
		{ videoName: 'A video', url: 'https://example.com/a.pptx', useSpeakerNotes: true, ...spoken },
	],
	[
		'a private visual alone',
		video({ background: { type: 'video', visualUrl: 's3://bucket/a b.mp4', clips: [{ start: 0, end: 2 }] } }),
	],
	[
		'a template without scenes',
		{ videoName: 'A video', templateId: '202507141030549677ylq8k8gu44vy1y', variables: { Name: 'Ada' } },
	],
	[
		'audio with language',
		video({ audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en-US', mediaRepurposeSettings: { a: 1 } }),
	],
	['a caption with splitting off', video({ ...story, caption: 'x', createSceneOnNewLine: false })],
	[
		'an AI video',
		withBackground({ type: 'video', aiVisual: { ...aiVideo, videoDuration: '8s', referenceImageUrls: ['a', 'b'] } }),
	],
	[
		'speakers by name, track id and provider id',
		video(story, {
			voiceOver: { enabled: true, aiVoices: ['joanna', 1001, '3108', 'Matthew'].map((speaker) => ({ speaker })) },
		}),
	],
	[
		'a free font with a URL',
		video(story, { subtitleStyle: { fontFamily: 'Ours', fontUrl: 'https://example.com/f.ttf' } }),
	],
	[
		'elements of all kinds',
		video({
			...story,
			elements: [
				{ type: 'shape', name: 'arrow-19', top: '0%', left: '100%' },
				{ type: 'text', text: 'x', position: 'center' },
				{ type: 'video', visualUrl: 's3://b/k' },
			],
		}),
	],
];

test.each(accepted)('accepts: %s', async (_what, body) => {
	const { status, data } = await clientOf(sandbox).post('/v2/video/storyboard', body);
	expect([status, data]).toEqual([200, { success: true, data: { jobId: expect.any(String) } }]);
});

test('unknown fields are dropped at every depth, free-form objects kept', async () => {
	const kept = {
		webhookInput: { order: { id: 7 } },
		variables: { Name: 'Ada' },
		destinations: [{ type: 'vimeo', privacy: { view: 'unlisted' } }],
	};
	await clientOf(sandbox).post('/v2/video/storyboard/render', {
		...oneScene,
		...kept,
		makeItNice: true,
		scenes: [{ ...story, url: 'x', background: { color: '#fff', colour: 'x', settings: { mute: true, volume: 1 } } }],
	});
	expect(sandbox.log.bodies()).toEqual([
		{ ...oneScene, ...kept, scenes: [{ ...story, background: { color: '#fff', settings: { mute: true } } }] },
	]);
	expect(sandbox.log.last()?.rawBody).toContain('makeItNice');
});

test.each([
	['JSON that does not parse', '{"videoName":', 'application/json', 'body'],
	['an array', '[]', 'application/json', 'body'],
	['another type', '{"videoName":"x"}', 'text/plain', 'Content-Type'],
	['nothing', undefined, 'application/json', 'Content-Type'],
])('refuses %s', async (_what, body, type, field) => {
	const answer = await clientOf(sandbox).post('/v2/video/storyboard', body, { headers: { 'Content-Type': type } });
	expect([answer.status, objectOf(answer.data).code]).toEqual([400, 'INVALID_REQUEST_BODY']);
	expect(answer.data.fields[0].name).toBe(field);
});

test('several mistakes are listed together', async () => {
	const { data } = await clientOf(sandbox).post('/v2/video/storyboard', { videoWidth: 'x', scenes: [{ story: 1 }] });
	expect(data.fields.map(({ name }: { name: string }) => name).sort()).toEqual([
		'scenes[0].story',
		'videoName',
		'videoWidth',
	]);
});

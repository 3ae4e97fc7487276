import type { IDataObject } from 'n8n-workflow';

import { checkStoryboard } from '../../../../nodes/Pictory/actions/video/body/check';

const CONNECTION = '20241207042423053xmex5z9ag9ivmp21';
const voiceOver = { enabled: true, aiVoices: [{ speaker: 'Joanna' }] };

/** A good body with something else in it, at the top or in its one scene. */
const top = (members: IDataObject): IDataObject => ({ videoName: 'Demo', scenes: [{ story: 'Hello.' }], ...members });
const scene = (members: IDataObject, more: IDataObject = {}): IDataObject =>
	top({ scenes: [{ story: 'Hello.', ...members }], ...more });
const background = (members: IDataObject, more: IDataObject = {}): IDataObject => scene({ background: members }, more);
const element = (members: IDataObject): IDataObject => scene({ elements: [members] });
const style = (members: IDataObject): IDataObject => top({ subtitleStyle: members });

describe('passes', () => {
	test.each<[string, IDataObject]>([
		['the minimal request', top({})],
		['a template without scenes', { videoName: 'Demo', templateId: 't', variables: { Name: 'Ada' } }],
		[
			'scenes that change a template',
			{ videoName: 'Demo', templateId: 't', scenes: [{ subtitles: [{ text: 'Hi {{Name}}' }] }] },
		],
		['a silent scene with a file', top({ scenes: [{ background: { visualUrl: 'https://example.com/a.mp4' } }] })],
		['a silent scene with a color', top({ scenes: [{ background: { color: 'rgb(1,2,3)' }, minimumDuration: 4 }] })],
		[
			'a recording in place of scenes, as a guide has it',
			{ videoName: 'Demo', url: 'https://example.com/a.mp4', videoToVideo: true },
		],
		[
			'slides with their notes, as a guide has it',
			{ videoName: 'Demo', url: 'https://example.com/a.pptx', useSpeakerNotes: true, voiceOver },
		],
		[
			'slides in S3 with a connection',
			{ videoName: 'Demo', url: 's3://my-videos/a.pptx', useSpeakerNotes: false, awsConnectionId: CONNECTION },
		],
		['an AI image made from the text', background({ type: 'image', aiVisual: { model: 'nanobanana-pro' } })],
		[
			'an AI image made from an article, without a length',
			top({
				scenes: [
					{ blogUrl: 'https://example.com', background: { type: 'image', aiVisual: { model: 'flux-schnell' } } },
				],
			}),
		],
		[
			'a silent AI video',
			top({ scenes: [{ background: { type: 'video', aiVisual: { prompt: 'x', model: 'veo3.1' } } }] }),
		],
		[
			'a silent file of no known kind',
			top({ scenes: [{ background: { visualUrl: 'https://example.com/a?x=1.png' } }] }),
		],
		[
			'a picture in the scene of a template',
			{ videoName: 'Demo', templateId: 't', scenes: [{ background: { visualUrl: 'https://example.com/a.png' } }] },
		],
		[
			'Veo in the format its sides say',
			background(
				{ type: 'video', aiVisual: { prompt: 'x', model: 'veo3.1_fast' } },
				{ videoWidth: 1080, videoHeight: 1920, aspectRatio: '1:1' },
			),
		],
		[
			'an avatar of a scene, in its colors',
			scene({ avatar: { position: 'center', backgroundColor: '#FF000080', borderColor: 'rgba(0,0,0,0.5)' } }),
		],
		['15,000 characters', scene({ story: 'a'.repeat(15_000) })],
		['both sides', top({ videoWidth: 1920, videoHeight: 1080 })],
		['any language (4.8)', top({ language: 'sv' })],
		['a color with alpha', background({ color: '#ff000080' })],
		['a color in rgba', background({ color: 'rgba(255, 0, 0, 0.5)' })],
		[
			'the limits of the voice',
			top({ voiceOver: { enabled: true, aiVoices: [{ speaker: 1001, speed: 200, amplificationLevel: -1 }] } }),
		],
		[
			'a recorded voice',
			top({ voiceOver: { enabled: true, externalVoice: { voiceUrl: 'https://example.com/a.mp3', syncVoice: true } } }),
		],
		['an avatar with a voice', top({ voiceOver, avatar: { avatarId: 'a', position: 'bottom-right', width: '20%' } })],
		['an avatar at a distance', scene({ avatar: { top: '0%', left: '100%', hide: false } })],
		[
			'a caption',
			scene({ caption: 'Hola', captionLanguage: 'es', createSceneOnNewLine: false, createSceneOnEndOfSentence: false }),
		],
		[
			'a recording with its language',
			top({ scenes: [{ audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en-US', transcript: [] }] }),
		],
		['a webhook of 500 characters', top({ webhook: `https://example.com/${'a'.repeat(480)}`, webhookInput: { a: 1 } })],
		['s3:// with a connection', background({ visualUrl: 's3://my-videos/a.mp4' }, { awsConnectionId: CONNECTION })],
		['https S3 without a connection', background({ visualUrl: 'https://my-videos.s3.amazonaws.com/a.mp4' })],
		[
			'a connection, S3 files and public ones',
			background(
				{ visualUrl: 's3://my-videos/a.mp4' },
				{ awsConnectionId: CONNECTION, logo: { url: 'https://example.com/l.png' } },
			),
		],
		['a connection and no file at all', top({ awsConnectionId: CONNECTION })],
		[
			'a connection and public files only',
			background({ visualUrl: 'https://example.com/a.mp4' }, { awsConnectionId: CONNECTION }),
		],
		[
			'clips of a video',
			background({ type: 'video', visualUrl: 'https://example.com/a.mp4', clips: [{ start: 1, end: 2 }] }),
		],
		[
			'a stock search',
			background({
				searchFilter: { query: 'hills', category: 'Nature/Landscapes', libraries: ['getty'], keywords: ['ab'] },
			}),
		],
		[
			'an AI image of any model (4.8)',
			background({ type: 'image', aiVisual: { prompt: 'x', model: 'nanobanana-pro', mediaStyle: 'cartoon' } }),
		],
		[
			'an AI video',
			background({
				type: 'video',
				aiVisual: {
					prompt: 'x',
					model: 'pixverse5.5',
					videoDuration: '10s',
					firstFrameImageUrl: 'https://example.com/a.jpg',
				},
			}),
		],
		[
			'documented elements',
			scene({
				elements: [
					{ type: 'shape', name: 'badge-3', fill: 'rgba(255,255,255,1)', position: 'top-left', width: '20%' },
					{ type: 'text', text: '50% OFF', textVariant: 'heading', position: 'center' },
					{ type: 'image', visualUrl: 'https://example.com/a.png', top: '5%' },
					{ type: 'shape', name: 'geometry-10' },
				],
			}),
		],
		[
			'a whole style',
			style({
				fontFamily: 'Lato',
				fontSize: 32,
				color: '#fff',
				shadowWidth: '2%',
				position: 'center-center',
				alignment: 'left',
				decorations: ['bold'],
				case: 'uppercase',
				paragraphWidth: '80%',
				animations: [{ name: 'text reveal', type: 'entry', speed: 'custom', customSpeedValue: 0.5 }],
			}),
		],
		['a font file under any name', style({ fontFamily: 'House Sans', fontUrl: 'https://example.com/house.ttf' })],
		['music off in one scene', scene({ backgroundMusic: { enabled: false } })],
		[
			'placeholders of a template',
			{ videoName: '{{Name}}', templateId: 't', scenes: [{ background: { visualUrl: '{{Picture}}' } }] },
		],
		['members Pictory would strip', top({ somethingNew: 1 })],
		['empty members', top({ logo: null, webhook: undefined } as unknown as IDataObject)],
	])('%s', (_name, body) => expect(checkStoryboard(body).findings).toEqual([]));
});

describe('refuses', () => {
	test.each<[string, IDataObject, string, RegExp]>([
		['no name', top({ videoName: ' ' }), 'videoName', /empty/],
		['no scenes', { videoName: 'Demo' }, 'scenes', /at least one/],
		['an empty list of scenes', top({ scenes: [] }), 'scenes', /at least one/],
		['scenes that are no list', top({ scenes: { story: 'x' } }), 'scenes', /list/],
		['a scene that is a text', top({ scenes: ['x'] }), 'scenes[0]', /object/],
		['an empty scene', top({ scenes: [{}] }), 'scenes[0]', /nothing to say or show/],
		[
			'a stock search without a text',
			top({ scenes: [{ background: { searchFilter: { query: 'hills' } } }] }),
			'scenes[0].story',
			/empty.*with a text only/,
		],
		[
			'two content sources',
			scene({ blogUrl: 'https://example.com' }),
			'scenes[0]',
			/2 sources of content: a text and an article/,
		],
		[
			'a silent picture without a length',
			top({ scenes: [{ background: { type: 'image', visualUrl: 'https://example.com/a' } }] }),
			'scenes[0].minimumDuration',
			/missing.*such as 4/,
		],
		[
			'a silent picture by its name',
			top({ scenes: [{ background: { visualUrl: 'https://example.com/a.JPG?x=1' } }] }),
			'scenes[0].minimumDuration',
			/missing/,
		],
		[
			'a silent color of no length',
			top({ scenes: [{ background: { color: '#fff' }, minimumDuration: 0 }] }),
			'scenes[0].minimumDuration',
			/is 0/,
		],
		[
			'a silent AI image without a length',
			top({ scenes: [{ background: { type: 'image', aiVisual: { prompt: 'x', model: 'nanobanana' } } }] }),
			'scenes[0].minimumDuration',
			/missing/,
		],
		[
			'an AI video of nothing',
			top({ scenes: [{ background: { type: 'video', aiVisual: { model: 'veo3.1' } } }] }),
			'scenes[0].background.aiVisual.prompt',
			/no text/,
		],
		[
			'an AI image of no model',
			background({ type: 'image', aiVisual: { prompt: 'x' } }),
			'scenes[0].background.aiVisual.model',
			/flux-schnell, nanobanana, nanobanana-pro, seedream3\.0\.$/,
		],
		[
			'an AI video of no model',
			background({ type: 'video', aiVisual: { prompt: 'x', model: ' ' } }),
			'scenes[0].background.aiVisual.model',
			/pixverse5\.5, veo3\.1, veo3\.1_fast\.$/,
		],
		[
			'sides the model cannot make',
			background(
				{ type: 'video', aiVisual: { prompt: 'x', model: 'veo3.1' } },
				{ videoWidth: 1080, videoHeight: 1080 },
			),
			'scenes[0].background.aiVisual.model',
			/1080 × 1080/,
		],
		[
			'a recording in S3 in place of scenes, without a connection',
			{ videoName: 'Demo', url: 's3://my-videos/a.mp4', videoToVideo: true },
			'url',
			/AWS Connection/,
		],
		[
			'a switch that is a text',
			{ videoName: 'Demo', url: 'https://example.com/a.mp4', videoToVideo: 'yes' },
			'videoToVideo',
			/true or false/,
		],
		[
			'a voice setting without a voice',
			top({ voiceOver: { enabled: true, aiVoices: [{ speed: 120 }] } }),
			'voiceOver.aiVoices[0].speaker',
			/Choose a Voice/,
		],
		[
			'a logo in a place there is not',
			top({ logo: { url: 'https://example.com/a.png', position: 'middle' } }),
			'logo.position',
			/"middle"/,
		],
		[
			'an avatar in a place there is not',
			top({ voiceOver, avatar: { avatarId: 'a', position: 'left' } }),
			'avatar.position',
			/"left"/,
		],
		[
			'a border in a color by name',
			scene({ avatar: { borderColor: 'black' } }),
			'scenes[0].avatar.borderColor',
			/"black"/,
		],
		['a long story', scene({ story: 'a'.repeat(15_001) }), 'scenes[0].story', /15,001 characters.*15,000/],
		['a story that is a number', scene({ story: 5 }), 'scenes[0].story', /must be a text/],
		['a width alone', top({ videoWidth: 1920 }), 'videoHeight', /both/],
		['a height alone', top({ videoHeight: 1080 }), 'videoWidth', /both/],
		['half a pixel', top({ videoWidth: 1920.5, videoHeight: 1080 }), 'videoWidth', /whole number/],
		['a format it cannot make', top({ aspectRatio: '21:9' }), 'aspectRatio', /"21:9".*16:9/],
		['a flag that is a text', top({ saveProject: 'yes' }), 'saveProject', /true or false/],
		['brand id and name', top({ brandId: 'a', brandName: 'b' }), 'brandId', /Keep one/],
		['layout id and name', top({ smartLayoutId: 'a', smartLayoutName: 'b' }), 'smartLayoutId', /Keep one/],
		['style id and name', top({ subtitleStyleId: 'a', subtitleStyleName: 'b' }), 'subtitleStyleId', /Keep one/],
		[
			'style id and name of a scene',
			scene({ subtitleStyleId: 'a', subtitleStyleName: 'b' }),
			'scenes[0].subtitleStyleId',
			/Keep one/,
		],
		['an avatar without a voice', top({ avatar: { avatarId: 'a' } }), 'avatar', /Voice/],
		[
			'an avatar with the voice off',
			top({ avatar: { avatarId: 'a' }, voiceOver: { ...voiceOver, enabled: false } }),
			'avatar',
			/Voice/,
		],
		['an avatar that is none', top({ avatar: {}, voiceOver }), 'avatar.avatarId', /Choose/],
		[
			'an avatar in two places',
			top({ voiceOver, avatar: { avatarId: 'a', position: 'top-left', top: '5%' } }),
			'avatar.position',
			/together/,
		],
		['another avatar in a scene', scene({ avatar: { avatarId: 'a' } }), 'scenes[0].avatar.avatarId', /whole video/],
		['a place outside', scene({ avatar: { top: '101%' } }), 'scenes[0].avatar.top', /from 0 to 100/],
		['a width of five frames', top({ logo: { url: 'https://example.com/a.png', width: '500%' } }), 'logo.width', /100/],
		['a width in pixels', top({ logo: { url: 'https://example.com/a.png', width: 200 } }), 'logo.width', /"20%"/],
		[
			'a fast voice',
			top({ voiceOver: { enabled: true, aiVoices: [{ speaker: 'a', speed: 201 }] } }),
			'voiceOver.aiVoices[0].speed',
			/between 50 and 200/,
		],
		[
			'a slow voice',
			top({ voiceOver: { enabled: true, aiVoices: [{ speaker: 'a', speed: 49 }] } }),
			'voiceOver.aiVoices[0].speed',
			/between 50 and 200/,
		],
		[
			'a loud voice',
			top({ voiceOver: { enabled: true, aiVoices: [{ speaker: 'a', amplificationLevel: 1.1 }] } }),
			'voiceOver.aiVoices[0].amplificationLevel',
			/between -1 and 1/,
		],
		['no voices', top({ voiceOver: { enabled: true, aiVoices: [] } }), 'voiceOver.aiVoices', /empty list/],
		[
			'two kinds of voice',
			top({ voiceOver: { ...voiceOver, externalVoice: { voiceUrl: 'https://example.com/a.mp3' } } }),
			'voiceOver.aiVoices',
			/Keep one/,
		],
		[
			'two kinds of voice in a scene',
			scene({ voiceOver: { ...voiceOver, externalVoice: {} } }),
			'scenes[0].voiceOver.aiVoices',
			/Keep one/,
		],
		[
			'loud music',
			top({ backgroundMusic: { enabled: true, autoMusic: true, volume: 10 } }),
			'backgroundMusic.volume',
			/between 0 and 1/,
		],
		[
			'two kinds of music',
			top({ backgroundMusic: { autoMusic: true, musicUrl: 'https://example.com/a.mp3' } }),
			'backgroundMusic.musicUrl',
			/Keep one/,
		],
		[
			'eleven clips of music',
			top({ backgroundMusic: { clips: Array(11).fill({ start: 0, end: 1 }) } }),
			'backgroundMusic.clips',
			/at most 10/,
		],
		['other music in a scene', scene({ backgroundMusic: { volume: 0.5 } }), 'scenes[0].backgroundMusic', /on or off/],
		['a caption while splitting', scene({ caption: 'x', createSceneOnNewLine: true }), 'scenes[0].caption', /split/],
		[
			'a caption while splitting at sentences',
			scene({ caption: 'x', createSceneOnEndOfSentence: true }),
			'scenes[0].caption',
			/split/,
		],
		[
			'a caption without a text',
			top({ scenes: [{ caption: 'x', background: { color: '#fff' }, minimumDuration: 1 }] }),
			'scenes[0].caption',
			/needs a text/,
		],
		['five caption lines', scene({ maxSubtitleLines: 5 }), 'scenes[0].maxSubtitleLines', /between 1 and 4/],
		[
			'caption lines with a layout',
			scene({ maxSubtitleLines: 2 }, { smartLayoutName: 'Chic' }),
			'scenes[0].maxSubtitleLines',
			/Smart Layout/,
		],
		[
			'SSML without a text',
			top({ scenes: [{ isSSMLStory: true, background: { color: '#fff' }, minimumDuration: 1 }] }),
			'scenes[0].isSSMLStory',
			/needs a text/,
		],
		[
			'audio without language',
			top({ scenes: [{ audioUrl: 'https://example.com/a.mp3' }] }),
			'scenes[0].audioLanguage',
			/language/,
		],
		[
			'video without language',
			top({ scenes: [{ videoUrl: 'https://example.com/a.mp4', audioLanguage: '' }] }),
			'scenes[0].audioLanguage',
			/empty/,
		],
		[
			'a spoken language it does not know',
			top({ scenes: [{ audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en' }] }),
			'scenes[0].audioLanguage',
			/"en"/,
		],
		['a transcript of a text', scene({ transcript: [] }), 'scenes[0].transcript', /audio or video/],
		['a long webhook', top({ webhook: `https://example.com/${'a'.repeat(481)}` }), 'webhook', /501 characters/],
		['a webhook that is no address', top({ webhook: 'example.com/hook' }), 'webhook', /web address/],
		['a webhook input that is a list', top({ webhookInput: [] }), 'webhookInput', /object/],
		[
			'an article that is no address',
			top({ scenes: [{ blogUrl: 's3://my-videos/a.html' }] }),
			'scenes[0].blogUrl',
			/https/,
		],
		['a file on a disk', background({ visualUrl: 'C:\\video.mp4' }), 'scenes[0].background.visualUrl', /web address/],
		[
			's3:// without a connection',
			background({ visualUrl: 's3://my-videos/a.mp4' }),
			'scenes[0].background.visualUrl',
			/AWS Connection/,
		],
		[
			's3:// without a key',
			background({ visualUrl: 's3://my-videos' }, { awsConnectionId: CONNECTION }),
			'scenes[0].background.visualUrl',
			/no file/,
		],
		[
			'a bucket with capitals',
			background({ visualUrl: 's3://My-Videos/a.mp4' }, { awsConnectionId: CONNECTION }),
			'scenes[0].background.visualUrl',
			/capital/,
		],
		[
			'a bucket with underscores',
			top({ logo: { url: 's3://my_videos/a.png' }, awsConnectionId: CONNECTION }),
			'logo.url',
			/underscore/,
		],
		[
			'two visuals',
			background({ visualUrl: 'https://example.com/a.mp4', color: '#fff' }),
			'scenes[0].background',
			/visualUrl, color/,
		],
		[
			'a file and a search',
			background({ visualUrl: 'https://example.com/a.mp4', searchFilter: { query: 'x' } }),
			'scenes[0].background',
			/more than one/,
		],
		[
			'clips of an image',
			background({ type: 'image', visualUrl: 'https://example.com/a.png', clips: [{ start: 0, end: 1 }] }),
			'scenes[0].background.clips',
			/video/,
		],
		[
			'clips of a file that is not said to be a video',
			background({ visualUrl: 'https://example.com/a.mp4', clips: [{ start: 0, end: 1 }] }),
			'scenes[0].background.clips',
			/^need "type": "video"/,
		],
		[
			'a clip that runs backwards',
			background({ type: 'video', visualUrl: 'https://example.com/a.mp4', clips: [{ start: 2, end: 1 }] }),
			'scenes[0].background.clips[0].end',
			/later/,
		],
		[
			'a broll of two visuals',
			scene({ backgroundBrolls: [{ visualUrl: 'https://example.com/a.mp4', color: '#fff' }] }),
			'scenes[0].backgroundBrolls[0]',
			/more than one/,
		],
		[
			'a category it does not know',
			background({ searchFilter: { category: 'Nature/Moon' } }),
			'scenes[0].background.searchFilter.category',
			/list/,
		],
		[
			'eleven keywords',
			background({ searchFilter: { keywords: Array(11).fill('hill') } }),
			'scenes[0].background.searchFilter.keywords',
			/at most 10/,
		],
		[
			'a keyword of one letter',
			background({ searchFilter: { keywords: ['a'] } }),
			'scenes[0].background.searchFilter.keywords[0]',
			/2 to 100/,
		],
		[
			'a library it does not know',
			background({ searchFilter: { libraries: ['pexels'] } }),
			'scenes[0].background.searchFilter.libraries[0]',
			/getty/,
		],
		[
			'an AI visual of no kind',
			background({ aiVisual: { prompt: 'x', model: 'nanobanana' } }),
			'scenes[0].background.type',
			/image or video/,
		],
		[
			'a long AI prompt',
			background({ type: 'image', aiVisual: { prompt: 'a'.repeat(501), model: 'flux-schnell' } }),
			'scenes[0].background.aiVisual.prompt',
			/501/,
		],
		[
			'an image of a video model',
			background({ type: 'image', aiVisual: { prompt: 'x', model: 'veo3.1' } }),
			'scenes[0].background.aiVisual.model',
			/makes videos/,
		],
		[
			'a video of an image model',
			background({ type: 'video', aiVisual: { prompt: 'x', model: 'nanobanana' } }),
			'scenes[0].background.aiVisual.model',
			/makes images/,
		],
		[
			'an image with a duration',
			background({ type: 'image', aiVisual: { prompt: 'x', model: 'seedream3.0', videoDuration: '8s' } }),
			'scenes[0].background.aiVisual.videoDuration',
			/AI videos only/,
		],
		[
			'a duration the model cannot make',
			background({ type: 'video', aiVisual: { prompt: 'x', model: 'veo3.1', videoDuration: '10s' } }),
			'scenes[0].background.aiVisual.videoDuration',
			/4s, 6s, 8s/,
		],
		[
			'a format the model cannot make',
			background({ type: 'video', aiVisual: { prompt: 'x', model: 'veo3.1' } }, { aspectRatio: '1:1' }),
			'scenes[0].background.aiVisual.model',
			/16:9, 9:16/,
		],
		[
			'a first frame and references',
			background({
				type: 'video',
				aiVisual: {
					prompt: 'x',
					model: 'pixverse5.5',
					firstFrameImageUrl: 'https://example.com/a.png',
					referenceImageUrls: ['https://example.com/b.png'],
				},
			}),
			'scenes[0].background.aiVisual.firstFrameImageUrl',
			/together/,
		],
		[
			'three references',
			background({
				type: 'video',
				aiVisual: { prompt: 'x', model: 'veo3.1', referenceImageUrls: Array(3).fill('https://example.com/b.png') },
			}),
			'scenes[0].background.aiVisual.referenceImageUrls',
			/at most 2/,
		],
		[
			'two movements of an image',
			background({
				type: 'image',
				visualUrl: 'https://example.com/a.png',
				settings: { zoomAndPan: true, kenBurnsEffect: 'in' },
			}),
			'scenes[0].background.settings.kenBurnsEffect',
			/together/,
		],
		[
			'a dark overlay',
			background({ color: '#fff', colorOverlay: { color: '#000', opacity: 2 } }),
			'scenes[0].background.colorOverlay.opacity',
			/between 0 and 1/,
		],
		['a color by name', background({ color: 'papayawhip' }), 'scenes[0].background.color', /"papayawhip".*#FF0000/],
		[
			'a color of an overlay',
			background({ color: '#fff', colorOverlay: { color: 'red' } }),
			'scenes[0].background.colorOverlay.color',
			/"red"/,
		],
		['a color of the subtitles', style({ keywordColor: '#12345' }), 'subtitleStyle.keywordColor', /"#12345"/],
		[
			'a transition it does not know',
			scene({ sceneTransition: 'star-wipe' }),
			'scenes[0].sceneTransition',
			/star-wipe/,
		],
		['no elements', scene({ elements: [] }), 'scenes[0].elements', /empty list/],
		[
			'21 elements',
			scene({ elements: Array(21).fill({ type: 'shape', name: 'circle' }) }),
			'scenes[0].elements',
			/at most 20/,
		],
		['an element of no type', element({ name: 'circle' }), 'scenes[0].elements[0].type', /missing/],
		[
			'a shape it does not know',
			element({ type: 'shape', name: 'geometry-9' }),
			'scenes[0].elements[0].name',
			/no shape/,
		],
		['a shape without a name', element({ type: 'shape' }), 'scenes[0].elements[0].name', /Choose a shape/],
		[
			'a circle with corners',
			element({ type: 'shape', name: 'circle', borderRadius: 12 }),
			'scenes[0].elements[0].borderRadius',
			/rectangle only/,
		],
		['an empty text', element({ type: 'text', text: '' }), 'scenes[0].elements[0].text', /empty/],
		['a long text', element({ type: 'text', text: 'a'.repeat(2001) }), 'scenes[0].elements[0].text', /2,000/],
		[
			'an element in two places',
			element({ type: 'shape', name: 'circle', position: 'top-left', left: '5%' }),
			'scenes[0].elements[0].position',
			/together/,
		],
		['an overlay without a picture', element({ type: 'image' }), 'scenes[0].elements[0]', /exactly one/],
		[
			'an overlay with a category',
			element({ type: 'video', searchFilter: { category: 'Nature' } }),
			'scenes[0].elements[0].searchFilter',
			/query only/,
		],
		['a font it does not know', style({ fontFamily: 'Comic Sans' }), 'subtitleStyle.fontFamily', /Comic Sans/],
		[
			'a font file without a name',
			style({ fontUrl: 'https://example.com/house.ttf' }),
			'subtitleStyle.fontFamily',
			/needs a name/,
		],
		['a tiny font', style({ fontSize: 0 }), 'subtitleStyle.fontSize', /1 or more/],
		['a plain center', style({ position: 'center' }), 'subtitleStyle.position', /center-center/],
		[
			'three animations',
			style({ animations: Array(3).fill({ name: 'fade' }) }),
			'subtitleStyle.animations',
			/at most 2/,
		],
		[
			'future words without fading',
			style({ animations: [{ name: 'wipe', futureWords: 'hidden' }] }),
			'subtitleStyle.animations[0].futureWords',
			/fade and blur/,
		],
		[
			'future words of a text that goes',
			style({ animations: [{ name: 'blur', type: 'exit', futureWords: 'hidden' }] }),
			'subtitleStyle.animations[0].futureWords',
			/entry only/,
		],
		[
			'an elastic exit of a text on top',
			element({ type: 'text', text: 'x', style: { animations: [{ name: 'elastic', type: 'exit' }] } }),
			'scenes[0].elements[0].style.animations[0].type',
			/entry only/,
		],
		[
			'a recording without a file',
			top({ voiceOver: { enabled: true, externalVoice: { syncVoice: true } } }),
			'voiceOver.externalVoice.voiceUrl',
			/address of the recording/,
		],
		[
			'a recording of a scene without a file',
			scene({ voiceOver: { enabled: true, externalVoice: { amplificationLevel: 0 } } }),
			'scenes[0].voiceOver.externalVoice.voiceUrl',
			/address of the recording/,
		],
		[
			'a custom speed without a value',
			style({ animations: [{ name: 'fade', speed: 'custom' }] }),
			'subtitleStyle.animations[0].customSpeedValue',
			/0.5/,
		],
		[
			'a long prompt',
			top({ scenes: [{ storyCoPilot: { prompt: 'a'.repeat(5001) } }] }),
			'scenes[0].storyCoPilot.prompt',
			/5,000/,
		],
		['no prompt', top({ scenes: [{ storyCoPilot: { tone: 'casual' } }] }), 'scenes[0].storyCoPilot.prompt', /empty/],
		[
			'a script of eleven minutes',
			top({ scenes: [{ storyCoPilot: { prompt: 'x', duration: 660 } }] }),
			'scenes[0].storyCoPilot.duration',
			/between 1 and 600/,
		],
		['no destination', top({ destinations: [] }), 'destinations', /empty list/],
		['a destination of no type', top({ destinations: [{}] }), 'destinations[0].type', /vimeo/],
	])('%s', (_name, body, path, message) => {
		expect(checkStoryboard(body).findings).toEqual([{ path, message: expect.stringMatching(message) }]);
	});
});

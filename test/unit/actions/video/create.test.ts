import type { IDataObject } from 'n8n-workflow';

import { bodies, bodyOf, locator, prepare, problemsOf } from './panel';

const CONNECTION = '20241207042423053xmex5z9ag9ivmp21';
const awsConnectionId = locator(CONNECTION);
const files = (...rows: IDataObject[]): IDataObject => ({ source: 'media', mediaFiles: { file: rows } });
const scenes = (...rows: IDataObject[]): IDataObject => ({ textFrom: 'scenes', scenes: { scene: rows } });
const with_ = (additionalFields: IDataObject, story = 'Hello.'): IDataObject => ({ story, additionalFields });
const part = (values: IDataObject): IDataObject => ({ values });

describe('the body of', () => {
	test('a first video: a name, a text', () => {
		expect(bodyOf({ story: 'Welcome to Pictory!' })).toEqual({
			videoName: 'Demo',
			aspectRatio: '16:9',
			scenes: [{ story: 'Welcome to Pictory!', createSceneOnNewLine: true, createSceneOnEndOfSentence: true }],
		});
	});

	test("the docs' first recipe", () => {
		const story = (text: string) => ({ story: text, sceneOptions: { splitScenes: 'sentences' } });
		const texts = [
			'Introducing our latest innovation. Built for scale.',
			'Launch your next project in minutes, not weeks.',
			'Available today.',
		];
		expect(
			bodyOf({
				...scenes(...texts.map(story)),
				speaker: locator('Martin', 'name'),
				additionalFields: {
					language: 'en',
					saveProject: true,
					voiceSettings: part({ speed: 100, amplificationLevel: 0 }),
					backgroundMusic: part({ music: 'auto', volume: 10 }),
				},
			}),
		).toEqual({
			videoName: 'Demo',
			language: 'en',
			aspectRatio: '16:9',
			saveProject: true,
			scenes: texts.map((text) => ({ story: text, createSceneOnEndOfSentence: true })),
			voiceOver: { enabled: true, aiVoices: [{ speaker: 'Martin', speed: 100, amplificationLevel: 0 }] },
			backgroundMusic: { enabled: true, autoMusic: true, volume: 0.1 },
		});
	});

	test.each<[string, IDataObject, IDataObject]>([
		[
			'an article',
			{ source: 'article', blogUrl: 'https://pictory.ai/blog/x' },
			{ blogUrl: 'https://pictory.ai/blog/x', createSceneOnNewLine: true, createSceneOnEndOfSentence: true },
		],
		[
			'audio',
			{ source: 'audio', audioUrl: 'https://example.com/a.mp3' },
			{ audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en-US' },
		],
		[
			'video',
			{ source: 'video', videoUrl: 'https://example.com/a.mp4', audioLanguage: 'de-CH' },
			{ videoUrl: 'https://example.com/a.mp4', audioLanguage: 'de-CH' },
		],
		[
			'slides',
			{ source: 'powerpoint', pptUrl: 'https://example.com/a.pptx' },
			{ pptUrl: 'https://example.com/a.pptx' },
		],
		[
			'a script written by AI',
			{ source: 'aiScript', prompt: 'Solar panels', duration: 90, splitScenes: 'none' },
			{
				storyCoPilot: { prompt: 'Solar panels', duration: 90 },
			},
		],
	])('%s', (_name, parameters, scene) => {
		expect(bodyOf(parameters)).toEqual({ videoName: 'Demo', aspectRatio: '16:9', scenes: [scene] });
	});

	test('private footage (docs/pictory-api.md §2.7)', () => {
		expect(
			bodyOf({
				...files({ visualUrl: ' s3://my-company-videos/factory.mp4', story: 'Our factory at work.' }),
				awsConnectionId,
			}),
		).toEqual({
			videoName: 'Demo',
			aspectRatio: '16:9',
			awsConnectionId: CONNECTION,
			scenes: [
				{
					story: 'Our factory at work.',
					background: { type: 'video', visualUrl: 's3://my-company-videos/factory.mp4' },
				},
			],
		});
	});

	test.each<[string, IDataObject, IDataObject, number?]>([
		[
			'an image',
			{ visualUrl: 'https://example.com/a.png?x=1' },
			{ type: 'image', visualUrl: 'https://example.com/a.png?x=1' },
			4,
		],
		[
			'an image for as long as somebody wants',
			{ visualUrl: 'https://example.com/a.png', minimumDuration: 2.5 },
			{ type: 'image', visualUrl: 'https://example.com/a.png' },
			2.5,
		],
		[
			'an image for as long as its options say',
			{ visualUrl: 'https://example.com/a.png', sceneOptions: { minimumDuration: 7 } },
			{ type: 'image', visualUrl: 'https://example.com/a.png' },
			7,
		],
		[
			'a video for as long as somebody wants',
			{ visualUrl: 'https://example.com/a.mp4', minimumDuration: 6 },
			{ type: 'video', visualUrl: 'https://example.com/a.mp4' },
			6,
		],
		[
			'a video that plays to its end',
			{ visualUrl: 'https://example.com/a.mp4' },
			{ type: 'video', visualUrl: 'https://example.com/a.mp4' },
		],
		['a name that does not tell', { visualUrl: 'https://example.com/a' }, { visualUrl: 'https://example.com/a' }],
		[
			'a chosen type',
			{ visualUrl: 'https://example.com/a', type: 'image' },
			{ type: 'image', visualUrl: 'https://example.com/a' },
			4,
		],
		[
			'a part of a video',
			{ visualUrl: 'https://example.com/a', clipStart: 2, clipEnd: 5.5 },
			{ type: 'video', visualUrl: 'https://example.com/a', clips: [{ start: 2, end: 5.5 }] },
		],
		[
			'its own sound',
			{ visualUrl: 'https://example.com/a.mp4', mute: false },
			{ type: 'video', visualUrl: 'https://example.com/a.mp4', settings: { mute: false } },
		],
		[
			'an S3 address with blanks',
			{ visualUrl: 'https://my-videos.s3.amazonaws.com/a b.mp4' },
			{ type: 'video', visualUrl: 'https://my-videos.s3.amazonaws.com/a%20b.mp4' },
		],
	])('a file: %s', (_name, row, background, ...[minimumDuration]) => {
		expect(bodyOf(files(row)).scenes).toEqual([{ background, ...(minimumDuration && { minimumDuration }) }]);
	});

	test('an image with a narration is shown while it is spoken, and longer only if somebody says so', () => {
		const image = { visualUrl: 'https://example.com/a.png', story: 'Look.' };
		const background = { type: 'image', visualUrl: 'https://example.com/a.png' };
		expect(bodyOf(files(image, { ...image, minimumDuration: 9 })).scenes).toEqual([
			{ story: 'Look.', background },
			{ story: 'Look.', background, minimumDuration: 9 },
		]);
	});

	test.each<[string, IDataObject, IDataObject | undefined]>([
		['an image', { background: 'file', visualUrl: 'https://example.com/a.jpg' }, { minimumDuration: 4 }],
		['a color', { background: 'color', color: '#fff' }, { minimumDuration: 4 }],
		['a color for a second', { background: 'color', color: '#fff', minimumDuration: 1 }, { minimumDuration: 1 }],
		['an AI image', { background: 'aiImage', prompt: 'hills' }, { minimumDuration: 4 }],
		['an AI video', { background: 'aiVideo', prompt: 'hills' }, {}],
		['a video', { background: 'file', visualUrl: 'https://example.com/a.mp4' }, {}],
		[
			'a file that JSON makes an image',
			{
				background: 'file',
				visualUrl: 'https://example.com/a',
				sceneOptions: { customJson: '{"background":{"type":"image"}}' },
			},
			{ minimumDuration: 4 },
		],
		[
			'a color that JSON gives a text',
			{ background: 'color', color: '#fff', sceneOptions: { customJson: '{"story":"Hi."}' } },
			{ story: 'Hi.' },
		],
	])('a scene of the list without a text: %s', (_name, row, members) => {
		const [scene] = bodyOf(scenes(row)).scenes as IDataObject[];
		expect({ ...scene, background: undefined }).toEqual({ ...members, background: undefined });
	});

	test.each<[string, IDataObject, IDataObject | undefined]>([
		['chosen by Pictory', {}, undefined],
		[
			'a file',
			{ background: 'file', visualUrl: 'https://example.com/a.mp4' },
			{ type: 'video', visualUrl: 'https://example.com/a.mp4' },
		],
		['a color', { background: 'color', color: '#ff0000' }, { color: '#ff0000' }],
		['a stock search', { background: 'search', query: 'hills' }, { searchFilter: { query: 'hills' } }],
		[
			'an AI image',
			{ background: 'aiImage', prompt: 'hills', model: 'nanobanana' },
			{ type: 'image', aiVisual: { prompt: 'hills', model: 'nanobanana' } },
		],
		[
			'an AI image made from the text, in a style',
			{ background: 'aiImage', mediaStyle: 'vintage' },
			{ type: 'image', aiVisual: { model: 'seedream3.0', mediaStyle: 'vintage' } },
		],
		[
			'an AI video made from the text',
			{ background: 'aiVideo' },
			{ type: 'video', aiVisual: { model: 'pixverse5.5' } },
		],
		[
			'an AI image of a model that has come since',
			{ background: 'aiImage', model: 'seedream9' },
			{ type: 'image', aiVisual: { model: 'seedream9' } },
		],
		[
			'an AI video',
			{ background: 'aiVideo', prompt: 'hills', model: 'veo3.1', videoDuration: '8s' },
			{ type: 'video', aiVisual: { prompt: 'hills', model: 'veo3.1', videoDuration: '8s' } },
		],
	])('a scene in front of %s', (_name, row, background) => {
		expect(bodyOf(scenes({ story: 'Hello.', ...row })).scenes).toEqual([
			{ story: 'Hello.', ...(background && { background }) },
		]);
	});

	test('a scene with everything', () => {
		const sceneOptions = {
			caption: 'Hola',
			captionLanguage: 'es',
			hideSubtitles: false,
			highlightKeywords: false,
			maxSubtitleLines: 2,
			minimumDuration: 4,
			endPauseDuration: 1.5,
			sceneTransition: 'wipeup',
			splitScenes: 'none',
			customJson: '{ "elements": [ { "type": "shape", "name": "badge-3" } ], "endPauseDuration": null }',
		};
		expect(bodyOf(scenes({ story: 'Hello.', sceneOptions })).scenes).toEqual([
			{
				story: 'Hello.',
				caption: 'Hola',
				captionLanguage: 'es',
				createSceneOnNewLine: false,
				createSceneOnEndOfSentence: false,
				hideSubtitles: false,
				highlightKeywords: false,
				maxSubtitleLines: 2,
				minimumDuration: 4,
				sceneTransition: 'wipeup',
				elements: [{ type: 'shape', name: 'badge-3' }],
			},
		]);
	});

	test('a template, its fields filled in or taken from the item', () => {
		const template = { source: 'template', templateId: locator('t1') };
		const schema = ['Name', 'City', 'Empty'].map((id) => ({ id }));
		const defined = { mappingMode: 'defineBelow', value: { Name: 'Ada', City: null, Empty: '' }, schema };
		expect(bodyOf({ ...template, variables: defined })).toEqual({
			videoName: 'Demo',
			templateId: 't1',
			variables: { Name: 'Ada' },
		});

		const mapped = { mappingMode: 'autoMapInputData', value: null, schema };
		const rows = [{ json: { Name: 'Ada', other: 1 } }, { json: { Name: 'Bob', City: 'Rome' } }];
		expect(
			bodies(prepare('create', { videoName: 'Demo', ...template, variables: mapped }, rows)).map(
				({ variables }) => variables,
			),
		).toEqual([{ Name: 'Ada' }, { Name: 'Bob', City: 'Rome' }]);
		expect(bodyOf({ ...template, variablesFrom: 'json', variablesJson: '{"Name":"Ada"}' })).toMatchObject({
			variables: { Name: 'Ada' },
		});
		const project = { templateFrom: 'project', projectId: locator('p1'), variablesJson: { Name: 'Ada' } as never };
		expect(bodyOf({ ...template, ...project })).toMatchObject({
			templateId: 'p1',
			variables: { Name: 'Ada' },
		});
	});

	test('a template keeps its voice, or takes the one that is chosen', () => {
		const template = { source: 'template', templateId: locator('t1') };
		expect(bodyOf(template)).not.toHaveProperty('voiceOver');
		expect(
			bodyOf({
				...template,
				speaker: locator('1001'),
				additionalFields: {
					voiceSettings: part({ speed: 120 }),
					moreVoices: { voice: [{ speaker: locator('1002') }] },
				},
			}).voiceOver,
		).toMatchObject({ enabled: true, aiVoices: [{ speaker: '1001', speed: 120 }, { speaker: '1002' }] });
		expect(problemsOf({ ...template, additionalFields: { voiceSettings: part({ speed: 120 }) } })).toEqual([
			expect.stringMatching(/^Voice: is empty/),
		]);
	});

	test('the avatar guide', () => {
		const body = bodyOf({
			story: 'Welcome to my video!',
			speaker: locator('Matthew', 'name'),
			additionalFields: {
				avatar: part({ avatarId: locator('Annie_expressive12_public'), position: 'bottom-right', width: 20 }),
				resolution: part({ videoWidth: 1920, videoHeight: 1080 }),
			},
		});
		expect(body).toMatchObject({
			videoWidth: 1920,
			videoHeight: 1080,
			voiceOver: { enabled: true, aiVoices: [{ speaker: 'Matthew' }] },
			avatar: { avatarId: 'Annie_expressive12_public', position: 'bottom-right', width: '20%' },
		});
		expect(body).not.toHaveProperty('aspectRatio');
	});

	test.each<[string, IDataObject, IDataObject]>([
		['a brand', { brandId: locator('b') }, { brandId: 'b' }],
		['a brand by name', { brandId: locator('Blue', 'name') }, { brandName: 'Blue' }],
		['a layout', { smartLayoutId: locator('l', 'id') }, { smartLayoutId: 'l' }],
		['a layout by name', { smartLayoutId: locator('Chic', 'name') }, { smartLayoutName: 'Chic' }],
		['a text style by name', { subtitleStyleId: locator('Navy blue', 'name') }, { subtitleStyleName: 'Navy blue' }],
		[
			'music of mine',
			{ backgroundMusic: part({ music: 'url', musicUrl: 'https://example.com/m.mp3', volume: 30 }) },
			{ backgroundMusic: { enabled: true, musicUrl: 'https://example.com/m.mp3', volume: 0.3 } },
		],
		['no music', { backgroundMusic: part({ music: 'none' }) }, { backgroundMusic: { enabled: false } }],
		[
			'a logo',
			{ logo: part({ url: 'https://example.com/l.png' }) },
			{ logo: { url: 'https://example.com/l.png', position: 'top-right', width: '10%' } },
		],
		[
			'a private logo',
			{ awsConnectionId, logo: part({ url: 's3://my-videos/l.png' }) },
			{ awsConnectionId: CONNECTION, logo: { url: 's3://my-videos/l.png', position: 'top-right', width: '10%' } },
		],
		[
			'a style',
			{
				subtitleStyle: part({
					fontFamily: 'Lato',
					fontSize: 32,
					case: 'uppercase',
					shadowWidth: 2,
					decorations: ['bold'],
				}),
			},
			{
				subtitleStyle: {
					fontFamily: 'Lato',
					fontSize: 32,
					case: 'uppercase',
					shadowWidth: '2%',
					decorations: ['bold'],
				},
			},
		],
		[
			'Vimeo',
			{ vimeoConnectionId: locator('v'), destinations: '[{"type":"vimeo","folder_uri":"/videos/123456"}]' },
			{ vimeoConnectionId: 'v', destinations: [{ type: 'vimeo', folder_uri: '/videos/123456' }] },
		],
		[
			'a webhook',
			{ webhook: 'https://example.com/hook', webhookInput: '{"row":7}' },
			{ webhook: 'https://example.com/hook', webhookInput: { row: 7 } },
		],
		[
			'preferred visuals',
			{ stockSearch: part({ visualSelectionPreference: 'stock-only' }) },
			{ visualSelectionPreference: 'stock-only' },
		],
	])('%s', (_name, additional, members) => {
		const { scenes: made, ...body } = bodyOf(with_(additional));
		expect(made).toHaveLength(1);
		expect(body).toEqual({ videoName: 'Demo', aspectRatio: '16:9', ...members });
	});

	test('what is set for all scenes gives way to what a scene says', () => {
		const body = bodyOf({
			...scenes(
				{ story: 'One.' },
				{
					story: 'Two.',
					background: 'color',
					color: '#fff',
					sceneOptions: { sceneTransition: 'none', hideSubtitles: false },
				},
			),
			additionalFields: {
				sceneTransition: 'fade',
				captions: part({ hideSubtitles: true }),
				stockSearch: part({ query: 'hills', keywords: 'green, sunny ,', libraries: ['getty'] }),
			},
		});
		expect(body.scenes).toEqual([
			{
				story: 'One.',
				sceneTransition: 'fade',
				hideSubtitles: true,
				highlightKeywords: true,
				background: { searchFilter: { query: 'hills', keywords: ['green', 'sunny'], libraries: ['getty'] } },
			},
			{
				story: 'Two.',
				sceneTransition: 'none',
				hideSubtitles: false,
				highlightKeywords: true,
				background: { color: '#fff' },
			},
		]);
	});

	test('intro and outro around the scenes', () => {
		const intro = { values: { visualUrl: 'https://example.com/i.png', minimumDuration: 3 } };
		const outro = { values: { visualUrl: 'https://example.com/o.mp4', minimumDuration: 0 } };
		expect(bodyOf(with_({ intro, outro })).scenes).toEqual([
			{ background: { type: 'image', visualUrl: 'https://example.com/i.png' }, minimumDuration: 3 },
			{ story: 'Hello.', createSceneOnNewLine: true, createSceneOnEndOfSentence: true },
			{
				background: {
					type: 'video',
					visualUrl: 'https://example.com/o.mp4',
					settings: { mute: false, loop: false },
				},
			},
		]);
	});

	test.each<[string, IDataObject, IDataObject]>([
		[
			'an image, which has a length',
			{ visualUrl: 'https://example.com/i.png' },
			{ background: { type: 'image', visualUrl: 'https://example.com/i.png' }, minimumDuration: 4 },
		],
		[
			'an image that a signed address does not name',
			{ visualUrl: 'https://example.com/i?sig=1', type: 'image' },
			{ background: { type: 'image', visualUrl: 'https://example.com/i?sig=1' }, minimumDuration: 4 },
		],
		[
			'a video that an address does not name',
			{ visualUrl: 'https://example.com/i', type: 'video' },
			{ background: { type: 'video', visualUrl: 'https://example.com/i', settings: { mute: false, loop: false } } },
		],
		[
			'a video that is repeated in silence',
			{ visualUrl: 'https://example.com/i.mp4', mute: true, loop: true, minimumDuration: 9 },
			{
				background: { type: 'video', visualUrl: 'https://example.com/i.mp4', settings: { mute: true, loop: true } },
				minimumDuration: 9,
			},
		],
	])('an intro: %s', (_name, intro, scene) => {
		expect((bodyOf(with_({ intro: { values: intro } })).scenes as IDataObject[])[0]).toEqual(scene);
	});

	test.each(['9:16', '9x16', '9 : 16', '9×16', '9/16', '09:16', '9:16:00', 'portrait', 'Vertical', 'Portrait (9:16)'])(
		'the format %s',
		(aspectRatio) => expect(bodyOf({ story: 'Hello.', aspectRatio })).toMatchObject({ aspectRatio: '9:16' }),
	);
	test.each([
		['landscape', '16:9'],
		['square', '1:1'],
		['4x5', '4:5'],
	])('the format %s', (aspectRatio, sent) =>
		expect(bodyOf({ story: 'Hello.', aspectRatio })).toMatchObject({ aspectRatio: sent }),
	);
	test('the format that Pictory chooses', () =>
		expect(bodyOf({ story: 'Hello.', aspectRatio: '' })).not.toHaveProperty('aspectRatio'));
	test.each(['21:9', '9:61', 'toString', 'constructor', '4:3'])('no format: %s', (aspectRatio) =>
		expect(problemsOf({ story: 'Hello.', aspectRatio })).toEqual([expect.stringMatching(/^Format: does not know/)]),
	);

	test('a stock search gives way to what a scene shows by its own JSON, or by that of the video', () => {
		const color = '{"background":{"color":"#fff"}}';
		const body = bodyOf({
			...scenes({ story: 'a' }, { story: 'b', sceneOptions: { customJson: color } }, { story: 'c' }),
			additionalFields: {
				stockSearch: part({ query: 'hills' }),
				customJson: '{"scenes":[{},{},{"background":{"searchFilter":{"category":"Nature"}}}]}',
			},
		});
		expect((body.scenes as IDataObject[]).map(({ background }) => background)).toEqual([
			{ searchFilter: { query: 'hills' } },
			{ color: '#fff' },
			{ searchFilter: { category: 'Nature' } },
		]);
	});

	test('the value chosen for the other kind of template is not sent', () => {
		const both = { source: 'template', templateId: locator('t1'), projectId: locator('p1') };
		expect(bodyOf(both)).toMatchObject({ templateId: 't1' });
		expect(bodyOf({ ...both, templateFrom: 'project' })).toMatchObject({ templateId: 'p1' });
		expect(problemsOf({ source: 'template', templateFrom: 'project', templateId: locator('t1') })).toEqual([
			expect.stringMatching(/^Project: is empty/),
		]);
	});

	test('variables that came out empty', () => {
		const template = { source: 'template', templateId: locator('t1') };
		const schema = ['Name', 'City'].map((id) => ({ id }));
		const mapped = { mappingMode: 'autoMapInputData', value: null, schema };
		const rows = [{ json: { Name: 'Ada', City: '' } }, { json: { Name: null, Other: '' } }];
		expect(
			bodies(prepare('create', { videoName: 'Demo', ...template, variables: mapped }, rows)).map(
				({ variables }) => variables,
			),
		).toEqual([{ Name: 'Ada', City: '' }, { Name: '' }]);
		expect(bodyOf({ ...template, variablesFrom: 'json', variablesJson: '{"Name":""}' })).toMatchObject({
			variables: { Name: '' },
		});
	});

	test.each<[string, string]>([
		['audio', 'audioUrl'],
		['video', 'videoUrl'],
	])('%s brings its voice: no avatar and no speed of a voice are on show', (source, field) => {
		const body = bodyOf({
			source,
			[field]: `https://example.com/a.${source === 'audio' ? 'mp3' : 'mp4'}`,
			additionalFields: { avatar: part({ avatarId: locator('a') }), voiceSettings: part({ speed: 120 }) },
		});
		expect(body).not.toHaveProperty('avatar');
		expect(body).not.toHaveProperty('voiceOver');
	});

	test('one connection per video: beside the files, or among the additional fields', () => {
		const other = { awsConnectionId: locator('other') };
		const file = { visualUrl: 's3://my-videos/a.mp4' };
		const cases: IDataObject[] = [
			{ ...files(file), awsConnectionId, additionalFields: other },
			{
				...scenes({ background: 'file', ...file }),
				listConnectionId: undefined,
				awsConnectionId,
				additionalFields: other,
			},
			{ source: 'powerpoint', pptUrl: 's3://my-videos/a.pptx', awsConnectionId, additionalFields: other },
		];
		for (const parameters of cases) expect(bodyOf(parameters)).toMatchObject({ awsConnectionId: CONNECTION });
		expect(bodyOf({ ...with_(other), awsConnectionId })).toMatchObject({ awsConnectionId: 'other' });
		const article = { source: 'article', blogUrl: 'https://example.com/blog', additionalFields: other };
		expect(bodyOf(article)).toMatchObject({ awsConnectionId: 'other' });
	});

	test('custom JSON comes last', () => {
		const customJson = {
			voiceOver: { aiVoices: [{ premiumVoiceSettings: { stability: '60%' } }] },
			scenes: [{ elements: [{ type: 'shape', name: 'circle' }] }],
			aspectRatio: null,
		};
		const body = bodyOf({
			story: 'Hello.',
			splitScenes: 'none',
			speaker: locator('1001'),
			additionalFields: { customJson: JSON.stringify(customJson) },
		});
		expect(body).toEqual({
			videoName: 'Demo',
			voiceOver: { enabled: true, aiVoices: [{ speaker: '1001', premiumVoiceSettings: { stability: '60%' } }] },
			scenes: [{ story: 'Hello.', elements: [{ type: 'shape', name: 'circle' }] }],
		});
	});

	test('rows and collections that one expression gives', () => {
		const [body] = bodies(
			prepare('create', { videoName: 'Demo', textFrom: 'scenes' }, [
				{
					parameters: {
						scenes: ['One.', { story: 'Two.', background: 'Color', color: '#fff' }] as never,
						additionalFields: { saveProject: 'yes', subtitleStyle: { values: { fontSize: '32' } } },
					},
				},
			]),
		);
		expect(body).toEqual({
			videoName: 'Demo',
			aspectRatio: '16:9',
			saveProject: true,
			subtitleStyle: { fontSize: 32 },
			scenes: [{ story: 'One.' }, { story: 'Two.', background: { color: '#fff' } }],
		});
	});

	test('a volume that is left blank is the usual one, and public files may go with a connection', () => {
		expect(
			bodyOf({
				...files({ visualUrl: 'https://example.com/a.mp4' }),
				awsConnectionId,
				additionalFields: { backgroundMusic: part({ volume: '' }) },
			}),
		).toMatchObject({ awsConnectionId: CONNECTION, backgroundMusic: { enabled: true, autoMusic: true, volume: 0.1 } });
	});

	test('JSON is sent as it is, with the connection picked beside it', () => {
		const body = {
			videoName: 'J',
			scenes: [{ background: { visualUrl: 's3://my-videos/{{Name}}.mp4' } }],
			variables: { Name: 'a' },
		};
		expect(bodyOf({ source: 'json', body: JSON.stringify(body), awsConnectionId })).toEqual({
			...body,
			awsConnectionId: CONNECTION,
		});
	});
});

describe('files of the input items', () => {
	const media = { videoName: 'Demo', source: 'media', mediaFrom: 'items', awsConnectionId };
	const item = (visualUrl: unknown, more: IDataObject = {}) => ({ parameters: { visualUrl, ...more } as IDataObject });
	const record = { s3: { bucket: { name: 'my-videos' }, object: { key: 'b+c.mp4' } } };
	const items = [item('s3://my-videos/a.mp4', { story: 'One.' }), item(record), item({ Records: [record, record] })];
	const visuals = (body: IDataObject) =>
		(body.scenes as Array<{ background: { visualUrl: string } }>).map(({ background }) => background.visualUrl);

	test('a video per item', () => {
		expect(bodies(prepare('create', media, items)).map(visuals)).toEqual([
			['s3://my-videos/a.mp4'],
			['s3://my-videos/b c.mp4'],
			['s3://my-videos/b c.mp4', 's3://my-videos/b c.mp4'],
		]);
	});

	test('one video of all items', () => {
		const [body, ...others] = bodies(prepare('create', { ...media, videoPer: 'run' }, items));
		expect(others).toEqual([]);
		expect(visuals(body as IDataObject)).toHaveLength(4);
		expect(body).toMatchObject({ videoName: 'Demo', scenes: [{ story: 'One.' }, {}, {}, {}] });
	});

	test('what is wrong is told at its item', () => {
		const wrong = [
			item('s3://my-videos/a.mp4'),
			item({ Key: 'a.mp4' }),
			item('s3://My_Videos/a.mp4'),
			item(''),
			item('s3://my-videos/a.mp4', { story: 'a'.repeat(15_001) }),
		];
		expect(prepare('create', { ...media, videoPer: 'run' }, wrong).problems).toEqual([
			expect.stringMatching(/^\[1\] File: holds the key "a.mp4"/),
			expect.stringMatching(/^\[3\] File: is empty/),
			expect.stringMatching(/^\[4\] Narration: is 15,001 characters/),
			expect.stringMatching(/^\[2\] File: names the bucket "My_Videos"/),
		]);
		expect(prepare('create', media, wrong).problems).toHaveLength(4);
	});
});

describe('says what is wrong in the words of the panel', () => {
	test.each<[string, IDataObject, string[]]>([
		['no name', { videoName: '', story: 'Hello.' }, ['Video Name: is empty. Enter a name for the video.']],
		['no text', {}, ['Text: is empty. Enter what the video should say.']],
		['no rows', scenes(), ['Scenes: is empty. A video needs at least one scene: add one.']],
		['no files', files(), ['Files: is empty. A video needs at least one scene: add one.']],
		[
			'an empty row',
			scenes({ story: 'Hello.' }, {}),
			['Scene 2: has nothing to say or show. Enter a text or a background.'],
		],
		[
			'a stock search that nothing is said with',
			scenes({ story: 'Hello.' }, { background: 'search', query: 'hills' }),
			[
				'Scene 2 › Text: is empty, and stock is searched for a scene with a text only. Enter one, or choose another background.',
			],
		],
		[
			'a row without its file',
			files({ visualUrl: '' }),
			['Scene 1 › File: is empty. Enter s3://bucket/key or an https address.'],
		],
		['a long text', { story: 'a'.repeat(15_001) }, ['Text: is 15,001 characters long; at most 15,000 are allowed.']],
		['a field left Fixed', { story: 'Hello {{ $json.name }}' }, [expect.stringMatching(/^Text: holds an expression/)]],
		[
			'a part without its end',
			files({ visualUrl: 'https://example.com/a.mp4', clipStart: 5 }),
			[
				'Scene 1 › To Second: is 0. Enter the second where the part that begins at 5 ends, or 0 as From Second for the whole video.',
			],
		],
		[
			'a part whose end is blank',
			files({ visualUrl: 'https://example.com/a.mp4', clipStart: 5, clipEnd: '' }),
			[
				'Scene 1 › To Second: is empty. Enter the second where the part that begins at 5 ends, or 0 as From Second for the whole video.',
			],
		],
		[
			'a part whose end is a word, once',
			files({ visualUrl: 'https://example.com/a.mp4', clipStart: 5, clipEnd: 'late' }),
			[expect.stringMatching(/^Scene 1 › To Second: is "late", which is not a number/)],
		],
		[
			'letters it does not know',
			with_({ customJson: '{"subtitleStyle":{"case":"shout"}}' }),
			[expect.stringMatching(/^Subtitle Style › Letter Case: does not know "shout"/)],
		],
		[
			'a keyword of one letter, once for all scenes',
			{ ...scenes({ story: 'a' }, { story: 'b' }), ...with_({ stockSearch: part({ keywords: 'x' }) }) },
			['Stock Search › Keywords: must be a text of 2 to 100 characters.'],
		],
		[
			'a width of five frames',
			with_({ logo: part({ url: 'https://example.com/l.png', width: 500 }) }),
			['Logo › Width (%): is 500. Enter a whole number between 0 and 100.'],
		],
		[
			'a variable left Fixed',
			{
				source: 'template',
				templateId: locator('t1'),
				variables: { mappingMode: 'defineBelow', value: { Name: '{{ $json.name }}' } },
			},
			[expect.stringMatching(/^Variables › Name: holds an expression/)],
		],
		[
			'a sound file',
			files({ visualUrl: 'https://example.com/a.mp3' }),
			[expect.stringMatching(/^Scene 1 › File: is an audio file/)],
		],
		[
			'an intro of a kind nobody can guess',
			with_({ intro: { values: { visualUrl: 'https://example.com/signed?x=1' } } }),
			[
				'Intro › File Type: cannot be guessed: the name of the file does not say whether it is an image or a video. Choose one of them.',
			],
		],
		[
			'an AI image of nothing',
			scenes({ background: 'aiImage' }),
			[expect.stringMatching(/^Scene 1 › AI Prompt: is empty, and the scene has no text/)],
		],
		[
			'an AI video without its model',
			scenes({ story: 'a', background: 'aiVideo', model: '' }),
			[expect.stringMatching(/^Scene 1 › AI Model: is empty/)],
		],
		[
			'Veo in a square',
			{
				...scenes({ story: 'a', background: 'aiVideo', model: 'veo3.1' }),
				additionalFields: { resolution: part({ videoWidth: 1080, videoHeight: 1080 }) },
			},
			['Scene 1 › AI Model: "veo3.1" cannot make 1080 × 1080 videos, only 16:9, 9:16. Choose another model or format.'],
		],
		[
			'PixVerse in 4:5',
			{ ...scenes({ story: 'a', background: 'aiVideo' }), aspectRatio: '4:5' },
			[expect.stringMatching(/^Scene 1 › AI Model: "pixverse5.5" cannot make 4:5 videos/)],
		],
		[
			'two lengths',
			files({ visualUrl: 'https://example.com/a.png', minimumDuration: 5, sceneOptions: { minimumDuration: 8 } }),
			['Scene 1 › Show for (Seconds): is 5, but the Minimum Duration among the Scene Options is 8. Keep one of them.'],
		],
		[
			'a length taken away by JSON',
			files({ visualUrl: 'https://example.com/a.png', sceneOptions: { customJson: '{"minimumDuration":null}' } }),
			[expect.stringMatching(/^Scene 1 › Show for \(Seconds\): is missing/)],
		],
		[
			'the language of no caption',
			scenes({ story: 'a', sceneOptions: { captionLanguage: 'es' } }),
			[expect.stringMatching(/^Scene 1 › Caption Language: says the language/)],
		],
		[
			'a logo in a place there is not',
			with_({ logo: part({ url: 'https://example.com/l.png', position: 'middle-ish' }) }),
			[expect.stringMatching(/^Logo › Position: does not know "middle-ish"/)],
		],
		[
			'a color by name',
			scenes({ story: 'a', background: 'color', color: 'red' }),
			[expect.stringMatching(/^Scene 1 › Color: is "red", .*#FF0000/)],
		],
		[
			'an image cut',
			files({ visualUrl: 'https://example.com/a.png', clipEnd: 5 }),
			[expect.stringMatching(/^Scene 1 › To Second: can only be cut from a video/)],
		],
		[
			's3:// and no connection',
			files({ visualUrl: 's3://my-videos/a.mp4' }),
			[expect.stringMatching(/^Scene 1 › File: is in a private S3 bucket/)],
		],
		[
			'files in two regions and one connection',
			{
				...files(
					{ visualUrl: 'https://one.s3.us-east-2.amazonaws.com/a.mp4' },
					{ visualUrl: 's3://any-videos/b.mp4' },
					{ visualUrl: 'https://s3.EU-west-1.amazonaws.com/two-videos/c.mp4' },
				),
				awsConnectionId,
			},
			[
				'Scene 3 › File: is in eu-west-1, but https://one.s3.us-east-2.amazonaws.com/a.mp4 is in us-east-2, and an AWS Connection is for one region. Make one video per region, each with its own AWS Connection.',
			],
		],
		[
			'no article',
			{ source: 'article' },
			['Article URL: is empty. Enter the address, beginning with https:// or s3://.'],
		],
		[
			'an article in words',
			{ source: 'article', blogUrl: 'my article' },
			['Article URL: is not a web address. Enter one that begins with https://.'],
		],
		[
			'no spoken language',
			{ source: 'audio', audioUrl: 'https://example.com/a.mp3', audioLanguage: '' },
			[expect.stringMatching(/^Spoken Language: is empty/)],
		],
		['no prompt', { source: 'aiScript' }, ['Prompt: is empty. Enter what the video should be about.']],
		[
			'a long script',
			{ source: 'aiScript', prompt: 'x', duration: 601 },
			['Length (Seconds): is 601. Enter a number between 1 and 600.'],
		],
		['no template', { source: 'template', templateId: locator('') }, [expect.stringMatching(/^Template: is empty/)]],
		[
			'an avatar without a voice',
			with_({ avatar: part({ avatarId: locator('a') }) }),
			[
				'AI Avatar: needs a voice to speak with. Choose a Voice (in JSON: a voiceOver that is enabled), or remove the avatar.',
			],
		],
		[
			'no avatar chosen',
			{ speaker: locator('1001'), ...with_({ avatar: part({}) }) },
			[expect.stringMatching(/^AI Avatar › Avatar: is empty/)],
		],
		['speed without a voice', with_({ voiceSettings: part({}) }), [expect.stringMatching(/^Voice: is empty/)]],
		[
			'a fast voice',
			{ speaker: locator('1001'), ...with_({ voiceSettings: part({ speed: 300 }) }) },
			['Voice Speed: is 300. Enter a number between 50 and 200.'],
		],
		[
			'loud music',
			with_({ backgroundMusic: part({ volume: 101 }) }),
			['Background Music › Volume (%): is 101. Enter a number between 0 and 100.'],
		],
		[
			'a width alone',
			with_({ resolution: part({ videoHeight: 0 }) }),
			['Resolution › Height: is empty. Width and height go together: enter both.'],
		],
		[
			'a caption and splitting',
			with_({ captions: part({ caption: 'Hola' }) }),
			[expect.stringMatching(/^Captions › Caption: cannot be used while/)],
		],
		[
			'a caption for all scenes',
			{ ...scenes({ story: 'a' }, { story: 'b' }), ...with_({ captions: part({ caption: 'Hola' }) }) },
			[expect.stringMatching(/^Captions › Caption: would be shown/)],
		],
		[
			'a stock search, and nothing to say',
			scenes({ background: 'search', query: 'sea' }, { story: 'a', background: 'search', query: 'sea' }),
			[expect.stringMatching(/^Scene 1 › Text: is empty, and stock is searched/)],
		],
		[
			'a caption beside that of the only scene',
			{
				...scenes({ story: 'a', sceneOptions: { caption: 'A', splitScenes: 'none' } }),
				...with_({ captions: part({ caption: 'Hola' }) }),
			},
			[expect.stringMatching(/^Captions › Caption: is not shown: the scene has/)],
		],
		[
			'brand and custom brand',
			with_({ brandId: locator('b'), customJson: '{"brandName":"B"}' }),
			['Brand: is given by ID and by name. Keep one of them.'],
		],
		['broken JSON', with_({ customJson: '{' }), [expect.stringMatching(/^Custom JSON: is not valid JSON/)]],
		[
			'JSON that is a list',
			with_({ customJson: '[]' }),
			[expect.stringMatching(/^Custom JSON: must be a JSON object/)],
		],
		[
			'a second content source',
			scenes({ story: 'a', sceneOptions: { customJson: '{"blogUrl":"https://example.com"}' } }),
			[expect.stringMatching(/^Scene 1: has 2 sources/)],
		],
		[
			'an intro without a file, scenes counted on',
			{ ...scenes({}), ...with_({ intro: { values: {} } }) },
			[expect.stringMatching(/^Intro › File: is empty/), expect.stringMatching(/^Scene 1: has nothing/)],
		],
		[
			'a long webhook',
			with_({ webhook: `https://example.com/${'a'.repeat(500)}` }),
			['Webhook URL: is 520 characters long; at most 500 are allowed.'],
		],
		[
			'an unevaluated body',
			{ source: 'json', body: '{"videoName":"{{ $json.name }}"}' },
			[expect.stringMatching(/^Request Body: holds an expression/)],
		],
		['a broken body', { source: 'json', body: '{' }, [expect.stringMatching(/^Request Body: is not valid JSON/)]],
		['no body', { source: 'json', body: '' }, ['Request Body: is empty. Enter the request as a JSON object.']],
		['an empty body', { source: 'json', body: '{}' }, ['Request Body: is empty. Enter the request as a JSON object.']],
		[
			'two connections',
			{ source: 'json', body: '{"videoName":"J","scenes":[{"story":"x"}],"awsConnectionId":"other"}', awsConnectionId },
			[expect.stringMatching(/^AWS Connection: differs/)],
		],
	])('%s', (_name, parameters, problems) => expect(problemsOf(parameters)).toEqual(problems));
});

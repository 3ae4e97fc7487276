import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useWorld } from '../support/world';

/*
 * The public bodies of Pictory's guides (docs.pictory.ai/guides/…, or its recipes), each from the fields of the panel to
 * what arrives. Where a guide shows fields only, the rest is as short as can be.
 */
interface Guide {
	guide: string;
	operation?: string;
	parameters: INodeParameters;
	body: IDataObject;
}

const world = useWorld();

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const byName = (value: string): INodeParameters => ({ __rl: true, mode: 'name', value });
const values = (fields: INodeParameters): INodeParameters => ({ values: fields });
/** Pages that name no format leave it to Pictory. */
const asPictoryDoes = { aspectRatio: '' };
const listed = (...scene: INodeParameters[]): INodeParameters => ({
	...asPictoryDoes,
	textFrom: 'scenes',
	scenes: { scene },
});
const whole = { splitScenes: 'none' };
const speed100 = { voiceSettings: values({ speed: 100, amplificationLevel: '' }) };

const GUIDES: Guide[] = [
	{
		guide: 'the smallest request',
		parameters: {
			...asPictoryDoes,
			videoName: 'my_first_video',
			story: 'Welcome to Pictory! This is your first AI-generated video.',
			splitScenes: 'sentences',
		},
		body: {
			videoName: 'my_first_video',
			scenes: [
				{ story: 'Welcome to Pictory! This is your first AI-generated video.', createSceneOnEndOfSentence: true },
			],
		},
	},
	{
		guide: 'recipes/end-to-end-recipes',
		parameters: {
			...listed(
				...[
					'Introducing our latest innovation. Designed for creators, built for scale.',
					'Launch your next project in minutes, not weeks.',
					'Available today. Visit our website to learn more.',
				].map((story) => ({ story, sceneOptions: { splitScenes: 'sentences' } })),
			),
			videoName: 'Product Launch Teaser',
			aspectRatio: '16:9',
			speaker: byName('Martin'),
			additionalFields: {
				language: 'en',
				saveProject: true,
				voiceSettings: values({ speed: 100, amplificationLevel: 0 }),
				backgroundMusic: values({ music: 'auto', volume: 10 }),
			},
		},
		body: {
			videoName: 'Product Launch Teaser',
			language: 'en',
			aspectRatio: '16:9',
			saveProject: true,
			scenes: [
				'Introducing our latest innovation. Designed for creators, built for scale.',
				'Launch your next project in minutes, not weeks.',
				'Available today. Visit our website to learn more.',
			].map((story) => ({ story, createSceneOnEndOfSentence: true })),
			voiceOver: { enabled: true, aiVoices: [{ speaker: 'Martin', speed: 100, amplificationLevel: 0 }] },
			backgroundMusic: { enabled: true, autoMusic: true, volume: 0.1 },
		},
	},
	{
		guide: 'article-to-video/blog-to-video',
		parameters: {
			...asPictoryDoes,
			videoName: 'blog_to_video',
			source: 'article',
			blogUrl: 'https://pictory.ai/blog/edutainment-combining-fun-and-learning-for-effective-education',
		},
		body: {
			videoName: 'blog_to_video',
			scenes: [
				{
					blogUrl: 'https://pictory.ai/blog/edutainment-combining-fun-and-learning-for-effective-education',
					createSceneOnNewLine: true,
					createSceneOnEndOfSentence: true,
				},
			],
		},
	},
	{
		guide: 'presentation-to-video (as a scene)',
		parameters: {
			...asPictoryDoes,
			source: 'powerpoint',
			pptUrl: 'https://example.com/slides/spring-sale.pptx',
			speaker: byName('Martin'),
			additionalFields: { voiceSettings: values({ speed: 100, amplificationLevel: 0 }) },
		},
		body: {
			scenes: [{ pptUrl: 'https://example.com/slides/spring-sale.pptx' }],
			voiceOver: { enabled: true, aiVoices: [{ speaker: 'Martin', speed: 100, amplificationLevel: 0 }] },
		},
	},
	{
		guide: 'audio-to-video/podcast-to-video',
		parameters: {
			...asPictoryDoes,
			videoName: 'podcast_to_video',
			source: 'audio',
			audioUrl: 'https://audios-prod.pictorycontent.com/polly/production/projects/6p/72fb25df0e5b.mp3',
		},
		body: {
			videoName: 'podcast_to_video',
			scenes: [
				{
					audioUrl: 'https://audios-prod.pictorycontent.com/polly/production/projects/6p/72fb25df0e5b.mp3',
					audioLanguage: 'en-US',
				},
			],
		},
	},
	{
		guide: 'text-to-video/text-to-video-captions',
		parameters: {
			...listed({
				story: 'Our spring sale starts on Monday.',
				sceneOptions: { ...whole, caption: 'Nuestra oferta empieza el lunes.', captionLanguage: 'es' },
			}),
		},
		body: {
			scenes: [
				{
					story: 'Our spring sale starts on Monday.',
					caption: 'Nuestra oferta empieza el lunes.',
					captionLanguage: 'es',
					createSceneOnNewLine: false,
					createSceneOnEndOfSentence: false,
				},
			],
		},
	},
	{
		guide: 'captions/dynamic-captions',
		parameters: listed({ story: 'One.', sceneOptions: { maxSubtitleLines: 2 } }),
		body: { scenes: [{ story: 'One.', maxSubtitleLines: 2 }] },
	},
	{
		guide: 'captions/text-animations',
		parameters: {
			...asPictoryDoes,
			story: 'One.',
			...whole,
			additionalFields: {
				subtitleStyle: values({
					backgroundColor: 'rgba(0,0,0,0.5)',
					showBoxBackground: false,
					animations: {
						animation: [
							{ name: 'blur', type: 'entry', speed: 'fast', writingStyle: 'word', futureWords: 'subtle' },
							{ name: 'wipe', type: 'exit', speed: 'custom', customSpeedValue: 1.5, direction: 'up' },
						],
					},
				}),
			},
		},
		body: {
			scenes: [{ story: 'One.' }],
			subtitleStyle: {
				backgroundColor: 'rgba(0,0,0,0.5)',
				showBoxBackground: false,
				animations: [
					{ name: 'blur', type: 'entry', speed: 'fast', writingStyle: 'word', futureWords: 'subtle' },
					{ name: 'wipe', type: 'exit', speed: 'custom', customSpeedValue: 1.5, direction: 'up' },
				],
			},
		},
	},
	{
		guide: 'branding-customization/subtitle-styles (whole video and scene)',
		parameters: {
			...listed({ story: 'One.', sceneOptions: { subtitleStyleId: byId('8f3deae9') } }, { story: 'Two.' }),
			additionalFields: { subtitleStyleId: byName('Navy blue') },
		},
		body: {
			subtitleStyleName: 'Navy blue',
			scenes: [{ story: 'One.', subtitleStyleId: '8f3deae9' }, { story: 'Two.' }],
		},
	},
	{
		guide: 'video-with-avatar/create-avatar-video',
		operation: 'createPreview',
		parameters: {
			videoName: 'my_first_avatar_video',
			story: 'Welcome to my video! Today we will explore how AI avatars make video creation simple and engaging.',
			splitScenes: 'sentences',
			sceneOptions: { minimumDuration: 4 },
			speaker: byName('Matthew'),
			additionalFields: {
				...speed100,
				language: 'en',
				resolution: values({ videoWidth: 1920, videoHeight: 1080 }),
				avatar: values({ avatarId: byId('Annie_expressive12_public'), position: 'bottom-right', width: 20 }),
			},
		},
		body: {
			videoName: 'my_first_avatar_video',
			language: 'en',
			videoWidth: 1920,
			videoHeight: 1080,
			voiceOver: { enabled: true, aiVoices: [{ speaker: 'Matthew', speed: 100 }] },
			avatar: { avatarId: 'Annie_expressive12_public', position: 'bottom-right', width: '20%' },
			scenes: [
				{
					story: 'Welcome to my video! Today we will explore how AI avatars make video creation simple and engaging.',
					createSceneOnEndOfSentence: true,
					minimumDuration: 4,
				},
			],
		},
	},
	{
		guide: 'video-with-avatar/scene-level-customization',
		parameters: {
			...listed(
				{ story: 'One.', sceneOptions: { avatar: values({ hide: true }) } },
				{
					story: 'Two.',
					sceneOptions: {
						avatar: values({ position: 'custom', top: 10, left: 5, backgroundColor: 'rgba(244,241,246,1)' }),
					},
				},
			),
			speaker: byName('Matthew'),
			additionalFields: { avatar: values({ avatarId: byId('Annie_expressive12_public') }) },
		},
		body: {
			voiceOver: { enabled: true, aiVoices: [{ speaker: 'Matthew' }] },
			avatar: { avatarId: 'Annie_expressive12_public', position: 'bottom-right', width: '20%' },
			scenes: [
				{ story: 'One.', avatar: { hide: true } },
				{ story: 'Two.', avatar: { top: '10%', left: '5%', backgroundColor: 'rgba(244,241,246,1)' } },
			],
		},
	},
	{
		guide: 'advanced-features/visual-search-filters',
		parameters: listed({
			story: 'One.',
			background: 'search',
			query: 'majestic mountain peaks with hiking trails and scenic overlooks',
			searchFilter: values({ category: 'Nature/Landscapes' }),
		}),
		body: {
			scenes: [
				{
					story: 'One.',
					background: {
						searchFilter: {
							category: 'Nature/Landscapes',
							query: 'majestic mountain peaks with hiking trails and scenic overlooks',
						},
					},
				},
			],
		},
	},
	{
		guide: 'scene music (a file of yours, and none in one scene)',
		parameters: {
			...listed({ story: 'One.' }, { story: 'Two.', sceneOptions: { backgroundMusic: false } }),
			additionalFields: {
				backgroundMusic: values({
					music: 'url',
					musicUrl: 'https://example.com/your-music-file.mp3',
					volume: 30,
					clips: {
						clip: [
							{ start: 0, end: 30 },
							{ start: 60, end: 90 },
						],
					},
				}),
			},
		},
		body: {
			backgroundMusic: {
				enabled: true,
				musicUrl: 'https://example.com/your-music-file.mp3',
				volume: 0.3,
				clips: [
					{ start: 0, end: 30 },
					{ start: 60, end: 90 },
				],
			},
			scenes: [{ story: 'One.' }, { story: 'Two.', backgroundMusic: { enabled: false } }],
		},
	},
	{
		guide: 'ai-generated-visuals/first-frame-image',
		parameters: listed({
			story: 'One.',
			background: 'aiVideo',
			prompt: 'Camera slowly zooms out to reveal a bustling city skyline',
			model: 'pixverse5.5',
			videoDuration: '8s',
			aiSettings: values({ firstFrameImageUrl: 'https://example.com/city-closeup.jpg' }),
		}),
		body: {
			scenes: [
				{
					story: 'One.',
					background: {
						type: 'video',
						aiVisual: {
							prompt: 'Camera slowly zooms out to reveal a bustling city skyline',
							model: 'pixverse5.5',
							videoDuration: '8s',
							firstFrameImageUrl: 'https://example.com/city-closeup.jpg',
						},
					},
				},
			],
		},
	},
	{
		guide: 'ai-generated-visuals/background-images (continuity and a reference)',
		parameters: listed({
			story: 'One.',
			background: 'aiImage',
			model: 'seedream3.0',
			mediaStyle: 'photorealistic',
			aiSettings: values({ visualContinuity: true, referenceImageUrl: 'https://example.com/product.png' }),
		}),
		body: {
			scenes: [
				{
					story: 'One.',
					background: {
						type: 'image',
						aiVisual: {
							model: 'seedream3.0',
							mediaStyle: 'photorealistic',
							visualContinuity: true,
							referenceImageUrl: 'https://example.com/product.png',
						},
					},
				},
			],
		},
	},
	{
		guide: 'advanced-features/scene-elements',
		parameters: {
			...asPictoryDoes,
			story: 'One.',
			...whole,
			sceneOptions: {
				elements: {
					overlay: [
						{ type: 'shape', name: 'badge-3', fill: 'rgba(255,255,255,1)', position: 'top-left', width: 20 },
						{ type: 'text', text: '50% OFF', textVariant: 'heading', position: 'center-center' },
					],
				},
			},
		},
		body: {
			scenes: [
				{
					story: 'One.',
					elements: [
						{ type: 'shape', name: 'badge-3', fill: 'rgba(255,255,255,1)', position: 'top-left', width: '20%' },
						// The guide's plain "center" and "center-center" are the same place.
						{ type: 'text', text: '50% OFF', textVariant: 'heading', position: 'center-center' },
					],
				},
			],
		},
	},
	{
		guide: 'template-to-video/project-as-template',
		parameters: {
			source: 'template',
			templateFrom: 'project',
			projectId: byId('20250813042630669e658e159aa60455692c1dad5473adhg7'),
			variablesJson: '{"Name":"Ada"}',
		},
		body: { templateId: '20250813042630669e658e159aa60455692c1dad5473adhg7', variables: { Name: 'Ada' } },
	},
	{
		guide: 'advanced-features/vimeo-integration',
		parameters: {
			...asPictoryDoes,
			story: 'One.',
			...whole,
			additionalFields: {
				vimeoConnectionId: byId('20250113093052121a7k2mq8zr4'),
				destinations:
					'[{"type":"vimeo","folder_uri":"/videos/123456","content_rating":["safe"],"privacy":{"view":"nobody"}}]',
			},
		},
		body: {
			vimeoConnectionId: '20250113093052121a7k2mq8zr4',
			destinations: [
				{ type: 'vimeo', folder_uri: '/videos/123456', content_rating: ['safe'], privacy: { view: 'nobody' } },
			],
			scenes: [{ story: 'One.' }],
		},
	},
	{
		guide: 'advanced-features/intro-outro',
		parameters: {
			...asPictoryDoes,
			story: 'One.',
			...whole,
			additionalFields: {
				intro: { values: { visualUrl: 'https://example.com/intro.png', minimumDuration: 4 } },
				outro: { values: { visualUrl: 'https://example.com/outro.mp4', minimumDuration: 0 } },
			},
		},
		body: {
			scenes: [
				{ background: { type: 'image', visualUrl: 'https://example.com/intro.png' }, minimumDuration: 4 },
				{ story: 'One.' },
				{
					background: {
						type: 'video',
						visualUrl: 'https://example.com/outro.mp4',
						settings: { mute: false, loop: false },
					},
				},
			],
		},
	},
	{
		guide: 'aws-integration/aws-private-connection',
		parameters: {
			...asPictoryDoes,
			videoName: 'private-s3-demo',
			source: 'media',
			awsConnectionId: byId('20241207042423053xmex5z9ag9ivmp21'),
			mediaFiles: { file: [{ visualUrl: 's3://my-company-videos/factory.mp4', story: 'Our factory at work.' }] },
		},
		body: {
			videoName: 'private-s3-demo',
			awsConnectionId: '20241207042423053xmex5z9ag9ivmp21',
			scenes: [
				{
					story: 'Our factory at work.',
					background: { type: 'video', visualUrl: 's3://my-company-videos/factory.mp4' },
				},
			],
		},
	},
	{
		guide: 'voice-over/elevenlabs-voices (two that take turns)',
		parameters: {
			...asPictoryDoes,
			story: 'One.',
			...whole,
			speaker: byName('Adison'),
			additionalFields: {
				premiumVoiceSettings: values({
					modelId: 'eleven_multilingual_v2',
					stability: 60,
					similarityBoost: 75,
					style: 0,
					useSpeakerBoost: true,
				}),
				moreVoices: {
					voice: [{ speaker: byId('1002'), speed: 90, premiumVoiceSettings: values({ modelId: 'eleven_v3' }) }],
				},
			},
		},
		body: {
			voiceOver: {
				enabled: true,
				aiVoices: [
					{
						speaker: 'Adison',
						premiumVoiceSettings: {
							modelId: 'eleven_multilingual_v2',
							stability: '60%',
							similarityBoost: '75%',
							style: '0%',
							useSpeakerBoost: true,
						},
					},
					{ speaker: '1002', speed: 90, amplificationLevel: 0, premiumVoiceSettings: { modelId: 'eleven_v3' } },
				],
			},
			scenes: [{ story: 'One.' }],
		},
	},
	{
		guide: 'voice-over/pronunciation-guide',
		parameters: {
			...asPictoryDoes,
			story: '<speak>Say <phoneme alphabet="ipa" ph="pɪkˈtɔːri">Pictory</phoneme>.</speak>',
			...whole,
			sceneOptions: { isSSMLStory: true },
		},
		body: {
			scenes: [
				{
					story: '<speak>Say <phoneme alphabet="ipa" ph="pɪkˈtɔːri">Pictory</phoneme>.</speak>',
					isSSMLStory: true,
				},
			],
		},
	},
];

test.each(GUIDES)('$guide', async ({ operation = 'create', parameters, body }) => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({
		parameters: { resource: 'video', operation, videoName: 'Demo', source: 'text', wait: 'none', ...parameters },
	});
	expect(error).toBeUndefined();
	const arrived = sandbox.log.last('POST');
	expect(JSON.parse(arrived?.rawBody ?? '')).toEqual({ videoName: 'Demo', ...body });
	// Pictory strips what it does not know.
	expect(arrived?.body).toEqual({ videoName: 'Demo', ...body });
});

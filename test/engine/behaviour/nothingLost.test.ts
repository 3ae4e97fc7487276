import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { RENDER, shortVideo as video } from '../support/videos';
import { useWorld } from '../support/world';

/** What somebody has set is sent as it was meant, or refused; never changed or left out without a word. */
const world = useWorld();

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const intro = { intro: { values: { visualUrl: 'https://example.com/a.mp4' } } };
const scenes = (): IDataObject[] => {
	const body = JSON.parse(world.sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as { scenes?: IDataObject[] };
	return body.scenes ?? [];
};

async function refusal(parameters: INodeParameters, item: IDataObject = {}): Promise<string> {
	const { error } = await world.engine.run({ parameters, items: [item] });
	expect(world.sandbox.log.requests).toEqual([]);
	return `${error?.message ?? ''} ${error?.description ?? ''}`;
}

test('what is set for every scene is for those of the content, not for intro and outro', async () => {
	const additionalFields = {
		...intro,
		captions: { values: { caption: 'Sale', hideSubtitles: false } },
		sceneTransition: 'wipeup',
	};
	const { error } = await world.engine.run({ parameters: video({ splitScenes: 'none', additionalFields }) });
	expect(error).toBeUndefined();
	const [first, second] = scenes();
	const settings = { mute: false, loop: false };
	expect(first).toEqual({ background: { type: 'video', visualUrl: 'https://example.com/a.mp4', settings } });
	expect(second).toMatchObject({ caption: 'Sale', sceneTransition: 'wipeup' });
});

test('an expression that gives nothing in a row is nothing, and not the default of the panel', async () => {
	const { jobId } = world.sandbox.state.addJob({ kind: 'preview' });
	const parameters = {
		resource: 'video',
		operation: 'updatePreview',
		storyboardJobId: byId(jobId),
		elements: {
			element: [{ id: byId('a'), text: 'x', more: { startTime: '={{ $json.typo }}', duration: '={{ $json.typo }}' } }],
		},
	};
	expect(await refusal(parameters)).toMatch(/'Change 1 › Duration' is empty[^]*'Change 1 › Start' is empty/);
	const logo = { logo: { values: { url: 'https://example.com/a.png', width: '={{ $json.typo }}' } } };
	await world.engine.run({ parameters: video({ additionalFields: logo }) });
	const body = JSON.parse(world.sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as IDataObject;
	expect(body.logo).not.toHaveProperty('width');
});

test.each<[what: string, additionalFields: INodeParameters[string], says: RegExp]>([
	['JSON', '{"language":"de"}', /^$/],
	['JSON in a fence', '```json\n{"language":"de"}\n```', /^$/],
	[
		'a forgotten expression',
		'{{ $json.more }}',
		/'Additional Fields' .*not evaluated|'Additional Fields' is not valid JSON/,
	],
])('a whole collection typed as %s is read or refused', async (_what, additionalFields, says) => {
	const { error } = await world.engine.run({ parameters: video({ additionalFields }) });
	expect(error?.message ?? '').toMatch(says);
	if (error) return;
	const body = JSON.parse(world.sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as IDataObject;
	expect(body.language).toBe('de');
});

test('stock search where every scene has its own visuals is refused', async () => {
	const parameters = video({
		textFrom: 'scenes',
		scenes: { scene: [{ background: 'file', visualUrl: 'https://example.com/a.mp4' }] },
		additionalFields: { stockSearch: { values: { query: 'sea' } } },
	});
	expect(await refusal(parameters)).toMatch(/'Stock Search' finds nothing to do/);
});

const files = (file: INodeParameters): INodeParameters => ({
	source: 'media',
	mediaFrom: 'fields',
	mediaFiles: { file: [file] },
});
const recording = { source: 'video', videoUrl: 'https://example.com/a.mp4', audioLanguage: 'en-US' };
const template = (): INodeParameters => ({
	source: 'template',
	templateFrom: 'template',
	templateId: byId(String([...world.sandbox.state.templates.values()][0]?.templateId)),
});

test.each<[what: string, parameters: () => INodeParameters, field: string, given: IDataObject]>([
	['Stock Search with a template', template, 'Stock Search', { stockSearch: { query: 'sea' } }],
	['Stock Search with a recording', () => recording, 'Stock Search', { stockSearch: { query: 'sea' } }],
	[
		'Stock Search with files',
		() => files({ visualUrl: 'https://example.com/a.mp4' }),
		'Stock Search',
		{ stockSearch: { query: 'sea' } },
	],
	['Captions with a template', template, 'Captions', { captions: { hideSubtitles: true } }],
	['a transition with a template', template, 'Scene Transition', { sceneTransition: 'fade' }],
	['an intro with a template', template, 'Intro', { intro: { values: { visualUrl: 'https://example.com/a.mp4' } } }],
	['an avatar with a recording', () => recording, 'AI Avatar', { avatar: { avatarId: 'a' } }],
	[
		'the speed of a voice with a recording',
		() => recording,
		'Voice Speed and Volume',
		{ voiceSettings: { speed: 120 } },
	],
	[
		'a second connection',
		() => files({ visualUrl: 's3://my-videos/a.mp4' }),
		'AWS Connection',
		{ awsConnectionId: 'other' },
	],
	[
		'a caption of your own for what Pictory reads itself',
		() => ({ source: 'article', blogUrl: 'https://example.com/blog' }),
		'Captions › Caption',
		{ captions: { caption: 'Sale' } },
	],
	[
		'a caption language without a caption',
		() => ({}),
		'Captions › Caption Language',
		{ captions: { captionLanguage: 'es' } },
	],
])('%s, given by an expression, is refused', async (_what, parameters, field, given) => {
	const message = await refusal(video({ ...parameters(), additionalFields: '={{ $json }}' }), given);
	expect(message).toMatch(new RegExp(`'${field}' is given, but does not apply here`));
});

test('an AI style beside a prompt that an expression gives is refused, and is sent without one', async () => {
	const ai = { story: 'Hello.', background: 'aiImage', prompt: '={{ $json.prompt }}', mediaStyle: 'vintage' };
	const parameters = video({ textFrom: 'scenes', scenes: { scene: [ai] } });
	expect(await refusal(parameters, { prompt: 'A cat' })).toMatch(
		/'Scene 1 › AI Style' works only without an AI Prompt/,
	);
	const { error } = await world.engine.run({ parameters, items: [{ prompt: '' }] });
	expect(error).toBeUndefined();
	expect(scenes()[0]?.background).toEqual({ type: 'image', aiVisual: { model: 'seedream3.0', mediaStyle: 'vintage' } });
});

test.each(['moreVoices', 'intro', 'logo'])('an expression in place of %s, which n8n drops, is told', async (group) => {
	const parameters = video({ speaker: byId('1001'), additionalFields: { [group]: '={{ $json.given }}' } });
	expect(await refusal(parameters, { given: { voice: [{ speaker: '1002' }] } })).toMatch(
		/' is there, but nothing in it is filled in/,
	);
});

test('a scene shows the avatar that the whole video hides', async () => {
	const avatar = (hide: unknown): IDataObject => ({ story: 'Hello.', sceneOptions: { avatar: { values: { hide } } } });
	const { error } = await world.engine.run({
		parameters: video({
			textFrom: 'scenes',
			scenes: { scene: [avatar(false), avatar(true), { story: 'Bye.' }] } as never,
			speaker: byId('1001'),
			additionalFields: { avatar: { values: { avatarId: byId('Annie_expressive12_public'), hide: true } } },
		}),
	});
	expect(error).toBeUndefined();
	expect(scenes().map((scene) => scene.avatar)).toEqual([{ hide: false }, { hide: true }, undefined]);
});

test('items of two connections are no one video', async () => {
	const parameters = video({
		source: 'media',
		mediaFrom: 'items',
		visualUrl: '={{ $json.file }}',
		videoPer: 'run',
		awsConnectionId: byId('={{ $json.connection }}'),
	});
	const items = ['one', 'two', 'one'].map((connection) => ({ connection, file: 's3://my-videos/a.mp4' }));
	const { error } = await world.engine.run({ parameters, items });
	expect(error?.message).toMatch(/^'AWS Connection' is "two", but that of the first item is "one"/);
	expect(error?.context?.itemIndex).toBe(1);
	expect(world.sandbox.log.requests).toEqual([]);
});

test('variables of a template are read like any text', async () => {
	const filled = (value: INodeParameters): INodeParameters =>
		video({ ...template(), variablesFrom: 'list', variables: { mappingMode: 'defineBelow', value } });
	const { error } = await world.engine.run({
		parameters: filled({ NAME: '={{ $json.n }}', COUNT: '={{ $json.c }}', NONE: "={{ $json.typo ?? '' }}" }),
		items: [{ n: ['Ada'], c: 3 }],
	});
	expect(error).toBeUndefined();
	const body = JSON.parse(world.sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as IDataObject;
	expect(body.variables).toEqual({ NAME: 'Ada', COUNT: 3, NONE: '' });

	world.sandbox.log.requests.length = 0;
	expect(await refusal(filled({ NAME: '={{ $json.typo }}' }), {})).toMatch(
		/'Variables › NAME' is empty: the expression gave nothing/,
	);
	expect(await refusal(filled({ NAME: '={{ $json.n }}' }), { n: ['Ada', 'Bob'] })).toMatch(
		/'Variables › NAME' is a list/,
	);
	expect(await refusal(filled({ NAME: '={{ $json.n }}' }), { n: { a: 1 } })).toMatch(
		/'Variables › NAME' .*is an object/,
	);
});

test('an expression n8n cannot evaluate is refused with the field and the item', async () => {
	const parameters = video({ story: "={{ $json.story ?? $('Gone').item.json.a }}" });
	const { error } = await world.engine.run({ parameters, items: [{ story: 'Hello.' }, {}] });
	expect(error?.message).toMatch(/^'Text' holds an expression that n8n cannot evaluate: /);
	expect(error?.context?.itemIndex).toBe(1);
	expect(world.sandbox.log.requests).toEqual([]);
});

test('a connection whose Enabled came out empty is not made', async () => {
	const parameters = {
		resource: 'awsConnection',
		operation: 'create',
		name: 'Studio',
		awsAccountId: '123456789012',
		awsRegion: byId('us-east-2'),
		enabled: '={{ $json.nothing }}',
	};
	expect(await refusal(parameters)).toMatch(/'Enabled' is empty/);
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { RENDER, shortVideo as video } from '../support/videos';
import { useWorld } from '../support/world';

/** What somebody has set is sent as it was meant, or refused; never changed or left out without a word. */
const world = useWorld();

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const intro = { introOutro: { intro: { visualUrl: 'https://example.com/a.mp4' } } };
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
	expect(first).toEqual({ background: { type: 'video', visualUrl: 'https://example.com/a.mp4' }, minimumDuration: 4 });
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
		source: 'media',
		mediaFrom: 'fields',
		mediaFiles: { file: [{ visualUrl: 'https://example.com/a.mp4' }] },
		additionalFields: { stockSearch: { values: { query: 'sea' } } },
	});
	expect(await refusal(parameters)).toMatch(/'Stock Search' finds nothing to do/);
});

test('variables of a template are read like any text', async () => {
	const template = (value: INodeParameters): INodeParameters => {
		const variables = { mappingMode: 'defineBelow', value };
		const templateId = byId(String([...world.sandbox.state.templates.values()][0]?.templateId));
		return video({ source: 'template', templateFrom: 'template', templateId, variablesFrom: 'list', variables });
	};
	const { error } = await world.engine.run({
		parameters: template({ NAME: '={{ $json.n }}', COUNT: '={{ $json.c }}', NONE: '={{ $json.typo }}' }),
		items: [{ n: ['Ada'], c: 3 }],
	});
	expect(error).toBeUndefined();
	const body = JSON.parse(world.sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as IDataObject;
	expect(body.variables).toEqual({ NAME: 'Ada', COUNT: 3 });

	world.sandbox.log.requests.length = 0;
	expect(await refusal(template({ NAME: '={{ $json.n }}' }), { n: ['Ada', 'Bob'] })).toMatch(
		/'Variables › NAME' is a list/,
	);
	expect(await refusal(template({ NAME: '={{ $json.n }}' }), { n: { a: 1 } })).toMatch(
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

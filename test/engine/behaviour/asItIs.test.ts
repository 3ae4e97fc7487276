import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { RENDER, shortVideo } from '../support/videos';
import { useWorld } from '../support/world';

/** What is known exactly is sent exactly; what cannot be is refused with the name of its field. */
const world = useWorld();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const fromItems = (visualUrl: string): INodeParameters => ({
	...shortVideo({ source: 'media', mediaFrom: 'items', awsConnectionId: byId(connection()), visualUrl }),
});
const connection = (): string => String(world.sandbox.state.addConnection({ name: 'A' }).connectionId);

function sent(): IDataObject {
	return JSON.parse(world.sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as IDataObject;
}

async function refusal(parameters: INodeParameters, item: IDataObject = {}): Promise<string> {
	const { error } = await world.engine.run({ parameters, items: [item] });
	expect(world.sandbox.log.rendersStarted()).toBe(0);
	return `${error?.message}\n${error?.description}`;
}

describe('a key that S3 itself has named', () => {
	test.each([
		'v/clip.mp4"',
		'v/clip.mp4.',
		"v/Bob's 'cut'.mp4'",
		'v/\u200e00012-VIDEO.mp4',
		'v/www.example.com.mp4',
		'v/{{a}}.mp4',
		'v/a, s3://b/c.mp4',
	])('%j', async (key) => {
		const bucket = 'my-videos';
		const record = { s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key) } } };
		for (const item of [{ bucket, key }, { Records: [{ eventName: 'ObjectCreated:Put', ...record }] }]) {
			const { error } = await world.engine.run({ parameters: fromItems('={{ $json }}'), items: [item] });
			expect(error).toBeUndefined();
			expect(sent()).toMatchObject({ scenes: [{ background: { visualUrl: `s3://${bucket}/${key}` } }] });
		}
	});

	test('a mark of direction in a copied address is part of the key, around it it is not', async () => {
		const uri = 's3://my-videos/v/\u200e00012-VIDEO.mp4';
		const { error } = await world.engine.run({ parameters: fromItems(`\u200e${uri}\u200f`) });
		expect(error).toBeUndefined();
		expect(sent()).toMatchObject({ scenes: [{ background: { visualUrl: uri } }] });
	});
});

test.each(['awsConnectionId', 'brandId', 'smartLayoutId', 'subtitleStyleId', 'vimeoConnectionId'])(
	'%s that was added and not touched is not set',
	async (name) => {
		const untouched = { mode: 'list', value: '' };
		const { error } = await world.engine.run({ parameters: shortVideo({ additionalFields: { [name]: untouched } }) });
		expect(error).toBeUndefined();
		expect(Object.keys(sent())).not.toContain(name);
	},
);

describe('JSON that would come out as something else', () => {
	const json = (webhookInput: string): INodeParameters => shortVideo({ additionalFields: { webhookInput } });
	test.each([
		['{ "order": 12345678901234567890 }', /holds the number 12345678901234567890, which cannot be read exactly/],
		['{ "order": 1e999 }', /holds the number 1e999/],
		['={{ { price: $json.a * 2 } }}', /holds NaN/],
		['={{ { price: 1 / 0 } }}', /holds Infinity/],
		['={{ { order: 12345678901234567890 } }}', /number too large to be read exactly/],
		['={{ { of: new Map([[1, 2]]) } }}', /JSON cannot carry/],
		['={{ { of: () => 1 } }}', /JSON cannot carry/],
	])('%s', async (value, message) => {
		expect(await refusal(json(value), { a: 'x' })).toMatch(message);
	});
	test('numbers that are read exactly, and digits in texts, are let be', async () => {
		const value = '{ "a": 9007199254740991, "b": -1.5e3, "c": "12345678901234567890", "d": 1e21 }';
		expect((await world.engine.run({ parameters: json(value) })).error).toBeUndefined();
		expect(sent().webhookInput).toEqual({ a: 9007199254740991, b: -1500, c: '12345678901234567890', d: 1e21 });
	});
});

describe('names that JavaScript has of its own', () => {
	const scene = (background: IDataObject): INodeParameters =>
		shortVideo({ source: 'json', body: JSON.stringify({ videoName: 'a', scenes: [{ story: 'b', background }] }) });
	test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s', async (name) => {
		const visual = { type: 'video', aiVisual: { prompt: 'a', model: name, videoDuration: '8s' } };
		const { error } = await world.engine.run({ parameters: scene(visual) });
		expect(`${error?.message}`).not.toMatch(/undefined|not a function|native code/);
		const elements = JSON.stringify([{ id: 'a', elementType: name, type: 'image', startTime: 0, duration: 1 }]);
		expect(
			await refusal({
				resource: 'video',
				operation: 'updatePreview',
				storyboardJobId: byId('a'),
				elementsFrom: 'json',
				elementsJson: elements,
			}),
		).toMatch(/elementType|Element/);
	});
	test('values that have no text', async () => {
		const videoDuration = { toString: null, valueOf: null };
		const visual = { type: 'video', aiVisual: { prompt: 'a', model: 'veo3.1', videoDuration } };
		expect(await refusal(scene(visual))).toContain('videoDuration');
		const body = JSON.stringify({ videoName: 'a', scenes: [{ story: 'b' }], awsConnectionId: { toString: 1 } });
		expect(await refusal(shortVideo({ source: 'json', body, awsConnectionId: byId('a') }))).toContain('differs');
	});
});

test.each(['9:16', '1:1'])(
	'a format of %s beside another resolution is for the user to settle',
	async (aspectRatio) => {
		const additionalFields = { resolution: { values: { videoWidth: 1920, videoHeight: 1080 } } };
		expect(await refusal(shortVideo({ aspectRatio, additionalFields }))).toContain(
			`'Format' is ${aspectRatio}, but the Resolution is 1920 × 1080.`,
		);
		const fitting = { resolution: { values: { videoWidth: 1080, videoHeight: aspectRatio === '1:1' ? 1080 : 1920 } } };
		const { error } = await world.engine.run({ parameters: shortVideo({ aspectRatio, additionalFields: fitting }) });
		expect(error).toBeUndefined();
	},
);

test('a volume of 0.1 is told to be a percentage', async () => {
	const music = { music: 'auto', volume: 0.1 };
	const additionalFields = { backgroundMusic: { values: music } };
	expect(await refusal(shortVideo({ additionalFields }))).toMatch(
		/less than one percent\. Enter a percentage: 10 for 0\.1/,
	);
});

test.each([
	'https://storage.googleapis.com/b/a.mp4?X-Goog-Signature=s3cr3tvalue',
	'https://bob:s3cr3tvalue@example.com/a.mp4',
	'https://example.blob.core.windows.net/b/a.mp4?sig=s3cr3tvalue',
	'https://example.com/?to=https%3A%2F%2Fx%3Ftoken%3Ds3cr3tvalue',
	'Bearer pictai_s3cr3tvalue',
])('what was pasted into the wrong field is named without its secret: %s', async (value) => {
	const said = await refusal(shortVideo({ aspectRatio: `={{ ${JSON.stringify(value)} }}` }));
	expect(said).toContain("'Format'");
	expect(said).not.toContain('s3cr3tvalue');
});

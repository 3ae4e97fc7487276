import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { addPreview, addPreviewOf, byId, byText, changes, elementsOf, ELEMENTS, update } from '../support/previews';
import { useWorld } from '../support/world';

const world = useWorld();
const sent = (): IDataObject[] => JSON.parse(world.sandbox.log.last('PUT')?.rawBody ?? '[]') as IDataObject[];
const puts = (): number => world.sandbox.log.count('PUT');

async function elements(id: string): Promise<Record<'background' | 'text' | 'title' | 'image' | 'music', IDataObject>> {
	const [background, text, title, image, , music] = await elementsOf(world.sandbox, id);
	return { background, text, title, image, music } as Awaited<ReturnType<typeof elements>>;
}

const identity = ({ id, elementType, type, startTime, duration }: IDataObject): IDataObject => ({
	id,
	elementType,
	type,
	startTime,
	duration,
});

test('changing a text sends the text, and the element as the preview has it', async () => {
	const id = addPreview(world.sandbox);
	const { text } = await elements(id);
	const { json, error } = await world.engine.run({
		parameters: update(changes({ id: byText('spring sale starts'), text: 'Our <strong>summer sale</strong>.' })),
		items: [{ jobId: id }],
	});
	expect(error).toBeUndefined();
	expect(json).toEqual([{ jobId: id, updated: 1, previewUrl: expect.stringContaining(`/v2/preview/${id}`) }]);
	expect(world.sandbox.log.last('PUT')?.path).toBe(ELEMENTS(id));
	expect(sent()).toEqual([{ ...identity(text), text: 'Our <strong>summer sale</strong>.' }]);
});

test.each<[string, (found: Awaited<ReturnType<typeof elements>>) => [INodeParameters, IDataObject]]>([
	[
		'the times of a text',
		({ text }) => [
			{ id: byId(String(text.id)), more: { startTime: 1.5, duration: 2 } },
			{ ...identity(text), startTime: 1.5, duration: 2 },
		],
	],
	[
		'another image for a video',
		({ background }) => [
			{ id: byId(String(background.id)), url: 'https://example.com/new.png' },
			{
				...identity(background),
				type: 'image',
				url: 'https://example.com/new.png',
				visualUrl: 'https://example.com/new.png',
				visualType: 'image',
			},
		],
	],
	[
		'a private file, in the bucket of the connection the preview was made with',
		({ image }) => [
			{ id: byId(String(image.id)), url: 's3://my-company-videos/b.mp4', more: { mute: false, loop: false } },
			{
				...identity(image),
				type: 'video',
				url: 's3://my-company-videos/b.mp4',
				visualUrl: 's3://my-company-videos/b.mp4',
				visualType: 'video',
				mute: false,
				loop: false,
			},
		],
	],
	[
		'a file whose name does not tell',
		({ image }) => [
			{ id: byId(String(image.id)), url: 'https://example.com/b', more: { type: 'video' } },
			{
				...identity(image),
				type: 'video',
				url: 'https://example.com/b',
				visualUrl: 'https://example.com/b',
				visualType: 'video',
			},
		],
	],
	[
		'how a visual fills the frame',
		({ background }) => [
			{ id: byId(String(background.id)), more: { objectMode: 'contain', backgroundColor: '#000000' } },
			{ ...identity(background), objectMode: 'contain', backgroundColor: '#000000' },
		],
	],
	[
		'the music',
		({ music }) => [
			{ id: byId('bgMusic'), url: 'https://example.com/m.mp3', more: { fade: false } },
			{ ...identity(music), url: 'https://example.com/m.mp3', fade: false },
		],
	],
	[
		'what has no field',
		({ title }) => [
			{ id: byText('ONLY this week'), more: { customJson: '{"text":"Now","style":{"fontSize":40},"loop":null}' } },
			{ ...identity(title), text: 'Now', style: { fontSize: 40 }, loop: null },
		],
	],
])('only what is entered is sent: %s', async (_what, change) => {
	const id = addPreview(world.sandbox);
	const [row, expected] = change(await elements(id));
	const { error } = await world.engine.run({ parameters: update(changes(row)), items: [{ jobId: id }] });
	expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	expect(sent()).toEqual([expected]);
	expect((await elementsOf(world.sandbox, id)).find((element) => element.id === expected.id)).toMatchObject(expected);
});

test('JSON needs an ID and the changes; the rest is taken from the preview', async () => {
	const id = addPreview(world.sandbox);
	const { music, text } = await elements(id);
	const elementsJson = JSON.stringify([
		{ id: 'bgMusic', url: 'https://example.com/m.mp3', fade: 2 },
		{ ...text, text: 'New.' },
	]);
	const parameters = update({ storyboardJobId: byId(id), elementsFrom: 'json', elementsJson });
	expect((await world.engine.run({ parameters })).json).toMatchObject([{ updated: 2 }]);
	expect(sent()).toEqual([
		{ ...identity(music), url: 'https://example.com/m.mp3', fade: 2 },
		{ ...text, text: 'New.' },
	]);
});

test('the items of one preview are one change of it, and one item comes out, so that it is rendered once', async () => {
	const { sandbox, engine } = world;
	const [one, other] = [addPreview(sandbox), addPreview(sandbox)];
	const items = [
		{ jobId: one, says: 'Come and see', text: 'Come.' },
		{ jobId: other, says: 'come and see.', text: 'See.' },
		{ jobId: one, says: 'only', text: 'Today' },
	];
	const parameters = update(changes({ id: byText('={{ $json.says }}'), text: '={{ $json.text }}' }));
	const { items: out, error } = await engine.run({ parameters, items });
	expect(error).toBeUndefined();
	expect(out.map(({ json, pairedItem }) => [json.jobId, json.updated, pairedItem])).toEqual([
		[one, 2, [{ item: 0 }, { item: 2 }]],
		[other, 1, { item: 1 }],
	]);
	expect([sandbox.log.count('PUT', ELEMENTS(one)), sandbox.log.count('PUT', ELEMENTS(other))]).toEqual([1, 1]);

	const rendered = await engine.run({
		parameters: { resource: 'video', operation: 'renderPreview' },
		items: out.map(({ json }) => json),
	});
	expect([rendered.error, rendered.items.length, sandbox.log.rendersStarted()]).toEqual([undefined, 2, 2]);
});

const TEXTS = 'Come and see.';

test.each<[string, INodeParameters, RegExp]>([
	['no element chosen', { text: 'A' }, /^'Change 1 › Element' is empty/],
	['nothing to change', { id: byId('bgMusic') }, /^'Change 1' changes nothing/],
	['nothing to change under More Changes', { id: byId('bgMusic'), more: {} }, /^'Change 1' changes nothing/],
	[
		'an expression that gives no text',
		{ id: byId('a'), text: '={{ $json.typo }}' },
		/^'Change 1 › Text' is empty: the expr/,
	],
	[
		'an expression that gives no file',
		{ id: byId('a'), url: '={{ $json.typo }}' },
		/^'Change 1 › File' is empty: the expr/,
	],
	['a length of nothing', { id: byId('a'), more: { duration: 0 } }, /^'Change 1 › Duration' is 0/],
	['a start before the video', { id: byId('a'), more: { startTime: -1 } }, /^'Change 1 › Start' is -1/],
	[
		'an ID in the JSON',
		{ id: byId('a'), more: { customJson: '{"id":"b"}' } },
		/^'Change 1 › More as JSON' names an ID/,
	],
	[
		'a text in its field, and another one in the JSON',
		{ id: byId('a'), text: 'One', more: { customJson: '{"text":"Other"}' } },
		/^'Change 1 › Text' is in More as JSON, too/,
	],
	['a page for a file', { id: byId('a'), url: 'https://www.youtube.com/watch?v=abc' }, /^'Change 1 › File' /],
])('before anything is asked: %s', async (_what, row, message) => {
	const { error } = await world.engine.run({
		parameters: update(changes(row)),
		items: [{ jobId: addPreview(world.sandbox) }],
	});
	expect(error?.message).toMatch(message);
	expect(world.sandbox.log.count()).toBe(0);
});

test.each<[string, INodeParameters, RegExp]>([
	[
		'an unknown ID',
		{ id: byId('SceneText_1'), text: 'A' },
		/^'Change 1 › Element' is "SceneText_1", which is not in this preview\. It has: Background · factory\.mp4 · 0:00–0:05 \(backgroundElement_\d+.*; and 2 more\. IDs are others in each preview/,
	],
	['a text nobody says', { id: byText('Hello'), text: 'A' }, /is the text "Hello", which is not in this preview/],
	[
		'a text that several say',
		{ id: byText('e'), text: 'A' },
		/is a text that several elements have: Scene Text · Our spring sale starts today\. · at 0:00 \(.*\); .*Enter more of the text/,
	],
	[
		'a text for the music',
		{ id: byId('bgMusic'), text: 'A' },
		/^'Change 1 › Text' does not apply: the element is Music\./,
	],
	[
		'a file for a text',
		{ id: byText(TEXTS), url: 'https://example.com/a.mp4' },
		/^'Change 1 › File' does not apply: the element is Scene Text/,
	],
	[
		'sound switched off in a text',
		{ id: byText(TEXTS), more: { mute: true } },
		/^'Change 1 › Mute' does not apply.*More as JSON/,
	],
	['fading a text', { id: byText(TEXTS), more: { fade: true } }, /^'Change 1 › Fade' does not apply/],
	[
		'an image for the music',
		{ id: byId('bgMusic'), url: 'https://example.com/a.png' },
		/^'Change 1 › File' is an image \(https:\/\/example\.com\/a\.png\), and the element is Music/,
	],
	[
		'a text as JSON for the voice',
		{ id: byId('voiceOver'), more: { customJson: '{"text":"A"}' } },
		/^'Change 1 › Text' does not apply: the element is Voice-Over/,
	],
	[
		'another kind of element',
		{ id: byId('bgMusic'), more: { customJson: '{"elementType":"SceneText","fade":1}' } },
		/elementType' is not that of the element, which is Music/,
	],
])('what does not fit the preview is refused by name: %s', async (_what, row, message) => {
	const { error } = await world.engine.run({
		parameters: update(changes(row)),
		items: [{ jobId: addPreview(world.sandbox) }],
	});
	expect(error?.message).toMatch(message);
	expect(error?.context?.code).toBe('INVALID_PARAMETER');
	expect(puts()).toBe(0);
});

test('everything that is wrong is told at once, and the same element in two changes', async () => {
	const row = { id: byId('bgMusic'), url: 'https://example.com/m.mp3' };
	const { error } = await world.engine.run({
		parameters: update(
			changes(row, { id: byId('voiceOver'), text: 'A' }, { ...row, url: 'https://example.com/n.mp3' }),
		),
		items: [{ jobId: addPreview(world.sandbox) }],
	});
	expect(error?.description).toMatch(
		/To put right:<br>\n'Change 2 › Text' does not apply: [^\n]+<br>\n'Change 3 › Element' is changed by Change 1, too \(Music\)/,
	);
	expect(puts()).toBe(0);
});

test('the same element by two items: the message says which', async () => {
	const jobId = addPreview(world.sandbox);
	const { error } = await world.engine.run({
		parameters: update(changes({ id: byId('bgMusic'), url: '={{ $json.url }}' })),
		items: [
			{ jobId, url: 'https://example.com/m.mp3' },
			{ jobId, url: 'https://example.com/n.mp3' },
		],
	});
	expect(error?.message).toBe(
		"'Change 1 › Element' is changed by Change 1 of item 1, too (Music). Put all changes of an element into one.",
	);
});

test.each<[string, (id: string) => void, RegExp, string]>([
	[
		'still being made',
		(id) => Object.assign(world.sandbox.state.jobs.get(id) ?? {}, { outcome: 'never' }),
		/is still being made$/,
		'PREVIEW_NOT_READY',
	],
	[
		'a video',
		(id) => Object.assign(world.sandbox.state.jobs.get(id) ?? {}, { kind: 'render' }),
		/is no preview, but a Video job$/,
		'NOT_A_PREVIEW',
	],
	[
		'an AI image',
		(id) => Object.assign(world.sandbox.state.jobs.get(id) ?? {}, { kind: 'image' }),
		/is no preview, but an AI Image job$/,
		'NOT_A_PREVIEW',
	],
	['unknown', (id) => void world.sandbox.state.jobs.delete(id), /^Pictory knows no job/, 'JOB_NOT_FOUND'],
	[
		'deleted',
		(id) => Object.assign(world.sandbox.state.jobs.get(id) ?? {}, { cleaned: true }),
		/have been deleted$/,
		'FILES_DELETED',
	],
	[
		'failed',
		(id) =>
			Object.assign(world.sandbox.state.jobs.get(id) ?? {}, {
				outcome: 'fail',
				failure: { error_code: 'X', error_message: 'No visual.' },
			}),
		/^No visual\.$/,
		'X',
	],
])(
	'a preview that is %s is told as such, and the item names no job as started',
	async (_what, spoil, message, code) => {
		const { engine, sandbox } = world;
		const id = addPreview(sandbox);
		spoil(id);
		for (const parameters of [
			update(changes({ id: byId('bgMusic'), url: 'https://example.com/m.mp3' })),
			{ resource: 'video', operation: 'renderEdited' },
		]) {
			const { json } = await engine.run({
				parameters,
				items: [{ jobId: id }],
				node: { onError: 'continueRegularOutput' },
			});
			expect(json).toEqual([{ error: expect.stringMatching(message), description: expect.any(String), code }]);
		}
		expect([puts(), sandbox.log.jobsStarted()]).toEqual([0, 0]);
	},
);

describe('elements as nobody expects them', () => {
	const text = { id: 'a', elementType: 'SceneText', type: 'text', startTime: 0, duration: 4, text: 'Hi' };
	const run = async (jobId: string, row: INodeParameters) =>
		await world.engine.run({ parameters: update(changes(row)), items: [{ jobId }] });

	test.each<[string, unknown]>([
		['null', null],
		['an object', {}],
		['an empty list', []],
		['a list of nothing', [null, 3, 'x', {}, { id: '' }, { id: null }, { id: {} }]],
	])('%s: there is nothing to change', async (_what, elements) => {
		const { error } = await run(addPreviewOf(world.sandbox, elements), { id: byId('a'), text: 'B' });
		expect(error?.message).toMatch(/has no elements that can be changed$/);
		expect(puts()).toBe(0);
	});

	test('scenes, as previews of the older kind have', async () => {
		const renderParams = { scenes: [{ background: {} }], audio: {}, output: {} };
		const { error } = await run(addPreviewOf(world.sandbox, null, { renderParams }), { id: byId('a'), text: 'B' });
		expect(error?.description).toMatch(/older kind.*Render From: JSON/);
	});

	test('one without an ID, and one with a number for it, hold nothing up', async () => {
		const id = addPreviewOf(world.sandbox, [{ ...text, id: undefined }, { ...text, id: 7, text: 'Seven' }, text]);
		expect((await run(id, { id: byId('a'), text: 'B' })).error).toBeUndefined();
		expect(sent()).toEqual([{ ...text, text: 'B' }]);
	});

	test('two of one ID cannot be told apart', async () => {
		const id = addPreviewOf(world.sandbox, [text, { ...text, startTime: 4 }]);
		expect((await run(id, { id: byId('a'), text: 'B' })).error?.message).toMatch(/the ID of more than one element/);
	});

	test('a text with tags, line ends and other capitals is found by what is read', async () => {
		const odd = { ...text, text: '<p class="x">Buy\n<strong>NOW</strong> &amp;  save</p><' };
		const id = addPreviewOf(world.sandbox, [odd, { ...text, id: 'b' }]);
		expect((await run(id, { id: byText('buy now'), text: 'B' })).error).toBeUndefined();
		expect(sent()).toMatchObject([{ id: 'a', text: 'B' }]);
	});

	test('the whole text goes before a part of another', async () => {
		const id = addPreviewOf(world.sandbox, [
			{ ...text, text: 'Hi there' },
			{ ...text, id: 'b' },
		]);
		expect((await run(id, { id: byText('hi'), text: 'B' })).error).toBeUndefined();
		expect(sent()).toMatchObject([{ id: 'b' }]);
	});

	test('no times: they are asked for, and taken when they are given', async () => {
		const timeless = { id: 'a', elementType: 'SceneText', type: 'text', text: 'Hi' };
		const id = addPreviewOf(world.sandbox, [timeless]);
		const { error } = await run(id, { id: byId('a'), text: 'B' });
		expect(error?.description).toMatch(
			/'Change 1 › Start' is empty, and the preview does not tell it[^\n]+\n'Change 1 › Duration'/,
		);
		expect(puts()).toBe(0);
		expect((await run(id, { id: byId('a'), text: 'B', more: { startTime: 0, duration: 3 } })).error).toBeUndefined();
		expect(sent()).toEqual([{ ...timeless, text: 'B', startTime: 0, duration: 3 }]);
	});

	test('times that are texts are sent as the numbers they are', async () => {
		const id = addPreviewOf(world.sandbox, [{ ...text, startTime: '1.5', duration: '2' }]);
		expect((await run(id, { id: byId('a'), text: 'B' })).error).toBeUndefined();
		expect(sent()).toEqual([{ ...text, startTime: 1.5, duration: 2, text: 'B' }]);
	});

	test.each(['Tom & Jerry say "go"', 'tom &amp; jerry say', '<strong>Tom</strong> & Jerry'])(
		'a text with signs written as in HTML is found by what is read: %s',
		async (says) => {
			const odd = { ...text, text: '<p>Tom &amp; Jerry&nbsp;say &quot;go&quot;</p>' };
			const id = addPreviewOf(world.sandbox, [odd, { ...text, id: 'b' }]);
			expect((await run(id, { id: byText(says), text: 'B' })).error).toBeUndefined();
			expect(sent()).toMatchObject([{ id: 'a', text: 'B' }]);
		},
	);

	test.each(['<b></b>', '&nbsp;'])('%s is the text of no element, though it stands in any', async (says) => {
		const id = addPreviewOf(world.sandbox, [text]);
		expect((await run(id, { id: byText(says), text: 'B' })).error?.message).toMatch(
			/^'Change 1 › Element' is ".*", in which there are no words/,
		);
		expect(puts()).toBe(0);
	});

	test('a kind nobody knows is changed as it is said', async () => {
		const sticker = { ...text, elementType: 'layerItem', type: 'text' };
		const id = addPreviewOf(world.sandbox, [{ ...sticker, id: 'a', elementType: 'sticker' }, sticker]);
		const { error } = await run(id, { id: byText('Hi'), text: 'B' });
		expect(error?.message).toMatch(/several elements have: Element · Hi · 0:00–0:04 \(a\); Layer Text · Hi/);
	});

	test('500 elements, the last of which is changed', async () => {
		const many = Array.from({ length: 500 }, (_, index) => ({ ...text, id: `t${index}`, text: `Line ${index}.` }));
		const id = addPreviewOf(world.sandbox, many);
		expect((await run(id, { id: byText('Line 499.'), text: 'B' })).error).toBeUndefined();
		expect(sent()).toEqual([{ ...many[499], text: 'B' }]);
	});
});

test('a refusal of Pictory is told in the words of the panel', async () => {
	const { sandbox, engine } = world;
	for (const name of ['[1].text', 'elements[1].text', 'elements.1.text', 'body[1].text']) {
		sandbox.addFault({
			method: 'PUT',
			kind: 'status',
			status: 400,
			body: { code: 'INVALID_REQUEST_BODY', message: 'No', fields: [{ name, errors: 'too long' }] },
		});
		const { error } = await engine.run({
			parameters: update(changes({ id: byId('bgMusic'), more: { fade: true } }, { id: byText('come'), text: 'A' })),
			items: [{ jobId: addPreview(sandbox) }],
		});
		expect(error?.description).toBe("'Change 2 › Text': too long");
	}
});

test('without a job before it, the message names the field', async () => {
	const { error } = await world.engine.run({
		parameters: update(changes({ id: byId('bgMusic'), more: { fade: true } })),
	});
	expect(error?.message).toMatch(/^'Preview' is empty\. Put this node behind Create Preview/);
	expect(world.sandbox.log.count()).toBe(0);
});

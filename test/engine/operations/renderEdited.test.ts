import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runAgent } from '../support/agent';
import { addPreview, addPreviewOf, byId, byText, changes, edit, elementsOf, update } from '../support/previews';
import { createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const PATH = '/v2/video/render';
const sent = (): IDataObject => JSON.parse(world.sandbox.log.last('POST', PATH)?.rawBody ?? '{}') as IDataObject;
const renders = (): number => world.sandbox.log.count('POST', PATH);
const renderParamsOf = async (jobId: string): Promise<IDataObject> => {
	const { engine } = world;
	const parameters = { resource: 'job', operation: 'get', jobId: byId(jobId), options: { simplify: false } };
	return ((await engine.run({ parameters })).json[0]?.renderParams ?? {}) as IDataObject;
};
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

test('Create Preview → Render Edited Preview with defaults: what the preview has is rendered as it is', async () => {
	const { engine, sandbox } = world;
	sandbox.settings.jobDurationMs = 100;
	const wait: INodeParameters = { wait: 'poll', options: { pollInterval: 1 } };
	const made = await engine.run({ parameters: createVideo({ operation: 'createPreview', ...wait }) });
	expect(made.json).toMatchObject([{ status: 'completed' }]);
	const { json, error } = await engine.run({ parameters: edit({}), items: made.json });
	expect(error).toBeUndefined();
	const preview = String(made.json[0]?.jobId);
	expect(json).toEqual([{ jobId: sandbox.log.jobs.at(-1)?.jobId, status: 'in-progress', storyboardJobId: preview }]);
	expect(sent()).toEqual(await renderParamsOf(preview));
});

test('Create Preview → Update Preview → Render Preview with defaults: only the text is entered', async () => {
	const { engine, sandbox } = world;
	sandbox.settings.jobDurationMs = 100;
	const wait: INodeParameters = { wait: 'poll', options: { pollInterval: 1 } };
	const made = await engine.run({ parameters: createVideo({ operation: 'createPreview', ...wait }) });
	const changed = await engine.run({
		parameters: update(changes({ id: byText('Our spring sale'), text: 'Our summer sale.' })),
		items: made.json,
	});
	const rendered = await engine.run({
		parameters: { resource: 'video', operation: 'renderPreview', ...wait },
		items: changed.json,
	});
	expect([made.error, changed.error, rendered.error]).toEqual([undefined, undefined, undefined]);
	expect(rendered.json).toMatchObject([{ status: 'completed', videoURL: expect.any(String) }]);
	const preview = String(made.json[0]?.jobId);
	expect(sandbox.log.last('PUT')?.path).toBe(`/v2/video/render/${preview}`);
	expect((await elementsOf(sandbox, preview)).map(({ text }) => text)).toContain('Our summer sale.');
	expect([sandbox.log.jobsStarted('preview'), sandbox.log.rendersStarted()]).toEqual([1, 1]);
});

test('the changes are in what is rendered, all else is as it was, and the preview stays', async () => {
	const { sandbox, engine } = world;
	const id = addPreview(sandbox);
	const before = await renderParamsOf(id);
	const elements = before.elements as IDataObject[];
	const { error } = await engine.run({
		parameters: edit({
			...changes(
				{ id: byText('come and see'), text: 'See for yourself.', more: { startTime: 6 } },
				{ id: byId('bgMusic'), url: 'https://example.com/m.mp3' },
				{ id: byId(String(elements[0]?.id)), url: 'https://example.com/a.jpg' },
			),
			additionalFields: { webhook: 'https://example.com/hook' },
		}),
		items: [{ jobId: id }],
	});
	expect(error).toBeUndefined();
	const url = 'https://example.com/a.jpg';
	expect(sent()).toEqual({
		...before,
		webhook: 'https://example.com/hook',
		elements: elements.map((element) => {
			if (element.id === elements[0]?.id)
				return { ...element, type: 'image', url, visualUrl: url, visualType: 'image' };
			if (element.id === 'bgMusic') return { ...element, url: 'https://example.com/m.mp3' };
			return element.text === 'Come and see.' ? { ...element, text: 'See for yourself.', startTime: 6 } : element;
		}),
	});
	expect(await renderParamsOf(id)).toEqual(before);
});

test('one preview, many items: each is a video of its own', async () => {
	const { sandbox, engine } = world;
	const jobId = addPreview(sandbox);
	const names = ['Anna', 'Bert', 'Cleo'];
	const { items, error } = await engine.run({
		parameters: edit(changes({ id: byText('only this week'), text: '=For {{ $json.name }}' })),
		items: names.map((name) => ({ jobId, name })),
	});
	expect([error, items.length, sandbox.log.rendersStarted()]).toEqual([undefined, 3, 3]);
	const texts = sandbox.log.bodies('POST', PATH).map((body) => JSON.stringify(body));
	for (const name of names) expect(texts.filter((body) => body.includes(`"For ${name}"`))).toHaveLength(1);
});

test('before the first video is started, all previews are read: one that is wrong stops the run', async () => {
	const { sandbox, engine } = world;
	const items = [{ jobId: addPreview(sandbox) }, { jobId: addPreviewOf(sandbox, [{ id: 'a', text: 'Hi' }]) }];
	const parameters = edit(changes({ id: byText('Only'), text: 'New' }));
	const { error } = await engine.run({ parameters, items });
	expect([error?.message, error?.context?.itemIndex]).toEqual([
		expect.stringMatching(/^'Change 1 › Element' is the text "Only", which is not in this preview/),
		1,
	]);
	expect(sandbox.log.jobsStarted()).toBe(0);
	const { json } = await engine.run({ parameters, items, node: { onError: 'continueRegularOutput' } });
	expect(json).toMatchObject([{ status: 'in-progress' }, { code: 'INVALID_PARAMETER' }]);
	expect(json[1]).not.toHaveProperty('jobId');
});

describe('paid once', () => {
	test('an answer that was lost is not asked for again, and the preview is not read again', async () => {
		const { sandbox, engine } = world;
		const id = addPreview(sandbox);
		sandbox.addFault({ method: 'POST', kind: 'resetAfter' });
		const { error } = await engine.run({ parameters: edit({}), items: [{ jobId: id }], node: retry });
		expect(error?.context?.code).toBe('MAY_HAVE_STARTED');
		expect([renders(), sandbox.log.count('GET', `/v1/jobs/${id}`)]).toEqual([1, 1]);
	});

	test('a preview that cannot be read for a moment leaves no doubt: the next try starts the video', async () => {
		const { sandbox, engine } = world;
		const id = addPreview(sandbox);
		sandbox.addFault({ method: 'GET', kind: 'resetAfter', times: 6 });
		const { error, json } = await engine.run({ parameters: edit({}), items: [{ jobId: id }], node: retry });
		expect([error, json.length, renders()]).toEqual([undefined, 1, 1]);
	});

	test('a retried execution takes its job up, although the preview has changed; of another preview it starts another', async () => {
		const { sandbox, engine } = world;
		const [id, other] = [addPreview(sandbox), addPreview(sandbox)];
		const wait: INodeParameters = { wait: 'poll', options: { waitLimit: 0.02, pollInterval: 1 } };
		const first = await engine.run({ parameters: edit({ ...wait, storyboardJobId: byId(id) }) });
		expect(first.error?.message).toMatch(/did not finish|not finished|gave up|minute/i);
		const patient: INodeParameters = { wait: 'poll', options: { waitLimit: 1, pollInterval: 1 } };
		await engine.run({
			parameters: update({ storyboardJobId: byId(id), ...changes({ id: byId('bgMusic'), more: { fade: false } }) }),
		});
		sandbox.state.finishJob(String(sandbox.log.jobs.at(-1)?.jobId));

		const again = await engine.run({
			parameters: edit({ ...patient, storyboardJobId: byId(id) }),
			retryOf: first.data,
		});
		expect([again.error, renders()]).toEqual([undefined, 1]);
		sandbox.settings.jobDurationMs = 0;
		const another = await engine.run({
			parameters: edit({ ...patient, storyboardJobId: byId(other) }),
			retryOf: first.data,
		});
		expect([another.error, renders()]).toEqual([undefined, 2]);
	});

	test('an agent that calls twice with the same gets one video, with another text a second', async () => {
		const { sandbox, engine } = world;
		const parameters = edit({
			storyboardJobId: byId(addPreview(sandbox)),
			...changes({ id: byText('Only this week'), text: "={{ $fromAI('text') }}" }),
		});
		await runAgent(engine, { way: 'agent', parameters, calls: [{ text: 'A' }, { text: 'A' }, { text: 'B' }] });
		expect(renders()).toBe(2);
	});
});

describe('previews as nobody expects them', () => {
	const run = async (jobId: string, row?: INodeParameters) =>
		await world.engine.run({ parameters: edit(row ? changes(row) : {}), items: [{ jobId }] });

	test('scenes, as previews of the older kind have, are rendered as they are, and their elements cannot be changed', async () => {
		const renderParams = { scenes: [{ background: {} }], audio: {}, output: {}, next_generation_video: true };
		const id = addPreviewOf(world.sandbox, null, { renderParams });
		expect((await run(id)).error).toBeUndefined();
		expect(sent()).toEqual(renderParams);
		const { error } = await run(id, { id: byId('a'), text: 'B' });
		expect(error?.description).toMatch(/Render From: JSON/);
		expect(renders()).toBe(1);
	});

	test('odd elements pass through untouched beside the one that is changed', async () => {
		const text = { id: 'a', elementType: 'SceneText', type: 'text', text: 'Hi', style: { fontSize: 20, color: 'red' } };
		const odd = [null, 3, { text: 'no ID' }, text, { id: 'b', url: 'http://10.0.0.1/private.mp4' }, []];
		const id = addPreviewOf(world.sandbox, odd);
		const more = { customJson: '{"style":{"color":null,"bold":true}}' };
		expect((await run(id, { id: byId('a'), text: 'B', more })).error).toBeUndefined();
		expect(sent()).toEqual({
			elements: odd.map((one) => (one === text ? { ...text, text: 'B', style: { fontSize: 20, bold: true } } : one)),
		});
	});

	test.each<[string, IDataObject]>([
		['nothing', {}],
		['an output only', { output: { name: 'a.mp4' } }],
		['empty lists', { elements: [], scenes: [] }],
	])('%s to render: no video is paid', async (_what, renderParams) => {
		const { error } = await run(addPreviewOf(world.sandbox, null, { renderParams }));
		expect(error?.message).toMatch(/has nothing to render$/);
		expect(renders()).toBe(0);
	});
});

test('a row that was added and not filled in is no row to pass over', async () => {
	const { error } = await world.engine.run({
		parameters: edit(changes({})),
		items: [{ jobId: addPreview(world.sandbox) }],
	});
	expect(error?.message).toMatch(/^'Change 1 › Element' is empty/);
	expect(world.sandbox.log.count()).toBe(0);
});

test('a refusal of Pictory is told in the words of the panel', async () => {
	const { sandbox, engine } = world;
	const id = addPreview(sandbox);
	const index = (await elementsOf(sandbox, id)).findIndex((element) => element.id === 'bgMusic');
	const fields = [
		{ name: `elements[${index}].url`, errors: 'cannot be read' },
		{ name: 'output.width', errors: 'is odd' },
	];
	sandbox.addFault({
		method: 'POST',
		kind: 'status',
		status: 400,
		body: { code: 'INVALID_REQUEST_BODY', message: 'No', fields },
	});
	const { error } = await engine.run({
		parameters: edit(changes({ id: byId('bgMusic'), url: 'https://example.com/m.mp3' })),
		items: [{ jobId: id }],
	});
	expect(error?.description).toBe("'Change 1 › File': cannot be read<br>\n'Preview › output.width': is odd");
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Job } from '../../sandbox';
import { RENDER, createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const sent = (): IDataObject => JSON.parse(world.sandbox.log.last('POST')?.rawBody ?? '{}') as IDataObject;

function video(operation: string, parameters: INodeParameters): INodeParameters {
	return { resource: 'video', operation, ...parameters };
}

function preview(partial: Partial<Job> = {}): string {
	return world.sandbox.state.addJob({ kind: 'preview', ...partial }).jobId;
}

const INPUT = { s3Uri: 's3://my-company-videos/raw/in tro.mp4', url: 'https://example.com/deck.pptx' };

test.each<[string, INodeParameters, object]>([
	['a text', {}, { videoName: 'Spring sale', scenes: [{ story: 'Our spring sale starts today.' }] }],
	[
		'an article',
		{ source: 'article', blogUrl: 'https://example.com/blog' },
		{ scenes: [{ blogUrl: 'https://example.com/blog' }] },
	],
	[
		'a presentation',
		{ source: 'powerpoint', pptUrl: '={{ $json.url }}' },
		{ scenes: [{ pptUrl: 'https://example.com/deck.pptx' }] },
	],
	[
		'a recording',
		{ source: 'video', videoUrl: 'https://example.com/a.mp4', audioLanguage: 'de-DE' },
		{ scenes: [{ videoUrl: 'https://example.com/a.mp4', audioLanguage: 'de-DE' }] },
	],
	[
		'audio',
		{ source: 'audio', audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en-US' },
		{ scenes: [{ audioUrl: 'https://example.com/a.mp3', audioLanguage: 'en-US' }] },
	],
	[
		'the whole request',
		{ source: 'json', body: '={{ { videoName: "Mine", scenes: [{ story: "Hello." }] } }}' },
		{ videoName: 'Mine', scenes: [{ story: 'Hello.' }] },
	],
	[
		'the whole request as text',
		{ source: 'json', body: '{"videoName":"Mine","scenes":[{"story":"Hello."}]}' },
		{ videoName: 'Mine', scenes: [{ story: 'Hello.' }] },
	],
	[
		"a guide's request for a recording",
		{ source: 'json', body: '{"videoName":"Mine","url":"https://example.com/a.mp4","videoToVideo":true}' },
		{ videoName: 'Mine', url: 'https://example.com/a.mp4', videoToVideo: true },
	],
	[
		"a guide's request for slides",
		{
			source: 'json',
			body: '={{ { videoName: "Mine", url: $json.url, useSpeakerNotes: true, voiceOver: { enabled: true, aiVoices: [{ speaker: "Joanna" }] } } }}',
		},
		{ url: 'https://example.com/deck.pptx', useSpeakerNotes: true },
	],
	[
		'a photo that nobody speaks over',
		{ source: 'media', mediaFiles: { file: [{ visualUrl: 'https://example.com/team photo.jpg' }] } },
		{ scenes: [{ background: { type: 'image' }, minimumDuration: 4 }] },
	],
	[
		'a list of scenes of every kind, with what is preset',
		{
			textFrom: 'scenes',
			scenes: {
				scene: [
					{ story: 'Hello.', background: 'aiImage' },
					{ background: 'aiVideo', prompt: 'A cat' },
					{ background: 'color', color: '#ff000080' },
				],
			},
			aspectRatio: '={{ "9x16" }}',
			additionalFields: {
				intro: { values: { visualUrl: 'https://example.com/jingle.mp4' } },
				outro: { values: { visualUrl: 'https://example.com/signed?x=1', type: 'image' } },
			},
		},
		{
			aspectRatio: '9:16',
			scenes: [
				{ background: { settings: { mute: false, loop: false } } },
				{ background: { type: 'image', aiVisual: { model: 'seedream3.0' } } },
				{ background: { type: 'video', aiVisual: { model: 'pixverse5.5', prompt: 'A cat' } } },
				{ background: { color: '#ff000080' }, minimumDuration: 4 },
				{ background: { type: 'image' }, minimumDuration: 4 },
			],
		},
	],
	[
		'a media file',
		{
			source: 'media',
			mediaFiles: { file: [{ visualUrl: '={{ $json.s3Uri }}', story: 'Look' }] },
			awsConnectionId: byId('c1'),
		},
		{
			awsConnectionId: 'c1',
			scenes: [{ story: 'Look', background: { visualUrl: 's3://my-company-videos/raw/in tro.mp4', type: 'video' } }],
		},
	],
])('Create makes a video from %s', async (_what, parameters, body) => {
	const { sandbox, engine } = world;
	const { items, error } = await engine.run({ parameters: createVideo(parameters), items: [INPUT] });
	expect(error).toBeUndefined();
	expect(sandbox.log.requests).toMatchObject([{ method: 'POST', path: RENDER, authorization: 'ok', status: 200 }]);
	expect(sent()).toMatchObject(body);
	const videoName = String(sent().videoName);
	expect(items).toEqual([
		{ json: { jobId: sandbox.log.jobs[0]?.jobId, status: 'in-progress', videoName }, pairedItem: { item: 0 } },
	]);
});

test('Create Preview asks for a preview, which costs no render, and waits for its link', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 200;
	const parameters = video('createPreview', {
		videoName: 'A',
		source: 'text',
		story: 'Hello.',
		wait: 'poll',
		options: { pollInterval: 1 },
	});
	const { json, error } = await engine.run({ parameters });
	expect(error).toBeUndefined();
	expect(sandbox.log.last('POST')?.path).toBe('/v2/video/storyboard');
	expect(json).toEqual([
		expect.objectContaining({ status: 'completed', previewUrl: expect.stringContaining('/v2/preview/') }),
	]);
	expect([sandbox.log.rendersStarted(), sandbox.log.jobsStarted('preview')]).toEqual([0, 1]);
});

test('footage of every input item becomes one video, which belongs to all of them', async () => {
	const { sandbox, engine } = world;
	const { connectionId } = sandbox.state.addConnection();
	const files = ['s3://my-company-videos/1.mp4', 's3://my-company-videos/2.jpg', 's3://my-company-videos/3.mov'];
	const parameters = createVideo({
		source: 'media',
		mediaFrom: 'items',
		videoPer: 'run',
		visualUrl: '={{ $json.s3Uri }}',
		story: '={{ $json.words }}',
		awsConnectionId: byId(connectionId),
	});
	const { items, error } = await engine.run({
		parameters,
		items: files.map((s3Uri, index) => ({ s3Uri, words: `Scene ${index}` })),
	});
	expect(error).toBeUndefined();
	expect(sandbox.log.count('POST', RENDER)).toBe(1);
	const scenes = sent().scenes as Array<{ story: string; background: { visualUrl: string } }>;
	expect(scenes.map(({ story, background }) => [story, background.visualUrl])).toEqual(
		files.map((file, index) => [`Scene ${index}`, file]),
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 1 }, { item: 2 }]]);
});

test('of footage that is one video per item, each item gets its own', async () => {
	const { sandbox, engine } = world;
	const parameters = createVideo({
		source: 'media',
		mediaFrom: 'items',
		videoPer: 'item',
		visualUrl: '={{ $json.file }}',
		story: '',
	});
	const input = [{ file: 'https://example.com/1.mp4' }, { file: 'https://example.com/2.mp4' }];
	const { items, error } = await engine.run({ parameters, items: input });
	expect(error).toBeUndefined();
	expect([items.length, sandbox.log.rendersStarted()]).toEqual([2, 2]);
});

test('one bad file of all items together: the error names its item, and with continue on fail all items share it', async () => {
	const { sandbox, engine } = world;
	const parameters = createVideo({
		source: 'media',
		mediaFrom: 'items',
		videoPer: 'run',
		visualUrl: '={{ $json.file }}',
		story: '',
		awsConnectionId: byId('c1'),
	});
	const input = [{ file: 's3://my-company-videos/1.mp4' }, { file: 's3://My_Bucket/2.mp4' }];
	const stopped = await engine.run({ parameters, items: input });
	expect(stopped.error?.context?.itemIndex).toBe(1);
	const { items } = await engine.run({ parameters, items: input, node: { onError: 'continueRegularOutput' } });
	expect(items.map(({ json, pairedItem }) => [typeof json.error, pairedItem])).toEqual([
		['string', [{ item: 0 }, { item: 1 }]],
	]);
	expect(sandbox.log.count()).toBe(0);
});

test('a private file that cannot be read fails the job, with what to check', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 100;
	const { connectionId } = sandbox.state.addConnection({ enabled: false });
	const { error } = await engine.run({
		parameters: createVideo({
			source: 'media',
			mediaFiles: { file: [{ visualUrl: 's3://my-company-videos/1.mp4' }] },
			awsConnectionId: byId(connectionId),
			wait: 'poll',
			options: { pollInterval: 1 },
		}),
	});
	expect(error?.context).toMatchObject({
		code: 'SCENE_BACKGROUND_VISUAL_NOT_FOUND',
		jobId: sandbox.log.jobs[0]?.jobId,
	});
	expect(error?.description).toMatch(/AWS connection is chosen, enabled/);
});

test('the variables of a template are sent as they were filled in', async () => {
	const { sandbox, engine } = world;
	const { templateId } = sandbox.state.addTemplate({ variables: { Name: 'x', Offer: 'y' } });
	const { error } = await engine.run({
		parameters: createVideo({
			source: 'template',
			templateFrom: 'template',
			templateId: byId(templateId),
			variables: { mappingMode: 'defineBelow', value: { Name: '={{ $json.name }}', Offer: '20 %' } },
		}),
		items: [{ name: 'Jane' }],
	});
	expect(error).toBeUndefined();
	expect(sent()).toMatchObject({ templateId, variables: { Name: 'Jane', Offer: '20 %' } });
});

test.each([204, 200] as const)('Update Preview changes elements (%i) and repeats safely', async (elementsStatus) => {
	const { sandbox, engine } = world;
	sandbox.settings.elementsStatus = elementsStatus;
	const id = preview({ request: { videoName: 'A', scenes: [{ story: 'Hi.' }], backgroundMusic: { enabled: true } } });
	sandbox.addFault({ method: 'PUT', kind: 'resetAfter' });
	const { json, error } = await engine.run({
		parameters: video('updatePreview', {
			storyboardJobId: byId(id),
			elementsFrom: 'json',
			elementsJson: JSON.stringify([{ id: 'bgMusic', url: 'https://example.com/m.mp3' }]),
		}),
	});
	expect(error).toBeUndefined();
	expect(json).toEqual([{ jobId: id, updated: 1, previewUrl: expect.stringContaining(id) }]);
	expect(sandbox.log.last('PUT')?.path).toBe(`/v2/video/storyboard/${id}/elements`);
	expect(JSON.parse(sandbox.log.last('PUT')?.rawBody ?? '')).toEqual([
		{
			id: 'bgMusic',
			elementType: 'audioElement',
			type: 'audio',
			startTime: 0,
			duration: 5,
			url: 'https://example.com/m.mp3',
		},
	]);
});

test('Render Preview starts one render, and never a second one after an answer that was lost', async () => {
	const { sandbox, engine } = world;
	const id = preview();
	const parameters = video('renderPreview', { storyboardJobId: byId(id) });
	const { json } = await engine.run({ parameters });
	expect(json).toEqual([{ jobId: sandbox.log.jobs[0]?.jobId, status: 'in-progress', storyboardJobId: id }]);
	expect(sandbox.log.requests).toMatchObject([{ method: 'PUT', path: `/v2/video/render/${id}` }]);

	sandbox.addFault({ method: 'PUT', kind: 'resetAfter' });
	const { error } = await engine.run({ parameters, node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } });
	expect(error?.context?.code).toBe('MAY_HAVE_STARTED');
	expect([sandbox.log.count('PUT'), sandbox.log.rendersStarted()]).toEqual([2, 2]);
});

test.each<[string, Partial<Job>, 400 | 404 | 409]>([
	['not finished', { outcome: 'never' }, 400],
	['not finished', { outcome: 'never' }, 409],
	['no preview', { kind: 'render' }, 404],
])('a preview that is %s cannot be rendered, and a person can read why (%#)', async (_what, partial, status) => {
	const { sandbox, engine } = world;
	if (partial.kind === undefined) sandbox.settings.unfinishedPreviewStatus = status;
	const parameters = video('renderPreview', { storyboardJobId: byId(preview(partial)) });
	const { error } = await engine.run({ parameters });
	expect(error?.httpCode).toBe(String(status));
	expect(error?.message).not.toMatch(/^[A-Z_]+$/);
	expect(sandbox.log.jobsStarted()).toBe(0);
});

test('Render Edited Preview sends what Job → Get gave, unwrapped', async () => {
	const { sandbox, engine } = world;
	const id = preview();
	const got = await engine.run({
		parameters: { resource: 'job', operation: 'get', jobId: byId(id) },
	});
	const { json, error } = await engine.run({
		parameters: video('renderEdited', { renderParamsFrom: 'json' }),
		items: [got.json[0] ?? {}],
	});
	expect(error).toBeUndefined();
	expect(json).toEqual([{ jobId: sandbox.log.jobs[0]?.jobId, status: 'in-progress' }]);
	expect(sandbox.log.last('POST')?.path).toBe('/v2/video/render');
	expect(sent()).toMatchObject({ elements: expect.any(Array) });
	expect(sent()).not.toHaveProperty('renderParams');
});

import type { IDataObject, INodeParameters, NodeExecutionHint } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { runAgent, type ToolWay } from '../support/agent';
import type { Outcome, RunOptions } from '../support/harness';
import { createAndWait, createVideo, waitFor } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const get = (jobId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'job',
	operation: 'get',
	jobId: byId(jobId),
	...more,
});
const getAll = (more: INodeParameters = {}): INodeParameters => ({ resource: 'job', operation: 'getAll', ...more });

/** What n8n shows above the output. */
function hintsIn({ data }: Outcome): NodeExecutionHint[] {
	return data.resultData.runData.Pictory?.at(-1)?.hints ?? [];
}
const messagesIn = (outcome: Outcome): string[] => hintsIn(outcome).map(({ message }) => message);

const NO_VOICE = expect.stringMatching(/^No Voice was chosen/) as string;
const STILL_BEING_MADE = expect.stringMatching(/^Still being made/) as string;

const transcript = [
	{ uid: 's', speakerId: 1, words: [{ uid: 'w', word: 'Once', start_time: 0, end_time: 0.48, highlight: true }] },
];
/** Kinds of job the local Pictory does not make by itself. */
const highlights = { transcript, highlights: [{ start: 0, end: 0.48 }] };
const aiVideo = {
	url: 'https://example.com/v.mp4',
	duration: '8s',
	width: 720,
	height: 1280,
	thumbnailImageUrl: 'https://example.com/t.jpg',
	previewImageUrl: 'https://example.com/p.jpg',
	lastFrameImageUrl: 'https://example.com/l.png',
	aiCreditsUsed: 12.8,
};

type Make = Parameters<Sandbox['state']['addJob']>[0];
const KINDS: Array<[string, Make, kept: string[], leftOut: string[]]> = [
	[
		'a render',
		{},
		[
			'videoURL',
			'videoShareURL',
			'thumbnail',
			'srtFile',
			'vttFile',
			'txtFile',
			'audioURL',
			'videoDuration',
			'aiCreditsUsed',
		],
		['progress'],
	],
	['a preview', { kind: 'preview' }, ['previewUrl', 'renderParams'], ['storyboard']],
	['a transcription', { kind: 'transcription' }, ['transcript', 'txt', 'srt', 'vtt', 'mediaInfo'], []],
	['highlights', { kind: 'transcription', data: highlights }, ['transcript', 'highlights'], []],
	['an AI image', { kind: 'image' }, ['url', 'width', 'height', 'aiCreditsUsed'], []],
	['an AI video', { kind: 'image', data: aiVideo }, Object.keys(aiVideo), []],
];

describe.each(KINDS)('%s', (_kind, make, kept, leftOut) => {
	const ways: Array<[string, (jobId: string, more: INodeParameters) => INodeParameters]> = [
		['Get', get],
		['Wait', (jobId, more) => waitFor(jobId, {}, more)],
	];

	test.each(ways)('%s gives what a next node needs, all of it, or what was named', async (_way, parameters) => {
		const { sandbox, engine } = world;
		const { jobId } = sandbox.state.addJob(make);
		const run = async (more: INodeParameters): Promise<IDataObject> => {
			const outcome = await engine.run({ parameters: parameters(jobId, more) });
			expect([outcome.error, messagesIn(outcome)]).toEqual([undefined, []]);
			return outcome.json[0] ?? {};
		};
		const simplified = await run({});
		expect(Object.keys(simplified).sort()).toEqual(['jobId', 'status', ...kept].sort());
		const raw = await run({ output: 'raw' });
		expect(Object.keys(raw).sort()).toEqual(['jobId', 'status', ...kept, ...leftOut].sort());
		expect(raw).toMatchObject(simplified);
		const names = [...kept, ...leftOut];
		const [first = ''] = names;
		for (const some of [names, [first]]) {
			const selected = await run({ output: 'selectedFields', outputFields: some.join(', ') });
			expect(selected).toEqual({ jobId, ...Object.fromEntries(some.map((name) => [name, raw[name]])) });
		}
	});
});

test('a list is without what has many levels, unless it is asked for', async () => {
	const { sandbox, engine } = world;
	for (const [, make] of KINDS) sandbox.state.addJob(make);
	const { json } = await engine.run({ parameters: getAll() });
	expect(json).toHaveLength(KINDS.length);
	for (const job of json) {
		expect(Object.values(job).filter((value) => typeof value === 'object')).toEqual([]);
		expect(job).toMatchObject({ jobId: expect.any(String), status: 'completed' });
	}
	expect(json.filter(({ txt }) => txt !== undefined)).toHaveLength(1);
	const raw = await engine.run({ parameters: getAll({ output: 'raw' }) });
	expect(raw.json.filter(({ renderParams, storyboard }) => renderParams && storyboard)).toHaveLength(1);
	const outputFields = 'renderParams, transcript.words.word';
	const picked = await engine.run({ parameters: getAll({ output: 'selectedFields', outputFields }) });
	expect(picked.json.filter(({ renderParams }) => renderParams)).toHaveLength(1);
	expect(picked.json.filter((job) => job.transcript)).toHaveLength(2);
	expect(messagesIn(picked)).toEqual([]);
});

describe('Create Preview that waits', () => {
	const preview = (more: INodeParameters = {}): INodeParameters =>
		createAndWait({}, { operation: 'createPreview', ...more });

	test('gives what is needed to render it', async () => {
		const { sandbox, engine } = world;
		sandbox.settings.jobDurationMs = 100;
		const made = await engine.run({ parameters: preview() });
		expect(made.json[0]).toMatchObject({
			videoName: 'Spring sale',
			previewUrl: expect.any(String),
			renderParams: { elements: expect.any(Array) },
		});
		const rendered = await engine.run({
			parameters: { resource: 'video', operation: 'renderEdited', renderParams: '={{ $json.renderParams }}' },
			items: made.json,
		});
		expect(rendered.error).toBeUndefined();
	});

	test('gives the name of the video by name, too', async () => {
		const { sandbox, engine } = world;
		sandbox.settings.jobDurationMs = 100;
		const parameters = preview({ output: 'selectedFields', outputFields: 'videoName, previewUrl' });
		const { json } = await engine.run({ parameters });
		expect(Object.keys(json[0] ?? {})).toEqual(['jobId', 'videoName', 'previewUrl']);
	});
});

test.each<[INodeParameters, string]>([
	[{ output: 'all' }, '\'Output\' does not know "all". Choose one of: Simplified, Raw, Selected Fields.'],
	[{ output: 'selectedFields', outputFields: '' }, "'Output Fields' is empty."],
	[{ output: 'selectedFields', outputFields: ' , ' }, "'Output Fields' is empty."],
	[{ output: 'selectedFields', outputFields: '={{ $json.nothing }}' }, "'Output Fields' is empty."],
	[{ output: '={{ $json.nothing }}' }, "'Output' is empty: the expression gave nothing."],
])('%j is refused before anything is sent', async (more, message) => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: createAndWait({}, more) });
	expect(error?.message).toContain(message);
	expect(sandbox.log.count()).toBe(0);
});

describe('asleep', () => {
	async function wake(options: RunOptions): Promise<Outcome> {
		const { sandbox, engine } = world;
		Object.assign(sandbox.settings, { jobDurationMs: 600_000, webhookMode: 'never' });
		const sleeping = await engine.run(options);
		expect(sleeping.status).toBe('waiting');
		expect(messagesIn(sleeping)).toEqual([NO_VOICE]);
		for (const { jobId } of sandbox.log.jobs) sandbox.state.finishJob(jobId);
		const { outcome } = await engine.call(sleeping, options);
		return outcome as Outcome;
	}
	const preview = (more: INodeParameters): RunOptions => ({
		parameters: createVideo({ operation: 'createPreview', wait: 'suspend', ...more }),
	});

	test.each<[INodeParameters, string[]]>([
		[{}, ['previewUrl', 'renderParams', 'status', 'videoName']],
		[{ output: 'raw' }, ['previewUrl', 'renderParams', 'status', 'storyboard', 'videoName']],
		[{ output: 'selectedFields', outputFields: 'storyboard.videoName, previewUrl' }, ['previewUrl', 'storyboard']],
	])('what comes out after waking is what was wanted before: %j', async (more, names) => {
		const { json, status } = await wake(preview(more));
		expect(status).toBe('success');
		expect(Object.keys(json[0] ?? {}).sort()).toEqual(['jobId', ...names]);
	});

	test('what was to be said before is said after waking', async () => {
		const woken = await wake(preview({ output: 'selectedFields', outputFields: 'previewUrl, film' }));
		expect(messagesIn(woken)).toEqual([NO_VOICE, expect.stringContaining('has no "film", named in Output Fields')]);
	});

	test('two videos of one name are still two after waking', async () => {
		const { sandbox, engine } = world;
		Object.assign(sandbox.settings, { jobDurationMs: 600_000, webhookMode: 'never' });
		const options: RunOptions = { ...preview({}), items: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] };
		const sleeping = await engine.run(options);
		for (const { jobId } of sandbox.log.jobs) sandbox.state.finishJob(jobId);
		const { outcome } = await engine.call(sleeping, options);
		expect(messagesIn(outcome as Outcome)).toEqual([
			NO_VOICE,
			expect.stringMatching(/^Items 1 and 3: 2 videos of this run are called "A"/),
		]);
	});
});

describe('above the output stands', () => {
	const voice = { speaker: byId('Martin') };

	test('that a video has no voice, and that it is still being made', async () => {
		const outcome = await world.engine.run({ parameters: createVideo() });
		expect(hintsIn(outcome)).toEqual([
			{ message: NO_VOICE, type: 'info', location: 'outputPane' },
			{ message: STILL_BEING_MADE, type: 'info', location: 'outputPane' },
		]);
	});

	test('nothing of a video that speaks and is there', async () => {
		world.sandbox.settings.jobDurationMs = 100;
		const outcome = await world.engine.run({ parameters: createAndWait({}, voice) });
		expect([outcome.error, hintsIn(outcome)]).toEqual([undefined, []]);
	});

	test('which of several items it is about, counted from 1', async () => {
		const outcome = await world.engine.run({
			parameters: createVideo({ ...voice }),
			items: [{ name: 'One' }, { name: 'Q1/Q2 <b>' }, { name: 'one' }],
		});
		expect(messagesIn(outcome)).toEqual([
			STILL_BEING_MADE,
			expect.stringMatching(/^Items 1 and 3: 2 videos of this run are called "One"/),
			expect.stringMatching(/^Item 2: The Video Name holds \/ &lt; &gt;,/),
		]);
	});

	test('nothing of an item that failed', async () => {
		const outcome = await world.engine.run({
			parameters: createVideo({ ...voice, story: '={{ $json.story }}', videoName: 'Same' }),
			items: [{ story: 'Hello.' }, { story: '' }],
			node: { onError: 'continueRegularOutput' },
		});
		expect(outcome.json[1]).toHaveProperty('error');
		expect(messagesIn(outcome)).toEqual([expect.stringMatching(/^Item 1: Still being made/)]);
	});

	test.each<[Make, string[]]>([
		[{ durationMs: 100_000, startedAt: Date.now() }, [STILL_BEING_MADE]],
		[{}, []],
		[{ outcome: 'fail', failure: { error_code: 'A', error_message: 'b' } }, []],
		[{ cleaned: true }, []],
	])('after Job → Get of a job (%j): %j', async (make, messages) => {
		const { sandbox, engine } = world;
		const { jobId } = sandbox.state.addJob(make);
		for (const more of [{}, { output: 'raw' }, { output: 'selectedFields', outputFields: 'status' }]) {
			const outcome = await engine.run({ parameters: get(jobId, more) });
			expect([outcome.error, messagesIn(outcome)]).toEqual([undefined, messages]);
		}
	});

	test('no key that stands in a name', async () => {
		const { engine } = world;
		const outcome = await engine.run({
			parameters: createVideo({ videoName: `Sale ${'pictai_'}abc` }),
			items: [{}, {}],
		});
		expect(messagesIn(outcome).join(' ')).toContain('are called "Sale (hidden)"');
	});
});

describe.each<ToolWay>(['agent', 'engine', 'mcp'])('a tool called by way of the %s', (way) => {
	test('answers without what is too long for a model, and without hints', async () => {
		const { sandbox, engine } = world;
		sandbox.settings.jobDurationMs = 100;
		const { answers, data } = await runAgent(engine, {
			way,
			parameters: createAndWait({}, { operation: 'createPreview' }),
			calls: [{}],
		});
		expect(answers[0]).toContain('"previewUrl"');
		expect(answers[0]).not.toMatch(/renderParams|storyboard/);
		expect(JSON.stringify(data)).not.toContain('No Voice was chosen');
	});

	test('gives what its user has named, or the model', async () => {
		const { sandbox, engine } = world;
		const { jobId } = sandbox.state.addJob({ kind: 'preview' });
		const outputFields = "={{ $fromAI('fields', 'Fields wanted', 'string') }}";
		const { answers } = await runAgent(engine, {
			way,
			parameters: get(jobId, { output: 'selectedFields', outputFields }),
			calls: [{ fields: 'renderParams.output.title' }],
		});
		expect(answers[0]).toContain('"title":');
		expect(answers[0]).not.toContain('"elements"');
	});
});

test('another Output in a retry is the same video', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 100;
	sandbox.addFault({ path: '/v1/jobs', kind: 'status', status: 403, method: 'GET', every: 1 });
	const failed = await engine.run({ parameters: createAndWait() });
	expect(failed.error).toBeDefined();
	sandbox.clearFaults();
	const { json } = await engine.run({
		parameters: createAndWait({}, { output: 'selectedFields', outputFields: 'videoURL' }),
		retryOf: failed.data,
	});
	expect(json).toEqual([{ jobId: sandbox.log.jobs[0]?.jobId, videoURL: expect.any(String) }]);
	expect(sandbox.log.rendersStarted()).toBe(1);
});

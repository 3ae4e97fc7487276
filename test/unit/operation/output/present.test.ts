import type { IDataObject } from 'n8n-workflow';

import { hintsForJob, hintsForJobs } from '../../../../nodes/Pictory/operation/output/hints';
import { keptOutput, type Output } from '../../../../nodes/Pictory/operation/output/output';
import { presentJob } from '../../../../nodes/Pictory/operation/output/present';
import { type Job, readJob } from '../../../../nodes/Pictory/transport/jobs';

const simplified: Output = { form: 'simplified', fields: [] };
const raw: Output = { form: 'raw', fields: [] };
const selected = (...fields: string[]): Output => ({ form: 'selectedFields', fields });

const words = (marks: IDataObject = {}): IDataObject[] => [
	{
		uid: 's1',
		speakerId: 1,
		words: [
			{ uid: 'w1', word: 'Once', start_time: 0, end_time: 0.48, ...marks },
			{ uid: 'w2', word: 'again,', start_time: 0.48, end_time: 0.88 },
		],
	},
];
const renderParams = {
	output: { name: 'a.mp4', width: 1920, height: 1080 },
	elements: [
		{ id: 'backgroundElement_1', type: 'video', url: 'https://example.com/1.mp4' },
		{ id: 'SceneText_1', type: 'text', text: 'Hello' },
	],
};
const transcription = {
	transcript: words(),
	txt: 'Once again,',
	srt: '1\n00:00:00,000 --> 00:00:00,880\nOnce again,',
	vtt: 'WEBVTT',
	mediaInfo: { duration: 0.88 },
};

/** What each kind of job answers when it is completed (docs/pictory-api.md §7.1), and what nobody maps of it. */
const KINDS: Array<[kind: string, data: IDataObject, leftOut: string[]]> = [
	[
		'render',
		{
			progress: 100,
			videoURL: 'https://example.com/v.mp4',
			videoShareURL: 'https://example.com/share',
			thumbnail: 'https://example.com/t.jpg',
			srtFile: 'https://example.com/s.srt',
			vttFile: 'https://example.com/s.vtt',
			txtFile: 'https://example.com/s.txt',
			audioURL: 'https://example.com/a.mp3',
			videoDuration: 65.6,
			aiCreditsUsed: 48,
			projectId: 'p1',
			vimeoUrl: 'https://vimeo.com/1',
		},
		['progress'],
	],
	[
		'preview',
		{
			previewUrl: 'https://example.com/p',
			projectUrl: 'https://example.com/s',
			renderParams,
			storyboard: { scenes: [] },
		},
		['storyboard'],
	],
	['transcription', transcription, []],
	['highlights', { transcript: words({ highlight: true }), highlights: [{ start: 0, end: 0.48 }] }, []],
	['AI image', { url: 'https://example.com/i.png', width: 1280, height: 720, aiCreditsUsed: 2 }, []],
	[
		'AI video',
		{
			url: 'https://example.com/v.mp4',
			duration: '8s',
			width: 720,
			height: 1280,
			thumbnailImageUrl: 'https://example.com/t.jpg',
			previewImageUrl: 'https://example.com/p.jpg',
			lastFrameImageUrl: 'https://example.com/l.png',
			aiCreditsUsed: 12.8,
		},
		[],
	],
];

const completed = (data: IDataObject): Job =>
	readJob({ job_id: 'j', success: true, data: { status: 'completed', ...data } });
const without = (data: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));

describe.each(KINDS)('a completed %s', (_kind, data, leftOut) => {
	test('simplified is all of it but the bulk', () => {
		expect(presentJob(completed(data), simplified, { videoName: 'V' })).toEqual({
			jobId: 'j',
			status: 'completed',
			videoName: 'V',
			...without(data, leftOut),
		});
	});

	test('raw is all of it', () => {
		expect(presentJob(completed(data), raw, { videoName: 'V' })).toEqual({
			jobId: 'j',
			status: 'completed',
			videoName: 'V',
			...data,
		});
	});

	test('each of its fields can be selected, also what is left out of the simplified one', () => {
		for (const [name, value] of Object.entries(data)) {
			expect(presentJob(completed(data), selected(name))).toEqual({ jobId: 'j', [name]: value });
		}
	});

	test('one of many, it has nothing of many levels, and says all else', () => {
		const brief = presentJob(completed(data), { ...simplified, isBrief: true });
		const deep = Object.keys(data).filter((name) => typeof data[name] === 'object');
		expect(brief).toEqual({ jobId: 'j', status: 'completed', ...without(data, [...leftOut, ...deep, 'srt', 'vtt']) });
		// What was asked for by name is given in lists too.
		expect(presentJob(completed(data), { ...raw, isBrief: true })).toMatchObject(data);
		expect(presentJob(completed(data), { ...selected(...deep), isBrief: true })).toEqual({
			jobId: 'j',
			...Object.fromEntries(deep.map((name) => [name, data[name]])),
		});
	});
});

test('the simplified job begins with what a person looks for, and ends with what has many levels', () => {
	const data = { renderParams, aiCreditsUsed: 1, thumbnail: 't', transcript: [], videoURL: 'v', mystery: 'm' };
	expect(Object.keys(presentJob(completed(data), simplified, { kind: 'video', videoName: 'V' }))).toEqual([
		'jobId',
		'kind',
		'status',
		'videoName',
		'videoURL',
		'thumbnail',
		'aiCreditsUsed',
		'mystery',
		'renderParams',
		'transcript',
	]);
});

test.each<[string, IDataObject]>([
	['in its data', { data: { status: 'failed', error_code: 'A', error_message: 'b' } }],
	['beside its data', { data: { status: 'failed' }, error: { error_code: 'A', error_message: 'b' } }],
	['on top', { data: { status: 'failed' }, code: 'A', message: 'b' }],
])('why a job has failed is said wherever Pictory says it: %s', (_where, answer) => {
	const failed = readJob({ job_id: 'j', success: false, ...answer });
	for (const output of [simplified, selected('status', 'error_code', 'error_message')]) {
		expect(presentJob(failed, output)).toEqual({ jobId: 'j', status: 'failed', error_code: 'A', error_message: 'b' });
	}
});

test('what is empty stays, what is null does not', () => {
	const data = { transcript: [], txt: '', srt: null, aiCreditsUsed: 0 };
	expect(presentJob(completed(data), simplified)).toEqual({
		jobId: 'j',
		status: 'completed',
		transcript: [],
		txt: '',
		aiCreditsUsed: 0,
	});
});

describe('older names', () => {
	const old = completed({ shareVideoURL: 'https://example.com/s', preview: 'https://example.com/p' });

	test('are today’s in the simplified job', () => {
		expect(presentJob(old, simplified)).toEqual({
			jobId: 'j',
			status: 'completed',
			videoShareURL: 'https://example.com/s',
			previewUrl: 'https://example.com/p',
		});
	});

	test('stand beside today’s in the raw one', () => {
		expect(presentJob(old, raw)).toMatchObject({
			shareVideoURL: 'https://example.com/s',
			videoShareURL: 'https://example.com/s',
			preview: 'https://example.com/p',
			previewUrl: 'https://example.com/p',
		});
	});

	test.each(['videoShareURL', 'VideoShareUrl', 'video share URL'])('are found as %s', (name) => {
		expect(presentJob(old, selected(name))).toEqual({ jobId: 'j', videoShareURL: 'https://example.com/s' });
	});

	test('are not lost where Pictory gives both, and they differ', () => {
		const both = completed({ shareVideoURL: 'a', videoShareURL: 'b', preview: { page: 1 }, previewUrl: 'p' });
		expect(presentJob(both, simplified)).toMatchObject({
			shareVideoURL: 'a',
			videoShareURL: 'b',
			preview: { page: 1 },
			previewUrl: 'p',
		});
	});

	test('ask for today’s', () => {
		const now = completed({ videoShareURL: 's', previewUrl: 'p' });
		expect(presentJob(now, selected('shareVideoURL', 'preview', 'id'))).toEqual({
			jobId: 'j',
			videoShareURL: 's',
			previewUrl: 'p',
		});
	});
});

describe('selected fields', () => {
	const preview = completed({ renderParams, transcript: words(), previewUrl: 'p' });

	test.each<[string[], IDataObject]>([
		[['jobId', 'job_id', 'Job ID'], {}],
		[['status'], { status: 'completed' }],
		[['previewUrl', 'nothing'], { previewUrl: 'p' }],
		[['PREVIEWURL'], { previewUrl: 'p' }],
		[['$json.previewUrl'], { previewUrl: 'p' }],
		[['data.previewUrl'], { previewUrl: 'p' }],
		[
			['renderParams.output.width', 'renderParams.output.height'],
			{ renderParams: { output: { width: 1920, height: 1080 } } },
		],
		[['renderParams.elements.text'], { renderParams: { elements: [{}, { text: 'Hello' }] } }],
		[
			['renderParams.elements.id', 'renderParams.elements.text'],
			{ renderParams: { elements: [{ id: 'backgroundElement_1' }, { id: 'SceneText_1', text: 'Hello' }] } },
		],
		[['renderParams.elements[1].text'], { renderParams: { elements: [{}, { text: 'Hello' }] } }],
		[['renderParams["elements"].0.id'], { renderParams: { elements: [{ id: 'backgroundElement_1' }] } }],
		[
			['renderParams.elements[0].id', 'renderParams.elements[1].id'],
			{ renderParams: { elements: [{ id: 'backgroundElement_1' }, { id: 'SceneText_1' }] } },
		],
		[['transcript.words.word'], { transcript: [{ words: [{ word: 'Once' }, { word: 'again,' }] }] }],
		[['transcript', 'transcript.uid'], { transcript: words() }],
		[['constructor', '__proto__', 'toString', '.', '[', ']', '$json', 'renderParams.elements[9].id'], {}],
	])('%j', (names, expected) => {
		expect(presentJob(preview, selected(...names))).toEqual({ jobId: 'j', ...expected });
	});

	test('what stands at its place is found there by the same expression', () => {
		const { renderParams: part } = presentJob(preview, selected('renderParams.elements[1].text')) as {
			renderParams: typeof renderParams;
		};
		expect(part.elements[1]?.text).toBe(renderParams.elements[1]?.text);
	});

	test('of two that differ in capitals only the one is taken that is written exactly so', () => {
		const twins = completed({ videoURL: 'a', videourl: 'b' });
		expect(presentJob(twins, selected('videourl'))).toEqual({ jobId: 'j', videourl: 'b' });
		expect(presentJob(twins, selected('VIDEOURL'))).toEqual({ jobId: 'j' });
	});

	test('ten thousand brackets take no time', () => {
		const begun = Date.now();
		presentJob(preview, selected('['.repeat(20_000), 'a.'.repeat(20_000), "['".repeat(20_000)));
		expect(Date.now() - begun).toBeLessThan(2_000);
	});
});

describe('what a person is told', () => {
	const running: Job = { jobId: 'j', status: 'in-progress', data: {} };

	test('of a job that is still being made, and not that it lacks its results', () => {
		for (const output of [simplified, raw, selected('videoURL')]) {
			expect(hintsForJob(running, output)).toEqual([expect.stringMatching(/^Still being made.*Job → Wait/)]);
		}
	});

	test.each(['failed', 'cleaned'] as const)('nothing of a job that is %s', (status) => {
		expect(hintsForJob({ ...running, status }, selected('videoURL'))).toEqual([]);
	});

	test('of names a finished job has nothing for', () => {
		const done = completed({ videoURL: 'v', txt: '', srt: null });
		expect(hintsForJob(done, simplified)).toEqual([]);
		expect(hintsForJob(done, selected('VideoURL', 'jobId', 'txt', 'srt', 'videoName'), { videoName: 'V' })).toEqual([]);
		expect(hintsForJob(done, selected('videoURL', 'videoUrls', 'a.b'))).toEqual([
			'The result has no "videoUrls" and no "a.b", named in Output Fields. Output › Raw shows all fields there are.',
		]);
	});

	test('of names that no finished job of a list has', () => {
		const jobs = [completed({ videoURL: 'v' }), completed({ txt: 't' }), running];
		expect(hintsForJobs(jobs, selected('videoURL', 'txt'))).toEqual([]);
		expect(hintsForJobs(jobs, selected('videoURL', 'txtt'))).toEqual([expect.stringContaining('no "txtt"')]);
		expect(hintsForJobs([running], selected('txtt'))).toEqual([]);
		expect(hintsForJobs([], selected('txtt'))).toEqual([]);
	});
});

test.each<[unknown, Output]>([
	[{ form: 'raw', fields: [] }, raw],
	[{ form: 'selectedFields', fields: ['txt', 3, 'srt'] }, selected('txt', 'srt')],
	[{ form: 'selectedFields', fields: 'txt' }, simplified],
	[{ form: 'selectedFields' }, simplified],
	[{ form: 'everything', fields: null }, simplified],
	[undefined, simplified],
	[null, simplified],
	['raw', simplified],
	[[], simplified],
])('%j, as it was kept, is %j', (kept, output) => {
	expect(keptOutput(kept)).toEqual(output);
});

import type { AxiosInstance } from 'axios';
import { startSandbox, type Sandbox, type SandboxSettings } from './index';
import { clientOf, oneScene, startRender, until } from './test-client';

/** Both readings of what the documents leave open: the same call under one setting and the other. */
let sandbox: Sandbox;
let client: AxiosInstance;
beforeAll(async () => {
	sandbox = await startSandbox({ settings: { jobDurationMs: 0 } });
	client = clientOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const connection = { name: 'Footage', awsAccountId: '123456789012', awsRegion: 'us-east-2' };
const create = () => client.post('/v1/awsconnections', connection);
const update = () => client.put(`/v1/awsconnections/${sandbox.state.addConnection().connectionId}`, { version: 1 });
const start = () => client.post('/v2/video/storyboard/render', oneScene);
const preview = (more: object) => sandbox.state.addJob({ kind: 'preview', ...more }).jobId;
const firstListed = async () => {
	sandbox.state.addJob({ jobId: 'the-id' });
	return (await client.get('/v1/jobs')).data.items[0];
};
const completed = async () => (await client.get(`/v1/jobs/${sandbox.state.addJob().jobId}`)).data.data;
const running = () => sandbox.state.addJob({ startedAt: Date.now(), durationMs: 60_000 }).jobId;

type Reading = [setting: Partial<SandboxSettings>, ask: () => Promise<unknown>, expected: unknown];
const readings: Reading[] = [
	[{ createStatus: 200 }, async () => (await create()).status, 200],
	[{ createStatus: 201 }, async () => (await create()).status, 201],
	[{ startStatus: 202 }, async () => (await start()).status, 202],
	[
		{ jobIdSpelling: 'data.jobId' },
		async () => (await start()).data,
		{ success: true, data: { jobId: expect.any(String) } },
	],
	[{ jobIdSpelling: 'jobId' }, async () => (await start()).data, { success: true, jobId: expect.any(String) }],
	[
		{ jobIdSpelling: 'data.job_id' },
		async () => (await start()).data,
		{ success: true, data: { job_id: expect.any(String) } },
	],
	[{ jobIdSpelling: 'job_id' }, async () => (await start()).data, { success: true, job_id: expect.any(String) }],
	[
		{ jobListIdSpelling: 'data.jobId' },
		async () => {
			const { job_id, data } = await firstListed();
			return [job_id, data.jobId];
		},
		[undefined, 'the-id'],
	],
	[
		{ jobListIdSpelling: 'job_id' },
		async () => {
			const { job_id, data } = await firstListed();
			return [job_id, data.jobId];
		},
		['the-id', undefined],
	],
	[
		{ jobListIdSpelling: 'both' },
		async () => {
			const { job_id, data } = await firstListed();
			return [job_id, data.jobId];
		},
		['the-id', 'the-id'],
	],
	[{ listEndKey: 'null' }, async () => (await client.get('/v1/jobs')).data, { items: [], nextPageKey: null }],
	[{ listEndKey: 'absent' }, async () => (await client.get('/v1/jobs')).data, { items: [] }],
	[
		{ unknownJob: '404' },
		async () => {
			const { status, data } = await client.get('/v1/jobs/x');
			return [status, data];
		},
		[404, { job_id: 'x', success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } }],
	],
	[{ unknownJob: '200' }, async () => (await client.get('/v1/jobs/x')).status, 200],
	[{ usePendingState: false }, async () => (await client.get(`/v1/jobs/${running()}`)).data.data.status, 'in-progress'],
	[{ usePendingState: true }, async () => (await client.get(`/v1/jobs/${running()}`)).data.data.status, 'pending'],
	[
		{ transcriptStatus: true },
		async () =>
			(await client.get(`/v1/jobs/${sandbox.state.addJob({ kind: 'transcription' }).jobId}`)).data.data.status,
		'completed',
	],
	[
		{ transcriptStatus: false },
		async () =>
			(await client.get(`/v1/jobs/${sandbox.state.addJob({ kind: 'transcription' }).jobId}`)).data.data.status,
		undefined,
	],
	[{ audioUrlInJob: false }, async () => (await completed()).audioURL, undefined],
	[
		{ shareUrlSpelling: 'shareVideoURL' },
		async () => {
			const data = await completed();
			return [data.videoShareURL, typeof data.shareVideoURL];
		},
		[undefined, 'string'],
	],
	[
		{ previewUrlSpelling: 'preview' },
		async () => typeof (await client.get(`/v1/jobs/${preview({})}`)).data.data.preview,
		'string',
	],
	[{ cleanRunningStatus: 409 }, async () => (await client.delete(`/v1/jobs/${running()}/clean`)).status, 409],
	[
		{ unfinishedPreviewStatus: 409 },
		async () => (await client.put(`/v2/video/render/${preview({ outcome: 'never' })}`)).status,
		409,
	],
	[{ unknownPreviewStatus: 400 }, async () => (await client.put('/v2/video/render/x')).status, 400],
	[
		{ wrappedRenderParams: 'failJob' },
		async () => (await client.post('/v2/video/render', { renderParams: {} })).status,
		200,
	],
	[
		{ elementsStatus: 200 },
		async () => (await client.put(`/v2/video/storyboard/${preview({})}/elements`, [])).status,
		200,
	],
	[{ allowDuplicateNames: true }, async () => [(await create()).status, (await create()).status], [200, 200]],
	[{ allowDuplicateNames: false }, async () => [(await create()).status, (await create()).status], [200, 409]],
	[{ enabledRequired: true }, async () => (await create()).data.fields[0].name, 'enabled'],
	[{ updateNameRequired: true }, async () => (await update()).data.fields[0].name, 'name'],
	[{ updateAnswersFully: true }, async () => (await update()).data.type, 'AWS'],
	[{ awsDeleteIdempotent: true }, async () => (await client.delete('/v1/awsconnections/x')).status, 204],
	[{ notFoundBody: 'empty' }, async () => (await client.get('/v1/awsconnections/x')).data, ''],
	[
		{ fieldErrorsAs: 'array' },
		async () => (await client.post('/v2/video/storyboard', {})).data.fields[0].errors,
		expect.any(Array),
	],
];

test.each(readings)('%j', async (setting, ask, expected) => {
	Object.assign(sandbox.settings, setting);
	expect(await ask()).toEqual(expected);
});

test('outcome and failure of all jobs can be set', async () => {
	Object.assign(sandbox.settings, { jobOutcome: 'fail', jobFailure: { error_code: 'A', error_message: 'B' } });
	const jobId = await startRender(client);
	const { data } = await until(
		() => client.get(`/v1/jobs/${jobId}`),
		(answer) => answer.data.success === false,
	);
	expect(data.data).toEqual({ status: 'failed', error_code: 'A', error_message: 'B' });
});

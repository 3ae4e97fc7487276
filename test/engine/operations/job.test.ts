import type { INodeParameters } from 'n8n-workflow';

import { waitFor } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const job = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'job',
	operation,
	...parameters,
});
const jobId = (value: string): INodeParameters => ({ jobId: { __rl: true, mode: 'id', value } });
const raw: INodeParameters = { output: 'raw' };

test('Get shows a finished job with its links and files, and without how far it had come', async () => {
	const { sandbox, engine } = world;
	const { jobId: id } = sandbox.state.addJob();
	const { items, json } = await engine.run({ parameters: job('get', jobId(id)) });
	expect(sandbox.log.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([`GET /v1/jobs/${id}`]);
	expect(items).toEqual([
		{
			json: expect.objectContaining({
				jobId: id,
				status: 'completed',
				videoURL: `${sandbox.origin}/files/${id}/video.mp4`,
				videoShareURL: `${sandbox.origin}/share/${id}`,
				srtFile: expect.any(String),
			}),
			pairedItem: { item: 0 },
		},
	]);
	expect(json[0]).toMatchObject({ audioURL: expect.any(String), txtFile: expect.any(String) });
	expect(json[0]).not.toHaveProperty('progress');
});

test('Get with Raw shows all that Pictory says', async () => {
	const { sandbox, engine } = world;
	const { jobId: id } = sandbox.state.addJob();
	const { json } = await engine.run({ parameters: job('get', { ...jobId(id), ...raw }) });
	expect(json[0]).toMatchObject({
		jobId: id,
		status: 'completed',
		progress: 100,
		txtFile: expect.any(String),
		audioURL: expect.any(String),
	});
	expect(json[0]).not.toHaveProperty('job_id');
});

test.each([
	['shareUrlSpelling', 'shareVideoURL'],
	['shareUrlSpelling', 'videoShareURL'],
])('the share link is videoShareURL however Pictory spells it (%s %s)', async (setting, value) => {
	const { sandbox, engine } = world;
	Object.assign(sandbox.settings, { [setting]: value });
	const { jobId: id } = sandbox.state.addJob();
	const { json } = await engine.run({ parameters: job('get', jobId(id)) });
	expect(json[0]?.videoShareURL).toBe(`${sandbox.origin}/share/${id}`);
});

test.each(['previewUrl', 'preview'] as const)(
	'the preview link is previewUrl when Pictory calls it %s',
	async (previewUrlSpelling) => {
		const { sandbox, engine } = world;
		sandbox.settings.previewUrlSpelling = previewUrlSpelling;
		const { jobId: id } = sandbox.state.addJob({ kind: 'preview' });
		const { json } = await engine.run({ parameters: job('get', jobId(id)) });
		expect(json[0]).toMatchObject({
			jobId: id,
			status: 'completed',
			previewUrl: `${sandbox.origin}/v2/preview/${id}?mode=player`,
		});
	},
);

test.each([true, false])(
	'a finished transcription is completed, with or without a status (%s)',
	async (transcriptStatus) => {
		const { sandbox, engine } = world;
		sandbox.settings.transcriptStatus = transcriptStatus;
		const { jobId: id } = sandbox.state.addJob({ kind: 'transcription' });
		const { json } = await engine.run({ parameters: job('get', jobId(id)) });
		expect(json[0]).toMatchObject({ jobId: id, status: 'completed', txt: 'Once again,' });
	},
);

test.each([
	['in progress', { durationMs: 100_000, startedAt: Date.now() }, false, 'in-progress'],
	['pending', { durationMs: 100_000, startedAt: Date.now() }, true, 'in-progress'],
	['cleaned', { cleaned: true }, false, 'cleaned'],
] as const)('Get answers how a job stands that is %s', async (_what, partial, usePendingState, status) => {
	const { sandbox, engine } = world;
	sandbox.settings.usePendingState = usePendingState;
	const { jobId: id } = sandbox.state.addJob(partial);
	const { json, error } = await engine.run({ parameters: job('get', jobId(id)) });
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ jobId: id, status });
});

test('Get of a failed job is no error: it tells why the job failed', async () => {
	const { sandbox, engine } = world;
	const failure = { error_code: 'INSUFFICIENT_CREDITS', error_message: 'Insufficient AI credits.' };
	const { jobId: id } = sandbox.state.addJob({ outcome: 'fail', failure });
	const { json, error } = await engine.run({ parameters: job('get', jobId(id)) });
	expect(error).toBeUndefined();
	expect(json).toEqual([{ jobId: id, status: 'failed', ...failure }]);
});

test.each<['get' | 'clean', '404' | '200']>([
	['get', '404'],
	['get', '200'],
	['clean', '404'],
	['clean', '200'],
])('%s of a job Pictory does not know is an error (answered with %s)', async (operation, unknownJob) => {
	const { sandbox, engine } = world;
	sandbox.settings.unknownJob = unknownJob;
	const { error } = await engine.run({ parameters: job(operation, jobId('no-such-job')) });
	expect(error).toMatchObject({
		message: 'Pictory knows no job no-such-job',
		description: expect.stringContaining('account that started it'),
	});
	expect(error?.context?.jobId).toBe('no-such-job');
});

/** Where Pictory puts the words is not documented (docs/pictory-api.md §7.1). */
const UNKNOWN = [
	[200, { success: false, code: '5000', message: 'JOB_NOT_FOUND' }],
	[200, { success: false, error: { error_code: 5000, error_message: 'JOB_NOT_FOUND' } }],
	[400, { success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } }],
	[400, { error_code: '5000' }],
] as const;

test.each(
	(['get', 'clean', 'wait'] as const).flatMap((operation) =>
		UNKNOWN.map(([status, body]) => [operation, status, body] as const),
	),
)('%s of an unknown job is an error at once, answered with %s and %j', async (operation, status, body) => {
	const { sandbox, engine } = world;
	sandbox.addFault({ path: '/v1/jobs/', kind: 'status', status, body, every: 1 });
	const { error } = await engine.run({
		parameters: operation === 'wait' ? waitFor('no-such-job') : job(operation, jobId('no-such-job')),
	});
	expect(error?.message).toBe('Pictory knows no job no-such-job');
	expect(error?.context).toMatchObject({ code: 'JOB_NOT_FOUND', jobId: 'no-such-job' });
});

test.each<[string, 'data.jobId' | 'job_id' | 'both', 'null' | 'absent']>([
	['data.jobId, null', 'data.jobId', 'null'],
	['job_id, absent', 'job_id', 'absent'],
	['both, null', 'both', 'null'],
])('Get Many reads all pages, newest first (%s)', async (_what, jobListIdSpelling, listEndKey) => {
	const { sandbox, engine } = world;
	Object.assign(sandbox.settings, { jobListIdSpelling, listEndKey, jobsPageSize: 4 });
	const ids = Array.from(
		{ length: 10 },
		(_, index) => sandbox.state.addJob({ startedAt: 1e12 + index * 1000 }).jobId,
	).reverse();
	const { items } = await engine.run({ parameters: job('getAll', { returnAll: true }) });
	expect(items.map(({ json }) => json.jobId)).toEqual(ids);
	expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	expect(sandbox.log.requests.map(({ query }) => query === '')).toEqual([true, false, false]);
});

test('Get Many fetches no more pages than the limit needs', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobsPageSize = 4;
	for (let index = 0; index < 10; index += 1) sandbox.state.addJob();
	const { items } = await engine.run({ parameters: job('getAll', { returnAll: false, limit: 4 }) });
	expect([items.length, sandbox.log.count('GET')]).toEqual([4, 1]);
});

test('Get Many filters by status over several pages, and the limit counts what passed', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobsPageSize = 2;
	for (let index = 0; index < 8; index += 1) {
		sandbox.state.addJob(index % 2 ? { outcome: 'fail', failure: { error_code: 'A', error_message: 'a' } } : {});
	}
	sandbox.state.addJob({ cleaned: true });
	const get = async (status: string[], limit: number) =>
		(await engine.run({ parameters: job('getAll', { returnAll: false, limit, filters: { status } }) })).json.map(
			(entry) => entry.status,
		);
	expect(await get(['failed'], 3)).toEqual(['failed', 'failed', 'failed']);
	expect(await get(['failed', 'cleaned'], 50)).toEqual(expect.arrayContaining(['cleaned', 'failed']));
	expect(await get(['in-progress'], 50)).toEqual([]);
	expect(await get([], 50)).toHaveLength(9);
});

test('a list that hands out the same page key for ever ends', async () => {
	const { sandbox, engine } = world;
	const body = { items: [{ success: true, data: { jobId: 'a', status: 'completed' } }], nextPageKey: 'again' };
	sandbox.addFault({ path: '/v1/jobs', kind: 'status', status: 200, body, times: 50 });
	const { items } = await engine.run({ parameters: job('getAll', { returnAll: true }) });
	expect([items.length, sandbox.log.count()]).toEqual([2, 2]);
});

test('Delete Files deletes, and again without complaint', async () => {
	const { sandbox, engine } = world;
	const { jobId: id } = sandbox.state.addJob();
	const first = await engine.run({ parameters: job('clean', jobId(id)) });
	const second = await engine.run({ parameters: job('clean', jobId(id)) });
	expect([first.json, second.json]).toEqual([[{ deleted: true }], [{ deleted: true }]]);
	expect(sandbox.log.last()).toMatchObject({ method: 'DELETE', path: `/v1/jobs/${id}/clean` });
	expect(sandbox.state.jobs.get(id)?.cleaned).toBe(true);
});

test.each([400, 409] as const)('Delete Files of a running job says to wait first (%i)', async (cleanRunningStatus) => {
	const { sandbox, engine } = world;
	sandbox.settings.cleanRunningStatus = cleanRunningStatus;
	const { jobId: id } = sandbox.state.addJob({ outcome: 'never' });
	const { error } = await engine.run({ parameters: job('clean', jobId(id)) });
	expect(error?.description).toMatch(/Wait for it first/);
	expect(error?.httpCode).toBe(String(cleanRunningStatus));
});

test('job IDs come from each item, also as plain text without a locator', async () => {
	const { sandbox, engine } = world;
	const ids = [sandbox.state.addJob().jobId, sandbox.state.addJob().jobId];
	const items = ids.map((id) => ({ jobId: id }));
	const located = await engine.run({ parameters: job('get', jobId('={{ $json.jobId }}')), items });
	const plain = await engine.run({ parameters: job('get', { jobId: '={{ $json.jobId }}' }), items });
	for (const { items: found } of [located, plain]) {
		expect(found.map(({ json, pairedItem }) => [json.jobId, pairedItem])).toEqual([
			[ids[0], { item: 0 }],
			[ids[1], { item: 1 }],
		]);
	}
});

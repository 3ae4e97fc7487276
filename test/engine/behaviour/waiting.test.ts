import { sleep } from 'n8n-workflow';

import { createAndWait, videoItems, waitFor } from '../support/videos';
import { useWorlds } from '../support/world';

const ownWorld = useWorlds();
const continues = { onError: 'continueRegularOutput' } as const;

test.concurrent('a video is waited for and comes out with its links', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.settings.jobDurationMs = 1_500;
	const { items, error, tookMs } = await engine.run({ parameters: createAndWait() });
	expect(error).toBeUndefined();
	const [job] = sandbox.log.jobs;
	expect(items).toEqual([
		{
			json: expect.objectContaining({
				jobId: job?.jobId,
				status: 'completed',
				videoName: 'Spring sale',
				videoURL: `${sandbox.origin}/files/${job?.jobId}/video.mp4`,
			}),
			pairedItem: { item: 0 },
		},
	]);
	expect(items[0]?.json).not.toHaveProperty('progress');
	expect(sandbox.log.count('GET', '/v1/jobs/')).toBe(2);
	expect(tookMs).toBeLessThan(5_000);
});

test.concurrent('many jobs are waited for together: all are started first, then looked at round by round', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.settings.jobDurationMs = 1_500;
	const { items, tookMs } = await engine.run({
		parameters: createAndWait({ maxConcurrency: 10 }),
		items: videoItems(20),
	});
	expect(items.map(({ json, pairedItem }) => [json.videoName, json.status, pairedItem])).toEqual(
		videoItems(20).map(({ name }, item) => [name, 'completed', { item }]),
	);
	const firstLook = sandbox.log.find('GET')[0]?.startedAt ?? 0;
	expect(sandbox.log.find('POST').every(({ startedAt }) => startedAt < firstLook)).toBe(true);
	expect(sandbox.log.count('GET')).toBe(40);
	expect(tookMs).toBeLessThan(5_000);
});

test.concurrent.each([
	['429', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }],
	['503', { kind: 'status', status: 503 }],
	['a cut connection', { kind: 'resetBefore' }],
	['a web page', { kind: 'html' }],
	['half a JSON', { kind: 'brokenJson' }],
	['an empty answer', { kind: 'empty' }],
] as const)('%s at every third look loses no job', async (_what, fault) => {
	const { sandbox, engine } = await ownWorld();
	sandbox.settings.jobDurationMs = 1_200;
	sandbox.addFault({ ...fault, method: 'GET', path: '/v1/jobs/', every: 3 });
	const { items, error } = await engine.run({
		parameters: createAndWait({ maxConcurrency: 10 }),
		items: videoItems(10),
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.status)).toEqual(Array.from({ length: 10 }, () => 'completed'));
	expect(sandbox.log.rendersStarted()).toBe(10);
});

test.concurrent('a failed job is an error with its reason, its code and its ID', async () => {
	const { sandbox, engine } = await ownWorld();
	const failure = { error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'The AI voice speaker [Timm] is invalid.' };
	Object.assign(sandbox.settings, { jobDurationMs: 100, jobOutcome: 'fail', jobFailure: failure });
	const { error } = await engine.run({ parameters: createAndWait() });
	const jobId = sandbox.log.jobs[0]?.jobId;
	expect(error).toMatchObject({ name: 'NodeApiError', message: failure.error_message });
	expect(error?.description).toContain(`${jobId}, TEXT_TO_VIDEO_FAILED`);
	expect(error?.context).toMatchObject({ jobId, code: 'TEXT_TO_VIDEO_FAILED', itemIndex: 0 });
});

test.concurrent('one failed job does not stop the others, and its item says which job it was', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.settings.jobDurationMs = 200;
	const items = [{ name: 'A' }, { name: 'B [fail]' }, { name: 'C' }, { name: 'D [never]' }];
	const { items: out } = await engine.run({ parameters: createAndWait({ waitLimit: 0.05 }), items, node: continues });
	const idOf = (name: string): string | undefined =>
		sandbox.log.jobs.find(({ videoName }) => videoName === name)?.jobId;
	expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }]);
	expect([out[0]?.json.status, out[2]?.json.status]).toEqual(['completed', 'completed']);
	expect(out[1]?.json).toEqual({
		error: 'The video could not be created. Please try again.',
		description: expect.any(String),
		code: 'TEXT_TO_VIDEO_FAILED',
		jobId: idOf('B [fail]'),
	});
	expect(out[3]?.json).toEqual({
		error: expect.stringMatching(/was not finished after 0\.1 minutes/),
		description: expect.stringContaining('Job → Wait'),
		code: 'TIMED_OUT',
		jobId: idOf('D [never]'),
	});
});

test.concurrent('when one job ends the node, the error names the jobs of the other items', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.settings.jobDurationMs = 200;
	const { error } = await engine.run({
		parameters: createAndWait(),
		items: [{ name: 'A' }, { name: 'B [fail]' }, { name: 'C' }],
	});
	const others = sandbox.log.jobs.filter(({ videoName }) => videoName !== 'B [fail]');
	expect(others).toHaveLength(2);
	for (const { jobId } of others) expect(error?.description).toContain(jobId);
});

test.concurrent(
	'a job without an end: the wait ends at its limit, names the job, and asks no more than it should',
	async () => {
		const { sandbox, engine } = await ownWorld();
		sandbox.settings.jobOutcome = 'never';
		const { error, tookMs } = await engine.run({ parameters: createAndWait({ waitLimit: 0.05 }) });
		const jobId = sandbox.log.jobs[0]?.jobId;
		expect(error?.message).toBe(`Job ${jobId} was not finished after 0.1 minutes`);
		expect(error?.context).toMatchObject({ jobId, code: 'TIMED_OUT' });
		expect(tookMs).toBeGreaterThanOrEqual(2_900);
		expect(tookMs).toBeLessThan(5_000);
		expect(sandbox.log.count('GET')).toBeLessThanOrEqual(4);
	},
);

test.concurrent('a job that ends in the last moment before the limit is not lost', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.settings.jobDurationMs = 1_600;
	const { error, json } = await engine.run({ parameters: createAndWait({ waitLimit: 0.03, pollInterval: 60 }) });
	expect(error).toBeUndefined();
	expect(json).toEqual([expect.objectContaining({ status: 'completed' })]);
});

test.concurrent('Job → Wait follows jobs somebody else has started, one per item', async () => {
	const { sandbox, engine } = await ownWorld();
	const jobs = [
		sandbox.state.addJob(),
		sandbox.state.addJob({ startedAt: Date.now(), durationMs: 1_500 }),
		sandbox.state.addJob(),
	];
	const { items, error } = await engine.run({
		parameters: waitFor('={{ $json.id }}'),
		items: jobs.map(({ jobId }) => ({ id: jobId })),
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json, pairedItem }) => [json.jobId, json.status, pairedItem])).toEqual(
		jobs.map(({ jobId }, item) => [jobId, 'completed', { item }]),
	);
	expect(sandbox.log.count('POST')).toBe(0);
});

test.concurrent('two items may wait for the same job', async () => {
	const { sandbox, engine } = await ownWorld();
	const { jobId } = sandbox.state.addJob();
	const { items } = await engine.run({ parameters: waitFor(jobId), items: [{}, {}] });
	expect(items.map(({ json, pairedItem }) => [json.jobId, pairedItem])).toEqual([
		[jobId, { item: 0 }],
		[jobId, { item: 1 }],
	]);
	expect(sandbox.log.count('GET')).toBe(1);
});

test.concurrent.each(['404', '200'] as const)(
	'a job Pictory does not know is told after a few looks (%s), not after the whole limit',
	async (unknownJob) => {
		const { sandbox, engine } = await ownWorld();
		sandbox.settings.unknownJob = unknownJob;
		const { error, tookMs } = await engine.run({ parameters: waitFor('no-such-job') });
		expect(error?.message).toBe('Pictory knows no job no-such-job');
		expect(tookMs).toBeLessThan(10_000);
	},
);

test.concurrent('a job whose files were deleted is an error that says so', async () => {
	const { sandbox, engine } = await ownWorld();
	const { jobId } = sandbox.state.addJob({ cleaned: true });
	const { error } = await engine.run({ parameters: waitFor(jobId) });
	expect(error?.message).toBe(`The files of job ${jobId} have been deleted`);
	expect(error?.context?.jobId).toBe(jobId);
});

test.concurrent('a key that is refused while waiting ends the wait at once and names the job', async () => {
	const { sandbox, engine } = await ownWorld();
	sandbox.settings.jobOutcome = 'never';
	sandbox.addFault({ method: 'GET', kind: 'status', status: 401, every: 1 });
	const { error, tookMs } = await engine.run({ parameters: createAndWait() });
	expect(error?.message).toBe('Pictory refused the API key');
	expect(error?.context?.jobId).toBe(sandbox.log.jobs[0]?.jobId);
	expect(tookMs).toBeLessThan(5_000);
});

test.concurrent('pending counts as running', async () => {
	const { sandbox, engine } = await ownWorld();
	Object.assign(sandbox.settings, { usePendingState: true, jobDurationMs: 6_000 });
	const running = engine.run({ parameters: createAndWait() });
	while (sandbox.log.count('GET') < 1) await sleep(10);
	sandbox.state.finishJob(sandbox.log.jobs[0]?.jobId ?? '');
	expect((await running).json).toEqual([expect.objectContaining({ status: 'completed' })]);
});

import { sleep } from 'n8n-workflow';

import { RENDER, createAndWait, createVideo, videoItems } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

test('Retry On Fail with every tenth call failing starts each render once and loses none', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 429, every: 10, headers: { 'Retry-After': '1' } });
	const { items, error } = await engine.run({ parameters: createVideo(), items: videoItems(40), node: retry });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.videoName)).toEqual(videoItems(40).map(({ name }) => name));
	expect(sandbox.log.rendersStarted()).toBe(40);
});

test('Retry On Fail after a refusal takes up the jobs that were started and starts only the others', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 7, times: 1, body: { message: 'Not now' } });
	const { items, error } = await engine.run({ parameters: createVideo(), items: videoItems(20), node: retry });
	expect(error).toBeUndefined();
	expect(new Set(items.map(({ json }) => json.jobId)).size).toBe(20);
	expect(sandbox.log.rendersStarted()).toBe(20);
});

test.each(['resetAfter', 'resetBefore', 'brokenJson'] as const)(
	'a render nobody knows about (%s) is not started again by Retry On Fail, the others are finished',
	async (kind) => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'POST', kind, after: 2, times: 1 });
		const { error, status } = await engine.run({
			parameters: createVideo({ options: { maxConcurrency: 1 } }),
			items: videoItems(6),
			node: retry,
		});
		expect(status).toBe('error');
		expect(error?.message).toBe('The job may have been started, but its ID did not reach n8n');
		expect(error?.context?.itemIndex).toBe(2);
		expect(sandbox.log.count('POST', RENDER)).toBe(3);
	},
);

test('the same with continue on fail: one item in doubt, five jobs, no second try', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'resetAfter', times: 1 });
	const { json } = await engine.run({
		parameters: createVideo({ options: { maxConcurrency: 1 } }),
		items: videoItems(6),
		node: { ...retry, onError: 'continueRegularOutput' },
	});
	expect(json[0]).toEqual({
		error: expect.stringMatching(/may have been started/),
		description: expect.any(String),
		code: 'MAY_HAVE_STARTED',
	});
	expect(json.slice(1).every(({ jobId }) => typeof jobId === 'string')).toBe(true);
	expect([sandbox.log.count('POST', RENDER), sandbox.log.rendersStarted()]).toEqual([6, 6]);
});

test('a retried execution takes its jobs up again instead of paying a second time', async () => {
	const { sandbox, engine } = world;
	const parameters = createAndWait();
	sandbox.settings.jobDurationMs = 1_500;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 2, times: 1, body: { message: 'Not now' } });
	const failed = await engine.run({ parameters, items: videoItems(3) });
	expect([failed.status, failed.error?.message]).toEqual(['error', 'Not now']);
	expect(failed.error?.description).toMatch(/Jobs of other items that go on at Pictory/);
	const started = sandbox.log.jobs.map(({ jobId }) => jobId);
	expect(started).toHaveLength(2);

	const retried = await engine.run({ parameters, retryOf: failed.data });
	expect(retried.error).toBeUndefined();
	expect(retried.json.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
	expect(retried.json.map(({ jobId }) => jobId)).toEqual(expect.arrayContaining(started));
	expect(sandbox.log.rendersStarted()).toBe(3);
});

test('a retried execution of a node whose parameter was changed makes the changed video', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 1, times: 1 });
	const failed = await engine.run({ parameters: createVideo(), items: videoItems(2) });
	const { json } = await engine.run({ parameters: createVideo({ story: 'Other words.' }), retryOf: failed.data });
	expect(json).toHaveLength(2);
	expect(sandbox.log.rendersStarted()).toBe(3);
});

test('two equal items make two videos', async () => {
	const { sandbox, engine } = world;
	const { json } = await engine.run({ parameters: createVideo(), items: [{ name: 'A' }, { name: 'A' }], node: retry });
	expect(new Set(json.map(({ jobId }) => jobId)).size).toBe(2);
	expect(sandbox.log.rendersStarted()).toBe(2);
});

test('a job that has failed may be started anew by Retry On Fail', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 100;
	sandbox.settings.jobOutcome = 'fail';
	const running = engine.run({ parameters: createAndWait(), node: retry });
	while (sandbox.log.rendersStarted() < 1) await sleep(5);
	sandbox.settings.jobOutcome = 'complete';
	const { json, error } = await running;
	expect(error).toBeUndefined();
	expect(json).toEqual([expect.objectContaining({ status: 'completed' })]);
	expect(sandbox.log.rendersStarted()).toBe(2);
});

test('running out of time is no reason to start anew: Retry On Fail waits for the same job', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 2_500;
	const { json, error } = await engine.run({ parameters: createAndWait({ waitLimit: 0.02 }), node: retry });
	expect(error).toBeUndefined();
	expect(json).toEqual([expect.objectContaining({ status: 'completed' })]);
	expect(sandbox.log.rendersStarted()).toBe(1);
});

test.each(['data.jobId', 'jobId', 'data.job_id', 'job_id'] as const)(
	'the job ID is found in %s, whatever the status of the start',
	async (jobIdSpelling) => {
		const { sandbox, engine } = world;
		for (const startStatus of [200, 201, 202] as const) {
			Object.assign(sandbox.settings, { jobIdSpelling, startStatus });
			const { json } = await engine.run({ parameters: createVideo() });
			expect(json).toEqual([
				{ jobId: sandbox.log.jobs.at(-1)?.jobId, status: 'in-progress', videoName: 'Spring sale' },
			]);
		}
	},
);

test('an answer without a job ID is told as a job that may have been started', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 200, body: { success: true, data: {} } });
	const { error } = await engine.run({ parameters: createVideo(), node: retry });
	expect(error?.context?.code).toBe('MAY_HAVE_STARTED');
	expect(sandbox.log.count('POST', RENDER)).toBe(1);
});

test('a start answered with success: false is a refusal, also when a job ID stands in it', async () => {
	const { sandbox, engine } = world;
	const body = { job_id: 'not-started', success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } };
	sandbox.addFault({ method: 'POST', kind: 'status', status: 200, body });
	const { error } = await engine.run({ parameters: createVideo() });
	expect(error).toMatchObject({
		message: 'Pictory knows no such job',
		description: expect.stringContaining('Check the job ID'),
	});
	expect(sandbox.log.rendersStarted()).toBe(0);
});

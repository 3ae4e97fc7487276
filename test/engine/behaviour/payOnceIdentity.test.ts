import { sleep } from 'n8n-workflow';

import { RENDER, createAndWait, createVideo, videoItems } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
/** Another text with every evaluation. */
const CHANGING = '={{ ($json.name ?? "Sale") + " " + Date.now() + Math.random() }}';

const made = (): number => world.sandbox.log.rendersStarted();

describe('texts that are others with every try', () => {
	test('four items, the fourth start is refused once: four videos', async () => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 3, times: 1, body: { message: 'Not now' } });
		const { error, json } = await engine.run({
			parameters: createVideo({ videoName: '={{ $json.name + " " + $now + Math.random() }}' }),
			items: videoItems(4),
			node: retry,
		});
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ jobId }) => jobId)).size).toBe(4);
		expect(made()).toBe(4);
	});

	test.each(['resetAfter', 'brokenJson', 'empty'] as const)(
		'the answer of a start is lost once (%s): it may have been started, and is not started again',
		async (kind) => {
			const { sandbox, engine } = world;
			sandbox.addFault({ method: 'POST', kind });
			const { error } = await engine.run({ parameters: createVideo({ videoName: CHANGING }), node: retry });
			expect(error?.message).toMatch(/may have been started/);
			expect(sandbox.log.count('POST', RENDER)).toBe(1);
		},
	);

	test('a retried execution takes its jobs up', async () => {
		const { sandbox, engine } = world;
		const parameters = createVideo({ videoName: CHANGING });
		sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 2, times: 1, body: { message: 'Not now' } });
		const failed = await engine.run({ parameters, items: videoItems(3) });
		expect([failed.status, made()]).toEqual(['error', 2]);
		const retried = await engine.run({ parameters, retryOf: failed.data });
		expect(retried.error).toBeUndefined();
		expect(made()).toBe(3);
	});

	test('also when only how the node works was changed in between', async () => {
		const { sandbox, engine } = world;
		const parameters = createVideo({ videoName: CHANGING });
		sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 1, times: 1, body: { message: 'Not now' } });
		const failed = await engine.run({ parameters, items: videoItems(2) });
		sandbox.settings.jobDurationMs = 0;
		const retried = await engine.run({
			parameters: createAndWait({ maxConcurrency: 2 }, { videoName: CHANGING }),
			retryOf: failed.data,
		});
		expect(retried.json.map(({ status }) => status)).toEqual(['completed', 'completed']);
		expect(made()).toBe(2);
	});
});

describe('a person changes the node before the retry', () => {
	const failOnce = async (parameters = createVideo()) => {
		world.sandbox.addFault({
			method: 'POST',
			kind: 'status',
			status: 400,
			after: 1,
			times: 1,
			body: { message: 'Not now' },
		});
		return await world.engine.run({ parameters, items: videoItems(2) });
	};

	test('what asks for the same is taken up, what asks for something else is made', async () => {
		const failed = await failOnce();
		const parameters = createVideo({
			story: '={{ $json.name === "Video 1" ? "Our spring sale starts today." : "Something else." }}',
		});
		const retried = await world.engine.run({ parameters, retryOf: failed.data });
		expect(retried.error).toBeUndefined();
		expect(made()).toBe(2);
	});

	test('another text makes another video', async () => {
		const failed = await failOnce();
		const retried = await world.engine.run({
			parameters: createVideo({ story: 'Another text.' }),
			retryOf: failed.data,
		});
		expect(retried.error).toBeUndefined();
		expect(made()).toBe(3);
	});

	test('another operation is another job', async () => {
		const failed = await failOnce();
		await world.engine.run({ parameters: { ...createVideo(), operation: 'createPreview' }, retryOf: failed.data });
		expect([made(), world.sandbox.log.jobs.filter(({ kind }) => kind === 'preview').length]).toEqual([1, 2]);
	});
});

describe('only a job that has failed is started again', () => {
	test.each([3, 8])('unknown in the first %i looks, then there: still ours', async (times) => {
		const { sandbox, engine } = world;
		sandbox.settings.jobDurationMs = 0;
		sandbox.addFault({ method: 'GET', path: '/v1/jobs/', kind: 'status', status: 404, times });
		const { json, error } = await engine.run({ parameters: createAndWait(), node: retry });
		expect(error).toBeUndefined();
		expect(json.map(({ status }) => status)).toEqual(['completed']);
		expect(made()).toBe(1);
	});

	test('its files are deleted while we wait', async () => {
		const { sandbox, engine } = world;
		sandbox.settings.jobDurationMs = 600_000;
		const running = engine.run({ parameters: createAndWait(), node: retry });
		while (sandbox.log.rendersStarted() === 0) await sleep(10);
		for (const job of sandbox.state.jobs.values()) job.cleaned = true;
		const { error } = await running;
		expect(error?.context?.code).toBe('FILES_DELETED');
		expect(error?.context?.jobId).toBe(sandbox.log.jobs[0]?.jobId);
		expect(made()).toBe(1);
	});

	test('an answer that tells of a failure, but not that the job has failed', async () => {
		const { sandbox, engine } = world;
		sandbox.settings.jobDurationMs = 0;
		sandbox.addFault({
			method: 'GET',
			path: '/v1/jobs/',
			kind: 'unsuccessful',
			body: { job_id: 'x', success: false, data: { error_code: 'BUSY', error_message: 'Busy.' } },
		});
		const { error } = await engine.run({ parameters: createAndWait(), node: retry });
		expect(error).toBeUndefined();
		expect(made()).toBe(1);
	});

	test('failed: the next try makes it anew', async () => {
		const { sandbox, engine } = world;
		Object.assign(sandbox.settings, { jobDurationMs: 0, jobOutcome: 'fail' });
		const { error } = await engine.run({ parameters: createAndWait(), node: { ...retry, maxTries: 2 } });
		expect(error?.context?.jobId).toBe(sandbox.log.jobs[1]?.jobId);
		expect(made()).toBe(2);
	});
});

test('a loop makes a video in each pass, though all ask for the same', async () => {
	const { engine } = world;
	const first = await engine.run({ parameters: createVideo() });
	const entry = first.data.executionData?.contextData['node:Pictory'];
	expect(Object.keys(entry?.pictoryStarted ?? {})).toEqual(['0:video.create:0']);
});

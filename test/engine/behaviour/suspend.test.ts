import { sleep } from 'n8n-workflow';

import type { Call, Outcome, RunOptions } from '../support/harness';
import { RENDER, createVideo, videoItems } from '../support/videos';
import { useWorld, type World } from '../support/world';

const world = useWorld();
const SLOW = 600_000;

function suspended(more: Partial<RunOptions> = {}): RunOptions {
	return { ...more, parameters: createVideo({ wait: 'suspend', ...more.parameters }) };
}

const continues = { onError: 'continueRegularOutput' } as const;

/** Starts the workflow with jobs that run until the test ends them. The calls are made by the test, not by the sandbox. */
async function fallAsleep({ sandbox, engine }: World, options: RunOptions): Promise<Outcome> {
	Object.assign(sandbox.settings, { jobDurationMs: SLOW, webhookMode: 'never' });
	const sleeping = await engine.run(options);
	expect([sleeping.status, sleeping.error]).toEqual(['waiting', undefined]);
	return sleeping;
}

const jobIds = (): string[] => world.sandbox.log.jobs.map(({ jobId }) => jobId);
const failure = { error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'The voice is unknown.' };

function finish(...ids: string[]): void {
	for (const id of ids) world.sandbox.state.finishJob(id);
}

function ended({ outcome }: Call): Outcome {
	if (!outcome) throw new Error('The call woke nothing');
	return outcome;
}

test('Pictory gets the address of the execution, and nobody else does', async () => {
	const { sandbox } = world;
	const sleeping = await fallAsleep(world, suspended());
	const token = sleeping.data.resumeToken ?? 'none';
	const body = sandbox.log.bodies('POST', RENDER)[0] as { webhook: string };
	expect(body.webhook).toBe(`http://127.0.0.1:5678/webhook-waiting/7/2?signature=${token}`);
	expect(JSON.stringify({ ...sleeping.data, resumeToken: '' })).not.toContain(token);
	expect(sleeping.json).toEqual([{ jobId: jobIds()[0], status: 'in-progress', videoName: 'Spring sale' }]);
});

test('the call of the last job wakes the execution; the result is what Pictory says then, in three requests', async () => {
	const { sandbox, engine } = world;
	const options = suspended();
	const sleeping = await fallAsleep(world, options);
	finish(...jobIds());
	const { items, status } = ended(await engine.call(sleeping, options));
	expect(status).toBe('success');
	expect(items).toEqual([
		{
			json: expect.objectContaining({
				jobId: jobIds()[0],
				status: 'completed',
				videoName: 'Spring sale',
				videoURL: expect.any(String),
			}),
			pairedItem: { item: 0 },
		},
	]);
	expect(sandbox.log.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
});

test('as the node would have put it out without sleeping', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ items: videoItems(2) });
	const sleeping = await fallAsleep(world, options);
	finish(...jobIds());
	const woken = ended(await engine.call(sleeping, options));
	sandbox.reset();
	sandbox.settings.jobDurationMs = 0;
	const polled = await engine.run({
		...options,
		parameters: createVideo({ wait: 'poll', options: { pollInterval: 1 } }),
	});
	const names = (outcome: Outcome) => outcome.items.map(({ json, pairedItem }) => [Object.keys(json), pairedItem]);
	expect(names(woken)).toEqual(names(polled));
});

test('a job that has ended by then does not put the execution to sleep, in two requests', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 0;
	const { json, status } = await engine.run(suspended({ items: videoItems(3) }));
	expect(status).toBe('success');
	expect(json.map(({ status: state }) => state)).toEqual(['completed', 'completed', 'completed']);
	expect([sandbox.log.count('POST'), sandbox.log.count('GET')]).toEqual([3, 3]);
});

test('several items wake when the last job has ended, in order, whatever the order of the calls', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ items: videoItems(6) });
	const sleeping = await fallAsleep(world, options);
	for (const place of [3, 0, 5, 1, 4]) {
		finish(jobIds()[place] ?? '');
		const { outcome, answer } = await engine.call(sleeping, options);
		expect([outcome, answer]).toEqual([undefined, { webhookResponse: { message: 'Not all jobs have ended yet' } }]);
	}
	finish(jobIds()[2] ?? '');
	const { items } = ended(await engine.call(sleeping, options));
	expect(items.map(({ json, pairedItem }) => [json.videoName, json.status, pairedItem])).toEqual(
		videoItems(6).map(({ name }, item) => [name, 'completed', { item }]),
	);
	// One look before it sleeps; then one result a job, and at most one look in vain a call.
	expect(sandbox.log.count('GET')).toBeLessThanOrEqual(1 + 6 + 5);
	expect(sandbox.log.rendersStarted()).toBe(6);
});

test('fifty jobs that end first come first served cost three requests each at most', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ items: videoItems(50), parameters: { options: { maxConcurrency: 20 } } });
	const sleeping = await fallAsleep(world, options);
	let woken: Outcome | undefined;
	for (const id of jobIds()) {
		finish(id);
		woken = (await engine.call(sleeping, options)).outcome ?? woken;
	}
	expect(woken?.items).toHaveLength(50);
	expect(sandbox.log.requests.length).toBeLessThanOrEqual(150);
});

test('the longer a job runs, the requests stay the same', async () => {
	const { sandbox, engine } = world;
	const options = suspended();
	const sleeping = await fallAsleep(world, options);
	await sleep(3_000);
	finish(...jobIds());
	expect(ended(await engine.call(sleeping, options)).status).toBe('success');
	expect(sandbox.log.requests).toHaveLength(3);
});

test('a failed job ends the node with its reason, as without sleeping', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ items: videoItems(2) });
	const sleeping = await fallAsleep(world, options);
	const [first, second] = jobIds() as [string, string];
	finish(first);
	sandbox.state.finishJob(second, failure);
	const { status, error, items } = ended(await engine.call(sleeping, options));
	expect([status, items]).toEqual(['error', []]);
	expect(error).toMatchObject({ name: 'NodeApiError', message: failure.error_message });
	const name = sandbox.state.jobs.get(second)?.request.videoName;
	expect(error?.context).toMatchObject({ jobId: second, itemIndex: name === 'Video 1' ? 0 : 1 });
	expect(error?.description).toContain(first);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'with %s the failed job has its item, the others theirs',
	async (onError) => {
		const { sandbox, engine } = world;
		const options = suspended({ items: videoItems(3), node: { onError } });
		const sleeping = await fallAsleep(world, options);
		const failed = sandbox.log.jobs.find(({ videoName }) => videoName === 'Video 2')?.jobId ?? '';
		sandbox.state.finishJob(failed, failure);
		finish(...jobIds().filter((id) => id !== failed));
		const { items, failedItems, status } = ended(await engine.call(sleeping, options));
		expect(status).toBe('success');
		const facts = { description: expect.stringContaining(failed), code: failure.error_code, jobId: failed };
		if (onError === 'continueRegularOutput') {
			expect(items.map(({ json, pairedItem }) => [json.videoName, pairedItem])).toEqual([
				['Video 1', { item: 0 }],
				[undefined, { item: 1 }],
				['Video 3', { item: 2 }],
			]);
			expect(items[1]?.json).toEqual({ error: failure.error_message, ...facts });
		} else {
			expect(items.map(({ json }) => json.videoName)).toEqual(['Video 1', 'Video 3']);
			expect(failedItems).toEqual([
				expect.objectContaining({ json: expect.objectContaining({ error: failure.error_message, details: facts }) }),
			]);
		}
	},
);

test('an item that fails before it has a job keeps its place', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, times: 1, body: { message: 'Not this one' } });
	const options = suspended({ items: videoItems(3), node: continues, parameters: { options: { maxConcurrency: 1 } } });
	const sleeping = await fallAsleep(world, options);
	expect(sleeping.json).toHaveLength(2);
	finish(...jobIds());
	const { json, items } = ended(await engine.call(sleeping, options));
	expect(json[0]).toMatchObject({ error: 'Not this one' });
	expect(json.slice(1).map(({ videoName }) => videoName)).toEqual(['Video 2', 'Video 3']);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	expect((await engine.reachLimit(sleeping, options)).json[0]).toMatchObject({ error: 'Not this one' });
});

test('what comes in is untouched, also when the input is changed by an expression each time it is read', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ items: videoItems(2), parameters: { story: '={{ "It is " + Math.random() }}' } });
	const sleeping = await fallAsleep(world, options);
	expect(sleeping.data.resultData.runData.Start?.[0]?.data?.main?.[0]?.map(({ json }) => json)).toEqual(videoItems(2));
	finish(...jobIds());
	const { json, data } = ended(await engine.call(sleeping, options));
	expect(json.map(({ status }) => status)).toEqual(['completed', 'completed']);
	expect(data.resultData.runData.Start?.[0]?.data?.main?.[0]?.map((item) => item.json)).toEqual(videoItems(2));
	expect(sandbox.log.rendersStarted()).toBe(2);
});

test('at the limit the items go on with their job, marked as timed out, and nothing else', async () => {
	const { engine } = world;
	const options = suspended({ items: videoItems(2), parameters: { options: { waitLimit: 0.001 } } });
	const sleeping = await fallAsleep(world, options);
	finish(jobIds()[0] ?? '');
	const { json, items, status, data } = await engine.reachLimit(sleeping, options);
	expect(status).toBe('success');
	expect(json.map(({ videoName, timedOut }) => [videoName, timedOut])).toEqual([
		['Video 1', true],
		['Video 2', true],
	]);
	expect(json.map(({ jobId }) => jobId).sort()).toEqual(jobIds().sort());
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(data.resultData.runData.Start?.[0]?.data?.main?.[0]?.map((item) => item.json)).toEqual(videoItems(2));
});

test('Execute Once makes one video, and one item at the limit', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ items: videoItems(3), node: { executeOnce: true } });
	const sleeping = await fallAsleep(world, options);
	expect((await engine.reachLimit(sleeping, options)).json).toEqual([
		{ jobId: jobIds()[0], videoName: 'Video 1', timedOut: true },
	]);
	finish(...jobIds());
	expect(ended(await engine.call(sleeping, options)).json).toEqual([
		expect.objectContaining({ videoName: 'Video 1', status: 'completed' }),
	]);
	expect(sandbox.log.rendersStarted()).toBe(1);
});

test('the file is downloaded after the execution has woken, not while Pictory calls', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ parameters: { download: true, outputBinaryPropertyName: 'clip' } });
	const sleeping = await fallAsleep(world, options);
	finish(...jobIds());
	const { items } = ended(await engine.call(sleeping, options));
	expect(items[0]?.binary?.clip).toMatchObject({ mimeType: 'video/mp4' });
	expect(sandbox.log.files).toHaveLength(1);
	expect(sandbox.log.keyLeaks()).toEqual([]);
});

test('all items as one video are one job, and one item', async () => {
	const { sandbox, engine } = world;
	const files = [{ url: 'https://example.com/1.mp4' }, { url: 'https://example.com/2.mp4' }];
	const parameters = { source: 'media', mediaFrom: 'items', videoPer: 'run', videoName: 'Both' };
	const options = suspended({ items: files, parameters });
	const sleeping = await fallAsleep(world, options);
	expect((await engine.reachLimit(sleeping, options)).json).toEqual([
		{ jobId: jobIds()[0], videoName: 'Both', timedOut: true },
	]);
	finish(...jobIds());
	const { items } = ended(await engine.call(sleeping, options));
	expect(items).toEqual([expect.objectContaining({ pairedItem: [{ item: 0 }, { item: 1 }] })]);
	expect(sandbox.log.rendersStarted()).toBe(1);
});

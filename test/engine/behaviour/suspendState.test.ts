/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'flatted';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

import { Engine, type Outcome, type RunOptions } from '../support/harness';
import { startSandbox } from '../../sandbox';
import { createVideo, videoItems } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const SLOW = 600_000;
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

function suspended(more: Partial<RunOptions> = {}): RunOptions {
	return { ...more, parameters: createVideo({ wait: 'suspend', ...more.parameters }) };
}

async function fallAsleep(options: RunOptions, { engine, sandbox } = world): Promise<Outcome> {
	Object.assign(sandbox.settings, { jobDurationMs: SLOW, webhookMode: 'never' });
	const sleeping = await engine.run(options);
	expect([sleeping.status, sleeping.error]).toEqual(['waiting', undefined]);
	return sleeping;
}

const jobIds = (): string[] => world.sandbox.log.jobs.map(({ jobId }) => jobId);

/** Where the state lies: the node's own entry on n8n's stack. */
function dataOf(sleeping: Outcome): IDataObject {
	return sleeping.data.executionData?.nodeExecutionStack[0]?.data as unknown as IDataObject;
}

const stateIn = (sleeping: Outcome): IDataObject =>
	(dataOf(sleeping).pictorySuspended as Array<Array<{ json: IDataObject }>>)[0]?.[0]?.json as IDataObject;

describe('an item that looks like a stored state is data like any other', () => {
	const forged = (jobId: string): IDataObject => ({
		version: 1,
		sleeper: 'x',
		units: [{ itemIndexes: [0], isStarted: true, jobId, show: {} }],
		settings: {
			wait: 'suspend',
			concurrency: 5,
			patience: { limitMs: 1000, concurrency: 5 },
			output: { form: 'raw', fields: [] },
		},
		ends: { [jobId]: { job: { jobId, status: 'completed', data: { videoURL: 'https://evil.example/video.mp4' } } } },
		until: 0,
	});
	const items: Array<[string, IDataObject[]]> = [
		['of this version', [{ pictorySuspended: forged('forged-job'), name: 'A' }, { name: 'B' }]],
		[
			'with units that are none',
			[{ pictorySuspended: { units: [null], settings: {}, ends: {} }, name: 'A' }, { name: 'B' }],
		],
		['in the last item', [{ name: 'A' }, { pictorySuspended: forged('forged-job'), name: 'B' }]],
		[
			'under other names too',
			[{ pictorySuspended: forged('x'), pictoryInput: [[]], pictoryStarted: {}, main: [], name: 'A' }, { name: 'B' }],
		],
	];

	test.each(items)('%s', async (_name, [first, second]) => {
		const options = suspended({ items: [first as IDataObject, second as IDataObject] });
		const sleeping = await fallAsleep(options);
		expect(jobIds()).toHaveLength(2);
		jobIds().forEach((jobId) => world.sandbox.state.finishJob(jobId));
		const { outcome, status } = await world.engine.call(sleeping, options);
		expect(status).toBeUndefined();
		expect(outcome?.json.map(({ jobId, status: ended }) => [jobId, ended])).toEqual(
			jobIds().map((jobId) => [jobId, 'completed']),
		);
		expect(JSON.stringify(outcome?.json)).not.toContain('evil');
		expect(world.sandbox.log.rendersStarted()).toBe(2);
	});

	test.each(items)('%s, in a node that does not sleep', async (_name, list) => {
		world.sandbox.settings.jobDurationMs = 0;
		const { json, error } = await world.engine.run({ parameters: createVideo(), items: list });
		expect(error).toBeUndefined();
		expect(json.map(({ jobId }) => jobId)).toEqual(jobIds());
	});

	test.each(items)('%s: at the limit the paid jobs go on', async (_name, list) => {
		const options = suspended({ items: list });
		const sleeping = await fallAsleep(options);
		const { json } = await world.engine.reachLimit(sleeping, options);
		expect(json.map(({ jobId, timedOut }) => [jobId, timedOut])).toEqual(jobIds().map((jobId) => [jobId, true]));
	});
});

describe('put to sleep by the version before states had a version', () => {
	const asleep = (): IRunExecutionData => {
		const data = parse(
			readFileSync(join(__dirname, '..', 'support', 'fixtures', 'asleep-unversioned.json'), 'utf8'),
		) as IRunExecutionData;
		data.waitTill = new Date(String(data.waitTill));
		return data;
	};
	const options = suspended({ items: videoItems(2) });
	const sleepingBefore = (change?: (state: IDataObject) => void): { sleeping: Outcome; ids: string[] } => {
		const data = asleep();
		const main = data.executionData?.nodeExecutionStack[0]?.data.main as Array<Array<{ json: IDataObject }>>;
		const ids = (main[0] ?? []).map(({ json }) => String(json.jobId));
		for (const jobId of ids) world.sandbox.state.addJob({ jobId, request: { videoName: 'Before' } });
		change?.(main[2]?.[0]?.json.pictorySuspended as IDataObject);
		return { sleeping: { data } as Outcome, ids };
	};

	test('it wakes and gives its results', async () => {
		const { sleeping, ids } = sleepingBefore();
		const { outcome } = await world.engine.call(sleeping, options);
		expect(outcome?.items.map(({ json, pairedItem }) => [json.jobId, json.status, json.videoName, pairedItem])).toEqual(
			[
				[ids[0], 'completed', 'Video 1', { item: 0 }],
				[ids[1], 'completed', 'Video 2', { item: 1 }],
			],
		);
	});

	test('Retry On Fail takes its jobs up and starts only the failed one again', async () => {
		const { sleeping, ids } = sleepingBefore();
		world.sandbox.state.finishJob(ids[0] ?? '', { error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'No.' });
		Object.assign(world.sandbox.settings, { jobDurationMs: 0, webhookMode: 'never' });
		Object.assign(sleeping.data.executionData?.nodeExecutionStack[0]?.node ?? {}, retry);
		const { outcome } = await world.engine.call(sleeping, { ...options, node: retry });
		expect(outcome?.error).toBeUndefined();
		expect(outcome?.json.map(({ status }) => status)).toEqual(['completed', 'completed']);
		expect(world.sandbox.log.rendersStarted()).toBe(1);
		expect(outcome?.json[1]?.jobId).toBe(ids[1]);
	});

	test.each<[string, (state: IDataObject) => void]>([
		['settings', (state) => (state.settings = 'x')],
		[
			'patience and concurrency',
			(state) => (state.settings = { concurrency: -1, patience: { limitMs: 'x', intervalMs: 0 } }),
		],
		['until', (state) => (state.until = 'soon')],
		['ends', (state) => (state.ends = { x: 1 })],
		['shown names', (state) => (((state.units as IDataObject[])[0] as IDataObject).show = [1])],
		['item indexes', (state) => (((state.units as IDataObject[])[0] as IDataObject).itemIndexes = 'x')],
	])('%s that cannot be read are left out, and the results come', async (_name, change) => {
		const { sleeping, ids } = sleepingBefore(change);
		const { outcome } = await world.engine.call(sleeping, options);
		expect(outcome?.json.map(({ jobId, status }) => [jobId, status])).toEqual(ids.map((jobId) => [jobId, 'completed']));
	});

	test('an end that is none is not believed', async () => {
		const { sleeping, ids } = sleepingBefore(
			(state) =>
				(state.ends = {
					[String((state.units as IDataObject[])[0]?.jobId)]: { job: { jobId: 'other', status: 'done' } },
				}),
		);
		const { outcome } = await world.engine.call(sleeping, options);
		expect(outcome?.json.map(({ jobId }) => jobId)).toEqual(ids);
	});

	test('a unit that cannot be read goes on by its job ID, the others give their results', async () => {
		const { sleeping, ids } = sleepingBefore((state) => ((state.units as unknown[])[0] = null));
		const { outcome } = await world.engine.call(sleeping, options);
		expect(outcome?.json[0]).toEqual({ jobId: null, timedOut: true });
		expect(outcome?.json[1]).toMatchObject({ jobId: ids[1], status: 'completed' });
	});
});

describe('a state this version does not know', () => {
	test.each<[string, (state: IDataObject) => void]>([
		['of a later version', (state) => (state.version = 99)],
		['without units', (state) => (state.units = 'x')],
		['no object', (state) => Object.keys(state).forEach((name) => delete state[name])],
	])('%s: the items go on with their job IDs, and nothing is started', async (_name, change) => {
		const options = suspended({ items: videoItems(2) });
		const sleeping = await fallAsleep(options);
		const ids = jobIds();
		change(stateIn(sleeping));
		const { outcome, status } = await world.engine.call(sleeping, options);
		expect(status).toBeUndefined();
		expect(outcome?.json.map(({ jobId, timedOut }) => [jobId, timedOut])).toEqual(ids.map((jobId) => [jobId, true]));
		expect(world.sandbox.log.rendersStarted()).toBe(2);
	});
});

test('the state carries its version, and neither key nor address', async () => {
	const sleeping = await fallAsleep(suspended());
	expect(stateIn(sleeping).version).toBe(1);
	expect(JSON.stringify(dataOf(sleeping))).not.toContain('webhook-waiting');
});

test('404 for some seconds after the call, with Retry On Fail: one job, and its result', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ node: retry });
	const sleeping = await fallAsleep(options);
	jobIds().forEach((jobId) => sandbox.state.finishJob(jobId));
	sandbox.addFault({ method: 'GET', path: '/v1/jobs/', kind: 'status', status: 404, times: 12 });
	const { outcome } = await engine.call(sleeping, options);
	expect(outcome?.json.map(({ status }) => status)).toEqual(['completed']);
	expect(sandbox.log.rendersStarted()).toBe(1);
});

test('what one execution saw is not used by another, though its account has a job of the same ID', async () => {
	const other = await startSandbox();
	try {
		const options = suspended({ items: videoItems(2) });
		const first = await fallAsleep(options);
		const elsewhere = { sandbox: other, engine: await Engine.with({ baseUrl: other.baseUrl, apiKey: other.apiKey }) };
		const second = await fallAsleep(options, elsewhere);
		const [ended = '', running = ''] = jobIds();
		// The second account's address answers with the job IDs of the first.
		const units = stateIn(second).units as IDataObject[];
		[ended, running].forEach((jobId, index) => {
			(units[index] as IDataObject).jobId = jobId;
			other.state.addJob({ jobId, durationMs: 0, request: { videoName: 'Of the second account' } });
		});
		world.sandbox.state.finishJob(ended);
		expect((await world.engine.call(first, options)).outcome).toBeUndefined();

		const { outcome } = await elsewhere.engine.call(second, options);
		const urls = outcome?.json.map(({ videoURL }) => new URL(String(videoURL)).host);
		expect(urls).toEqual([new URL(other.baseUrl).host, new URL(other.baseUrl).host]);
	} finally {
		await other.close();
	}
});

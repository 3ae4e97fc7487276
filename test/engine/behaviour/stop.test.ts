/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as after } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';

import { createAndWait, createVideo, videoItems, waitFor } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const quota: INodeParameters = { resource: 'account', operation: 'getQuota' };

test.each<[string, INodeParameters]>([
	['the wait for a video', createAndWait({ pollInterval: 60 })],
	['the wait for a video without a fixed pause', createVideo({ wait: 'poll' })],
])('Stop ends %s within a second', async (_what, parameters) => {
	const { sandbox, engine } = world;
	sandbox.settings.jobOutcome = 'never';
	const { tookMs, status } = await engine.run({ parameters, items: videoItems(5), stopWhen: after(700) });
	expect(tookMs).toBeLessThan(1_000);
	expect(status).toBe('canceled');
	expect(sandbox.log.rendersStarted()).toBe(5);
	await after(300);
	expect(sandbox.log.maxInFlight('/v1/jobs/')).toBeLessThanOrEqual(5);
});

test('Stop ends Job → Wait, also with continue on fail and Retry On Fail', async () => {
	const { sandbox, engine } = world;
	const { jobId } = sandbox.state.addJob({ outcome: 'never' });
	for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
		const node = { onError, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { tookMs, status } = await engine.run({ parameters: waitFor(jobId), node, stopWhen: after(300) });
		expect(tookMs).toBeLessThan(1_000);
		expect(status).toBe('canceled');
	}
});

test('Stop ends the wait Pictory has asked for', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ kind: 'status', status: 429, headers: { 'Retry-After': '60' }, every: 1 });
	for (const parameters of [quota, createVideo()]) {
		const { tookMs, status } = await engine.run({ parameters, items: videoItems(3), stopWhen: after(300) });
		expect(tookMs).toBeLessThan(1_000);
		expect(status).toBe('canceled');
	}
	expect(sandbox.log.rendersStarted()).toBe(0);
});

test('Stop cuts off a slow read', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ kind: 'slow', delayMs: 30_000, every: 1 });
	const { tookMs, status } = await engine.run({ parameters: quota, stopWhen: after(300) });
	expect(tookMs).toBeLessThan(1_000);
	expect(status).toBe('canceled');
	expect(sandbox.log.count()).toBe(1);
});

test('Stop cuts off a slow start, sends nothing more, and Retry On Fail does not pay again', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'POST', kind: 'slow', delayMs: 30_000, times: 2 });
	const stopped = await engine.run({
		parameters: createVideo({ options: { maxConcurrency: 2 } }),
		items: videoItems(4),
		node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		stopWhen: after(300),
	});
	expect(stopped.tookMs).toBeLessThan(1_000);
	expect(stopped.status).toBe('canceled');
	expect([sandbox.log.count('POST'), sandbox.log.rendersStarted()]).toEqual([2, 2]);
});

test('Stop cuts off a look at a job that hangs', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobOutcome = 'never';
	sandbox.addFault({ method: 'GET', kind: 'slow', delayMs: 30_000, every: 1 });
	const { tookMs, status } = await engine.run({ parameters: createAndWait(), stopWhen: after(1_500) });
	expect(tookMs).toBeLessThan(1_000);
	expect(status).toBe('canceled');
});

test('Stop cuts off a download', async () => {
	const { sandbox, engine } = world;
	const { jobId } = sandbox.state.addJob();
	sandbox.addFault({ path: '/files/', kind: 'slow', delayMs: 30_000, every: 1 });
	const { tookMs, status } = await engine.run({
		parameters: waitFor(jobId, {}, { download: true, outputBinaryPropertyName: 'data' }),
		stopWhen: after(1_500),
	});
	expect(tookMs).toBeLessThan(1_000);
	expect(status).toBe('canceled');
	expect(sandbox.log.files.length).toBe(1);
});

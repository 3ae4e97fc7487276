/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/**
 * Measures what the package promises about time, calls and money, beside a plain client in the same minute.
 * Ends with code 1 when a bound is broken. Needs a built dist: `npm run bench`.
 */
import { setTimeout as after } from 'node:timers/promises';

import { Engine, type Outcome } from '../engine/support/harness';
import { createAndWait, createVideo, videoItems } from '../engine/support/videos';
import type { FaultRule } from '../sandbox';
import { IdealClient } from './ideal';
import { measureLoading, median } from './load';
import { LocalPictory } from './localPictory';
import { pollingCalls } from './polling';
import { asTable, isKept, type Measured } from './table';
import { triggerRows } from './triggerRows';
import { measureWaiting } from './waiting';

const ITEMS = 200;
const WORKERS = 10;
const JOBS = 20;
const JOB_MS = 3_000;
const INTERVAL_MS = 1_000;
const EVERY_TENTH_429: FaultRule = { kind: 'status', status: 429, every: 10, headers: { 'Retry-After': '1' } };

const items = videoItems(ITEMS);
const names = items.map(({ name }) => name);
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
const done = ({ json }: Outcome): number => json.filter(({ jobId }) => typeof jobId === 'string').length;

interface Bench {
	pictory: LocalPictory;
	ideal: IdealClient;
	engine: Engine;
}

async function manyItems({ pictory, ideal, engine }: Bench, faults: FaultRule[], rounds = 1): Promise<Measured[]> {
	const what = faults.length > 0 ? `${ITEMS} items, every tenth call 429` : `${ITEMS} items`;
	const pairs: Array<{ ours: Outcome; plainMs: number }> = [];
	for (let round = 0; round < rounds; round += 1) {
		await pictory.prepare({ latencyMs: 50 }, faults);
		const { tookMs: plainMs } = await ideal.start(names, WORKERS);
		await pictory.prepare({ latencyMs: 50 }, faults);
		const ours = await engine.run({ parameters: createVideo({ options: { maxConcurrency: WORKERS } }), items });
		pairs.push({ ours, plainMs });
	}
	const { maxInFlight, rendersStarted } = await pictory.summary();
	return [
		{
			what: `${what}: time against a plain pool`,
			value: median(pairs.map(({ ours, plainMs }) => ours.tookMs / plainMs)),
			bound: { most: faults.length > 0 ? 1.3 : 1.15 },
			unit: 'times',
			note: pairs.map(({ ours, plainMs }) => `${seconds(ours.tookMs)} against ${seconds(plainMs)}`).join(', '),
		},
		{ what: `${what}: requests in flight`, value: maxInFlight, bound: { most: WORKERS } },
		{ what: `${what}: lost`, value: Math.max(...pairs.map(({ ours }) => ITEMS - done(ours))), bound: { exactly: 0 } },
		{ what: `${what}: renders started`, value: rendersStarted, bound: { exactly: ITEMS } },
	];
}

async function manyJobs({ pictory, ideal, engine }: Bench, faults: FaultRule[]): Promise<Measured[]> {
	const what = `${JOBS} jobs of ${JOB_MS / 1000} s${faults.length > 0 ? ', every tenth call 429' : ''}`;
	await pictory.prepare({ jobDurationMs: JOB_MS }, faults);
	const reference = await ideal.startAndWait(names.slice(0, JOBS), WORKERS, INTERVAL_MS);
	await pictory.prepare({ jobDurationMs: JOB_MS }, faults);
	const options = { maxConcurrency: WORKERS, pollInterval: INTERVAL_MS / 1000 };
	const ours = await engine.run({ parameters: createAndWait(options), items: items.slice(0, JOBS) });
	const { requests, rendersStarted } = await pictory.summary();
	const finished = ours.json.filter(({ status }) => status === 'completed').length;
	const bounds: Measured[] = [
		{
			what: `${what}: lost`,
			value: JOBS - finished,
			bound: { exactly: 0 },
			note: `${seconds(ours.tookMs)} against ${seconds(reference)}`,
		},
		{ what: `${what}: renders started`, value: rendersStarted, bound: { exactly: JOBS } },
		{ what: `${what}: calls`, value: requests, bound: { most: JOBS * 6 } },
	];
	if (faults.length > 0) return bounds;
	const most = (1.3 * 3_100 + INTERVAL_MS) / 1000;
	return [
		{
			what: `${what}: time`,
			value: ours.tookMs / 1000,
			bound: { most },
			unit: 's',
			note: `plain client ${seconds(reference)}`,
		},
		...bounds,
	];
}

async function retryOnFail({ pictory, engine }: Bench): Promise<Measured[]> {
	// A refusal ends a try of the whole node; with the slow-downs in between each try begins where the last one ended.
	const refusals: FaultRule[] = [30, 60].map((after) => ({
		kind: 'status',
		status: 400,
		after,
		times: 1,
		method: 'POST',
	}));
	await pictory.prepare({ latencyMs: 10 }, [...refusals, EVERY_TENTH_429]);
	const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
	const ours = await engine.run({
		parameters: createVideo({ options: { maxConcurrency: WORKERS } }),
		items: items.slice(0, 100),
		node,
	});
	const { rendersStarted } = await pictory.summary();
	return [
		{ what: 'Retry On Fail, 100 items: renders started', value: rendersStarted, bound: { exactly: 100 } },
		{ what: 'Retry On Fail, 100 items: lost', value: 100 - done(ours), bound: { exactly: 0 } },
	];
}

async function stop({ pictory, engine }: Bench): Promise<Measured[]> {
	await pictory.prepare({ jobOutcome: 'never' });
	const parameters = createVideo({ wait: 'poll', options: { maxConcurrency: WORKERS } });
	const waiting = await engine.run({ parameters, items: items.slice(0, JOBS), stopWhen: after(2_000) });
	await pictory.prepare({}, [{ ...EVERY_TENTH_429, every: 1, headers: { 'Retry-After': '60' } }]);
	const slowed = await engine.run({ parameters, items: items.slice(0, JOBS), stopWhen: after(1_000) });
	return [
		{ what: 'Stop in the wait for jobs', value: waiting.tookMs, bound: { most: 1_000 }, unit: 'ms' },
		{ what: 'Stop in the wait Pictory asked for', value: slowed.tookMs, bound: { most: 1_000 }, unit: 'ms' },
	];
}

function loading(): Measured[] {
	const { ms, kib, slowness } = measureLoading();
	const note =
		slowness > 1
			? `this machine is ${slowness.toFixed(1)} times slower now than the idle one the bound was set on: about ${(ms / slowness).toFixed(1)} ms there`
			: undefined;
	return [
		{ what: 'Loading all classes', value: ms, bound: { most: 5 }, unit: 'ms', note },
		{ what: 'Loading all classes: heap', value: kib, bound: { most: 600 }, unit: 'KiB' },
	];
}

async function main(): Promise<void> {
	const rows = [...loading(), ...(await triggerRows())];
	const pictory = await LocalPictory.start();
	try {
		const bench: Bench = { pictory, ideal: new IdealClient(pictory), engine: await Engine.with(pictory, 'dist') };
		// n8n runs for days: what is measured is not the first run of a process.
		await manyItems(bench, [], 4);
		rows.push(...(await manyItems(bench, [], 5)), ...(await manyItems(bench, [EVERY_TENTH_429])));
		rows.push(...(await manyJobs(bench, [])), ...(await manyJobs(bench, [EVERY_TENTH_429])));
		rows.push(...(await retryOnFail(bench)), ...(await stop(bench)));
		rows.push(...(await pollingCalls(pictory, bench.engine)));
	} finally {
		pictory.stop();
	}
	rows.push(...(await measureWaiting()));
	process.stdout.write(`${asTable(rows)}\n`);
	process.exit(rows.every(isKept) ? 0 : 1);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exit(1);
});

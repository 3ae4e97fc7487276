/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { LocalPictory } from '../../bench/localPictory';
import { Engine, type Outcome } from '../support/harness';
import { createAndWait, videoItems } from '../support/videos';

jest.setTimeout(120_000);

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const ITEMS = 1_000;
const EXECUTIONS = 200;
/** What n8n holds of a run's items is some 2 kB each; a node that kept every answer and request would need far more. */
const MOST_KEPT_MIB = 24;

/** The sandbox in its own process: its log is not part of what is measured. */
let pictory: LocalPictory;
let engine: Engine;
beforeAll(async () => {
	pictory = await LocalPictory.start();
	engine = await Engine.with(pictory);
});
afterAll(() => pictory.stop());

const heapMiB = (): number => {
	collectGarbage();
	return process.memoryUsage().heapUsed / 1_048_576;
};

/** Every item finished, in its place, with a job of its own. */
function expectAll({ json, items, error }: Outcome, names: string[]): string[] {
	expect(error).toBeUndefined();
	expect(json.map(({ videoName, status }) => [videoName, status])).toEqual(names.map((name) => [name, 'completed']));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(names.map((_, item) => ({ item })));
	return json.map(({ jobId }) => String(jobId));
}

test('1,000 items in one execution: none lost, none twice, in order, and memory is given back', async () => {
	const parameters = createAndWait({ maxConcurrency: 50 });
	const heaps: number[] = [];
	// The first round only loads what is needed once.
	for (const count of [ITEMS / 10, ITEMS]) {
		const items = videoItems(count);
		await pictory.prepare({ jobDurationMs: 1_000, latencyMs: 5 }, [
			{ kind: 'status', status: 429, every: 100, headers: { 'Retry-After': '1' } },
			{ kind: 'status', status: 503, every: 97, method: 'GET' },
		]);
		const jobIds = expectAll(
			await engine.run({ parameters, items }),
			items.map(({ name }) => name),
		);
		expect(new Set(jobIds).size).toBe(count);
		const { rendersStarted, maxInFlight } = await pictory.summary();
		expect(rendersStarted).toBe(count);
		expect(maxInFlight).toBeLessThanOrEqual(50);
		heaps.push(heapMiB());
	}
	expect((heaps[1] ?? Number.NaN) - (heaps[0] ?? 0)).toBeLessThan(MOST_KEPT_MIB);
});

test('200 executions side by side: each gets its own two videos, none lost, none twice', async () => {
	await pictory.prepare({ jobDurationMs: 1_000, latencyMs: 5 }, [
		{ kind: 'status', status: 429, every: 20, headers: { 'Retry-After': '1' } },
	]);
	const before = heapMiB();
	const parameters = createAndWait();
	const outcomes = await Promise.all(
		Array.from({ length: EXECUTIONS }, async (_, execution) => {
			const names = [`${execution} A`, `${execution} B`];
			const outcome = await engine.run({ parameters, items: names.map((name) => ({ name })) });
			return expectAll(outcome, names);
		}),
	);
	expect(new Set(outcomes.flat()).size).toBe(EXECUTIONS * 2);
	expect((await pictory.summary()).rendersStarted).toBe(EXECUTIONS * 2);
	outcomes.length = 0;
	expect(heapMiB() - before).toBeLessThan(MOST_KEPT_MIB);
});

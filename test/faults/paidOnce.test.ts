/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hastenClock } from '../engine/support/clock';
import { everyOperation, parametersOf } from '../engine/support/everyOperation';
import { type World, startWorld } from '../engine/support/world';
import type { Duration } from './cell';
import { CLOCK, faultKinds } from './kinds';
import { asTable, isPaidOnce, type Mode, MODES, type PaidCell, tryPaid } from './paidOnce';

const FILE = join(__dirname, 'paid-once.md');
const WORLDS = 24;
const DURATIONS: Duration[] = ['once', 'lasting'];
const WAITS = 'video.create';

const cells: PaidCell[] = [];
const faults = faultKinds('http://127.0.0.1:9/v1/quota');
let paid: string[] = [];

beforeAll(async () => {
	const worlds = await Promise.all(Array.from({ length: WORLDS }, startWorld));
	const realClock = hastenClock(CLOCK);
	try {
		paid = await operationsThatStartJobs(worlds[0] as World);
		// A busy machine must not make other answers slow: the slow ones have a turn of their own.
		for (const isSlow of [false, true]) {
			const kinds = faults.filter((fault) => (fault.isSlow ?? false) === isSlow);
			const asked = [
				...paid.map((operation) => ({ operation, of: 'starts' as const })),
				{ operation: WAITS, of: 'reads' as const },
			];
			const open = kinds.flatMap((fault) =>
				asked.flatMap((ask) =>
					DURATIONS.flatMap((duration) =>
						(Object.keys(MODES) as Mode[]).map((mode) => ({ ...ask, fault, duration, mode })),
					),
				),
			);
			await Promise.all(
				worlds.map(async (world) => {
					for (let next = open.shift(); next; next = open.shift()) {
						cells.push(await tryPaid(world, next.fault, next.operation, next.of, next.duration, next.mode));
						world.sandbox.reset();
					}
				}),
			);
		}
	} finally {
		realClock();
		await Promise.all(worlds.map(async ({ sandbox }) => await sandbox.close()));
	}
}, 300_000);

/** Found by running each, so that a new one is never left out. */
async function operationsThatStartJobs({ sandbox, engine }: World): Promise<string[]> {
	const found: string[] = [];
	for (const operation of Object.keys(everyOperation)) {
		sandbox.settings.jobDurationMs = 0;
		await engine.patient(CLOCK).run({ parameters: parametersOf(operation, sandbox) });
		if (sandbox.log.jobsStarted() > 0) found.push(operation);
		sandbox.reset();
	}
	return found.sort();
}

test('each operation that starts a job was tried under every fault in every mode', () => {
	expect(paid).toEqual(
		expect.arrayContaining(['video.create', 'video.createPreview', 'video.renderEdited', 'video.renderPreview']),
	);
	expect(cells).toHaveLength((paid.length + 1) * faults.length * DURATIONS.length * Object.keys(MODES).length);
});

test('what was wanted was made once, or the run ends with "may have been started"', () => {
	expect(cells.filter((cell) => !isPaidOnce(cell))).toEqual([]);
});

test('paid-once.md says what happens', () => {
	const text = asTable(
		faults.map(({ name }) => name),
		cells,
	);
	if (process.env.WRITE_FAULT_TABLE === 'true') writeFileSync(FILE, text);
	expect(readFileSync(FILE, 'utf8')).toBe(text);
});

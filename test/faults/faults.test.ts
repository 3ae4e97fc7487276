/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { hastenClock } from '../engine/support/clock';
import { type World, startWorld } from '../engine/support/world';
import { asks } from './asks';
import { type Cell, type Duration, tryOut } from './cell';
import { CLOCK, type FaultKind, faultKinds } from './kinds';
import { recordOutput } from './output';
import { asMarkdown } from './table';

const FILE = join(__dirname, 'README.md');
const WORLDS = 24;
const DURATIONS: Duration[] = ['once', 'lasting'];

const cells: Cell[] = [];
let faults: FaultKind[] = [];
let printed = '';
let apiKey = '';
const arrivedElsewhere: Array<string | undefined> = [];

beforeAll(async () => {
	const worlds = await Promise.all(Array.from({ length: WORLDS }, startWorld));
	apiKey = worlds[0]?.sandbox.apiKey ?? '';
	const elsewhere = await startElsewhere();
	faults = faultKinds(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v1/quota`);
	const output = recordOutput();
	const realClock = hastenClock(CLOCK);
	try {
		// A busy machine must not make other answers slow: the slow ones have a turn of their own.
		for (const isSlow of [false, true])
			cells.push(
				...(await tryAll(
					worlds,
					faults.filter((fault) => (fault.isSlow ?? false) === isSlow),
				)),
			);
	} finally {
		realClock();
		output.end();
		printed = output.text();
		elsewhere.closeAllConnections();
		elsewhere.close();
		await Promise.all(worlds.map(async ({ sandbox }) => await sandbox.close()));
	}
}, 180_000);

/** Each world takes the next cell as soon as it is free. */
async function tryAll(worlds: World[], kinds: FaultKind[]): Promise<Cell[]> {
	const open = kinds.flatMap((fault) => asks.flatMap((ask) => DURATIONS.map((duration) => ({ fault, ask, duration }))));
	const done: Cell[] = [];
	await Promise.all(
		worlds.map(async (world) => {
			for (let next = open.shift(); next; next = open.shift()) {
				done.push(await tryOut(world, next.fault, next.ask, next.duration));
				world.sandbox.reset();
			}
		}),
	);
	return done;
}

async function startElsewhere(): Promise<Server> {
	const server = createServer((request, response) => {
		arrivedElsewhere.push(request.headers.authorization);
		response.end('{}');
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	return server;
}

test('every fault was tried in every operation, and no promise was broken', () => {
	expect(cells).toHaveLength(faults.length * asks.length * DURATIONS.length);
	const broken = cells.flatMap((cell) =>
		cell.broken.map((promise) => `${cell.ask}, ${cell.fault}, ${cell.duration}: ${promise}`),
	);
	expect(broken).toEqual([]);
});

test('what happens once harms reading, listing, changing and deleting only where Pictory clearly refuses', () => {
	const failed = cells.filter(({ ask, duration, error }) => ask !== 'Video → Create' && duration === 'once' && error);
	expect(new Set(failed.map(({ fault }) => fault))).toEqual(
		new Set(['Redirect to another host', '200 with `success: false`']),
	);
});

test('the key stands in nothing that was printed, and the other host heard of nothing', () => {
	expect(apiKey).toMatch(/^pictai_/);
	expect(printed).not.toContain(apiKey);
	expect(arrivedElsewhere).toEqual([]);
});

test('README.md says what happens', () => {
	const text = asMarkdown(
		faults.map(({ name }) => name),
		cells,
	);
	if (process.env.WRITE_FAULT_TABLE === 'true') writeFileSync(FILE, text);
	expect(readFileSync(FILE, 'utf8')).toBe(text);
});

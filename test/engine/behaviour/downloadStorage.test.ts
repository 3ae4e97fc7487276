/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BinaryDataService } from 'n8n-core';

import { hastenClock } from '../support/clock';
import { type Answer, dripping, FileHost, head } from '../support/fileHost';
import type { Outcome, RunOptions } from '../support/harness';
import { waitFor } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const MIB = 1024 ** 2;
const store = BinaryDataService.prototype.store;

let host: FileHost;
let folder: string;

beforeAll(async () => {
	host = await FileHost.start();
	folder = await mkdtemp(join(tmpdir(), 'pictory-download-'));
	const onDisk: typeof store = async function (this: BinaryDataService, ...file) {
		// As n8n's server sets it up at its start.
		Object.assign(this, { config: { mode: 'filesystem', localStoragePath: folder } });
		await this.init();
		return await store.apply(this, file);
	};
	jest.spyOn(BinaryDataService.prototype, 'store').mockImplementation(onDisk);
});

afterAll(async () => {
	await host.stop();
	await rm(folder, { recursive: true, force: true });
});

afterEach(() => host.reset());

async function fetchFrom(answer: Answer, options: Partial<RunOptions> = {}): Promise<Outcome> {
	host.answers = [answer];
	const { jobId } = world.sandbox.state.addJob({ data: { status: 'completed', videoURL: host.url() } });
	return await world.engine.run({
		parameters: waitFor(jobId, {}, { download: true, outputBinaryPropertyName: 'video' }),
		...options,
	});
}

/** Everything n8n's storage holds. */
async function stored(): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true });
	const sizes = await Promise.all(
		entries.map(async (name) => ((await stat(join(folder, name))).isFile() ? [name] : [])),
	);
	return sizes.flat();
}

/** Sends so many pieces of 1 MiB, as fast as they are taken. */
function large(pieces: number): Answer {
	const piece = Buffer.alloc(MIB, 'v');
	return async (socket) => {
		const gone = new Promise<void>((go) => void socket.once('close', () => go()));
		socket.write(head({ 'Content-Length': pieces * MIB, Connection: 'close' }));
		for (let sent = 0; sent < pieces && !socket.destroyed; sent += 1) {
			if (!socket.write(piece)) await Promise.race([gone, new Promise<void>((go) => void socket.once('drain', go))]);
		}
		socket.end();
	};
}

test.each<[string, Answer]>([
	[
		'breaks off',
		(socket) =>
			void socket.write(head({ 'Content-Length': MIB }) + 'x'.repeat(100_000), () => socket.resetAndDestroy()),
	],
	['stalls', (socket) => void socket.write(head({ 'Content-Length': MIB }) + 'x'.repeat(100_000))],
	['trickles', dripping(head({ 'Content-Length': MIB }) + 'x'.repeat(50_000), 'x', 25)],
])('of a download that %s in the middle nothing stays in the storage, and nothing goes on', async (_what, answer) => {
	const undo = hastenClock(200);
	const { items, failedItems, error } = await fetchFrom(answer).finally(undo);
	expect(error?.context?.code).toBe('DOWNLOAD_FAILED');
	expect([items, failedItems, await stored()]).toEqual([[], [], []]);
	expect(host.requests).toHaveLength(3);
});

test('nor of one that is stopped', async () => {
	const arrived = host.arrival();
	const { status, items, tookMs } = await fetchFrom(
		dripping(head({ 'Content-Length': 100 * MIB }), Buffer.alloc(MIB), 20),
		{
			stopWhen: arrived.then(async () => await new Promise((resolve) => setTimeout(resolve, 200))),
		},
	);
	expect([status, items]).toEqual(['canceled', []]);
	expect(tookMs).toBeLessThan(1_000);
	await host.quiet();
	for (let tries = 0; tries < 50 && (await stored()).length > 0; tries += 1)
		await new Promise((resolve) => setTimeout(resolve, 20));
	expect(await stored()).toEqual([]);
});

test('a storage that fails is no fault of the host: it is not asked again, and the error says why', async () => {
	jest
		.spyOn(BinaryDataService.prototype, 'store')
		.mockImplementationOnce(async () => await Promise.reject(new Error('ENOSPC: no space left on device, write')));
	const { error, items } = await fetchFrom(large(2));
	expect(error).toMatchObject({
		description: expect.stringContaining('n8n could not store the file: ENOSPC: no space left on device'),
	});
	expect(items).toEqual([]);
	expect(host.requests).toHaveLength(1);
	await host.quiet();
});

test('a storage that takes its time is no stall of the host', async () => {
	jest.spyOn(BinaryDataService.prototype, 'store').mockImplementationOnce(async function (
		this: BinaryDataService,
		...file
	) {
		// Two minutes, as the node sees it, in which nothing is read.
		await new Promise((resolve) => setTimeout(resolve, 120_000));
		return await store.apply(this, file);
	});
	const undo = hastenClock(200);
	const { error, items } = await fetchFrom(large(4)).finally(undo);
	expect(error).toBeUndefined();
	expect(items[0]?.binary?.video?.bytes).toBe(4 * MIB);
	expect(host.requests).toHaveLength(1);
});

test('a large file goes to the disk as it comes, and not through the memory', async () => {
	const pieces = 300;
	let most = 0;
	const before = process.memoryUsage();
	const watch = setInterval(() => {
		const { external, heapUsed } = process.memoryUsage();
		most = Math.max(most, external + heapUsed - before.external - before.heapUsed);
	}, 20);
	const { items, error } = await fetchFrom(large(pieces)).finally(() => clearInterval(watch));
	expect(error).toBeUndefined();
	const file = items[0]?.binary?.video;
	expect(file).toMatchObject({ fileName: 'video.mp4', bytes: pieces * MIB });
	const [, name = ''] = file?.id?.split(':') ?? [];
	const hash = createHash('sha256')
		.update(await readFile(join(folder, name)))
		.digest('hex');
	expect(hash).toBe(
		createHash('sha256')
			.update(Buffer.alloc(pieces * MIB, 'v'))
			.digest('hex'),
	);
	expect(most).toBeLessThan(100 * MIB);
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { say, sleep } from './shell';

/** A holder shows it is alive by touching the file this often. */
const HEARTBEAT_MS = 5_000;

/** After this long without a touch the holder is taken for dead. */
const STALE_MS = 60_000;

/** Who holds a lock: written into the file. */
interface Holder {
	host: string;
	pid: number;
}

/** @returns whether a process of this machine runs */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, but belongs to another user.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function isStale(file: string): Promise<boolean> {
	try {
		const { mtimeMs } = await stat(file);
		if (Date.now() - mtimeMs > STALE_MS) return true;
		const holder = JSON.parse(await readFile(file, 'utf8')) as Holder;
		return holder.host === hostname() && !isRunning(holder.pid);
	} catch {
		// Gone, or just being written: look again.
		return false;
	}
}

/**
 * Runs `work` while no other process runs it under the same lock file; waits for the other one,
 * unless that one has died. It saves a second download; correctness does not rest on it, since
 * the installation is renamed into place.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
	const holder: Holder = { host: hostname(), pid: process.pid };
	let told = false;
	for (;;) {
		try {
			await writeFile(file, JSON.stringify(holder), { flag: 'wx' });
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		if (await isStale(file)) {
			await rm(file, { force: true });
			continue;
		}
		if (!told) say('Another process is installing n8n; waiting for it …');
		told = true;
		await sleep(1_000);
	}
	const heartbeat = setInterval(() => {
		const now = new Date();
		utimes(file, now, now).catch(() => undefined);
	}, HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await rm(file, { force: true });
	}
}

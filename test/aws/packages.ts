/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOCK = join(tmpdir(), 'n8n-nodes-pictory-apt.lock');
const PATIENCE_MS = 240_000;

/**
 * Installs Debian packages whose programs are missing. Tests that need them never skip: without the program and without
 * a way to get it they fail.
 */
export function needPrograms(packages: Record<string, string>): void {
	const missing = (): string[] => Object.keys(packages).filter((program) => spawnSync('which', [program]).status !== 0);
	if (missing().length === 0) return;
	// Test files run side by side, and apt takes only one at a time.
	locked(() => {
		const programs = missing();
		if (programs.length === 0) return;
		const wanted = [...new Set(programs.map((program) => packages[program] as string))];
		const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const apt = (...parameters: string[]) =>
			execFileSync('apt-get', parameters, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
		try {
			apt('install', '-y', '--no-install-recommends', ...wanted);
		} catch {
			apt('update');
			apt('install', '-y', '--no-install-recommends', ...wanted);
		}
	});
}

function locked(work: () => void): void {
	const end = Date.now() + PATIENCE_MS;
	for (;;) {
		try {
			mkdirSync(LOCK);
			break;
		} catch {
			if (Date.now() > end)
				throw new Error(`Somebody else has been installing packages for too long; remove ${LOCK} if nobody is`);
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
		}
	}
	try {
		work();
	} finally {
		rmdirSync(LOCK);
	}
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkout } from './cache';
import { freePort } from './ports';

/** Where a Pictory is and what opens it. */
export interface PictoryAccess {
	baseUrl: string;
	apiKey: string;
}

/** The local Pictory, running as a process of its own. */
export interface LocalPictory extends PictoryAccess {
	origin: string;
	stop(): void;
}

const START_LIMIT_MS = 30_000;

/** Starts the local Pictory on the wanted port or the next free one. */
export async function startLocalPictory(wantedPort = 5690): Promise<LocalPictory> {
	const port = await freePort(wantedPort);
	const main = join('test', 'sandbox', 'main.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', main, '--port', String(port)], {
		cwd: checkout,
		stdio: ['ignore', 'pipe', 'pipe'],
		// A group of its own: on Ctrl-C it lives until n8n has stopped.
		detached: process.platform !== 'win32',
	});
	const stop = () => {
		process.removeListener('exit', stop);
		child.kill('SIGTERM');
	};
	process.once('exit', stop);
	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)));
	return await new Promise((resolve, reject) => {
		const fail = (reason: string) => {
			stop();
			reject(new Error(`The local Pictory did not start: ${reason}\n${errors}`));
		};
		const timer = setTimeout(() => fail('no answer'), START_LIMIT_MS);
		child.once('exit', (code) => fail(`exit code ${code ?? 'none'}`));
		createInterface(child.stdout).on('line', (line) => {
			if (!line.startsWith('{')) return;
			clearTimeout(timer);
			const { origin, baseUrl, apiKey } = JSON.parse(line) as PictoryAccess & { origin: string };
			child.removeAllListeners('exit');
			resolve({ origin, baseUrl, apiKey, stop });
		});
	});
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkout } from './cache';
import { KeptProcess } from './keep';
import { freePort } from './ports';

/** Where a Pictory is and what opens it. */
export interface PictoryAccess {
	baseUrl: string;
	apiKey: string;
}

/** The local Pictory, running as a process of its own. */
export interface LocalPictory extends PictoryAccess {
	origin: string;
	stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;

/** First port that is tried. */
const PORT = 5690;

/**
 * Starts the local Pictory on the first free port from 5690 on.
 * @param stateFile keeps its connections and jobs for the next start
 */
export async function startLocalPictory(stateFile?: string): Promise<LocalPictory> {
	const port = await freePort(PORT);
	const main = join('test', 'sandbox', 'main.ts');
	const state = stateFile === undefined ? [] : ['--state', stateFile];
	const args = ['--import', 'tsx', main, '--port', String(port), ...state];
	const kept = new KeptProcess(process.execPath, args, { cwd: checkout, output: 'pipe' });
	const { stdout, stderr } = kept.child;
	let errors = '';
	stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)));
	return await new Promise((resolve, reject) => {
		const fail = (reason: string) => {
			void kept.kill();
			reject(new Error(`The local Pictory did not start: ${reason}\n${errors}`));
		};
		const timer = setTimeout(() => fail('no answer'), START_LIMIT_MS);
		const ended = (code: number | null) => fail(`exit code ${code ?? 'none'}`);
		kept.child.once('exit', ended);
		if (!stdout) return fail('no output');
		createInterface(stdout).on('line', (line) => {
			if (!line.startsWith('{')) return;
			clearTimeout(timer);
			kept.child.removeListener('exit', ended);
			const { origin, baseUrl, apiKey } = JSON.parse(line) as PictoryAccess & { origin: string };
			resolve({ origin, baseUrl, apiKey, stop: async () => await kept.stop() });
		});
	});
}

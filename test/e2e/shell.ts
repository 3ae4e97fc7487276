/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { delimiter, dirname } from 'node:path';
import { KeptProcess } from './keep';

/** Prints one line at once, also under jest, which holds console output back until a test ends. */
export function say(line: string): void {
	process.stderr.write(`${line}\n`);
}

/** @returns seconds as `48s` or `2m05s` */
export function elapsed(sinceMilliseconds: number): string {
	const seconds = Math.round((Date.now() - sinceMilliseconds) / 1000);
	if (seconds < 60) return `${seconds}s`;
	return `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
}

/** Settings of npm that say where packages come from; a machine behind a proxy needs them. */
const NPM_SETTINGS_KEPT =
	/^npm_config_(registry|cache|proxy|https_proxy|noproxy|ca|cafile|userconfig|globalconfig|prefer_offline|offline)$/i;

/** Variables of the caller that would change how n8n or npm behave. */
const NOT_FOR_CHILDREN =
	/^(npm_|N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|PICTORY_|JEST_|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$|NODE_PATH$|TSX_|ESBUILD_)/i;

/**
 * @param nodeBinary put first on PATH, so that scripts starting with `env node` run under it
 * @param extra variables to add
 * @returns a copy of this process's environment without what npm, jest or the user's own n8n left in it
 */
export function cleanEnvironment(nodeBinary?: string, extra: Record<string, string> = {}): Record<string, string> {
	const environment: Record<string, string> = {};
	for (const [name, value] of Object.entries(process.env)) {
		if (value === undefined) continue;
		if (NOT_FOR_CHILDREN.test(name) && !NPM_SETTINGS_KEPT.test(name)) continue;
		environment[name] = value;
	}
	if (nodeBinary !== undefined) {
		environment.PATH = `${dirname(nodeBinary)}${delimiter}${environment.PATH ?? ''}`;
	}
	return { ...environment, ...extra };
}

/** A command that ended with an error; `output` is what it printed. */
export class CommandError extends Error {
	constructor(
		readonly command: string,
		readonly exitCode: number | null,
		readonly output: string,
	) {
		super(`${command} failed (exit code ${exitCode ?? 'none'})\n${output.slice(-3000)}`);
		this.name = 'CommandError';
	}
}

const TICK_MS = 5_000;

/** How a command is run. */
export interface CommandOptions {
	cwd?: string;
	env?: Record<string, string>;
	/** called every five seconds while it runs */
	onTick?: () => void;
	/** kills the command after this many milliseconds */
	timeout?: number;
}

/**
 * Runs a command to its end; it is killed when this process ends first.
 * @returns what it printed to stdout and stderr, each in full
 * @throws CommandError when it cannot be started, ends with another code than 0, or takes too long
 */
export async function run(
	command: string,
	args: string[],
	options: CommandOptions = {},
): Promise<{ stdout: string; stderr: string }> {
	const label = [command, ...args].join(' ');
	const { cwd = process.cwd(), env = cleanEnvironment(), onTick, timeout } = options;
	const kept = new KeptProcess(command, args, { cwd, env, output: 'pipe' });
	const timer = timeout && setTimeout(() => void kept.kill(), timeout);
	const ticker = onTick && setInterval(onTick, TICK_MS);
	try {
		return await new Promise((resolve, reject) => {
			let stdout = '';
			let stderr = '';
			// A character may come in two pieces.
			kept.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
			kept.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
			kept.child.once('error', (error) => reject(new CommandError(label, null, error.message)));
			kept.child.once('close', (code) => {
				if (code === 0) resolve({ stdout, stderr });
				else reject(new CommandError(label, code, `${stdout}${stderr}`));
			});
		});
	} finally {
		if (timer) clearTimeout(timer);
		if (ticker) clearInterval(ticker);
	}
}

/** Waits this many milliseconds. */
export async function sleep(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Asks again and again until there is an answer.
 * @param what named in the error
 * @param ask returns undefined while there is none; what it throws ends the waiting
 * @param limit milliseconds
 * @throws Error when the limit passes first
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	limit: number,
	interval = 150,
): Promise<T> {
	const start = Date.now();
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() - start > limit) {
			throw new Error(`Waited ${Math.round(limit / 1000)} s in vain: ${what}`);
		}
		await sleep(interval);
	}
}

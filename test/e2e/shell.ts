/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

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
export function cleanEnvironment(
	nodeBinary?: string,
	extra: Record<string, string> = {},
): Record<string, string> {
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

/** How a command is run. */
export interface CommandOptions {
	cwd?: string;
	env?: Record<string, string>;
	/** called every `tickSeconds` (default 5) while it runs */
	onTick?: () => void;
	tickSeconds?: number;
	/** kills the command after this many milliseconds */
	timeout?: number;
}

/**
 * Runs a command to its end; it is stopped together with this process.
 * @returns what it printed to stdout and stderr, each in full
 * @throws CommandError when it cannot be started, ends with another code than 0, or takes too long
 */
export async function run(
	command: string,
	args: string[],
	options: CommandOptions = {},
): Promise<{ stdout: string; stderr: string }> {
	const label = [command, ...args].join(' ');
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: options.cwd,
			env: options.env ?? cleanEnvironment(),
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		const stop = () => child.kill('SIGTERM');
		process.once('exit', stop);
		const timer = options.timeout && setTimeout(() => child.kill('SIGKILL'), options.timeout);
		const ticker =
			options.onTick && setInterval(options.onTick, (options.tickSeconds ?? 5) * 1000);
		const settle = () => {
			process.removeListener('exit', stop);
			if (timer) clearTimeout(timer);
			if (ticker) clearInterval(ticker);
		};
		child.once('error', (error) => {
			settle();
			reject(new CommandError(label, null, error.message));
		});
		child.once('close', (code) => {
			settle();
			if (code === 0) resolve({ stdout, stderr });
			else reject(new CommandError(label, code, `${stdout}${stderr}`));
		});
	});
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

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** How a kept process is started. */
export interface KeepOptions {
	cwd: string;
	env?: Record<string, string>;
	/** where its output goes: an open file, or a pipe to read */
	output: number | 'pipe';
}

/** After this long a process that was asked to stop is killed. */
const STOP_LIMIT_MS = 15_000;

/** A process that cannot outlive this one, not even when this one is killed. */
export class KeptProcess {
	readonly child: ChildProcess;

	constructor(command: string, args: string[], { cwd, env, output }: KeepOptions) {
		const keeper = join(__dirname, 'keeper.js');
		this.child = spawn(process.execPath, [keeper, command, ...args], {
			cwd,
			env: env ?? process.env,
			stdio: ['pipe', output, output],
			// A group of its own: Ctrl-C does not reach it, its holder stops it in order.
			detached: process.platform !== 'win32',
		});
		// Killed while we write nothing to it: there is nothing to tell.
		this.child.stdin?.on('error', () => undefined);
	}

	get isRunning(): boolean {
		return this.child.exitCode === null && this.child.signalCode === null;
	}

	/** SIGTERM, and after 15 seconds SIGKILL. Resolves when it has ended. */
	async stop(): Promise<void> {
		const timer = setTimeout(() => void this.kill(), STOP_LIMIT_MS);
		await this.end(() => this.child.kill('SIGTERM'));
		clearTimeout(timer);
	}

	/** SIGKILL to it and all its children, as a crash. Resolves when it has ended. */
	async kill(): Promise<void> {
		await this.end(() => this.child.stdin?.destroy());
	}

	private async end(how: () => void): Promise<void> {
		if (!this.isRunning) return;
		const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
		how();
		await ended;
	}
}

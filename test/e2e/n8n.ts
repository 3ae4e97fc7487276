/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import axios from 'axios';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeptProcess } from './keep';
import { freePort } from './ports';
import type { Runtime } from './runtime';
import { cleanEnvironment, run, until } from './shell';

/** Modules that only look for things on the internet; without them n8n starts faster and logs less. */
const DISABLED_MODULES =
	'insights,external-secrets,mcp,mcp-registry,provisioning,breaking-changes,source-control,' +
	'dynamic-credentials,chat-hub,sso-oidc,sso-saml,log-streaming,ldap,quick-connect,' +
	'workflow-builder,instance-ai,agents,otel,token-exchange';

/** Which n8n to start and where. */
export interface N8nOptions {
	runtime: Runtime;
	/** N8N_USER_FOLDER: n8n keeps `.n8n` with database and community packages in it */
	userFolder: string;
	/** port of the editor and the API on 127.0.0.1 */
	port: number;
	/** variables to add */
	env?: Record<string, string>;
	/** in queue mode: what this process does; default `start`, the one with the editor */
	role?: 'start' | 'worker' | 'webhook';
}

/** One real n8n: process, data folder and log. */
export class N8n {
	private process: KeptProcess | undefined;

	constructor(private readonly options: N8nOptions) {
		mkdirSync(options.userFolder, { recursive: true });
	}

	/** @returns an n8n on the given port, or on any free one */
	static async create(options: Omit<N8nOptions, 'port'> & { port?: number }): Promise<N8n> {
		return new N8n({ ...options, port: options.port ?? (await freePort()) });
	}

	/** Address of editor and API, without a slash at the end. */
	get origin(): string {
		return `http://127.0.0.1:${this.options.port}`;
	}

	/** What n8n prints. */
	get logFile(): string {
		return join(
			this.options.userFolder,
			this.role === 'start' ? 'n8n.log' : `n8n-${this.role}-${this.options.port}.log`,
		);
	}

	/**
	 * What the process and its task runner hold in memory, as Linux counts it.
	 * @returns bytes
	 */
	memory(): number {
		const family = [this.process?.child.pid ?? 0];
		for (const pid of family) family.push(...childrenOf(pid));
		return family.reduce((sum, pid) => sum + residentBytes(pid), 0);
	}

	get isRunning(): boolean {
		return this.process?.isRunning ?? false;
	}

	/**
	 * Starts n8n and waits until it answers.
	 * @returns milliseconds it took
	 * @throws Error with the end of its log when it stops or is not ready within two minutes
	 */
	async start(): Promise<number> {
		const start = Date.now();
		const brokerPort = await freePort();
		const log = openSync(this.logFile, 'a');
		this.process = new KeptProcess(this.options.runtime.node, [this.binary, this.role], {
			cwd: this.options.userFolder,
			env: this.environment(brokerPort),
			output: log,
		});
		closeSync(log);
		await this.waitReady();
		return Date.now() - start;
	}

	/** Waits until migrations are done and n8n takes requests. */
	async waitReady(limit = 120_000): Promise<void> {
		const ask = async () => {
			if (!this.isRunning) throw new Error(`n8n stopped while starting\n${this.logTail()}`);
			const answer = await axios
				.get(`${this.origin}/healthz/readiness`, { validateStatus: () => true, timeout: 2_000 })
				.catch(() => undefined);
			return answer?.status === 200 ? true : undefined;
		};
		try {
			await until('n8n is ready', ask, limit);
		} catch (error) {
			await this.kill();
			throw new Error(`${(error as Error).message}\n${this.logTail()}`);
		}
	}

	/** Asks n8n to stop (SIGTERM) and waits; after 15 seconds it is killed. */
	async stop(): Promise<void> {
		await this.process?.stop();
	}

	/** Ends n8n as a crash does: SIGKILL, nothing is saved any more. */
	async kill(): Promise<void> {
		await this.process?.kill();
	}

	/**
	 * Runs one of n8n's commands on the same data, beside a running server or without one.
	 * @param args for example `['execute', '--id=…', '--rawOutput']`
	 * @returns what it printed
	 */
	async cli(args: string[]): Promise<string> {
		const { stdout } = await run(this.options.runtime.node, [this.binary, ...args], {
			cwd: this.options.userFolder,
			// Commands print through the logger: below `info` they print nothing.
			env: { ...this.environment(await freePort()), N8N_LOG_LEVEL: 'info' },
			timeout: 120_000,
		});
		return stdout;
	}

	/** @returns the last lines of the log */
	logTail(characters = 3_000): string {
		try {
			return readFileSync(this.logFile, 'utf8').slice(-characters);
		} catch {
			return '(no log)';
		}
	}

	private get role(): string {
		return this.options.role ?? 'start';
	}

	private get binary(): string {
		return join(this.options.runtime.n8nDir, 'node_modules', 'n8n', 'bin', 'n8n');
	}

	private environment(brokerPort: number): Record<string, string> {
		const { runtime, userFolder, port, env } = this.options;
		return cleanEnvironment(runtime.node, {
			NODE_OPTIONS: '--no-warnings',
			NODE_ENV: 'production',
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(port),
			N8N_HOST: '127.0.0.1',
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_PROTOCOL: 'http',
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
			N8N_SECURE_COOKIE: 'false',
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_PERSONALIZATION_ENABLED: 'false',
			N8N_HIRING_BANNER_ENABLED: 'false',
			N8N_DYNAMIC_BANNERS_ENABLED: 'false',
			N8N_ONBOARDING_FLOW_DISABLED: 'true',
			N8N_DISABLED_MODULES: DISABLED_MODULES,
			EXTERNAL_FRONTEND_HOOKS_URLS: '',
			GENERIC_TIMEZONE: 'UTC',
			...(this.role === 'worker' && {
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
				QUEUE_HEALTH_CHECK_ADDRESS: '127.0.0.1',
			}),
			...env,
		});
	}
}

function childrenOf(pid: number): number[] {
	try {
		return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
	} catch {
		return [];
	}
}

function residentBytes(pid: number): number {
	try {
		return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
	} catch {
		return 0;
	}
}

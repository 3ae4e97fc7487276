/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import { controlRoutes } from './control';
import { BASE_PATH, createCore } from './core';
import type { FaultRule } from './faults';
import { JobRunner } from './job-runner';
import type { SandboxLog } from './log';
import { loadState, saveState } from './persistence';
import { defaultSettings, type SandboxSettings } from './settings';
import type { SandboxState } from './state';
import { warmUp } from './warm-up';
import { Webhooks } from './webhooks';

export type { AwsConnection } from './aws-connections';
export type { FaultKind, FaultRule } from './faults';
export type { Job, JobFailure } from './jobs';
export type { LoggedRequest, SandboxLog, StartedJob, WebhookDelivery } from './log';
export type { Bucket } from './s3';
export type { SandboxSettings } from './settings';
export type { SandboxState } from './state';

export interface SandboxOptions {
	/** 0 takes any free port; always on 127.0.0.1. */
	port?: number;
	/** Also what `reset()` goes back to. */
	settings?: Partial<SandboxSettings>;
	/** Default: the environment's SANDBOX_API_KEY, or the same made-up key every time. */
	apiKey?: string;
	/** Keep connections, jobs, buckets and projects in this file, and begin with what it holds. */
	stateFile?: string;
}

export interface Sandbox {
	/** For example http://127.0.0.1:PORT */
	readonly origin: string;
	/** What a client uses as base address: `${origin}/pictoryapis`. */
	readonly baseUrl: string;
	readonly apiKey: string;
	/** May be changed at any time; takes effect at the next request. */
	readonly settings: SandboxSettings;
	readonly state: SandboxState;
	readonly log: SandboxLog;
	addFault(rule: FaultRule): void;
	clearFaults(): void;
	/** State, settings, faults, log and timers back to the start. */
	reset(): void;
	/** Cuts open connections and drops pending jobs and webhooks. */
	close(): Promise<void>;
}

/** A stand-in for Pictory's API on this machine; see openapi.yaml and settings.ts for what it does. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { stateFile } = options;
	const core = createCore(options.apiKey ?? process.env.SANDBOX_API_KEY ?? madeUpKey(), options.settings ?? {});
	const webhooks = new Webhooks(core);
	const save = () => {
		if (stateFile !== undefined) saveState(stateFile, core.state);
	};
	const runner = new JobRunner(core, webhooks, save);
	const app = createApp(
		core,
		runner,
		controlRoutes(() => sandbox),
		save,
	);
	const server = createServer(app);
	await warmUp();
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	core.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	if (stateFile !== undefined) {
		loadState(stateFile, core.state);
		runner.resume();
	}

	const stop = () => {
		core.timers.clear();
		webhooks.stop();
	};
	const sandbox: Sandbox = {
		origin: core.origin,
		baseUrl: core.origin + BASE_PATH,
		apiKey: core.apiKey,
		settings: core.settings,
		state: core.state,
		log: core.log,
		addFault: (rule) => core.faults.add(rule),
		clearFaults: () => core.faults.clear(),
		reset: () => {
			stop();
			core.faults.clear();
			core.log.reset();
			core.state.reset();
			Object.assign(core.settings, defaultSettings(), options.settings);
			save();
		},
		close: async () => {
			stop();
			core.answers.clear();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
	return sandbox;
}

/** Put together here, so that no scanner takes it for a real key. */
function madeUpKey(): string {
	return `pictai_${'sandbox'.repeat(4)}`;
}

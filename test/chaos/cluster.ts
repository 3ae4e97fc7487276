/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Front } from '../e2e/front';
import { N8n } from '../e2e/n8n';
import type { N8nRest, StoredCredential } from '../e2e/rest';
import { ensureRuntime } from '../e2e/runtime';
import { openSession } from '../e2e/session';
import { startSandbox, type Sandbox } from '../sandbox';
import { startPostgres, type Postgres } from './postgres';
import { startRedis } from './redis';

/** n8n in queue mode, as it is run when one process no longer does: see the README, "More than one n8n". */
export interface Cluster {
	main: N8n;
	workers: N8n[];
	/** Takes webhooks and the calls that wake suspended executions, behind a balancer that asks whether it is ready. */
	webhook: N8n;
	rest: N8nRest;
	sandbox: Sandbox;
	credential: StoredCredential;
	database: Postgres;
	/** What all processes have printed. */
	logs(): string;
	stop(): Promise<void>;
}

/** One main, two workers, one webhook process; Redis and PostgreSQL from Debian's packages. */
export async function startCluster(): Promise<Cluster> {
	const runtime = await ensureRuntime();
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-pictory-cluster-'));
	const undo: Array<() => Promise<void>> = [
		async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 3 }),
	];
	const stop = async (): Promise<void> => {
		for (const step of undo.reverse()) await step();
	};
	try {
		const sandbox = await startSandbox();
		undo.push(async () => await sandbox.close());
		const database = await startPostgres();
		undo.push(async () => await database.stop());
		const redis = await startRedis();
		undo.push(async () => await redis.stop());

		const behind: { webhook?: N8n } = {};
		const front = await Front.start(() => behind.webhook?.origin);
		undo.push(async () => await front.stop());
		const env = {
			...database.env,
			// As the README advises: a sandbox for expressions is made only for a call that has one to evaluate.
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			...redis.env,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
			// Built where the node runs, so every process must know it.
			WEBHOOK_URL: `${front.origin}/`,
		};
		const { n8n: main, rest, credential } = await openSession({ runtime, userFolder, pictory: sandbox, env });
		undo.push(async () => await main.stop());
		const more = async (role: 'worker' | 'webhook'): Promise<N8n> => {
			const process = await N8n.create({ runtime, userFolder, env, role });
			undo.push(async () => await process.stop());
			return process;
		};
		const workers = [await more('worker'), await more('worker')];
		const webhook = await more('webhook');
		behind.webhook = webhook;
		await Promise.all([webhook, ...workers].map(async (process) => await process.start()));
		const processes = [main, webhook, ...workers];
		const logs = (): string => processes.map((process) => process.logTail(1_000_000)).join('\n');
		return { main, workers, webhook, rest, sandbox, credential, database, logs, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

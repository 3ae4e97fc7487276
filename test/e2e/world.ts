/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { startOutside, type Outside } from './aws';
import type { N8n } from './n8n';
import type { N8nRest, StoredCredential, StoredWorkflow, WorkflowFile } from './rest';
import { ensureRuntime, type Runtime } from './runtime';
import { openSession, type Login } from './session';

/** Where screenshots and, after a failure, n8n's log are put. */
export const artifacts = join(__dirname, 'artifacts');

/** One real n8n with the packed package in it, and one local Pictory, for a whole test file. */
export interface World {
	n8n: N8n;
	runtime: Runtime;
	rest: N8nRest;
	sandbox: Sandbox;
	/** S3, SNS and Slack, as n8n finds them */
	outside: Outside;
	login: Login;
	/** "Pictory account", with the key and the address of the local Pictory */
	credential: StoredCredential;
	/** n8n's data folder, removed at the end */
	userFolder: string;
	/** Stores a workflow in n8n. */
	store(file: WorkflowFile): Promise<StoredWorkflow>;
	close(): Promise<void>;
}

/** Long enough for the first download of n8n. */
export const FIRST_START_MS = 20 * 60_000;

/**
 * Installs n8n if needed, packs and installs the package, starts both servers.
 * @param env more variables for n8n
 */
export async function createWorld(env: Record<string, string> = {}): Promise<World> {
	mkdirSync(artifacts, { recursive: true });
	const runtime = await ensureRuntime();
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-pictory-e2e-'));
	const sandbox = await startSandbox();
	const outside = await startOutside(userFolder);
	const { n8n, rest, login, credential } = await openSession({
		runtime,
		userFolder,
		pictory: sandbox,
		env: { ...outside.env, ...env },
	}).catch(async (error: unknown) => {
		await Promise.all([sandbox.close(), outside.stop()]);
		throw error;
	});
	return {
		n8n,
		runtime,
		rest,
		sandbox,
		outside,
		login,
		credential,
		userFolder,
		store: async (file) => await rest.createWorkflow(file),
		close: async () => {
			await n8n.stop();
			await Promise.all([sandbox.close(), outside.stop()]);
			await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}

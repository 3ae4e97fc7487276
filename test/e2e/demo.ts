/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import axios from 'axios';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withConnection } from './connection';
import { EXAMPLE, isPictoryNode, triggerOf } from './examples';
import { startLocalPictory, type PictoryAccess } from './localPictory';
import { errorOf, output, type Execution, type JsonObject, type N8nRest, type StoredWorkflow } from './rest';
import { ensureRuntime } from './runtime';
import { openSession, type Session } from './session';
import { elapsed, sleep } from './shell';

/** Prints to stdout: the result is what the demo is for. */
function show(line: string): void {
	process.stdout.write(`${line}\n`);
}

/**
 * Runs the main job once, without a person: an AWS connection, a video from private S3 assets,
 * waiting for it. It always uses the local Pictory and an n8n of its own, thrown away afterwards.
 * @throws Error when any step fails
 */
export async function demo(): Promise<void> {
	const start = Date.now();
	const runtime = await ensureRuntime();
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-pictory-demo-'));
	const pictory = await startLocalPictory();
	let session: Session | undefined;
	const cleanUp = async () => {
		await session?.n8n.stop();
		pictory.stop();
		await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
	};
	const interrupted = () => void cleanUp().finally(() => process.exit(130));
	process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
	try {
		show('Starting n8n with the package and a local Pictory …');
		session = await openSession({ runtime, userFolder, pictory });
		show(`n8n ${session.n8n.origin}, local Pictory ${pictory.origin} (${elapsed(start)})\n`);
		const connection = await connectBucket(session.rest);
		await makeVideo(session.rest, pictory, connection);
		show(`\nDone in ${elapsed(start)}.`);
	} finally {
		process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted);
		await cleanUp();
	}
}

async function findWorkflow(rest: N8nRest, name: string): Promise<StoredWorkflow> {
	const found = (await rest.workflows()).find((one) => one.name === name);
	if (!found) throw new Error(`There is no example workflow "${name}"`);
	return await rest.workflow(found.id);
}

function succeeded(execution: Execution): Execution {
	if (execution.status === 'success') return execution;
	throw new Error(`The workflow ended with ${execution.status}: ${errorOf(execution) ?? 'no error'}`);
}

/** The last Pictory node's output: what a person would look at. */
function results(workflow: StoredWorkflow, execution: Execution): JsonObject[] {
	const ran = workflow.nodes.filter(isPictoryNode).map((node) => output(execution, node.name));
	return ran.filter((items) => items.length > 0).at(-1) ?? [];
}

/** @returns the id of the AWS connection the example made */
async function connectBucket(rest: N8nRest): Promise<string> {
	const workflow = await findWorkflow(rest, EXAMPLE.connect);
	show(`Workflow "${workflow.name}"`);
	const execution = await rest.ended(await rest.run(workflow.id, triggerOf(workflow)));
	const connection = workflow.nodes
		.filter(isPictoryNode)
		.flatMap((node) => output(succeeded(execution), node.name))
		.find((item) => typeof item.connectionId === 'string' || typeof item.id === 'string');
	if (!connection) throw new Error('The workflow put out no AWS connection');
	for (const [name, value] of Object.entries(connection)) {
		show(`  ${name.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
	}
	return String(connection.connectionId ?? connection.id);
}

async function makeVideo(rest: N8nRest, pictory: PictoryAccess, connection: string): Promise<void> {
	const stored = await findWorkflow(rest, EXAMPLE.assets);
	const workflow = await rest.updateWorkflow(stored.id, withConnection(stored, connection));
	show(`\nWorkflow "${workflow.name}"`);
	const executionId = await rest.run(workflow.id, triggerOf(workflow));
	const watch = { over: false };
	const watching = watchJobs(pictory, watch);
	const execution = await rest.ended(executionId, 180_000).finally(() => (watch.over = true));
	await watching;
	for (const video of results(workflow, succeeded(execution))) {
		for (const [name, value] of Object.entries(video)) {
			if (/url$/i.test(name) && typeof value === 'string') show(`  ${name.padEnd(18)} ${value}`);
		}
	}
}

/** Prints each change of the jobs' states, as `GET /v1/jobs` tells them. */
async function watchJobs(pictory: PictoryAccess, watch: { over: boolean }): Promise<void> {
	const seen = new Map<string, string>();
	while (!watch.over) {
		for (const [id, state] of await jobStates(pictory)) {
			if (seen.get(id) !== state) show(`  job ${id}  ${state}`);
			seen.set(id, state);
		}
		await sleep(300);
	}
}

async function jobStates({ baseUrl, apiKey }: PictoryAccess): Promise<Array<[string, string]>> {
	const answer = await axios.get<unknown>(`${baseUrl}/v1/jobs`, {
		headers: { authorization: apiKey },
		proxy: false,
		validateStatus: () => true,
	});
	const states: Array<[string, string]> = [];
	for (const job of jobsIn(answer.data)) {
		const data = isObject(job.data) ? job.data : {};
		const id = job.jobId ?? job.job_id ?? job.id ?? data.job_id;
		const progress = job.progress ?? data.progress;
		const state = String(job.status ?? data.status ?? '');
		if (id === undefined) continue;
		states.push([String(id), progress === undefined ? state : `${state} ${String(progress)}%`]);
	}
	return states;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jobsIn(body: unknown): Array<Record<string, unknown>> {
	if (Array.isArray(body)) return body.filter(isObject);
	if (!isObject(body)) return [];
	for (const name of ['items', 'jobs', 'data']) {
		const list = body[name];
		if (Array.isArray(list)) return list.filter(isObject);
	}
	return [];
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withConnection } from './connection';
import { EXAMPLE, isPictoryNode, triggerOf } from './examples';
import { startLocalPictory, type PictoryAccess } from './localPictory';
import { errorOf, output, type Execution, type JsonObject, type N8nRest, type StoredWorkflow } from './rest';
import { watchJobs } from './jobWatch';
import { ensureRuntime } from './runtime';
import { openSession, type Session } from './session';
import { elapsed } from './shell';

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
		await pictory.stop();
		await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
	};
	const interrupted = () => void cleanUp().finally(() => process.exit(130));
	process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
	try {
		show('Starting n8n with the package and a local Pictory …');
		session = await openSession({ runtime, userFolder, pictory });
		show(`Both are running (${elapsed(start)}).\n`);
		const connection = await connectBucket(session.rest);
		await makeVideo(session.rest, pictory, connection);
		show(
			`\nDone in ${elapsed(start)}. n8n, the local Pictory and the files are gone again; npm start keeps them running.`,
		);
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
	const stopWatching = watchJobs(pictory, (id, state) => show(`  job ${id}  ${state}`));
	const execution = await rest.ended(executionId, 180_000).finally(stopWatching);
	for (const video of results(workflow, succeeded(execution))) {
		for (const [name, value] of Object.entries(video)) {
			if (/url$/i.test(name) && typeof value === 'string') show(`  ${name.padEnd(18)} ${await fileAt(value)}`);
		}
	}
}

/** What lies at an address, which itself is dead as soon as the demo ends. */
async function fileAt(address: string): Promise<string> {
	const name = new URL(address).pathname.split('/').at(-1) ?? '';
	const answer = await fetch(address).catch(() => undefined);
	if (!answer?.ok) return `${name} (not there)`;
	const { byteLength } = await answer.arrayBuffer();
	return `${name} (${answer.headers.get('content-type') ?? 'of unknown kind'}, ${byteLength} bytes)`;
}

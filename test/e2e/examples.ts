/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './cache';
import type { JsonObject, N8nRest, StoredCredential, StoredWorkflow, WorkflowFile, WorkflowNode } from './rest';

/** Type name of the action node in an installed package. */
export const PICTORY_NODE = 'n8n-nodes-pictory.pictory';

/** Type name of the trigger that files in S3 start; it needs no credential. */
export const S3_TRIGGER = 'n8n-nodes-pictory.pictoryS3Trigger';

/** Type name of the credential. */
export const PICTORY_CREDENTIAL = 'pictoryApi';

/** Names of the example workflows that tests and the demo ask for. */
export const EXAMPLE = {
	connect: 'Connect a bucket',
	assets: 'Video from S3 assets and wait',
	many: 'Many assets to many videos',
	text: 'Text to video',
	push: 'S3 file to video',
	look: 'S3 file to video without a public address',
	form: 'Connect a bucket with a form',
	nightly: 'Check all connections every night',
} as const;

/** @returns the workflows of `examples/` */
export function exampleWorkflows(): WorkflowFile[] {
	const folder = join(checkout, 'examples');
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as WorkflowFile);
}

/** @returns path of the example with this name */
export function exampleFile(name: string): string {
	const folder = join(checkout, 'examples');
	const found = readdirSync(folder).find((file) => {
		return (
			file.endsWith('.json') && (JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowFile).name === name
		);
	});
	if (!found) throw new Error(`There is no example "${name}"`);
	return join(folder, found);
}

/** @returns whether a node is of this package and takes the Pictory credential */
export function isPictoryNode(node: WorkflowNode): boolean {
	return node.type.startsWith('n8n-nodes-pictory.') && node.type !== S3_TRIGGER;
}

/** @returns the workflow with this credential picked in each Pictory node */
export function withCredential(file: WorkflowFile, credential: StoredCredential): WorkflowFile {
	const { id, name } = credential;
	const nodes = file.nodes.map((node) =>
		isPictoryNode(node) ? { ...node, credentials: { ...node.credentials, [PICTORY_CREDENTIAL]: { id, name } } } : node,
	);
	return { ...file, nodes };
}

/** @returns name of the trigger a workflow starts from */
export function triggerOf(file: WorkflowFile): string {
	const trigger = file.nodes.find((node) => /trigger/i.test(node.type));
	if (!trigger) throw new Error(`Workflow "${file.name}" has no trigger`);
	return trigger.name;
}

/** Makes the credential, or gives the existing one of that name these values. */
export async function putCredential(rest: N8nRest, name: string, data: JsonObject): Promise<StoredCredential> {
	const all = await rest.credentials();
	const there = all.find((one) => one.name === name && one.type === PICTORY_CREDENTIAL);
	if (!there) return await rest.createCredential(name, PICTORY_CREDENTIAL, data);
	await rest.updateCredential(there.id, name, PICTORY_CREDENTIAL, data);
	return there;
}

/** Imports a workflow, or updates the existing one of that name. */
export async function putWorkflow(rest: N8nRest, file: WorkflowFile): Promise<StoredWorkflow> {
	const there = (await rest.workflows()).find((one) => one.name === file.name);
	return there ? await rest.updateWorkflow(there.id, file) : await rest.createWorkflow(file);
}

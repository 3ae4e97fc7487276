import { randomUUID } from 'node:crypto';
import { PICTORY_CREDENTIAL, PICTORY_NODE } from './examples';
import type { JsonObject, StoredCredential, WorkflowFile, WorkflowNode } from './rest';

/** A node of a chain, without what {@link chain} fills in. */
export interface Link {
	name: string;
	type: string;
	typeVersion?: number;
	parameters?: JsonObject;
	credentials?: WorkflowNode['credentials'];
	/** Retry On Fail, On Error and so on, by n8n's own names */
	settings?: Record<string, string | number | boolean>;
}

/** Name of the trigger in workflows made here. */
export const START = 'Start';

/**
 * @param links the nodes in their order, after a manual trigger called "Start"
 * @param settings of the workflow
 */
export function chain(name: string, links: Link[], settings: Record<string, unknown> = {}): WorkflowFile {
	const trigger: Link = { name: START, type: 'n8n-nodes-base.manualTrigger' };
	const all = [trigger, ...links];
	const nodes = all.map((link, index): WorkflowNode => {
		const { settings: nodeSettings, typeVersion = 1, parameters = {}, ...rest } = link;
		const position: [number, number] = [index * 220, 0];
		return { id: randomUUID(), typeVersion, position, parameters, ...rest, ...nodeSettings };
	});
	const connections = Object.fromEntries(
		links.map((link, index) => [all[index]?.name ?? '', { main: [[{ node: link.name, type: 'main', index: 0 }]] }]),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1', ...settings } };
}

/** Two nodes that put out these items, one per entry. */
export function items(list: JsonObject[]): Link[] {
	return [
		{
			name: 'List',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ list }), options: {} },
		},
		{
			name: 'Items',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'list', options: {} },
		},
	];
}

/** A Pictory node. */
export function pictory(
	credential: StoredCredential,
	name: string,
	resource: string,
	operation: string,
	parameters: JsonObject,
	settings?: Link['settings'],
): Link {
	return {
		name,
		type: PICTORY_NODE,
		parameters: { resource, operation, ...parameters },
		credentials: { [PICTORY_CREDENTIAL]: { id: credential.id, name: credential.name } },
		...(settings && { settings }),
	};
}

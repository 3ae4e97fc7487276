import type { INodeExecutionData } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';

/**
 * What n8n keeps of a node it is about to run: the node, its input by kind of connection, and what it notes on its way. It
 * is stored with a waiting execution and given to `webhook()` when the execution is called. The public interfaces do not
 * name it, but both contexts carry it as `executeData` in every n8n since 1.70.
 */
export interface StackEntry {
	node: { disabled?: boolean };
	data: { main: Array<INodeExecutionData[] | null>; [kind: string]: Array<INodeExecutionData[] | null> };
	metadata?: { forwardAllOutputs?: boolean };
}

/** @returns nothing when this n8n keeps it elsewhere */
export function stackEntryOf(context: object): StackEntry | undefined {
	const entry: unknown = 'executeData' in context ? context.executeData : undefined;
	return isStackEntry(entry) ? entry : undefined;
}

function isStackEntry(value: unknown): value is StackEntry {
	if (typeof value !== 'object' || value === null || !('node' in value) || !('data' in value)) return false;
	const { node, data } = value;
	return typeof node === 'object' && node !== null && isPlainObject(data) && Array.isArray(data.main);
}

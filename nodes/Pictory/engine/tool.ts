import type { IExecuteFunctions } from 'n8n-workflow';

/** n8n makes a second node type of ours, for AI agents, whose name ends so (its tool-generation). */
const TOOL = /Tool$/;

/** Whether the node is a tool of an AI agent, in any of the ways n8n calls tools. */
export function isTool(context: Pick<IExecuteFunctions, 'getNode'>): boolean {
	return TOOL.test(context.getNode().type);
}

import { isPictoryNode } from './examples';
import type { Json, WorkflowNode } from './rest';

function changeConnections<T extends { nodes: WorkflowNode[] }>(workflow: T, change: (before: Json) => Json): T {
	const nodes = workflow.nodes.map((node) => {
		const before = node.parameters.awsConnectionId;
		if (!isPictoryNode(node) || before === undefined) return node;
		return { ...node, parameters: { ...node.parameters, awsConnectionId: change(before) } };
	});
	return { ...workflow, nodes };
}

function isEmpty(locator: Json): boolean {
	if (typeof locator !== 'object' || locator === null || Array.isArray(locator)) return !locator;
	return !locator.value;
}

/** @returns the workflow with this AWS connection in the nodes where none is picked */
export function withConnection<T extends { nodes: WorkflowNode[] }>(workflow: T, id: string): T {
	return changeConnections(workflow, (before) => (isEmpty(before) ? { __rl: true, mode: 'id', value: id } : before));
}

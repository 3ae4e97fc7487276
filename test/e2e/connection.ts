import { isPictoryNode } from './examples';
import type { WorkflowNode } from './rest';

/**
 * @param mode of the locator: `list` shows the list, `id` the bare id
 * @returns the workflow with this AWS connection picked in the nodes that take one
 */
export function withConnection<T extends { nodes: WorkflowNode[] }>(
	workflow: T,
	id: string,
	mode: 'id' | 'list' = 'id',
): T {
	const nodes = workflow.nodes.map((node) => {
		if (!isPictoryNode(node) || node.parameters.awsConnectionId === undefined) return node;
		const awsConnectionId = { __rl: true, mode, value: id };
		return { ...node, parameters: { ...node.parameters, awsConnectionId } };
	});
	return { ...workflow, nodes };
}

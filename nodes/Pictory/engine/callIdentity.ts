import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';

/** Parameters that say how the node works, and not what it asks Pictory for. */
const HOW_IT_WORKS = new Set(['wait', 'options', 'download', 'output', 'outputBinaryPropertyName', 'outputFields']);

/** n8n's engine adds it to what an agent gives a tool; it is another one with each call. */
const CALL_ID = 'toolCallId';

/** What a node was asked, without looking at the texts its expressions give: those may be others with every try. */
export class CallIdentity {
	private node: string | undefined;

	constructor(private readonly context: IExecuteFunctions) {}

	/** Of the parameters as a person has entered them. */
	ofNode(): string {
		this.node ??= digest(
			Object.fromEntries(Object.entries(this.context.getNode().parameters).filter(([name]) => !HOW_IT_WORKS.has(name))),
		);
		return this.node;
	}

	/**
	 * Of a call of this node as a tool: its parameters, what the agent gave, and the input the agent itself was working on,
	 * so that the passes of a loop are told apart.
	 */
	ofToolCall(): string {
		return digest([this.ofNode(), withoutCallIds(this.context.getInputData()), agentInput(this.context)]);
	}
}

/** The agent's own input, when n8n lets the agent call the tool; when n8n's engine runs the tool, the tool's. */
function agentInput(context: IExecuteFunctions): IDataObject[][] {
	const { data } = context.getExecuteData();
	return (data.main ?? []).map((items) => withoutCallIds(items ?? []));
}

function withoutCallIds(items: INodeExecutionData[]): IDataObject[] {
	return items.map(({ json }) =>
		isPlainObject(json) ? Object.fromEntries(Object.entries(json).filter(([name]) => name !== CALL_ID)) : {},
	);
}

/** The same for equal values: a model names the same arguments in another order, and so may n8n when it stores a node. */
export function digest(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('base64url').slice(0, 22);
}

function inOrder(_name: string, value: unknown): unknown {
	if (!isPlainObject(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

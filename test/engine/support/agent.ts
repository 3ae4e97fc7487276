import './quiet';

import { WebhookContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type EngineRequest,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRunExecutionData,
	type IWebhookData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import type { Engine } from './harness';
import { nodeOf } from './loader';
import { expectNoKey } from './secrets';

/**
 * How n8n calls a tool:
 * - `agent`: the agent fetches its tools from n8n and invokes them itself (n8n-core: makeHandleToolInvocation)
 * - `engine`: the agent asks n8n's engine to run the tool, and is run again with what came of it
 * - `mcp`: a webhook fetches the tools, as the MCP Server Trigger does; there is no stored execution
 */
export type ToolWay = 'agent' | 'engine' | 'mcp';

export interface AgentRun {
	way: ToolWay;
	/** Of the tool; `$fromAI()` takes from the arguments. */
	parameters: INodeParameters;
	/** The arguments of each call the agent makes. */
	calls: IDataObject[];
	/** All calls in the same moment; else one after the other. */
	together?: boolean;
	/** Settings of the tool: retryOnFail, maxTries, waitBetweenTries, onError … */
	tool?: Partial<INode>;
	/** What the agent works on; each item starts a pass of its own through the whole agent. */
	passes?: IDataObject[];
}

export interface AgentOutcome {
	/** What the agent read, call by call: the tool's answer, or the words of its failure. */
	answers: string[];
	data: IRunExecutionData;
}

/** A tool as an agent holds it. */
interface Tool {
	invoke(toolArguments: IDataObject): Promise<unknown>;
}

const TOOL_TYPE = 'n8n-nodes-pictory.pictoryTool';
const WEBHOOK: IWebhookData = {
	httpMethod: 'POST',
	node: 'Agent',
	path: 'mcp',
	webhookDescription: { name: 'default', httpMethod: 'POST', path: 'mcp' },
	workflowId: 'workflow',
	workflowExecuteAdditionalData: {} as IWebhookData['workflowExecuteAdditionalData'],
};

/** Has an agent of n8n's kinds call the package as its tool; the agent says what the test says. */
export async function runAgent(engine: Engine, run: AgentRun): Promise<AgentOutcome> {
	const answers: string[] = [];
	const workflow = workflowOf(engine, run, answers);
	const { passes = [{}] } = run;
	let data = createRunExecutionData({ executionData: { nodeExecutionStack: [] } });
	if (run.way === 'mcp') {
		await workflow.expression.acquireIsolate();
		const agent = workflow.getNode('Agent') as INode;
		const context = new WebhookContext(
			workflow,
			agent,
			engine.additionalData(workflow, {}),
			'trigger',
			WEBHOOK,
			[],
			null,
		);
		const [tool] = (await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		await invokeAll(tool as Tool, run, answers);
	} else {
		for (const json of passes) {
			const node = workflow.getNode('Start') as INode;
			data.executionData?.nodeExecutionStack.push({ node, data: { main: [[{ json }]] }, source: null });
			const { data: after } = await new WorkflowExecute(
				engine.additionalData(workflow, {}),
				'trigger',
				data,
			).processRunExecutionData(workflow);
			data = after;
		}
	}
	expectNoKey([answers, data], engine.account.apiKey);
	return { answers, data };
}

async function invokeAll(tool: Tool, { calls, together = false }: AgentRun, answers: string[]): Promise<void> {
	const invoke = async (call: IDataObject): Promise<string> => {
		try {
			return String(await tool.invoke(call));
		} catch (error) {
			return `ERROR: ${error instanceof Error ? error.message : String(error)}`;
		}
	};
	if (together) answers.push(...(await Promise.all(calls.map(invoke))));
	else for (const call of calls) answers.push(await invoke(call));
}

const plain = (name: string): INodeType['description'] => ({
	displayName: name,
	name,
	group: ['transform'],
	version: 1,
	description: 'Part of the test',
	defaults: { name },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
});

function agentOf(run: AgentRun, answers: string[]): INodeType {
	const description = {
		...plain('agent'),
		inputs: [{ type: NodeConnectionTypes.Main }, { type: NodeConnectionTypes.AiTool, required: false }],
	};
	if (run.way !== 'engine') {
		return {
			description,
			async execute() {
				const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
				await invokeAll(tool as Tool, run, answers);
				return [this.getInputData()];
			},
		};
	}
	// Calls of a model are worked on in turns; the engine runs the agent again after each.
	const turns = run.together ? [run.calls] : run.calls.map((call) => [call]);
	return {
		description,
		async execute(this: IExecuteFunctions, response?: EngineResponse) {
			const { done = 0 } = (response?.metadata ?? {}) as { done?: number };
			for (const { data } of response?.actionResponses ?? []) {
				const output = data.data?.ai_tool?.[0] ?? data.data?.main?.[0];
				answers.push(
					data.error ? `ERROR: ${data.error.message}` : JSON.stringify((output ?? []).map(({ json }) => json)),
				);
			}
			const next = turns[done];
			if (!next) return [this.getInputData()];
			const actions = next.map((input, index) => ({
				actionType: 'ExecutionNodeAction' as const,
				nodeName: 'Pictory',
				input,
				type: NodeConnectionTypes.AiTool,
				id: `call-${done}-${index}-${answers.length}`,
				metadata: { itemIndex: 0 },
			}));
			const request: EngineRequest = { actions, metadata: { done: done + 1 } };
			return request as unknown as INodeExecutionData[][];
		},
	};
}

function workflowOf(engine: Engine, run: AgentRun, answers: string[]): Workflow {
	const start: INodeType = {
		description: { ...plain('start'), group: ['trigger'] },
		async execute() {
			return [this.getInputData()];
		},
	};
	const types: Record<string, INodeType> = {
		start,
		agent: agentOf(run, answers),
		[TOOL_TYPE]: asTool(nodeOf(engine.loader, 'pictory')),
	};
	const byName = (name: string): INodeType => types[name] as INodeType;
	const nodeTypes: INodeTypes = {
		getByName: byName,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(byName(name), version),
		getKnownTypes: () => ({}),
	};
	const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	return new Workflow({
		id: 'workflow',
		name: 'Workflow',
		nodes: [
			node('Start', 'start'),
			node('Agent', 'agent'),
			node('Pictory', TOOL_TYPE, {
				parameters: run.parameters,
				credentials: { pictoryApi: { id: '1', name: 'Pictory account' } },
				...run.tool,
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
			Pictory: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
}

/** What n8n makes of a node that may be used as a tool (n8n: tool-generation/ai-tools.js). */
function asTool(node: INodeType): INodeType {
	const description = { ...node.description, name: 'pictoryTool', inputs: [], outputs: [NodeConnectionTypes.AiTool] };
	delete description.usableAsTool;
	return Object.assign(Object.create(Object.getPrototypeOf(node) as object), node, { description }) as INodeType;
}

import './quiet';

import { ExecutionLifecycleHooks, type PackageDirectoryLoader, WebhookContext, WorkflowExecute } from 'n8n-core';
import { parse, stringify } from 'flatted';
import {
	createRunExecutionData,
	type ExecutionStatus,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWebhookData,
	type IRun,
	type IRunExecutionData,
	type ITaskData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import { Credentials } from './credentials';
import { credentialOf, loadPackage, nodeOf } from './loader';
import { expectNoKey } from './secrets';

export interface Account {
	baseUrl: string;
	apiKey: string;
}

export interface RunOptions {
	parameters: INodeParameters;
	/** What comes in; default: one empty item. */
	items?: IDataObject[];
	/** Node settings: onError, retryOnFail, maxTries, waitBetweenTries, name … */
	node?: Partial<INode>;
	/** The data of an execution that failed, to be retried from the node that failed. */
	retryOf?: IRunExecutionData;
	/** Press Stop when this resolves. */
	stopWhen?: Promise<unknown>;
	/** Public address of this n8n (WEBHOOK_URL); default: on this machine. */
	webhookUrl?: string;
	/** Type of the node, when it is not the action node itself: a tool has one of its own. */
	type?: string;
}

/** What became of a call to an execution that sleeps. */
export interface Call {
	/** What the node gave n8n to answer. */
	answer: IWebhookResponseData;
	/** HTTP status, when the node answered by itself. */
	status?: number;
	/** The rest of the execution, when the call woke it. */
	outcome?: Outcome;
}

export interface Outcome {
	status: ExecutionStatus;
	/** What ended the node, as the node threw it. */
	error?: Error & { description?: string | null; httpCode?: string | null; context?: IDataObject; name: string };
	/** First output. */
	items: INodeExecutionData[];
	/** Error output. */
	failedItems: INodeExecutionData[];
	/** The JSON of the first output. */
	json: IDataObject[];
	data: IRunExecutionData;
	/** Milliseconds from the start to the end; with `stopWhen` from Stop to the end. */
	tookMs: number;
}

/** Stands for a trigger and a Code node in front of ours: it gives on the items it was started with. */
const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: 'Gives the items of the test',
		defaults: { name: 'Start' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

const NODE_TYPE = 'n8n-nodes-pictory.pictory';
const NAME = 'Pictory';
const LOCAL = 'http://127.0.0.1:5678';
const WEBHOOK: IWebhookData = {
	httpMethod: 'POST',
	node: NAME,
	path: '2',
	webhookDescription: {
		name: 'default',
		httpMethod: 'POST',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
	workflowId: 'workflow',
	workflowExecuteAdditionalData: {} as IWorkflowExecuteAdditionalData,
};

/** The package in n8n's engine. Nothing of n8n and nothing of HTTP is faked. */
export class Engine {
	private constructor(
		readonly loader: PackageDirectoryLoader,
		readonly account: Account,
		private readonly patience = 1,
	) {}

	static async with(account: Account, from?: 'source' | 'dist'): Promise<Engine> {
		return new Engine(await loadPackage(from), account);
	}

	/** The same package with another credential. */
	as(account: Partial<Account>): Engine {
		return new Engine(this.loader, { ...this.account, ...account }, this.patience);
	}

	/** The same, but requests without an answer are given up `patience` times later than the node asks for. */
	patient(patience: number): Engine {
		return new Engine(this.loader, this.account, patience);
	}

	/** Runs Start → Pictory to its end. Every outcome is searched for the key. */
	async run(options: RunOptions): Promise<Outcome> {
		const { items = [{}], retryOf } = options;
		const workflow = this.workflow(options);
		return await this.goOn(workflow, retryOf ? asRetried(retryOf, workflow) : startData(workflow, items), options);
	}

	/**
	 * What n8n does when somebody calls the resume URL of an execution that sleeps (n8n: webhooks/waiting-webhooks.js and
	 * webhook-helpers.js). It is read back from the database, so the call leaves `sleeping` as it is.
	 * @param options as it was started with
	 */
	async call(sleeping: Outcome, options: RunOptions): Promise<Call> {
		const data = stored(sleeping.data);
		const workflow = this.workflow(options);
		const entry = data.executionData?.nodeExecutionStack[0];
		if (!entry) throw new Error('The execution does not sleep');
		entry.node.disabled = true;
		data.waitTill = undefined;
		const name = data.resultData.lastNodeExecuted ?? '';
		data.resultData.runData[name]?.pop();

		await workflow.expression.acquireIsolate();
		const node = workflow.getNode(name) as INode;
		const { additionalData, response } = this.answering(workflow, options);
		const webhook = nodeOf(this.loader, 'pictory');
		const context = new WebhookContext(workflow, node, additionalData, 'trigger', WEBHOOK, [], data);
		const answer = await (webhook.webhook as NonNullable<INodeType['webhook']>).call(context);
		expectNoKey(answer, this.account.apiKey);
		const call = { answer, ...(response.code !== undefined && { status: response.code }) };
		if (answer.workflowData === undefined) return call;
		entry.data.main = answer.workflowData;
		entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
		return { ...call, outcome: await this.goOn(workflow, stored(data), options) };
	}

	/** What n8n does when the time to wait is over and nobody has called. */
	async reachLimit(sleeping: Outcome, options: RunOptions): Promise<Outcome> {
		return await this.goOn(this.workflow(options), stored(sleeping.data), options);
	}

	private async goOn(workflow: Workflow, data: IRunExecutionData, options: RunOptions): Promise<Outcome> {
		const { node, stopWhen } = options;
		const additionalData = this.additionalData(workflow, options);
		const running = new WorkflowExecute(additionalData, 'trigger', data).processRunExecutionData(workflow);
		let begun = performance.now();
		void stopWhen?.then(() => {
			begun = performance.now();
			running.cancel();
		});
		const run = await running;
		const tookMs = performance.now() - begun;
		expectNoKey(run, this.account.apiKey);
		return { ...outcomeOf(run, node?.name ?? NAME), tookMs };
	}

	/** What the panel asks of the node: lists and mapped fields. */
	async ask<Answer>(
		ask: (node: INodeType, context: LoadOptions) => Promise<Answer>,
		parameters: INodeParameters = {},
	): Promise<Answer> {
		const { LoadOptionsContext } = await import('n8n-core');
		const workflow = this.workflow({ parameters });
		await workflow.expression.acquireIsolate();
		const node = workflow.getNode(NAME) as INode;
		// As the panel sends them along: it has put what expressions give in their place.
		const additionalData = { ...this.additionalData(workflow, {}), currentNodeParameters: parameters };
		const context = new LoadOptionsContext(workflow, node, additionalData, '');
		return await ask(nodeOf(this.loader, 'pictory'), context).catch(async (error: unknown) => {
			expectNoKey(error, this.account.apiKey);
			return await Promise.reject(error as Error);
		});
	}

	private workflow({ parameters, node = {}, type = NODE_TYPE }: RunOptions): Workflow {
		const name = node.name ?? NAME;
		const nodes: INode[] = [
			{ id: '1', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '2',
				name,
				type,
				typeVersion: 1,
				position: [200, 0],
				parameters,
				credentials: { pictoryApi: { id: '1', name: 'Pictory account' } },
				...node,
			},
		];
		return new Workflow({
			id: 'workflow',
			name: 'Workflow',
			nodes,
			connections: { Start: { main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]] } },
			active: false,
			nodeTypes: this.nodeTypes(),
			settings: { executionOrder: 'v1' },
		});
	}

	private nodeTypes(): INodeTypes {
		const byName = (name: string): INodeType => (name.startsWith(NODE_TYPE) ? nodeOf(this.loader, 'pictory') : start);
		return {
			getByName: byName,
			getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(byName(name), version),
			getKnownTypes: () => ({}),
		};
	}

	private answering(workflow: Workflow, options: RunOptions) {
		const additionalData = this.additionalData(workflow, options);
		const response: { code?: number } = {};
		const httpResponse = {
			status(code: number) {
				response.code = code;
				return httpResponse;
			},
			json: () => httpResponse,
		};
		Object.assign(additionalData, { httpResponse });
		return { additionalData, response };
	}

	additionalData(
		workflow: Workflow,
		{ retryOf, webhookUrl = LOCAL }: Partial<RunOptions>,
	): IWorkflowExecuteAdditionalData {
		const address = LOCAL;
		// A retry is an execution of its own.
		const executionId = retryOf ? '8' : '7';
		const parts: Partial<IWorkflowExecuteAdditionalData> = {
			credentialsHelper: new Credentials(credentialOf(this.loader, 'pictoryApi'), { ...this.account }, this.patience),
			hooks: new ExecutionLifecycleHooks('trigger', executionId, {
				id: workflow.id,
				name: 'Workflow',
				active: false,
				activeVersionId: null,
				isArchived: false,
				createdAt: new Date(),
				updatedAt: new Date(),
				nodes: Object.values(workflow.nodes),
				connections: workflow.connectionsBySourceNode,
			}),
			executionId,
			restApiUrl: `${address}/rest`,
			instanceBaseUrl: address,
			formWaitingBaseUrl: `${address}/form-waiting`,
			webhookBaseUrl: `${address}/webhook`,
			webhookWaitingBaseUrl: `${webhookUrl}/webhook-waiting`,
			webhookTestBaseUrl: `${address}/webhook-test`,
			variables: {},
			setExecutionStatus: () => undefined,
			logAiEvent: () => undefined,
		};
		return parts as IWorkflowExecuteAdditionalData;
	}
}

type LoadOptions = InstanceType<typeof import('n8n-core').LoadOptionsContext>;

function startData(workflow: Workflow, items: IDataObject[]): IRunExecutionData {
	const node = workflow.getNode('Start') as INode;
	const main = [items.map((json) => ({ json }))];
	return createRunExecutionData({ executionData: { nodeExecutionStack: [{ node, data: { main }, source: null }] } });
}

/** Written to the database and read back. */
function stored(data: IRunExecutionData): IRunExecutionData {
	const copy = parse(stringify(data)) as IRunExecutionData;
	// Dates are texts in the database.
	if (copy.waitTill) copy.waitTill = new Date(copy.waitTill);
	return copy;
}

/** What n8n does when a user retries a failed execution: the stored data goes on at the node that failed, as it is now. */
function asRetried(failed: IRunExecutionData, workflow: Workflow): IRunExecutionData {
	const data = stored(failed);
	const { resultData } = data;
	delete resultData.error;
	const runs = resultData.runData[resultData.lastNodeExecuted ?? ''];
	if (runs?.at(-1)?.error !== undefined) runs.pop();
	for (const entry of data.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.getNode(entry.node.name) ?? entry.node;
	}
	return data;
}

function outcomeOf(run: IRun, name: string): Omit<Outcome, 'tookMs'> {
	const task: ITaskData | undefined = run.data.resultData.runData[name]?.at(-1);
	const main = task?.data?.main ?? [];
	return {
		status: run.status,
		error: (task?.error ?? run.data.resultData.error) as Outcome['error'],
		items: main[0] ?? [],
		failedItems: main[1] ?? [],
		json: (main[0] ?? []).map(({ json }) => json),
		data: run.data,
	};
}

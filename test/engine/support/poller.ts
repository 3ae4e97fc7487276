import './quiet';

import { PollContext, PollTriggerExecutor, TriggersAndPollers } from 'n8n-core';
import {
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	Workflow,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import { Credentials } from './credentials';
import type { Engine } from './harness';
import { credentialOf, nodeOf } from './loader';
import { expectNoKey } from './secrets';

export interface PollerOptions {
	account: { baseUrl: string; apiKey: string };
	parameters?: INodeParameters;
	/** n8n's durable cursors (2.36 and later, off by default): each tick has a context and a cursor of its own. */
	durable?: boolean;
	/** Milliseconds n8n gives a poll; with durable cursors. */
	budgetMs?: number;
}

/**
 * The trigger in an activated workflow: n8n-core's own context and executor. What n8n's server adds is written after it
 * (2.41): which context a tick has, when static data and cursors are stored, and what becomes of items and errors.
 */
export class Poller {
	/** What n8n's database holds. */
	stored: IDataObject = {};
	/** The items of each execution that was started. */
	executions: IDataObject[][] = [];
	/** Errors n8n made failed executions of. */
	errors: Error[] = [];
	private readonly type: INodeType;
	private active: ((testingTrigger?: boolean) => Promise<void>) | undefined;
	private current = 0;

	constructor(
		private readonly engine: Engine,
		private readonly options: PollerOptions,
	) {
		this.type = nodeOf(engine.loader, 'pictoryTrigger');
	}

	/** Switches the workflow on, or with `init` starts n8n again: nothing is left but what was stored. */
	async activate(mode: WorkflowActivateMode = 'activate'): Promise<void> {
		this.current += 1;
		const workflow = this.workflow();
		const execute = this.executor(workflow, mode);
		await workflow.expression.acquireIsolate();
		await execute(true);
		await workflow.expression.releaseIsolate();
		this.store(workflow);
		this.active = execute;
	}

	/** The schedule is due. @returns the jobs' ids of the execution it started, if it did */
	async tick(): Promise<unknown[]> {
		const before = this.executions.length;
		const execute = this.options.durable ? this.executor(this.workflow(), 'update') : this.active;
		await execute?.();
		expectNoKey([this.stored, this.executions, this.errors], this.options.account.apiKey);
		return this.executions.slice(before).flatMap((items) => items.map(({ jobId }) => jobId));
	}

	/** "Fetch Test Event". */
	async fetchTestEvent(parameters: INodeParameters = {}): Promise<IDataObject[]> {
		const workflow = this.workflow(parameters);
		await workflow.expression.acquireIsolate();
		const context = new PollContext(workflow, this.node(workflow), this.additionalData(), 'manual', 'manual');
		try {
			return jsonOf(await this.type.poll?.call(context));
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}

	private executor(workflow: Workflow, mode: WorkflowActivateMode): (testingTrigger?: boolean) => Promise<void> {
		const { durable, budgetMs } = this.options;
		const serial = this.current;
		let staged: IDataObject = {};
		const commit = (): void => {
			if (durable) this.stored = { cursor: copy(staged) };
			else this.store(workflow);
		};
		const context = new PollContext(
			workflow,
			this.node(workflow),
			this.additionalData(),
			'trigger',
			mode,
			(data) => {
				commit();
				this.executions.push(jsonOf(data));
			},
			(error) => void this.errors.push(error),
			async () => {
				if (durable) commit();
			},
			async (poll) => {
				staged = copy((this.stored.cursor as IDataObject | undefined) ?? {});
				return await poll();
			},
			durable ? () => staged : undefined,
			budgetMs === undefined ? undefined : () => budgetMs,
		);
		return new PollTriggerExecutor(...stubs(), new TriggersAndPollers(), ...tracing()).create(
			workflow,
			this.node(workflow),
			context,
			() => serial === this.current,
		);
	}

	private store(workflow: Workflow): void {
		if (!this.options.durable && workflow.staticData.__dataChanged === true) this.stored = copy(workflow.staticData);
	}

	private node(workflow: Workflow): INode {
		return workflow.getNode('Pictory Trigger') as INode;
	}

	private workflow(parameters = this.options.parameters): Workflow {
		const node: INode = {
			id: 'trigger',
			name: 'Pictory Trigger',
			type: 'n8n-nodes-pictory.pictoryTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: parameters ?? {},
			credentials: { pictoryApi: { id: '1', name: 'Pictory account' } },
		};
		const nodeTypes: INodeTypes = {
			getByName: () => this.type,
			getByNameAndVersion: (_name, version) => NodeHelpers.getVersionedNodeType(this.type, version),
			getKnownTypes: () => ({}),
		};
		const staticData = this.options.durable ? {} : copy(this.stored);
		return new Workflow({
			id: `workflow-${serialOf(this)}`,
			name: 'Workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			staticData,
		});
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const parts: Partial<IWorkflowExecuteAdditionalData> = {
			credentialsHelper: new Credentials(credentialOf(this.engine.loader, 'pictoryApi'), { ...this.options.account }),
			variables: {},
		};
		return parts as IWorkflowExecuteAdditionalData;
	}
}

const serials = new WeakMap<Poller, number>();
let lastSerial = 0;

/** Each poller stands for a workflow of its own. */
function serialOf(poller: Poller): number {
	const serial = serials.get(poller) ?? (lastSerial += 1);
	serials.set(poller, serial);
	return serial;
}

function jsonOf(data: INodeExecutionData[][] | null | undefined): IDataObject[] {
	return (data?.[0] ?? []).map(({ json }) => json);
}

function copy<Value>(value: Value): Value {
	return JSON.parse(JSON.stringify(value)) as Value;
}

type Parts = ConstructorParameters<typeof PollTriggerExecutor>;

/** n8n's logger, silent. */
function stubs(): [Parts[0]] {
	const logger: Record<string, unknown> = {
		debug: () => undefined,
		info: () => undefined,
		warn: () => undefined,
		error: () => undefined,
	};
	logger.scoped = () => logger;
	return [logger as unknown as Parts[0]];
}

function tracing(): [Parts[2], Parts[3]] {
	const span = { setStatus: () => undefined };
	const run = async (_options: unknown, work: (span: unknown) => Promise<unknown>): Promise<unknown> =>
		await work(span);
	const tracing = {
		startSpan: run,
		startNewTraceSpan: run,
		pickWorkflowAttributes: () => ({}),
		pickNodeAttributes: () => ({}),
	};
	return [tracing as unknown as Parts[2], { error: () => undefined } as unknown as Parts[3]];
}

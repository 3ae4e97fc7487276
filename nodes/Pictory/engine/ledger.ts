import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { CallIdentity, digest } from './callIdentity';
import { isTool } from './tool';
import type { StartRequest } from '../operation/types';

/**
 * What is known of a start: the job it gave and the execution Pictory calls when it ends, or that it may have been
 * started and nobody knows.
 */
export type Started = { jobId: string; calls?: string } | { inDoubt: string };

/** What is known of something that was to be made: its id, or, without one, that it may be there and nobody knows. */
export interface Made {
	id?: string;
}

const SHELF = 'pictoryStarted';

/**
 * Which job each item of this node has started, and what else it has made, kept in the execution's own data. n8n's
 * Retry On Fail and a retried execution run the whole node again: what is found here is taken up instead of being
 * started, and paid, a second time.
 */
export class Ledger {
	private readonly shelf: IDataObject;
	private readonly runIndex: number;
	private readonly identity: CallIdentity;
	private readonly isTool: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		this.shelf = shelfOf(context);
		const runIndex: unknown = context.evaluateExpression('{{ $runIndex }}', 0);
		this.runIndex = typeof runIndex === 'number' ? runIndex : 0;
		this.identity = new CallIdentity(context);
		this.isTool = isTool(context);
	}

	/**
	 * The entry of one request.
	 *
	 * It is known by the position of its item, whatever its content has become: `{{ $now }}` is another text with every
	 * try. Loops are told apart by the run index. A tool of an AI agent is different: n8n raises its run index with every
	 * try, and an agent that is not sure calls again. There, what the agent asked for is the same when it gave the same
	 * arguments, or when the same request comes of them.
	 * @param operation as the menu calls it, e.g. `video.create`
	 * @param itemIndex the (first) item the request is for
	 * @param request absent when a run that was suspended goes on, whose items are not read again
	 */
	entryOf(operation: string, itemIndex: number, request?: StartRequest): LedgerEntry {
		const content = request ? digest([request.method, request.path, request.body]) : '';
		const keys = this.isTool
			? [`tool:${operation}:${this.identity.ofToolCall()}`, `tool:${operation}:${content}`]
			: [`${this.runIndex}:${operation}:${itemIndex}`];
		const execution = this.context.getExecutionId() ?? '';
		return new LedgerEntry(this.shelf, keys, { execution, node: this.identity.ofNode(), content });
	}
}

/** By whom and with what something was asked for. */
interface Origin {
	execution: string;
	/** The node's parameters as a person has entered them. */
	node: string;
	/** The request they made. */
	content: string;
}

/** What one request has come to. */
export class LedgerEntry {
	constructor(
		private readonly shelf: IDataObject,
		/** All lead to it. */
		private readonly keys: readonly string[],
		private readonly origin: Origin,
	) {}

	read(): Started | undefined {
		const found = this.find();
		if (!found) return undefined;
		if (typeof found.jobId === 'string')
			return { jobId: found.jobId, ...(typeof found.calls === 'string' && { calls: found.calls }) };
		return typeof found.inDoubt === 'string' ? { inDoubt: found.inDoubt } : undefined;
	}

	write(started: Started): void {
		this.put({ ...started });
	}

	readMade(): Made | undefined {
		const found = this.find();
		if (typeof found?.made !== 'string') return undefined;
		return found.made === '' ? {} : { id: found.made };
	}

	writeMade({ id = '' }: Made): void {
		this.put({ made: id });
	}

	/** Pictory has called the execution of this job, so nobody may sleep until it does. */
	noteCalled(): void {
		delete this.find()?.calls;
	}

	/**
	 * After a job has failed there is nothing to take up: the next try may start a new one. An equal call of a tool may
	 * have done that already; its job stays.
	 */
	forget(failedJobId: string): void {
		for (const key of this.keys) {
			const entry = this.shelf[key];
			if (isPlainObject(entry) && entry.jobId === failedJobId) delete this.shelf[key];
		}
	}

	/**
	 * Lets one at a time do this work: an agent may call a tool twice at the same moment.
	 * Whoever comes second finds what the first one has noted.
	 */
	async alone<Result>(work: () => Promise<Result>): Promise<Result> {
		return await alone(this.shelf, this.keys, work);
	}

	private find(): IDataObject | undefined {
		return this.keys
			.map((key) => this.shelf[key])
			.filter(isPlainObject)
			.find((entry) => this.isSame(entry));
	}

	/**
	 * Within one execution nobody can have changed the node. Before a retry a person may have: when the node is not the
	 * same any more, it is the same request only if the same is asked for.
	 */
	private isSame({ execution, node, content }: IDataObject): boolean {
		const { origin } = this;
		return execution === origin.execution || node === origin.node || (content !== '' && content === origin.content);
	}

	private put(value: IDataObject): void {
		const entry = { ...value, ...this.origin };
		for (const key of this.keys) this.shelf[key] = entry;
	}
}

/** Work under way, by the shelf of its execution and by key. */
const underWay = new WeakMap<IDataObject, Map<string, Promise<unknown>>>();

async function alone<Result>(
	shelf: IDataObject,
	[key, ...others]: readonly string[],
	work: () => Promise<Result>,
): Promise<Result> {
	if (key === undefined) return await work();
	const queue = underWay.get(shelf) ?? new Map<string, Promise<unknown>>();
	underWay.set(shelf, queue);
	const before = queue.get(key) ?? Promise.resolve();
	const mine = before.then(async () => await alone(shelf, others, work));
	const settled = mine.catch(() => undefined);
	queue.set(key, settled);
	try {
		return await mine;
	} finally {
		if (queue.get(key) === settled) queue.delete(key);
	}
}

/** For executions without a store of their own, such as a call through n8n's MCP Server Trigger: it lasts as long as they do. */
const shelvesInMemory = new WeakMap<object, IDataObject>();

function shelfOf(context: IExecuteFunctions): IDataObject {
	const node = contextData(context);
	if (!isPlainObject(node[SHELF])) node[SHELF] = {};
	return node[SHELF] as IDataObject;
}

function contextData(context: IExecuteFunctions): IDataObject {
	try {
		return context.getContext('node') as IDataObject;
	} catch {
		// n8n's contexts all carry it, although their interfaces do not say so.
		const data: unknown = 'runExecutionData' in context ? context.runExecutionData : undefined;
		const owner = typeof data === 'object' && data !== null ? data : context;
		const kept = shelvesInMemory.get(owner) ?? {};
		shelvesInMemory.set(owner, kept);
		return kept;
	}
}

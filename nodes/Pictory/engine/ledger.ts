import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { StartRequest } from '../operation/types';
import { CallIdentity, digest } from './callIdentity';
import { LedgerEntry } from './ledgerEntry';
import { ledgerStoreOf } from './ledgerStore';
import { isTool } from './tool';

/**
 * Which job each item of this node has started, and what else it has made, kept in the execution's own data. n8n's
 * Retry On Fail and a retried execution run the whole node again: a job that is found here is waited for instead of
 * being started, and paid, a second time.
 */
export class Ledger {
	private readonly store: IDataObject;
	private readonly runIndex: number;
	private readonly identity: CallIdentity;
	private readonly isTool: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		this.store = ledgerStoreOf(context);
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
		return new LedgerEntry(this.store, keys, { execution, node: this.identity.ofNode(), content });
	}
}

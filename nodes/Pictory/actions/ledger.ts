import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isPlainObject } from '../transport/guards';
import type { StartRequest } from './types';

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
 * Which job each request of this node has started, and what else it has made, kept in the execution's own data. n8n's Retry On Fail and a retried
 * execution run the whole node again: what is found here is taken up instead of being started, and paid, a second time.
 *
 * A request is known by its content and by how often the same content was asked for in this run of the node, so that
 * two equal items still make two videos and a changed parameter makes a new one. Loops are told apart by the run index.
 */
export class Ledger {
	private readonly shelf: IDataObject;
	private readonly runIndex: number;
	private readonly asked = new Map<string, number>();

	constructor(context: IExecuteFunctions) {
		const node = context.getContext('node') as IDataObject;
		if (!isPlainObject(node[SHELF])) node[SHELF] = {};
		this.shelf = node[SHELF] as IDataObject;
		const runIndex: unknown = context.evaluateExpression('{{ $runIndex }}', 0);
		this.runIndex = typeof runIndex === 'number' ? runIndex : 0;
	}

	/** The place of a request in the ledger. Ask once per task, in the order of the items. */
	placeOf(request: StartRequest): string {
		const content = createHash('sha256')
			.update(JSON.stringify([request.method, request.path, request.body]))
			.digest('base64url')
			.slice(0, 22);
		const nth = (this.asked.get(content) ?? 0) + 1;
		this.asked.set(content, nth);
		return `${this.runIndex}:${content}:${nth}`;
	}

	read(place: string): Started | undefined {
		const entry = this.shelf[place];
		if (!isPlainObject(entry)) return undefined;
		if (typeof entry.jobId === 'string') {
			return { jobId: entry.jobId, ...(typeof entry.calls === 'string' && { calls: entry.calls }) };
		}
		return typeof entry.inDoubt === 'string' ? { inDoubt: entry.inDoubt } : undefined;
	}

	write(place: string, started: Started): void {
		this.shelf[place] = started;
	}

	readMade(place: string): Made | undefined {
		const entry = this.shelf[place];
		if (!isPlainObject(entry)) return undefined;
		return typeof entry.made === 'string' && entry.made !== '' ? { id: entry.made } : {};
	}

	writeMade(place: string, { id = '' }: Made): void {
		this.shelf[place] = { made: id };
	}

	/** After a job has failed there is nothing to take up: the next try may start a new one. */
	forget(place: string): void {
		delete this.shelf[place];
	}
}

import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { oneAtATime } from './oneAtATime';

/**
 * What is known of a start: the job it gave and the execution Pictory calls when it ends, or that it may have been
 * started and nobody knows.
 */
export type StartRecord = { jobId: string; calls?: string } | { inDoubt: string };

/** What is known of something that was to be made: its id, or, without one, that it may be there and nobody knows. */
export interface MakeRecord {
	id?: string;
}

/** By whom and with what something was asked for. */
export interface Origin {
	execution: string;
	/** The node's parameters as a person has entered them. */
	node: string;
	/** The request they made. */
	content: string;
}

/** What one request has come to. */
export class LedgerEntry {
	constructor(
		private readonly store: IDataObject,
		/** All lead to it. */
		private readonly keys: readonly string[],
		private readonly origin: Origin,
	) {}

	read(): StartRecord | undefined {
		const found = this.find();
		if (!found) return undefined;
		if (typeof found.jobId === 'string')
			return { jobId: found.jobId, ...(typeof found.calls === 'string' && { calls: found.calls }) };
		return typeof found.inDoubt === 'string' ? { inDoubt: found.inDoubt } : undefined;
	}

	write(started: StartRecord): void {
		this.put({ ...started });
	}

	readMade(): MakeRecord | undefined {
		const found = this.find();
		if (typeof found?.made !== 'string') return undefined;
		return found.made === '' ? {} : { id: found.made };
	}

	writeMade({ id = '' }: MakeRecord): void {
		this.put({ made: id });
	}

	/** Pictory has called the execution of this job, so nobody may sleep until it does. */
	noteCalled(): void {
		delete this.find()?.calls;
	}

	/**
	 * After a job has failed there is nothing to go on with: the next try may start a new one. An equal call of a tool may
	 * have done that already; its job stays.
	 */
	forget(failedJobId: string): void {
		for (const key of this.keys) {
			const entry = this.store[key];
			if (isPlainObject(entry) && entry.jobId === failedJobId) delete this.store[key];
		}
	}

	/**
	 * Lets one at a time do this work: an agent may call a tool twice at the same moment.
	 * Whoever comes second finds what the first one has noted.
	 */
	async alone<Result>(work: () => Promise<Result>): Promise<Result> {
		return await oneAtATime(this.store, this.keys, work);
	}

	private find(): IDataObject | undefined {
		return this.keys
			.map((key) => this.store[key])
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
		for (const key of this.keys) this.store[key] = entry;
	}
}

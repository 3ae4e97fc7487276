import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { type Cursor, readCursor, writeCursor } from './cursor';
import { type Outage, readOutage } from './outage';

/**
 * First cursors, by workflow and node, until n8n has them. With durable cursors n8n throws away what a node keeps during
 * the poll at activation if that emits nothing: without this, jobs that finish before the first scheduled poll, an hour
 * later perhaps, would be taken for history.
 */
const firstCursors = new Map<string, IDataObject>();

/**
 * What the trigger keeps between two polls: the node's static data. With durable cursors (n8n 2.36 and later) this very
 * object is the durable cursor, saved in one transaction with the execution it starts. Otherwise n8n saves it right
 * before it starts an execution, and at activation, but not after a poll that found nothing. So the cursor must
 * never depend on having been saved: starting again from an older one gives the same jobs, because all that was emitted
 * was saved.
 */
export class Memory {
	private readonly data: IDataObject;
	private readonly id: string;

	constructor(context: IPollFunctions) {
		this.data = context.getWorkflowStaticData('node');
		this.id = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	}

	get cursor(): Cursor | undefined {
		const stored = readCursor(this.data.cursor);
		if (stored) firstCursors.delete(this.id);
		return stored ?? readCursor(firstCursors.get(this.id));
	}

	/** A poll has succeeded: there is no outage any more. Both are set in one go, after everything that can go wrong. */
	keep(cursor: Cursor): void {
		const written = writeCursor(cursor);
		if (readCursor(this.data.cursor) === undefined) firstCursors.set(this.id, written);
		this.data.cursor = written;
		this.keepOutage(undefined);
	}

	/** @param now milliseconds since 1970 */
	outageAt(now: number): Outage | undefined {
		return readOutage(this.data.outage, now);
	}

	keepOutage(outage: Outage | undefined): void {
		if (outage) this.data.outage = { ...outage };
		else if (this.data.outage !== undefined) delete this.data.outage;
	}
}

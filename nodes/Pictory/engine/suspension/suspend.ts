import { randomUUID } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failedItem } from '../failures';
import type { Settings } from '../../operation/shared/settings';
import type { Unit } from '../unit';
import { stackEntryOf } from './stackEntry';
import { findState, type StoredState, putState, removeState, type SuspendedUnit } from './state';

/** Whether this n8n keeps a node's input where a suspended node needs it. */
export function canSuspend(context: IExecuteFunctions): boolean {
	return stackEntryOf(context) !== undefined;
}

/**
 * Has n8n store the execution when the node returns, until Pictory calls or the limit is reached.
 *
 * At the limit n8n does not run the node again: it passes the node's input on as its output. So what is put in the
 * place of the input is what shall come out then, and the input itself is kept beside it. Only this node's own entry is
 * changed; what the previous node has put out stays as it is.
 */
export async function suspend(context: IExecuteFunctions, units: Unit[], settings: Settings): Promise<void> {
	const entry = stackEntryOf(context);
	if (!entry) return;
	const until = Date.now() + settings.patience.limitMs;
	const { onError } = context.getNode();
	const atLimit = units.map((unit) => (unit.failure ? failedItem(unit, unit.failure, onError) : timedOut(unit)));
	const kept = units.map((unit) => keep(unit, onError));
	const run = { sleeper: randomUUID(), units: kept, settings, until, outcomes: {} };
	putState(entry, run, entry.data.main[0] ?? [], atLimit);
	// Left behind by an earlier callback, it would send all of that on, not only the first.
	if (entry.metadata) delete entry.metadata.forwardAllOutputs;
	await context.putExecutionToWait(new Date(until));
}

/**
 * What a run that was suspended has left for this one, if there is such a run. The node's input is then put back as it was, so that Retry On
 * Fail and a retried execution find a node that was never suspended: the jobs they need are in the ledger.
 */
export function takeSuspended(context: IExecuteFunctions): StoredState | undefined {
	const entry = stackEntryOf(context);
	const found = entry && findState(entry);
	if (entry && found?.kind === 'suspended') removeState(entry, found.items);
	return found;
}

type OnError = Parameters<typeof failedItem>[2];

function keep(unit: Unit, onError: OnError): SuspendedUnit {
	const { itemIndexes, jobId, failure } = unit;
	return {
		itemIndexes,
		isStarted: unit.entry !== undefined,
		show: unit.show,
		hints: unit.hints,
		...(jobId !== undefined && { jobId }),
		...(failure && { output: failedItem(unit, failure, onError) }),
	};
}

/** What comes out at the limit, when nobody has read the jobs: also of those that are finished by then. */
export function timedOut(unit: Unit): INodeExecutionData {
	return { json: { jobId: unit.jobId, ...unit.show, timedOut: true }, pairedItem: unit.pairedItem };
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { PictoryFailure } from '../../transport/failure';
import { TIMED_OUT, waitForJobs } from '../../transport/jobPolling';
import { giveHints } from '../hints';
import { Ledger } from '../ledger';
import { giveResults, outputOf } from '../results';
import { beginRun, openUnits, operationOf, orNodeError } from '../runParts';
import { Unit } from '../unit';
import { restoreOutcomes } from './keptOutcomes';
import type { SuspendedRun, SuspendedUnit } from './state';
import { timedOut } from './suspend';

/** Milliseconds a run that was woken waits at least for what could not be read when Pictory called. */
const LEAST_WAIT_MS = 60_000;

/**
 * The second half of a run that was suspended. Nothing is started, and its items are not read again.
 * @returns the node's output
 */
export async function resumedRun(context: IExecuteFunctions, suspended: SuspendedRun): Promise<INodeExecutionData[][]> {
	const { settings, until } = suspended;
	const units = suspended.units.map(restoreUnit);
	openLedger(context, units);
	const run = await beginRun(context, settings, units);

	const outcomes = restoreOutcomes(suspended.outcomes);
	const awaited = openUnits(run);
	const unknown = awaited.map(({ jobId }) => jobId as string).filter((jobId) => !outcomes.has(jobId));
	const limitMs = Math.max(LEAST_WAIT_MS, until - Date.now());
	const late = await orNodeError(context, waitForJobs(run.pictory, unknown, { ...settings.patience, limitMs }));
	for (const unit of awaited) {
		const outcome = late.get(unit.jobId as string);
		// As at n8n's own limit: the item goes on, for a Job → Wait behind this node.
		if (outcome instanceof PictoryFailure && outcome.details.code === TIMED_OUT) unit.finish(timedOut(unit));
	}
	await giveResults(run, openUnits(run), new Map([...outcomes, ...late]));
	giveHints(context, units);
	return outputOf(context, units);
}

function restoreUnit({ itemIndexes, jobId, isStarted, show, hints = [], output }: SuspendedUnit): Unit {
	const unit = new Unit(itemIndexes, jobId === undefined ? undefined : { kind: 'follow', jobId, show });
	unit.jobId = jobId;
	unit.isStarted = isStarted;
	unit.hints = hints;
	if (output) unit.finish(output);
	return unit;
}

/**
 * Should the node be tried again, it finds the jobs it had started, and that Pictory has called: it may not sleep until
 * it does.
 */
function openLedger(context: IExecuteFunctions, units: Unit[]): void {
	const ledger = new Ledger(context);
	const operation = operationOf(context);
	for (const unit of units) {
		if (!unit.isStarted || unit.jobId === undefined) continue;
		unit.entry = ledger.entryOf(operation, unit.firstItem);
		// What a former version has noted, it has noted in another way.
		if (unit.entry.read()) unit.entry.noteCalled();
		else unit.entry.write({ jobId: unit.jobId });
	}
}

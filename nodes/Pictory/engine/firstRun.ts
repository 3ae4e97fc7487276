import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Settings } from '../operation/shared/settings';
import { awaitCall, type JobWaiter, awaitInMemory } from './awaiting';
import { giveHints } from './hints';
import { Ledger } from './ledger';
import { giveResults, outputOf } from './results';
import { beginRun, isAwaited, openUnits, operationOf, orNodeError, type Run } from './runParts';
import { sendUnit } from './sendUnit';
import { type Callback, callbackOf, checkReachable } from './suspension/address';
import { canSuspend, suspend } from './suspension/suspend';
import type { Unit } from './unit';

/**
 * Sends the units side by side and waits for their jobs together, in memory or by suspending the execution.
 * @returns the node's output
 * @throws the first failure, unless the node continues on fail
 */
export async function firstRun(
	context: IExecuteFunctions,
	settings: Settings,
	units: Unit[],
): Promise<INodeExecutionData[][]> {
	const run = await beginRun(context, settings, units);
	const callback = callbackFor(run);
	openLedger(run);
	await checkBefore(run);

	const awaiting = callback ? awaitCall(run, callback) : awaitInMemory(run);
	await sendAll(run, awaiting, callback);
	const awaited = openUnits(run).filter((unit) => isAwaited(unit, settings));
	if (awaited.length > 0) {
		const outcomes = await orNodeError(context, awaiting.outcomes(awaited));
		if (!outcomes) {
			await suspend(context, units, settings);
			giveHints(context, units);
			// Only shown while the execution sleeps. Nothing that reads as a failure: n8n would try the node again.
			return [units.flatMap((unit) => (unit.failure ? [] : unit.output))];
		}
		await giveResults(run, awaited, outcomes);
	}
	giveHints(context, units);
	return outputOf(context, units);
}

/** Where Pictory shall call, if the run is to be suspended and this n8n can do that. */
function callbackFor({ context, settings, pictory }: Run): Callback | undefined {
	if (settings.wait !== 'suspend' || !canSuspend(context)) return undefined;
	const callback = callbackOf(context);
	if (callback) checkReachable(context, callback, pictory.baseUrl);
	return callback;
}

function openLedger({ context, units }: Run): void {
	const ledger = new Ledger(context);
	const operation = operationOf(context);
	for (const unit of units) {
		const { task } = unit;
		if (task?.kind !== 'start' && task?.kind !== 'make') continue;
		unit.entry = ledger.entryOf(operation, unit.firstItem, task.request);
	}
}

/** What only Pictory can say is asked for all items before the first of them is started. */
async function checkBefore(run: Run): Promise<void> {
	const unknown = openUnits(run).filter(({ entry }) => entry && entry.read() === undefined);
	await run.sideBySide.forEach(
		unknown,
		async (unit) => {
			const { task } = unit;
			if (task?.kind !== 'start') return;
			await task.before?.(run.pictory);
			unit.body = await task.complete?.(run.pictory);
		},
		true,
	);
}

async function sendAll(run: Run, awaiting: JobWaiter, callback?: Callback): Promise<void> {
	let areAllSent = false;
	try {
		await run.sideBySide.forEach(
			openUnits(run),
			async (unit) => {
				await sendUnit(run, unit, callback);
				if (isAwaited(unit, run.settings)) awaiting.add(unit);
			},
			true,
		);
		areAllSent = true;
	} finally {
		if (areAllSent) awaiting.close();
		else awaiting.stop();
	}
}

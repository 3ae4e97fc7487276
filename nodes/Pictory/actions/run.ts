import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { Pictory } from '../transport/client';
import { downloadFile } from '../transport/download';
import { toNodeError } from '../transport/errors';
import { Cancelled, PictoryFailure } from '../transport/failure';
import { presentJob } from '../transport/jobs';
import { type End, lookForRunning } from '../transport/looking';
import { pool } from '../transport/pool';
import { TIMED_OUT, waitForJobs } from '../transport/waiting';
import { failedItem, withOtherJobs } from './failures';
import { Item, type Problem } from './item';
import { Ledger } from './ledger';
import { makeOnce } from './making';
import { Parameters } from './parameters';
import { problemsError } from './problems';
import { readSettings, type Settings } from './settings';
import { startOnce } from './starting';
import { type Callback, callbackOf, checkReachable, concealedEnd } from './suspension/address';
import { checkOneAddress, checkSuspension } from './suspension/checks';
import { type Held, readEnds } from './suspension/state';
import { canSuspend, suspend, takeHeld, timedOut } from './suspension/suspend';
import type { Operation, Resource } from './types';
import { Unit } from './unit';

/**
 * Everything between n8n and an operation: all items are prepared before anything is sent, tasks run side by side up to
 * the limit, jobs are started once and waited for together, and results come out in the order of the items.
 */
export async function run(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const itemCount = context.getInputData().length;
	if (itemCount === 0) return [[]];
	const held = takeHeld(context);
	if (held) return await goOn(context, held);

	const problems: Problem[] = [];
	const parameters = new Parameters(context);
	const first = new Item(context, 0, problems, parameters);
	const operation = chosenOperation(context, resources);
	const settings = readSettings(first);
	const groups = operation.group?.(first, itemCount) ?? Array.from({ length: itemCount }, (_, index) => [index]);
	if (settings.wait === 'suspend') checkSuspension(first);
	// Problems with the settings concern every item, so none can go on.
	if (problems.length > 0) throw problemsError(context.getNode(), problems);

	const units = groups.map((itemIndexes) => prepare(context, parameters, operation, settings, itemIndexes, problems));
	if (problems.length > 0 && !context.continueOnFail()) throw problemsError(context.getNode(), problems);

	const isSuspended = await new Run(context, settings, units).carryOut();
	// Only shown while the execution sleeps. Nothing that reads as a failure: n8n would try the node again.
	if (isSuspended) return [units.flatMap((unit) => (unit.failure ? [] : unit.output))];
	return outputOf(context, units);
}

/** The end of a run that was suspended. Its items are not read again: what they asked for has been started. */
async function goOn(context: IExecuteFunctions, held: Held): Promise<INodeExecutionData[][]> {
	const units = held.units.map(({ itemIndexes, jobId, place, show, failed }) => {
		const unit = new Unit(itemIndexes, jobId === undefined ? undefined : { kind: 'follow', jobId, show });
		unit.jobId = jobId;
		unit.place = place;
		if (failed) unit.finish(failed);
		return unit;
	});
	await new Run(context, held.settings, units).bringToEnd(readEnds(held.ends), held.until);
	return outputOf(context, units);
}

function outputOf(context: IExecuteFunctions, units: Unit[]): INodeExecutionData[][] {
	const { onError } = context.getNode();
	return [units.flatMap((unit) => (unit.failure ? [failedItem(unit, unit.failure, onError)] : unit.output))];
}

function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const operation = context.getNodeParameter('operation', 0) as string;
	const found = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === operation);
	if (found) return found;
	throw new NodeOperationError(context.getNode(), `The operation '${operation}' of '${resource}' does not exist`, {
		description: 'Choose the resource and the operation again',
	});
}

function prepare(
	context: IExecuteFunctions,
	parameters: Parameters,
	operation: Operation,
	settings: Settings,
	itemIndexes: number[],
	all: Problem[],
): Unit {
	const problems: Problem[] = [];
	const items = itemIndexes.map((index) => new Item(context, index, problems, parameters));
	let unit: Unit;
	try {
		const task = operation.prepare(items[0] as Item, items);
		if (settings.wait === 'suspend') checkOneAddress(items[0] as Item, task);
		unit = new Unit(itemIndexes, problems.length === 0 ? task : undefined);
		if (problems.length > 0) unit.failure = problemsError(context.getNode(), problems);
	} catch (error) {
		// An expression that cannot be evaluated: n8n's own error says where and why.
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, itemIndexes[0]);
		unit = new Unit(itemIndexes, undefined);
		unit.failure = toNodeError(context.getNode(), error, itemIndexes[0]);
	}
	all.push(...problems);
	return unit;
}

class Run {
	private readonly node;
	private readonly goOnAfterFailure: boolean;
	private cancelled: Cancelled | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly settings: Settings,
		private readonly units: Unit[],
	) {
		this.node = context.getNode();
		this.goOnAfterFailure = context.continueOnFail();
	}

	/**
	 * @returns whether the execution is to sleep until Pictory calls; otherwise all units have come to their end
	 * @throws the first failure, unless the node continues on fail
	 */
	async carryOut(): Promise<boolean> {
		const pictory = await this.connect();
		const callback = this.callback(pictory);
		const ledger = new Ledger(this.context);
		for (const unit of this.units) {
			if (unit.task?.kind === 'start' || unit.task?.kind === 'make') unit.place = ledger.placeOf(unit.task.request);
		}
		await this.forEach(this.openUnits(), async (unit) => await this.send(pictory, ledger, unit, callback), true);

		const waiting = this.openUnits().filter(
			({ task, jobId }) => jobId !== undefined && (task?.kind === 'follow' || this.settings.wait !== 'none'),
		);
		if (waiting.length === 0) return false;
		const ends = await this.orNodeError(this.endsOf(pictory, waiting, callback));
		if (!ends) {
			await suspend(this.context, this.units, this.settings);
			return true;
		}
		await this.giveResults(pictory, ledger, waiting, ends);
		return false;
	}

	/**
	 * The second half of a run that was suspended: nothing is started.
	 * @param ends how the jobs ended, as far as it is known; the others are waited for here
	 * @param until when the waiting ends, in milliseconds since 1970
	 */
	async bringToEnd(ends: Map<string, End>, until: number): Promise<void> {
		const pictory = await this.connect();
		const waiting = this.openUnits();
		const unknown = jobIdsOf(waiting).filter((jobId) => !ends.has(jobId));
		const limitMs = Math.max(LEAST_LAST_WAIT_MS, until - Date.now());
		const late = await this.orNodeError(waitForJobs(pictory, unknown, { ...this.settings.patience, limitMs }));
		for (const unit of waiting) {
			const end = late.get(unit.jobId as string);
			// As at n8n's own limit: the item goes on, for a Job → Wait behind this node.
			if (end instanceof PictoryFailure && end.details.code === TIMED_OUT) unit.finish(timedOut(unit));
		}
		await this.giveResults(pictory, new Ledger(this.context), this.openUnits(), new Map([...ends, ...late]));
	}

	/** Where Pictory shall call, if the run is to be suspended and this n8n can do that. */
	private callback(pictory: Pictory): Callback | undefined {
		if (this.settings.wait !== 'suspend' || !canSuspend(this.context)) return undefined;
		const callback = callbackOf(this.context);
		if (callback) checkReachable(this.context, callback, pictory.baseUrl);
		return callback;
	}

	private async connect(): Promise<Pictory> {
		try {
			return await Pictory.of(this.context);
		} catch (error) {
			throw toNodeError(this.node, error, 0);
		}
	}

	private async send(pictory: Pictory, ledger: Ledger, unit: Unit, callback?: Callback): Promise<void> {
		const { task } = unit;
		switch (task?.kind) {
			case 'call': {
				const result = await task.run(pictory);
				unit.give(...(Array.isArray(result) ? result : [result]));
				return;
			}
			case 'make':
				unit.give(await makeOnce(pictory, ledger, unit.place ?? '', task));
				return;
			case 'start':
				({ jobId: unit.jobId, calls: unit.calls } = await startOnce(pictory, ledger, unit.place ?? '', task.request, callback));
				unit.give({ jobId: unit.jobId, status: 'in-progress', ...task.show });
				return;
			case 'follow':
				unit.jobId = task.jobId;
				return;
			case undefined:
		}
	}

	/**
	 * How the jobs ended, or nothing when the run is to be suspended.
	 *
	 * Before that we look once: n8n refuses calls as long as the node runs, so the call of a job that has ended by now is
	 * lost, and if it was the last one, nobody would wake the execution. One job that still runs is enough to sleep.
	 */
	private async endsOf(pictory: Pictory, waiting: Unit[], callback?: Callback): Promise<Map<string, End> | undefined> {
		const jobIds = jobIdsOf(waiting);
		// A job taken up from an earlier execution calls that one, if any.
		if (!callback || waiting.some(({ calls }) => calls !== callback.executionId)) {
			return await waitForJobs(pictory, jobIds, this.settings.patience);
		}
		const ends = new Map<string, End>();
		const read = async (path: string): Promise<unknown> => await pictory.get(path);
		const isAnyRunning = await lookForRunning(read, jobIds, ends, this.settings.concurrency);
		return isAnyRunning || jobIds.some((jobId) => !ends.has(jobId)) ? undefined : ends;
	}

	private async giveResults(pictory: Pictory, ledger: Ledger, waiting: Unit[], ends: Map<string, End>): Promise<void> {
		const isSuspending = this.settings.wait === 'suspend';
		const secret = isSuspending ? callbackOf(this.context)?.secret : undefined;
		await this.forEach(waiting, async (unit) => {
			const found = ends.get(unit.jobId as string);
			const end = found && secret !== undefined ? concealedEnd(found, secret) : found;
			if (end instanceof PictoryFailure) {
				if (unit.place !== undefined && end.details.job) ledger.forget(unit.place);
				throw end;
			}
			if (!end) return;
			unit.give(presentJob(end, this.settings.simplify, unit.show));
			const [output] = unit.output;
			if (this.settings.downloadTo === undefined || !output) return;
			output.binary = { [this.settings.downloadTo]: await downloadFile(this.context, end, pictory.signal) };
		});
	}

	/**
	 * Works on units side by side and notes each failure in its unit.
	 * @param stopEarly begin no further unit after a failure, when the node does not continue on fail
	 */
	private async forEach(units: Unit[], work: (unit: Unit) => Promise<void>, stopEarly = false): Promise<void> {
		const halted = (): boolean => stopEarly && !this.goOnAfterFailure && this.units.some(({ failure }) => failure);
		await pool(
			units,
			this.settings.concurrency,
			async (unit) => {
				try {
					await work(unit);
				} catch (error) {
					if (error instanceof Cancelled || this.context.getExecutionCancelSignal()?.aborted) this.cancelled = new Cancelled();
					unit.failure = toNodeError(this.node, withJob(error, unit), unit.firstItem, unit.label);
				}
			},
			() => this.cancelled === undefined && !halted(),
		);
		if (this.cancelled) throw toNodeError(this.node, this.cancelled);
		const failed = units.find(({ failure }) => failure);
		if (failed?.failure && !this.goOnAfterFailure) throw withOtherJobs(failed.failure, failed, this.units);
	}

	private async orNodeError<Result>(promise: Promise<Result>): Promise<Result> {
		try {
			return await promise;
		} catch (error) {
			throw toNodeError(this.node, error);
		}
	}

	private openUnits(): Unit[] {
		return this.units.filter(({ isOpen }) => isOpen);
	}
}

/** Milliseconds a run that was woken waits at least for what could not be seen when Pictory called. */
const LEAST_LAST_WAIT_MS = 60_000;

function jobIdsOf(units: Unit[]): string[] {
	return units.map(({ jobId }) => jobId as string);
}

/** A failed item always says which job it had started. */
function withJob(error: unknown, unit: Unit): unknown {
	if (!(error instanceof PictoryFailure) || unit.jobId === undefined || error.details.jobId !== undefined) return error;
	return new PictoryFailure(error.message, { ...error.details, jobId: unit.jobId });
}

import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { Pictory } from '../transport/client';
import { downloadFile } from '../transport/download';
import { toNodeError } from '../transport/errors';
import { Cancelled, PictoryFailure } from '../transport/failure';
import { presentJob } from '../transport/jobs';
import { pool } from '../transport/pool';
import { waitForJobs } from '../transport/waiting';
import { failedItem, withOtherJobs } from './failures';
import { Item, type Problem } from './item';
import { Ledger } from './ledger';
import { makeOnce } from './making';
import { Parameters } from './parameters';
import { problemsError } from './problems';
import { readSettings, type Settings } from './settings';
import { startOnce } from './starting';
import type { Operation, Resource } from './types';
import { Unit } from './unit';

/**
 * Everything between n8n and an operation: all items are prepared before anything is sent, tasks run side by side up to
 * the limit, jobs are started once and waited for together, and results come out in the order of the items.
 */
export async function run(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const itemCount = context.getInputData().length;
	if (itemCount === 0) return [[]];

	const problems: Problem[] = [];
	const parameters = new Parameters(context);
	const first = new Item(context, 0, problems, parameters);
	const operation = chosenOperation(context, resources);
	const settings = readSettings(first);
	const groups = operation.group?.(first, itemCount) ?? Array.from({ length: itemCount }, (_, index) => [index]);
	// Problems with the settings concern every item, so none can go on.
	if (problems.length > 0) throw problemsError(context.getNode(), problems);

	const units = groups.map((itemIndexes) => prepare(context, parameters, operation, itemIndexes, problems));
	if (problems.length > 0 && !context.continueOnFail()) throw problemsError(context.getNode(), problems);

	await new Run(context, settings, units).carryOut();
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
	itemIndexes: number[],
	all: Problem[],
): Unit {
	const problems: Problem[] = [];
	const items = itemIndexes.map((index) => new Item(context, index, problems, parameters));
	let unit: Unit;
	try {
		const task = operation.prepare(items[0] as Item, items);
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

	/** @throws the first failure, unless the node continues on fail */
	async carryOut(): Promise<void> {
		const pictory = await this.connect();
		const ledger = new Ledger(this.context);
		for (const unit of this.units) {
			if (unit.task?.kind === 'start' || unit.task?.kind === 'make') unit.place = ledger.placeOf(unit.task.request);
		}
		await this.forEach(this.openUnits(), async (unit) => await this.send(pictory, ledger, unit), true);
		await this.waitForTheJobs(pictory, ledger);
	}

	private async connect(): Promise<Pictory> {
		try {
			return await Pictory.of(this.context);
		} catch (error) {
			throw toNodeError(this.node, error, 0);
		}
	}

	private async send(pictory: Pictory, ledger: Ledger, unit: Unit): Promise<void> {
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
				unit.jobId = await startOnce(pictory, ledger, unit.place ?? '', task.request);
				unit.give({ jobId: unit.jobId, status: 'in-progress', ...task.show });
				return;
			case 'follow':
				unit.jobId = task.jobId;
				return;
			case undefined:
		}
	}

	private async waitForTheJobs(pictory: Pictory, ledger: Ledger): Promise<void> {
		const waiting = this.openUnits().filter(
			({ task, jobId }) => jobId !== undefined && (task?.kind === 'follow' || this.settings.wait === 'poll'),
		);
		if (waiting.length === 0) return;
		const jobIds = waiting.map(({ jobId }) => jobId as string);
		const ends = await this.orNodeError(waitForJobs(pictory, jobIds, this.settings.patience));

		await this.forEach(waiting, async (unit) => {
			const end = ends.get(unit.jobId as string);
			if (end instanceof PictoryFailure) {
				if (unit.place !== undefined && end.details.job) ledger.forget(unit.place);
				throw end;
			}
			if (!end) return;
			const show = unit.task?.kind === 'start' ? unit.task.show : {};
			unit.give(presentJob(end, this.settings.simplify, show));
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

/** A failed item always says which job it had started. */
function withJob(error: unknown, unit: Unit): unknown {
	if (!(error instanceof PictoryFailure) || unit.jobId === undefined || error.details.jobId !== undefined) return error;
	return new PictoryFailure(error.message, { ...error.details, jobId: unit.jobId });
}

import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { toNodeError } from '../transport/errors';
import { failedItem } from './failures';
import { Item, type Problem } from '../operation/item';
import { Parameters } from '../operation/parameters';
import { type Reach, reachOf } from '../operation/reach';
import { problemsError } from '../operation/problems';
import { Run } from './unitRun';
import { readSettings, type Settings } from '../operation/shared/settings';
import { checkOneAddress, checkSuspension } from './suspension/checks';
import { openEnds } from './suspension/keptOutcomes';
import type { Held } from './suspension/state';
import { takeHeld } from './suspension/suspend';
import type { Operation, Resource, Task } from '../operation/types';
import { Unit } from './unit';

/**
 * Everything between n8n and an operation: all items are prepared before anything is sent, tasks run side by side up to
 * the limit, jobs are started once and waited for together, and results come out in the order of the items.
 */
export async function run(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const itemCount = context.getInputData().length;
	const found = takeHeld(context);
	if (found?.kind === 'unreadable') return [found.output];
	if (found) return await goOn(context, found.held);
	if (itemCount === 0) return [[]];

	const problems: Problem[] = [];
	const parameters = new Parameters(context);
	const reach = await reachOfPictory(context);
	const first = new Item(context, 0, problems, parameters, reach);
	const operation = chosenOperation(context, resources);
	const settings = readSettings(first.source, operation);
	const groups = operation.group?.(first, itemCount) ?? Array.from({ length: itemCount }, (_, index) => [index]);
	if (settings.wait === 'suspend') checkSuspension(first);
	// Problems with the settings concern every item, so none can go on.
	if (problems.length > 0) throw problemsError(context.getNode(), problems);

	const units = groups.map((itemIndexes) =>
		prepare(context, { parameters, reach }, operation, settings, itemIndexes, problems),
	);
	if (problems.length > 0 && !context.continueOnFail()) throw problemsError(context.getNode(), problems);

	const isSuspended = await new Run(context, settings, units).carryOut();
	// Only shown while the execution sleeps. Nothing that reads as a failure: n8n would try the node again.
	if (isSuspended) return [units.flatMap((unit) => (unit.failure ? [] : unit.output))];
	return outputOf(context, units);
}

/** The end of a run that was suspended. Its items are not read again: what they asked for has been started. */
async function goOn(context: IExecuteFunctions, held: Held): Promise<INodeExecutionData[][]> {
	const units = held.units.map(({ itemIndexes, jobId, isStarted, show, output }) => {
		const unit = new Unit(itemIndexes, jobId === undefined ? undefined : { kind: 'follow', jobId, show });
		unit.jobId = jobId;
		unit.isStarted = isStarted;
		if (output) unit.finish(output);
		return unit;
	});
	await new Run(context, held.settings, units).bringToEnd(openEnds(held.ends), held.until);
	return outputOf(context, units);
}

/** What is wrong with the credential is told when something is sent. */
async function reachOfPictory(context: IExecuteFunctions): Promise<Reach> {
	const credential = await context.getCredentials<{ baseUrl?: unknown }>('pictoryApi').catch(() => undefined);
	return reachOf(credential?.baseUrl);
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
	{ parameters, reach }: { parameters: Parameters; reach: Reach },
	operation: Operation,
	settings: Settings,
	itemIndexes: number[],
	all: Problem[],
): Unit {
	const problems: Problem[] = [];
	const items = itemIndexes.map((index) => new Item(context, index, problems, parameters, reach));
	let unit: Unit;
	try {
		const task = operation.prepare(items[0] as Item, { items, settings });
		if (settings.wait === 'suspend') checkOneAddress(items[0] as Item, task);
		unit = new Unit(itemIndexes, problems.length === 0 ? labelled(task, operation) : undefined);
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

/** Refusals of Pictory are told in the words of the panel. */
function labelled(task: Task, { label }: Operation): Task {
	return task.kind === 'follow' || task.label || !label ? task : { ...task, label };
}

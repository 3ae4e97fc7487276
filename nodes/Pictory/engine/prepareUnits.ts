import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { Item, type Problem } from '../operation/item';
import { Parameters } from '../operation/parameters';
import { problemsError } from '../operation/problems';
import { readSettings, type Settings } from '../operation/shared/settings';
import type { Reach } from '../operation/reach';
import type { Operation, Resource, Task } from '../operation/types';
import { toNodeError } from '../transport/errors';
import { checkOneAddress, checkSuspension } from './suspension/checks';
import { Unit } from './unit';

/** What one run of the node is to do, checked. */
interface Prepared {
	units: Unit[];
	settings: Settings;
}

/**
 * Reads and checks all items; nothing is sent.
 * @throws NodeOperationError with everything that is wrong; with Continue On Fail it is noted in the units instead
 */
export function prepareUnits(
	context: IExecuteFunctions,
	resources: Resource[],
	itemCount: number,
	reach: Reach,
): Prepared {
	const problems: Problem[] = [];
	const parameters = new Parameters(context);
	const itemAt = (index: number, itsProblems: Problem[]): Item =>
		new Item(context, index, itsProblems, parameters, reach);

	const first = itemAt(0, problems);
	const operation = chosenOperation(context, resources);
	const settings = readSettings(first.source, operation);
	const groups = operation.group?.(first, itemCount) ?? Array.from({ length: itemCount }, (_, index) => [index]);
	if (settings.wait === 'suspend') checkSuspension(first);
	// Problems with the settings concern every item, so none can go on.
	const run = { itemCount, parameters: operation.parameters };
	if (problems.length > 0) throw problemsError(context.getNode(), problems, run);

	const units = groups.map((itemIndexes) => {
		const itsProblems: Problem[] = [];
		const items = itemIndexes.map((index) => itemAt(index, itsProblems));
		const unit = prepareUnit(context, operation, settings, items, itsProblems);
		problems.push(...itsProblems);
		return unit;
	});
	if (problems.length > 0 && !context.continueOnFail()) throw problemsError(context.getNode(), problems, run);
	return { units, settings };
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

/** @param problems of these items: what is found is added */
function prepareUnit(
	context: IExecuteFunctions,
	operation: Operation,
	settings: Settings,
	items: Item[],
	problems: Problem[],
): Unit {
	const itemIndexes = items.map(({ index }) => index);
	const [first] = items as [Item];
	try {
		const task = labelled(operation.prepare(first, { items, settings }), operation);
		if (settings.wait === 'suspend') checkOneAddress(first, task);
		if (problems.length === 0) return new Unit(itemIndexes, task);
		const { parameters } = operation;
		const itemCount = context.getInputData().length;
		return failed(itemIndexes, problemsError(context.getNode(), problems, { itemCount, parameters }));
	} catch (error) {
		const failure = toNodeError(context.getNode(), error, first.index);
		if (!context.continueOnFail()) throw failure;
		return failed(itemIndexes, failure);
	}
}

function failed(itemIndexes: number[], failure: Error): Unit {
	const unit = new Unit(itemIndexes, undefined);
	unit.failure = failure;
	return unit;
}

/** Refusals of Pictory are given in the words of the panel. */
function labelled(task: Task, { label }: Operation): Task {
	return task.kind === 'follow' || task.label || !label ? task : { ...task, label };
}

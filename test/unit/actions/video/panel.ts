import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import { describe as describePanel } from '../../../../nodes/Pictory/operation/describe';
import { Item, type Problem } from '../../../../nodes/Pictory/operation/item';
import { readSettings } from '../../../../nodes/Pictory/operation/shared/settings';
import type { Task } from '../../../../nodes/Pictory/operation/types';
import { video } from '../../../../nodes/Pictory/actions/video';

export const properties = describePanel([video]);

export interface Prepared {
	/** One per unit of work. */
	tasks: Task[];
	/** `field: message`, with the item's index in front where it is not the first. */
	problems: string[];
}

/**
 * Fills the panel as n8n does (defaults in, hidden parameters out) and lets the operation prepare its tasks.
 * @param items parameters that differ per input item, as expressions would give them, and the item's own JSON
 */
export function prepare(
	operationName: string,
	parameters: IDataObject,
	items: Array<{ parameters?: IDataObject; json?: IDataObject }> = [{}],
): Prepared {
	const operation = video.operations.find(({ option }) => option.value === operationName);
	if (!operation) throw new Error(`no operation ${operationName}`);
	const problems: Problem[] = [];
	const filled = items.map((item) =>
		fill({ resource: 'video', operation: operationName, ...parameters, ...item.parameters }),
	);
	const context = {
		getNodeParameter: (name: string, index: number, fallback: unknown) => filled[index]?.[name] ?? fallback,
		getInputData: () => items.map(({ json = {} }) => ({ json })),
		getNode: () => ({ parameters: typed(filled, items) }),
	} as unknown as IExecuteFunctions;
	const all = items.map((_, index) => new Item(context, index, problems));
	const itemAt = (index: number): Item => new Item(context, index, []);
	const groups = operation.group?.(all[0] as Item, all.length, itemAt) ?? all.map((_, index) => [index]);
	const tasks = groups.map((indexes) => {
		const members = indexes.map((index) => all[index] as Item);
		return operation.prepare(members[0] as Item, {
			items: members,
			settings: readSettings((members[0] as Item).source, operation),
		});
	});
	return {
		tasks,
		problems: problems.map(
			({ itemIndex, field, message }) => `${itemIndex > 0 ? `[${itemIndex}] ` : ''}${field}: ${message}`,
		),
	};
}

/** As it stands in the node: what differs per item comes from an expression. */
function typed([first = {}]: IDataObject[], items: Array<{ parameters?: IDataObject }>): IDataObject {
	const varying = items.flatMap(({ parameters = {} }) => Object.keys(parameters));
	return { ...first, ...Object.fromEntries(varying.map((name) => [name, '={{ $json }}'])) };
}

/** The bodies of the requests that would be sent. Fails when something was wrong. */
export function bodies(prepared: Prepared): IDataObject[] {
	expect(prepared.problems).toEqual([]);
	return prepared.tasks.map((task) => {
		if (task.kind !== 'start') throw new Error(`a ${task.kind} task`);
		return task.request.body;
	});
}

/** The one body Create would send. */
export function bodyOf(parameters: IDataObject): IDataObject {
	return bodies(prepare('create', { videoName: 'Demo', ...parameters }))[0] as IDataObject;
}

/** What Create says is wrong. */
export function problemsOf(parameters: IDataObject): string[] {
	return prepare('create', { videoName: 'Demo', ...parameters }).problems;
}

export function locator(value: string, mode = 'list'): IDataObject {
	return { __rl: true, mode, value };
}

export function fill(parameters: IDataObject): IDataObject {
	const node: INode = { id: '1', name: 'Pictory', type: 'pictory', typeVersion: 1, position: [0, 0], parameters: {} };
	const description = { properties, version: 1 } as unknown as INodeTypeDescription;
	const filled = NodeHelpers.getNodeParameters(
		properties,
		parameters as INodeParameters,
		true,
		false,
		node,
		description,
	);
	return (filled ?? {}) as IDataObject;
}

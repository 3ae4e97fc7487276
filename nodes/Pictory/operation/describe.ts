import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Resource } from './types';

/**
 * The node's whole panel: Resource, Operation per resource, then every operation's parameters with the
 * `displayOptions` that show them for exactly the operations that list them.
 */
export function describe(resources: Resource[]): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ option }) => option),
			default: 'video',
		},
		...resources.map(operationMenu),
		...resources.flatMap(parametersOf),
	];
}

function operationMenu({ option, operations, defaultOperation }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((operation) => operation.option),
		default: `${defaultOperation}`,
	};
}

/** A parameter that stands in several operations appears once, shown for all of them. */
function parametersOf({ option, operations }: Resource): INodeProperties[] {
	return inOrder(operations.map(({ parameters }) => parameters)).map((parameter) => ({
		...parameter,
		displayOptions: shownFor(
			parameter.displayOptions,
			option.value,
			operations.filter(({ parameters }) => parameters.includes(parameter)).map((operation) => operation.option.value),
		),
	}));
}

/**
 * All parameters once, in an order that keeps the order of each list: the panel of every operation reads as its file
 * says, although n8n has one list for all.
 */
function inOrder(lists: INodeProperties[][]): INodeProperties[] {
	const left = lists.map((list) => [...list]);
	const ordered: INodeProperties[] = [];
	while (left.some((list) => list.length > 0)) {
		const heads = left.flatMap(([head]) => (head ? [head] : []));
		// Two lists that contradict each other have no such order; then the first one wins.
		const next = heads.find((head) => left.every((list) => list.indexOf(head) <= 0)) ?? (heads[0] as INodeProperties);
		ordered.push(next);
		for (const list of left) {
			const place = list.indexOf(next);
			if (place >= 0) list.splice(place, 1);
		}
	}
	return ordered;
}

function shownFor(own: IDisplayOptions | undefined, resource: string, operation: string[]): IDisplayOptions {
	return { ...own, show: { resource: [resource], operation, ...own?.show } };
}

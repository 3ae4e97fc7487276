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
function parametersOf(resource: Resource): INodeProperties[] {
	const operationsOf = new Map<INodeProperties, string[]>();
	for (const operation of resource.operations) {
		for (const parameter of operation.parameters) {
			const operations = operationsOf.get(parameter);
			if (operations) operations.push(operation.option.value);
			else operationsOf.set(parameter, [operation.option.value]);
		}
	}
	return [...operationsOf].map(([parameter, operation]) => ({
		...parameter,
		displayOptions: shownFor(parameter.displayOptions, resource.option.value, operation),
	}));
}

function shownFor(own: IDisplayOptions | undefined, resource: string, operation: string[]): IDisplayOptions {
	return { ...own, show: { resource: [resource], operation, ...own?.show } };
}

import type { Resource } from './types';

/** Words that stay small inside a title. */
const SMALL = new Set(['a', 'and', 'as', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** @returns `Get many AWS connections` as `Get Many AWS Connections` */
export function titleCase(sentence: string): string {
	return sentence
		.split(' ')
		.map((word, index) => (index > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}

/**
 * What n8n writes below the node on the canvas: the action as in the nodes panel, not the values of two parameters.
 * @returns an expression, made from all operations, that is empty for a resource or an operation there is not
 */
export function subtitleOf(resources: Resource[]): string {
	const titles = resources.flatMap(({ option, operations }) =>
		operations.map((operation) => [`${option.value}:${operation.option.value}`, titleCase(operation.option.action)]),
	);
	// One level deep: the first "}}" would end the expression.
	const map = JSON.stringify(Object.fromEntries(titles));
	return `={{ (${map})[$parameter["resource"] + ":" + $parameter["operation"]] || "" }}`;
}

import type { INodeProperties } from 'n8n-workflow';

const OBJECT = '[object Object]';

/**
 * A hidden second property of the same name for a group of fields. n8n takes the value of a group apart, member by
 * member, when it loads a workflow (NodeHelpers.getNodeParameters), and of an expression for all of it nothing would be
 * left. A simple property keeps its value as it is, and of two properties of one name the last one on show counts: this one
 * is, unless the value is an object, which JavaScript compares as "[object Object]".
 *
 * The path begins with a slash, at the root of the node: n8n waits for no such name when it puts properties in order. For one
 * without, a property would wait for itself, or older n8n (1.x) for ever. So only groups at the root have a twin; those in
 * other groups have none, where n8n's menu of a collection would list it, too.
 * @param path of the value that may be an expression: the group, or the list of its rows
 */
export function twinFor(property: INodeProperties, path: string): INodeProperties {
	const { displayName, name, displayOptions, default: usual } = property;
	const isTakenApart = { [`/${path}`]: [{ _cnd: { between: { from: OBJECT, to: OBJECT } } }] };
	return {
		displayName,
		name,
		type: 'hidden',
		default: usual,
		displayOptions: {
			...displayOptions,
			hide: { ...displayOptions?.hide, ...isTakenApart },
		},
	};
}

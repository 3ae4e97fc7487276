import { type INode, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import { withoutSecrets } from '../transport/redact';
import type { Problem } from './item';
import { inPanelOrder } from './problemOrder';

/** The code of a failure of our own checks: nothing was sent. */
export const INVALID_PARAMETER = 'INVALID_PARAMETER';

/** Problems listed in full; what goes beyond is counted. */
const MOST_LISTED = 20;

/** Of which run the problems are. */
interface Of {
	/** Items of the run. */
	itemCount: number;
	/** The fields of the panel in their order. */
	parameters: readonly INodeProperties[];
}

/**
 * One error for everything that is wrong: the first problem in its message, all of them in its description, one a line, as a
 * person goes through items and panel. Items are named where the run has several, and counted from 1.
 */
export function problemsError(node: INode, problems: Problem[], { itemCount, parameters }: Of): NodeOperationError {
	const ordered = inPanelOrder(problems, parameters);
	const first = ordered[0] as Problem;
	const error = new NodeOperationError(node, withoutSecrets(`'${first.field}' ${first.message}`), {
		itemIndex: first.itemIndex,
		description: problems.length === 1 ? oneIn(first, itemCount) : listed(ordered, itemCount > 1),
	});
	error.context.code = INVALID_PARAMETER;
	return error;
}

/** n8n writes the position behind the message itself, and begins with 0. */
function oneIn({ itemIndex }: Problem, itemCount: number): string {
	const which = itemCount > 1 ? `. It is item ${itemIndex + 1} of ${itemCount}; n8n counts from 0.` : '';
	return `Nothing was sent to Pictory${which}`;
}

function listed(problems: readonly Problem[], hasItems: boolean): string {
	const lines = problems.slice(0, MOST_LISTED).map(({ itemIndex, field, message }) => {
		const item = hasItems ? `Item ${itemIndex + 1}: ` : '';
		return withoutSecrets(`${item}'${field}' ${message}`);
	});
	const more = problems.length - lines.length;
	if (more > 0) lines.push(`… and ${more} more`);
	const counted = hasItems ? ' n8n counts items from 0, this list from 1.' : '';
	return [`Nothing was sent to Pictory.${counted} To put right:`, ...lines].join('\n');
}

import { type INode, NodeOperationError } from 'n8n-workflow';

import { withoutSecrets } from '../transport/redact';
import type { Problem } from './item';

/** The code of a failure of our own checks: nothing was sent. */
export const INVALID_PARAMETER = 'INVALID_PARAMETER';

/** Problems listed in full; what goes beyond is counted. */
const MOST_LISTED = 20;

/** One error for everything that is wrong: the first problem in its message, all of them in its description. */
export function problemsError(node: INode, problems: Problem[]): NodeOperationError {
	const first = problems[0] as Problem;
	const lines = problems
		.slice(0, MOST_LISTED)
		.map(({ itemIndex, field, message }) => withoutSecrets(`Item ${itemIndex}: '${field}' ${message}`));
	const more = problems.length - lines.length;
	if (more > 0) lines.push(`… and ${more} more`);
	const error = new NodeOperationError(node, withoutSecrets(`'${first.field}' ${first.message}`), {
		itemIndex: first.itemIndex,
		description:
			problems.length === 1
				? 'Nothing was sent to Pictory'
				: `Nothing was sent to Pictory. To put right:\n${lines.join('\n')}`,
	});
	error.context.code = INVALID_PARAMETER;
	return error;
}

import { type INode, type IPollFunctions, NodeOperationError } from 'n8n-workflow';

import { withoutSecrets } from '../transport/redact';
import { type FieldSet, readAll, type Values } from './fields';
import { INVALID_PARAMETER } from './problems';
import { Source } from './source';

/** The context of a trigger of any kind, as far as its parameters are concerned. */
export type TriggerContext = Pick<IPollFunctions, 'getNode' | 'getNodeParameter'>;

/** What is wrong with a field: its label, and the rest of a sentence that begins with the label. */
export interface FieldProblem {
	field: string;
	message: string;
}

/** Reads the fields of a trigger, which has no items. Nothing is thrown for a wrong value. */
export function readTriggerFields<Set extends FieldSet>(
	context: TriggerContext,
	fields: Set,
): { values: Values<Set>; problems: FieldProblem[] } {
	const problems: FieldProblem[] = [];
	const { parameters } = context.getNode();
	const source = new Source(
		(name) => ({ value: context.getNodeParameter(name, null), raw: parameters[name] }),
		(field, message) => problems.push({ field, message }),
	);
	return { values: readAll(fields, source), problems };
}

export function problemText({ field, message }: FieldProblem): string {
	return withoutSecrets(`'${field}' ${message}`);
}

/** One error for all problems: the first is its message, the others are its description, which n8n shows as HTML. */
export function triggerError(node: INode, problems: readonly FieldProblem[]): NodeOperationError {
	const [first = '', ...others] = problems.map(problemText);
	const error = new NodeOperationError(node, first, { description: others.join('<br>\n') });
	error.context.code = INVALID_PARAMETER;
	return error;
}

import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';

import { triggerName } from './name';
import { forgetTrigger } from './repeats';
import { readSettings } from './settings';

/**
 * The workflow is published. Nothing is registered at AWS, since n8n has no key to it: the subscription comes to us.
 * @throws NodeOperationError that names what is wrong with the trigger's fields
 */
export function publish(context: IHookFunctions): void {
	const { troubles } = readSettings((name) => context.getNodeParameter(name, null));
	const [first, ...others] = troubles;
	if (first !== undefined) throw new NodeOperationError(context.getNode(), first, { description: others.join('\n') });
}

/** The workflow is taken back. */
export function takeBack(context: IHookFunctions): void {
	forgetTrigger(triggerName(context));
}

import type { IHookFunctions } from 'n8n-workflow';

import { triggerError } from '../operation/triggerFields';
import { triggerName } from './name';
import { forgetTrigger } from './repeats';
import { readSettings } from './settings';

/**
 * The workflow is activated. Nothing is registered at AWS, since n8n has no key to it: the subscription comes to us.
 * @throws NodeOperationError that names what is wrong with the trigger's fields
 */
export function activate(context: IHookFunctions): void {
	const { problems } = readSettings(context);
	if (problems.length > 0) throw triggerError(context.getNode(), problems);
}

/** The workflow is deactivated. */
export function deactivate(context: IHookFunctions): void {
	forgetTrigger(triggerName(context));
}

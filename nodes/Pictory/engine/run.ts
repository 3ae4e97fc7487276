import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Resource } from '../operation/types';
import { firstRun } from './firstRun';
import { prepareUnits } from './prepareUnits';
import { readReach } from './reach';
import { resumedRun } from './suspension/resumedRun';
import { takeSuspended } from './suspension/suspend';

/**
 * Everything between n8n and an operation: all items are prepared before anything is sent, tasks run side by side up to
 * the limit, jobs are started once and waited for together, and results come out in the order of the items.
 */
export async function run(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const itemCount = context.getInputData().length;
	const found = takeSuspended(context);
	if (found?.kind === 'unreadable') return [found.output];
	if (found) return await resumedRun(context, found.run);
	if (itemCount === 0) return [[]];

	const { units, settings } = prepareUnits(context, resources, itemCount, await readReach(context));
	return await firstRun(context, settings, units);
}

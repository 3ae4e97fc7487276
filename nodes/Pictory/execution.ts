import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { resources } from './actions';
import { run } from './actions/run';

/** What the node does. A file of its own, so that n8n loads it with the first execution and not at its start. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await run(context, resources);
}

import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { resources } from './actions';
import { inLines } from './engine/inLines';
import { run } from './engine/run';
import { wake } from './engine/suspension/wake';

/** What the node does. A file of its own, so that n8n loads it with the first execution and not at its start. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await run(context, resources);
	} catch (error) {
		throw inLines(error);
	}
}

/** Pictory has called an execution that sleeps. */
export async function webhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await wake(context);
}

import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { parameters } from './trigger/parameters';

export class PictoryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pictory Trigger',
		name: 'pictoryTrigger',
		icon: { light: 'file:../../icons/pictory.svg', dark: 'file:../../icons/pictory.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ ({ completed: "job completed", failed: "job failed", both: "job completed or failed" })[$parameter["outcome"]] }}',
		description: 'Starts the workflow when a Pictory job finishes, whoever started it',
		eventTriggerDescription: 'Waiting for a Pictory job to finish',
		defaults: { name: 'Pictory Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pictoryApi', required: true }],
		properties: parameters,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const { poll } = await import('./trigger/poll');
		return await poll(this);
	}
}

import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { jobTriggerProperties } from './panel';

export class PictoryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pictory Trigger',
		name: 'pictoryTrigger',
		icon: { light: 'file:../../icons/pictory.svg', dark: 'file:../../icons/pictory.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ ({ completed: "Job Completed", failed: "Job Failed", both: "Job Completed or Failed" })[$parameter["outcome"]] || "" }}',
		// n8n shows this text for the app too: in its nodes panel, node and trigger of one name are one entry.
		description: 'Make AI videos from text and footage. The trigger starts when a job finishes.',
		eventTriggerDescription: 'Waiting for a Pictory job to finish',
		defaults: { name: 'Pictory Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pictoryApi', required: true }],
		properties: jobTriggerProperties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const { poll } = await import('./jobTrigger/poll');
		return await poll(this);
	}
}

import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { listSearch, resourceMapping } from './methods/later';
import { properties, subtitle } from './panel';

export class Pictory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pictory',
		name: 'pictory',
		icon: { light: 'file:../../icons/pictory.svg', dark: 'file:../../icons/pictory.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: 'Make AI videos from text, articles, slides and your own footage, private in S3 or public',
		defaults: { name: 'Pictory' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pictoryApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: '={{ $nodeId }}',
				// Not an address of the workflow, but of one execution that sleeps in this node.
				restartWebhook: true,
				isFullPath: true,
			},
		],
		properties,
	};

	methods = { listSearch, resourceMapping };

	/** n8n makes and removes the address with the execution; there is nothing to do, and these are not called. */
	webhookMethods = {
		default: {
			async checkExists(): Promise<boolean> {
				return true;
			},
			async create(): Promise<boolean> {
				return true;
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { execute } = await import('./execution');
		return await execute(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { webhook } = await import('./execution');
		return await webhook(this);
	}
}

import {
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { s3TriggerProperties } from './panel';

const webhook: IWebhookDescription = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'onReceived',
	// Empty: n8n then takes the answer from the trigger, and asks for it when it has made the execution (receive.ts).
	responseData: '',
	path: 's3',
};

export class PictoryS3Trigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pictory S3 Trigger',
		name: 'pictoryS3Trigger',
		icon: { light: 'file:../../icons/pictory.svg', dark: 'file:../../icons/pictory.dark.svg' },
		group: ['trigger'],
		// Of a webhook node whose version is 1, n8n evaluates an expression with each request, in a sandbox made for it.
		version: 1.1,
		subtitle:
			'={{ ({ sns: "Amazon SNS", eventBridge: "Amazon EventBridge", s3Compatible: "S3-Compatible Storage" })[$parameter["sender"]] || "" }}',
		description: 'Starts a workflow when a file arrives in an S3 bucket',
		defaults: { name: 'Pictory S3 Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		eventTriggerDescription: 'Send a message with a file to the Test URL',
		activationMessage: 'Each file that arrives in the bucket now starts this workflow.',
		triggerPanel: {
			header: 'Wait for a file in S3',
			executionsHelp: {
				inactive:
					'While building: click Execute step, then have a message sent to the Test URL. Once the workflow is published, each message at the Production URL starts it by itself.',
				active:
					'Each message at the Production URL starts this workflow by itself. To try a change: click Execute step, then have a message sent to the Test URL.',
			},
			activationHint:
				'Publish the workflow before you subscribe its Production URL: the subscription is confirmed at once.',
		},
		webhooks: [webhook],
		properties: s3TriggerProperties,
	};

	webhookMethods = {
		default: {
			/** n8n keeps the URL itself; what is asked here is whether `create` may be left out, and its check never may. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { activate } = await import('./s3Trigger/work');
				activate(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const { deactivate } = await import('./s3Trigger/work');
				deactivate(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { receive } = await import('./s3Trigger/work');
		return await receive(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { continueExecution } = await import('./s3Trigger/work');
		return await continueExecution(this);
	}
}

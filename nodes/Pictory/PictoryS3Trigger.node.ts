import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { parameters } from './s3Trigger/parameters';
import { receive, triggerName } from './s3Trigger/receive';
import { forgetTrigger } from './s3Trigger/repeats';
import { readSettings } from './s3Trigger/settings';

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
		version: 1,
		subtitle:
			'={{ { sns: "Amazon SNS", eventBridge: "Amazon EventBridge", s3Compatible: "S3-compatible storage" }[$parameter["sender"]] }}',
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
			activationHint: 'Publish the workflow before you subscribe its Production URL: the subscription is confirmed at once.',
		},
		webhooks: [webhook],
		properties: parameters,
	};

	webhookMethods = {
		default: {
			/** n8n keeps the URL itself; what is asked here is whether `create` may be left out, and its check never may. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** Nothing is registered at AWS, since n8n has no key to it: the subscription comes to us. */
			async create(this: IHookFunctions): Promise<boolean> {
				const { troubles } = readSettings((name) => this.getNodeParameter(name, null));
				const [first] = troubles;
				if (first === undefined) return true;
				throw new NodeOperationError(this.getNode(), first, { description: troubles.slice(1).join('\n') });
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				forgetTrigger(triggerName(this));
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}

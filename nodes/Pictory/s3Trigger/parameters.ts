import type { INodeProperties } from 'n8n-workflow';

import { propertiesOf } from '../operation/fields';
import { fields, type Sender } from './fields';

/** What to do at the sender, step by step. n8n shows such texts without any markup, so each step is a line of its own. */
const steps: Readonly<Record<Sender, readonly string[]>> = {
	sns: [
		'1. Enter the ARN of your SNS topic below, publish this workflow, and subscribe the Production URL above to the topic (protocol HTTPS). The subscription confirms itself.',
		'2. In the bucket: Properties → Event notifications → Create, all object create events, destination: the topic. AWS Connection → Generate AWS Setup of the Pictory node writes all of this for you.',
	],
	eventBridge: [
		'1. Make up a secret below, and publish this workflow. In EventBridge, create an API destination: method POST, the Production URL above, and a connection with the API key x-pictory-secret whose value is the secret.',
		'2. Turn on EventBridge in the properties of the bucket, and add a rule for source aws.s3, detail type Object Created, with the API destination as its target.',
	],
	s3Compatible: [
		'1. Make up a secret below, and publish this workflow. In the store (MinIO, Ceph and the like), add a webhook target: the Production URL above, followed by ?secret= and the secret.',
		'2. Send the bucket’s events of created objects to that target.',
	],
};

const notices = Object.entries(steps).flatMap(([sender, texts]) =>
	texts.map((step, index): INodeProperties => ({
		displayName: step,
		name: `${sender}Notice${index === 0 ? '' : index + 1}`,
		type: 'notice',
		default: '',
		displayOptions: { show: { sender: [sender] } },
	})),
);

const { sender, ...others } = fields;

export const parameters: INodeProperties[] = [...propertiesOf({ sender }), ...notices, ...propertiesOf(others)];

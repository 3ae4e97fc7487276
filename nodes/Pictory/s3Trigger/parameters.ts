import type { INodeProperties } from 'n8n-workflow';

/** What to do at the sender, step by step. n8n shows such texts without any markup, so each step is a line of its own. */
const steps = {
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

const shownFor = (...sender: string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { sender } },
});

const notices = (sender: keyof typeof steps): INodeProperties[] =>
	steps[sender].map((step, index) => ({
		displayName: step,
		name: `${sender}Notice${index === 0 ? '' : index + 1}`,
		type: 'notice',
		default: '',
		...shownFor(sender),
	}));

export const parameters: INodeProperties[] = [
	{
		displayName: 'Sent By',
		name: 'sender',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Amazon SNS',
				value: 'sns',
				description: 'The bucket notifies an SNS topic, which posts to this trigger. Checked by signature, no secret.',
			},
			{
				name: 'Amazon EventBridge',
				value: 'eventBridge',
				description: 'A rule forwards the events of the bucket to an API destination',
			},
			{
				name: 'S3-Compatible Storage',
				value: 's3Compatible',
				description: 'MinIO, Ceph and others that post S3 event records themselves',
			},
		],
		default: 'sns',
		description: 'Who tells this trigger of new files',
	},
	...notices('sns'),
	...notices('eventBridge'),
	...notices('s3Compatible'),
	{
		displayName: 'Topic ARN',
		name: 'topicArn',
		type: 'string',
		default: '',
		placeholder: 'e.g. arn:aws:sns:us-east-2:123456789012:pictory-uploads',
		description:
			'The SNS topic whose messages are taken. Several with commas between them. Messages of any other topic are refused.',
		...shownFor('sns'),
	},
	{
		displayName: 'Shared Secret',
		name: 'sharedSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		placeholder: 'e.g. 32 random letters and digits',
		description:
			'Only needed if the subscription has raw message delivery turned on: raw messages carry no signature, so they are taken only when the subscribed URL ends with ?secret= and this secret',
		...shownFor('sns'),
	},
	{
		displayName: 'Shared Secret',
		name: 'sharedSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		placeholder: 'e.g. 32 random letters and digits',
		description:
			'Make one up, 16 characters or more, and give it to the sender too: as the header x-pictory-secret, as the header Authorization, or in the URL as ?secret=. Messages without it are refused.',
		...shownFor('eventBridge', 's3Compatible'),
	},
	{
		displayName: 'Only Files In',
		name: 'prefix',
		type: 'string',
		default: '',
		placeholder: 'e.g. incoming/',
		description: 'The beginning of the key, mostly a folder with / at its end. Empty: the whole bucket.',
	},
	{
		displayName: 'Only Files Ending With',
		name: 'suffix',
		type: 'string',
		default: '',
		placeholder: 'e.g. .mp4, .mov',
		description: 'The end of the key. Several with commas between them; capitals do not matter.',
	},
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Audio', value: 'audio' },
			{ name: 'Image', value: 'image' },
			{ name: 'Video', value: 'video' },
		],
		default: 'any',
		description: 'Which kind of file starts the workflow, judged by the ending of its name',
	},
	{
		displayName: 'One Execution Per',
		name: 'executionPer',
		type: 'options',
		options: [
			{
				name: 'File',
				value: 'file',
				description: 'Each file gets an execution of its own, also when one message tells of several',
			},
			{ name: 'Message', value: 'message', description: 'The files of one message become items of one execution' },
		],
		default: 'file',
		description: 'Amazon S3 sends a message per file, so both are the same there',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Buckets',
				name: 'buckets',
				type: 'string',
				default: '',
				placeholder: 'e.g. my-company-videos',
				description: 'Only files in these buckets start the workflow. Several with commas between them.',
			},
			{
				displayName: 'Ignore Repeats',
				name: 'repeats',
				type: 'options',
				options: [
					{
						name: 'Of the Same Event',
						value: 'event',
						description:
							'AWS may tell of one upload twice; it starts one execution. Uploading a file again starts another.',
					},
					{
						name: 'Of the Same Content',
						value: 'content',
						description: 'Also when a file is uploaded again unchanged, under the same key',
					},
				],
				default: 'event',
				description: 'Which arrivals count as already seen. The last 10,000 files are remembered.',
			},
			{
				displayName: 'Keys Are URL-Encoded',
				name: 'encodedKeys',
				type: 'boolean',
				default: true,
				description:
					'Whether the sender encodes keys in its events, as Amazon S3 and MinIO do. Ceph, which does not, is recognized. Turn it off when names with + or % arrive wrong.',
				displayOptions: { show: { '/sender': ['s3Compatible'] } },
			},
			{
				displayName: 'Maximum Size',
				name: 'maximumSize',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'Larger files do not start the workflow. In MB; 0 for no limit.',
			},
			{
				displayName: 'Minimum Size',
				name: 'minimumSize',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'Smaller files do not start the workflow. In MB; 0 for no limit.',
			},
		],
	},
];

import type { IBinaryKeyData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { makeSetup, type Place, type Setup, setupFiles, type SetupInput, sizeTroubles } from '../../aws/setup';
import {
	kmsKeyTrouble,
	prefixTrouble,
	principalTrouble,
	setupBucketTrouble,
	triggerUrlTrouble,
} from '../../aws/setup/troubles';
import { callOptions } from '../../operation/shared/waiting';
import { AnswerWithFiles } from '../../operation/answer';
import type { Fields } from '../../operation/fields';
import type { Item } from '../../operation/item';
import type { Operation } from '../../operation/types';
import { awsAccountId, awsRegion, readAccountId, readRegion } from './fields';

const BUCKETS = 'Buckets';
const TRIGGER_URL = 'Also Notify the Pictory S3 Trigger';
const PRINCIPALS = 'Trusted Principals';
const KMS_KEYS = 'KMS Key ARNs';

const parameters: INodeProperties[] = [
	{
		...awsAccountId,
		description:
			'12 digits, no dashes, of the account that owns the buckets. In the AWS Console: your account name, top right.',
	},
	awsRegion,
	{
		displayName: BUCKETS,
		name: 'buckets',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Bucket' },
		placeholder: 'Add Bucket',
		required: true,
		default: { bucket: [{}] },
		description: 'What Pictory may read. All buckets must be in the region above.',
		options: [
			{
				displayName: 'Bucket',
				name: 'bucket',
				values: [
					{
						displayName: 'Bucket',
						name: 'bucket',
						type: 'string',
						default: '',
						placeholder: 'e.g. my-company-videos',
						description: 'Its name, as the S3 console shows it',
					},
					{
						displayName: 'Prefix',
						name: 'prefix',
						type: 'string',
						default: '',
						placeholder: 'e.g. footage/',
						description:
							'Only files whose key begins like this: for a folder, its path with a slash at the end. Leave empty for the whole bucket.',
					},
				],
			},
		],
	},
	{
		displayName: TRIGGER_URL,
		name: 'triggerUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/1a2b3c/webhook',
		description:
			'The Production URL of a Pictory S3 Trigger that is to run for every new file. Leave empty to do without.',
	},
	{
		displayName: 'Output Files',
		name: 'outputFiles',
		type: 'boolean',
		default: true,
		description:
			'Whether to give the documents as files too, to mail or store them: templateJson, templateYaml, permissionPolicy, trustPolicy and setup',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: KMS_KEYS,
				name: 'kmsKeyArns',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
				description: 'Keys of your own that the files are encrypted with, one per line',
			},
			{
				displayName: PRINCIPALS,
				name: 'trustedPrincipals',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. arn:aws:iam::701488979254:role/…',
				description:
					'The ARNs of Pictory\'s roles from step 5 of <a href="https://docs.pictory.ai/api-reference/aws-integration/aws-private-connection">its page</a>, one per line. Without them, Pictory\'s AWS account as a whole is trusted.',
			},
		],
	},
	callOptions,
];

/** Writes all that AWS needs to know so that Pictory can read private files. Nothing is sent anywhere. */
export const generateSetup: Operation = {
	option: {
		name: 'Generate AWS Setup',
		value: 'generateSetup',
		action: 'Generate AWS setup',
		description: 'Write the role, its policies, a CloudFormation template and a checklist for private S3 buckets',
	},
	parameters,

	prepare(item) {
		const input = readInput(item);
		const withFiles = item.flag('outputFiles');
		if (item.problems.length === 0) checkSizes(item, input);
		const { context } = item;
		return {
			kind: 'call',
			async run() {
				const setup = makeSetup(input);
				return withFiles ? new AnswerWithFiles(setup, await filesOf(context, setup)) : setup;
			},
		};
	},
};

function readInput(item: Item): SetupInput {
	const accountId = readAccountId(item);
	const region = readRegion(item);
	const buckets = readBuckets(item);
	const triggerUrl = item.text('triggerUrl', TRIGGER_URL);
	report(item, TRIGGER_URL, triggerUrl && triggerUrlTrouble(triggerUrl));

	const more = item.collection('additionalFields');
	const kmsKeyArns = readList(more, 'kmsKeyArns', KMS_KEYS);
	for (const arn of kmsKeyArns) report(item, KMS_KEYS, kmsKeyTrouble(arn, region));
	const trustedPrincipals = readList(more, 'trustedPrincipals', PRINCIPALS);
	for (const arn of trustedPrincipals) report(item, PRINCIPALS, principalTrouble(arn, accountId));
	return { accountId, region, buckets, kmsKeyArns, trustedPrincipals, ...(triggerUrl !== '' && { triggerUrl }) };
}

function readBuckets(item: Item): Place[] {
	const rows = item.rows('buckets', 'bucket', BUCKETS);
	if (rows.length === 0) item.problem(BUCKETS, 'is empty. Add the bucket Pictory may read.');
	return rows.map((row) => {
		const bucket = row.text('bucket', 'Bucket', { required: true, hint: 'is empty. Enter the name of a bucket.' });
		const prefix = row.text('prefix', 'Prefix');
		if (bucket !== '') report(row, 'Bucket', setupBucketTrouble(bucket));
		report(row, 'Prefix', prefixTrouble(prefix));
		return { bucket, prefix };
	});
}

/** People paste lists with commas, line breaks, quotes and brackets. */
function readList(fields: Fields, name: string, label: string): string[] {
	return fields
		.text(name, label)
		.split(/[\s,;"'[\]]+/)
		.filter((entry) => entry !== '');
}

function checkSizes(item: Item, input: SetupInput): void {
	const { buckets, principals } = sizeTroubles(input);
	report(item, BUCKETS, buckets);
	report(item, PRINCIPALS, principals);
}

function report(fields: Fields, label: string, trouble: string | undefined): void {
	if (trouble) fields.problem(label, trouble);
}

async function filesOf(context: IExecuteFunctions, setup: Setup): Promise<IBinaryKeyData> {
	const binary: IBinaryKeyData = {};
	for (const { field, fileName, mimeType, text } of setupFiles(setup)) {
		binary[field] = await context.helpers.prepareBinaryData(Buffer.from(text), fileName, mimeType);
	}
	return binary;
}

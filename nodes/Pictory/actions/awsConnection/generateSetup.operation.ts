import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { makeSetup, type Setup, setupFiles, type SetupInput, sizeTroubles } from '../../aws/setup';
import { kmsKeyTrouble, principalTrouble, triggerUrlTrouble } from '../../aws/setup/troubles';
import { AnswerWithFiles } from '../../operation/answer';
import { collection, flag, text, texts, type Values } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { operation } from '../../operation/operation';
import { judged } from '../../operation/rules';
import { callOptions } from '../../operation/shared/waiting';
import { bucketRows, placesOf, remarksOn } from './bucketRows';
import { awsAccountId, awsRegion } from './fields';

/** People paste lists with commas, line breaks, quotes and brackets. */
const PASTED = /[\s,;"'[\]]+/;

const kmsKeyArns = texts('kmsKeyArns', 'KMS Key ARNs', {
	rows: 2,
	separator: PASTED,
	placeholder: 'e.g. arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
	description: 'Keys of your own that the files are encrypted with, one per line',
});

const trustedPrincipals = texts('trustedPrincipals', 'Trusted Principals', {
	rows: 3,
	separator: PASTED,
	isDecisive: true,
	placeholder: 'e.g. arn:aws:iam::701488979254:role/…',
	description:
		'The ARNs of Pictory\'s roles from step 5 of <a href="https://docs.pictory.ai/api-reference/aws-integration/aws-private-connection">its page</a>, one per line. Without them, Pictory\'s AWS account as a whole is trusted.',
});

const fields = {
	awsAccountId: awsAccountId.with({
		description:
			'12 digits, of the account that owns the buckets. In the AWS Console: your account name, top right. Another account needs a set-up of its own.',
	}),
	awsRegion,
	buckets: bucketRows,
	triggerUrl: text('triggerUrl', 'Pictory S3 Trigger URL', {
		placeholder: 'e.g. https://n8n.example.com/webhook/1a2b3c/s3',
		description:
			'The Production URL of a Pictory S3 Trigger that is to run for every new file. Leave empty to do without.',
		rule: judged(triggerUrlTrouble),
	}),
	outputFiles: flag('outputFiles', 'Output Files', {
		default: true,
		description:
			'Whether to give the documents as files too, to mail or store them: setup (begin there), template1 and on, permissionPolicy, trustPolicy',
	}),
	additionalFields: collection(
		'additionalFields',
		'Additional Fields',
		'Add Field',
		{ kmsKeyArns, trustedPrincipals },
		{
			isDecisive: true,
		},
	),
	...callOptions,
};

/** Writes all that AWS needs to know so that Pictory can read private files. Nothing is sent anywhere. */
export const generateSetup = operation({
	option: {
		name: 'Generate AWS Setup',
		value: 'generateSetup',
		action: 'Generate AWS setup',
		description: 'Write what opens private S3 buckets to Pictory: a checklist, templates, policies, commands',
	},
	fields,

	prepare(values, item) {
		const input = inputOf(values, item);
		if (item.problems.length === 0) checkSizes(item, input);
		const { context } = item;
		return {
			kind: 'call',
			async run() {
				const setup = makeSetup(input);
				return values.outputFiles ? new AnswerWithFiles(setup, await filesOf(context, setup)) : setup;
			},
		};
	},
});

function inputOf(
	{ awsRegion: region, awsAccountId: accountId, ...values }: Values<typeof fields>,
	item: Item,
): SetupInput {
	const { kmsKeyArns: keys = [], trustedPrincipals: principals = [] } = values.additionalFields;
	for (const arn of keys) report(item, kmsKeyArns.label, kmsKeyTrouble(arn, region));
	for (const arn of principals) report(item, trustedPrincipals.label, principalTrouble(arn, accountId));
	return {
		accountId,
		region,
		buckets: placesOf(values.buckets, region, item.problem),
		kmsKeyArns: keys,
		trustedPrincipals: principals,
		remarks: remarksOn(values.buckets),
		...(values.triggerUrl !== '' && { triggerUrl: values.triggerUrl }),
	};
}

function checkSizes(item: Item, input: SetupInput): void {
	const { buckets, principals } = sizeTroubles(input);
	report(item, bucketRows.label, buckets);
	report(item, trustedPrincipals.label, principals);
}

function report(item: Item, label: string, trouble: string | undefined): void {
	if (trouble) item.problem(label, trouble);
}

async function filesOf(context: IExecuteFunctions, setup: Setup): Promise<IBinaryKeyData> {
	const binary: IBinaryKeyData = {};
	for (const { field, fileName, mimeType, text } of setupFiles(setup)) {
		const file = await context.helpers.prepareBinaryData(Buffer.from(text), fileName, mimeType);
		// n8n's View shows a text in a frame of 300 by 150 pixels, and only a PDF in all of the panel.
		binary[field] = file.fileType === 'text' ? { ...file, fileType: 'pdf' } : file;
	}
	return binary;
}

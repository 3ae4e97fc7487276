import { regionProblem } from '../../aws/regions';
import { id, text } from '../../operation/fields';
import type { Rule } from '../../operation/rules';
import { aboutConnection, connectionPath } from '../../transport/awsConnection';

export const connectionId = id('connectionId', 'AWS Connection', {
	required: true,
	list: 'searchAwsConnections',
	example: '20251217080657842fux3au9kh1p0j5s',
});

/** One connection, for the operations that take its ID and nothing else. */
export const connection = { id: connectionId, path: connectionPath, about: aboutConnection };

const accountRule: Rule = (value, path, check) => {
	const entered = String(value);
	if (/^\d{12}$/.test(entered)) return;
	const digits = entered.replace(/[\s-]/g, '');
	if (/^\d{12}$/.test(digits)) {
		check.note(path, `must be 12 digits without spaces or dashes. Enter ${digits}.`);
	} else if (/^\d+$/.test(digits)) {
		check.note(path, `has ${digits.length} digits; an AWS account ID has 12. Keep zeros at the front.`);
	} else {
		check.note(path, 'must be 12 digits and nothing else: not the account name, an ARN or an e-mail address.');
	}
};

export const awsAccountId = text('awsAccountId', 'AWS Account ID', {
	required: true,
	missing:
		'is empty. Enter the 12 digits of the AWS account that owns the bucket (AWS Console: your account name, top right).',
	placeholder: 'e.g. 123456789012',
	description: '12 digits, no dashes. In the AWS Console: your account name, top right.',
	rule: accountRule,
});

export const awsRegion = id('awsRegion', 'Bucket Region', {
	required: true,
	missing: 'is empty. Choose the region of the bucket.',
	default: { mode: 'list', value: 'us-east-1', cachedResultName: 'US East (N. Virginia)' },
	description: 'Where the bucket is. In the AWS Console: S3, the list of buckets, column AWS Region.',
	list: 'searchAwsRegions',
	example: 'us-east-2',
	byId: 'By Code',
	judge: regionProblem,
});

export const connectionName = text('name', 'Name', { placeholder: 'e.g. Marketing footage' });

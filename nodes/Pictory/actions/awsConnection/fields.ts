import { regionMeant } from '../../aws/regionMeant';
import { id, text } from '../../operation/fields';
import type { Rule } from '../../operation/rules';
import { makeAwsConnection } from '../../operation/shared/connection';
import { aboutConnection, connectionPath } from '../../transport/awsConnection';

export const connectionId = id('connectionId', 'AWS Connection', {
	required: true,
	list: 'searchAwsConnections',
	makeNew: makeAwsConnection,
	example: '20251217080657842fux3au9kh1p0j5s',
});

/** One connection, for the operations that take its ID and nothing else. */
export const connection = { id: connectionId, path: connectionPath, about: aboutConnection };

const accountRule: Rule = (value, path, check) => {
	const entered = String(value);
	if (/^\d{12}$/.test(entered)) return;
	check.note(
		path,
		/^\d+$/.test(entered)
			? `has ${entered.length} digits; an AWS account ID has 12. Keep zeros at the front.`
			: 'must be 12 digits and nothing else: not the account name, an ARN or an e-mail address.',
	);
};

/** The console shows it with dashes, and copies it so: 1234-5678-9012. */
function withoutDashes(entered: string): string {
	const digits = entered.replace(/[\s\u002d\u00ad\u200b\u2010-\u2015\u2212\ufeff]/g, '');
	return /^\d+$/.test(digits) ? digits : entered;
}

export const awsAccountId = text('awsAccountId', 'AWS Account ID', {
	required: true,
	missing:
		'is empty. Enter the 12 digits of the AWS account that owns the bucket (AWS Console: your account name, top right).',
	placeholder: 'e.g. 1234-5678-9012',
	description: '12 digits, with or without dashes. In the AWS Console: your account name, top right.',
	meant: withoutDashes,
	rule: accountRule,
});

export const awsRegion = id('awsRegion', 'Bucket Region', {
	required: true,
	missing: 'is empty. Choose the region of the bucket (AWS Console: S3, the list of buckets, column AWS Region).',
	description: 'Where the bucket is. In the AWS Console: S3, the list of buckets, column AWS Region.',
	list: 'searchAwsRegions',
	example: 'us-east-2, or US East (Ohio)',
	byId: 'By Code or Name',
	understand: regionMeant,
});

export const connectionName = text('name', 'Name', { placeholder: 'e.g. Marketing footage' });

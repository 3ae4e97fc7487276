import type { INodeProperties } from 'n8n-workflow';

import { regionProblem } from '../../aws/regions';
import { locator } from '../../operation/shared/locators';
import { pathSegment } from '../../transport/pathSegment';
import type { Fields } from '../../operation/fields';

export const PATH = '/v1/awsconnections';

/** @throws PictoryFailure for what cannot be an id */
export function connectionPath(id: string): string {
	return `${PATH}/${pathSegment(id)}`;
}

export const CONNECTION = 'AWS Connection';
export const ACCOUNT_ID = 'AWS Account ID';
export const REGION = 'Bucket Region';

export const connectionId: INodeProperties = locator({
	displayName: CONNECTION,
	name: 'connectionId',
	required: true,
	searchListMethod: 'searchAwsConnections',
	exampleId: '20251217080657842fux3au9kh1p0j5s',
});

export const awsAccountId: INodeProperties = {
	displayName: ACCOUNT_ID,
	name: 'awsAccountId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456789012',
	description: '12 digits, no dashes. In the AWS Console: your account name, top right.',
};

export const awsRegion: INodeProperties = {
	displayName: REGION,
	name: 'awsRegion',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: 'us-east-1', cachedResultName: 'US East (N. Virginia)' },
	description: 'Where the bucket is. In the AWS Console: S3, the list of buckets, column AWS Region.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchAwsRegions', searchable: true },
		},
		{ displayName: 'By Code', name: 'id', type: 'string', placeholder: 'e.g. us-east-2' },
	],
};

/** @returns twelve digits; anything else has become a problem */
export function readAccountId(fields: Fields): string {
	const entered = fields.text('awsAccountId', ACCOUNT_ID, {
		required: true,
		hint: 'is empty. Enter the 12 digits of the AWS account that owns the bucket (AWS Console: your account name, top right).',
	});
	if (entered === '' || /^\d{12}$/.test(entered) || entered.includes('{{')) return entered;
	const digits = entered.replace(/[\s-]/g, '');
	if (/^\d{12}$/.test(digits)) {
		fields.problem(ACCOUNT_ID, `must be 12 digits without blanks or dashes. Enter ${digits}.`);
	} else if (/^\d+$/.test(digits)) {
		fields.problem(ACCOUNT_ID, `has ${digits.length} digits; an AWS account ID has 12. Keep zeros at the front.`);
	} else {
		fields.problem(
			ACCOUNT_ID,
			'must be 12 digits and nothing else: not the account name, an ARN or an e-mail address.',
		);
	}
	return entered;
}

/** @returns the region's code; anything that cannot be one has become a problem */
export function readRegion(fields: Fields): string {
	const region = fields.text('awsRegion', REGION, {
		required: true,
		hint: 'is empty. Choose the region of the bucket.',
	});
	const trouble = region === '' || region.includes('{{') ? undefined : regionProblem(region);
	if (trouble) fields.problem(REGION, trouble);
	return region;
}

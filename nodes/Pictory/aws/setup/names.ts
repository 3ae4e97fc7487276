/** Pictory looks for the role by this name, so nobody can choose another (docs/pictory-api.md §2.6). */
export const ROLE_NAME = 'PictoryCloudIntegrationRole';
/** The name Pictory's page suggests for the inline policy. */
export const POLICY_NAME = 's3_access_policy';
export const TOPIC_NAME = 'pictory-new-files';
export const STACK_NAME = 'pictory-s3-access';

/** The AWS account of Pictory. */
export const PICTORY_ACCOUNT = '701488979254';
/** What the AWS Console writes for "Another AWS account", step 3 of Pictory's page. */
export const PICTORY_ROOT = `arn:aws:iam::${PICTORY_ACCOUNT}:root`;
/** Its step 5 shows the ARNs of Pictory's own roles; they are known to nobody else, so never write them down here. */
export const PICTORY_PAGE = 'https://docs.pictory.ai/api-reference/aws-integration/aws-private-connection';

export function roleArn(accountId: string): string {
	return `arn:aws:iam::${accountId}:role/${ROLE_NAME}`;
}

export function topicArn({ accountId, region }: { accountId: string; region: string }): string {
	return `arn:aws:sns:${region}:${accountId}:${TOPIC_NAME}`;
}

export function bucketArn(bucket: string): string {
	return `arn:aws:s3:::${bucket}`;
}

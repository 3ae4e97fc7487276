import { IAMClient } from '@aws-sdk/client-iam';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

/** An access key, and the token of one that lasts only for a while. */
export interface Keys {
	accessKeyId: string;
	secretAccessKey: string;
	sessionToken?: string;
}

interface Settings {
	endpoint: string;
	region: string;
	credentials: Keys;
	maxAttempts: number;
}

function settings(endpoint: string, credentials: Keys): Settings {
	return { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
}

export function s3Of(endpoint: string, keys: Keys, region = 'us-east-1'): S3Client {
	return new S3Client({ ...settings(endpoint, keys), region, forcePathStyle: true });
}

export function iamOf(endpoint: string, keys: Keys): IAMClient {
	return new IAMClient(settings(endpoint, keys));
}

/** Takes on a role. @throws the service's error when it does not let the caller in */
export async function assumeRole(endpoint: string, keys: Keys, roleArn: string): Promise<Keys> {
	const { Credentials } = await new STSClient(settings(endpoint, keys)).send(
		new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'test' }),
	);
	const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
	if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error('The answer holds no keys');
	return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** @returns 'ok', or the status and name of the refusal */
export async function outcomeOf(request: Promise<unknown>): Promise<string> {
	try {
		await request;
		return 'ok';
	} catch (error) {
		const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
		return `${$metadata?.httpStatusCode ?? '?'} ${name}`;
	}
}

export async function keysIn(s3: S3Client, bucket: string, prefix?: string): Promise<string[]> {
	const { Contents = [] } = await s3.send(
		new ListObjectsV2Command({ Bucket: bucket, ...(prefix !== undefined && { Prefix: prefix }) }),
	);
	return Contents.map(({ Key = '' }) => Key).sort();
}

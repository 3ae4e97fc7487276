import { createHash } from 'crypto';

import type { Place, SetupInput } from './types';

/** Pictory looks for the role by this name, so nobody can choose another (docs/pictory-api.md §2.6). */
export const ROLE_NAME = 'PictoryCloudIntegrationRole';

/** The AWS account of Pictory. */
export const PICTORY_ACCOUNT = '701488979254';
/** What the AWS Console writes for "Another AWS account", step 3 of Pictory's page. */
export const PICTORY_ROOT = `arn:aws:iam::${PICTORY_ACCOUNT}:root`;
/** Its step 5 shows the ARNs of Pictory's own roles; they are known to nobody else, so never write them down here. */
export const PICTORY_PAGE = 'https://docs.pictory.ai/api-reference/aws-integration/aws-private-connection';

export function roleArn(accountId: string): string {
	return `arn:aws:iam::${accountId}:role/${ROLE_NAME}`;
}

export function bucketArn(bucket: string): string {
	return `arn:aws:s3:::${bucket}`;
}

/*
 * Every place has a stack, a policy and a topic of its own. Their names say all that is in them, so the same name always
 * means the same content: making it again changes nothing, and what differs in anything stands beside it.
 */

/** Name of the policy with which the role may read a place, and of the stack that adds it. */
export function readName(input: SetupInput, place: Place): string {
	const { trustedPrincipals = [] } = input;
	const content = readDigest(input, [place]);
	// The stack holds the trust of the role it makes. Under the same name, other principals would replace those.
	const trust = trustedPrincipals.length === 0 ? [] : [...new Set(trustedPrincipals)].sort();
	return `pictory-s3-read-${slug(place.bucket)}-${trust.length === 0 ? content : digest([content, trust])}`;
}

/** Tells apart what may be read. Letters and digits only, as Sids take no others. */
export function readDigest({ region, kmsKeyArns = [] }: SetupInput, places: Place[]): string {
	const keys = [...new Set(kmsKeyArns)].sort();
	return digest([region, ...places.map(({ bucket, prefix }) => [bucket, prefix]), keys]);
}

/** Name of a place's topic, of the stack that makes it, and of the bucket's entry that publishes to it. */
export function eventsName({ region }: SetupInput, { bucket, prefix }: Place): string {
	return `pictory-s3-events-${slug(bucket)}-${digest([region, bucket, prefix])}`;
}

export function topicArn(input: SetupInput, place: Place): string {
	return `arn:aws:sns:${input.region}:${input.accountId}:${eventsName(input, place)}`;
}

/** Eight hexadecimal digits. */
export function digest(content: unknown): string {
	return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
}

/** Names of stacks and topics have no dots. What that makes alike, the digest tells apart. */
function slug(bucket: string): string {
	return bucket.replaceAll('.', '-');
}

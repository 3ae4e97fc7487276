import { bucketArn, PICTORY_ROOT } from './names';
import { isWhole, reachOf } from './places';
import type { Json, PolicyDocument, SetupInput, Statement } from './types';

/**
 * What the role may do: see the names of the files, read them, and nothing else.
 * Actions and their resources: docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html;
 * listing below a prefix: docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function permissionPolicy({ buckets, region, kmsKeyArns = [] }: SetupInput): PolicyDocument {
	const reach = reachOf(buckets);
	const whole = reach.filter(isWhole);
	const partly = reach.filter((entry) => !isWhole(entry));
	const statements: Statement[] = [];

	if (whole.length > 0) {
		statements.push({
			Sid: 'ListBuckets',
			Effect: 'Allow',
			Action: ['s3:ListBucket'],
			Resource: whole.map(({ bucket }) => bucketArn(bucket)),
		});
	}
	// One statement per bucket: together, each bucket could be listed under the prefixes of the others too.
	partly.forEach(({ bucket, prefixes }, index) =>
		statements.push({
			Sid: `ListPrefixes${index + 1}`,
			Effect: 'Allow',
			Action: ['s3:ListBucket'],
			Resource: [bucketArn(bucket)],
			Condition: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${literal(prefix)}*`) } },
		}),
	);
	statements.push({
		Sid: 'ReadFiles',
		Effect: 'Allow',
		Action: ['s3:GetObject'],
		Resource: reach.flatMap(({ bucket, prefixes }) =>
			prefixes.map((prefix) => `${bucketArn(bucket)}/${literal(prefix)}*`),
		),
	});
	// Pictory's page asks for it, in these words (docs/pictory-api.md §2.6). It shows names of buckets, nothing in them.
	statements.push({
		Sid: 'ListAllMyBuckets',
		Effect: 'Allow',
		Action: ['s3:ListAllMyBuckets'],
		Resource: ['arn:aws:s3:::*'],
	});
	if (kmsKeyArns.length > 0) {
		statements.push({
			Sid: 'DecryptFiles',
			Effect: 'Allow',
			Action: ['kms:Decrypt'],
			Resource: [...new Set(kmsKeyArns)],
			// Only for what S3 itself decrypts: docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
			Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
		});
	}
	return { Version: '2012-10-17', Statement: statements };
}

/** Who may take on the role: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function trustPolicy({ trustedPrincipals = [] }: Pick<SetupInput, 'trustedPrincipals'>): PolicyDocument {
	const principals = [...new Set(trustedPrincipals)];
	return {
		Version: '2012-10-17',
		Statement: [
			{
				Sid: 'PictoryMayUseThisRole',
				Effect: 'Allow',
				Principal: { AWS: principals.length > 0 ? principals : PICTORY_ROOT },
				Action: ['sts:AssumeRole'],
			},
		],
	};
}

/**
 * Lets S3 publish to the topic, and only for these buckets of this account: without the account, somebody who takes
 * over
 * the name of a deleted bucket could go on publishing.
 * docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 * @param topic the topic's ARN, or a reference to it in a template
 */
export function topicPolicy(
	{ accountId, buckets }: Pick<SetupInput, 'accountId' | 'buckets'>,
	topic: Json,
): PolicyDocument {
	return {
		Version: '2012-10-17',
		Statement: [
			{
				Sid: 'BucketsMayPublish',
				Effect: 'Allow',
				Principal: { Service: 's3.amazonaws.com' },
				Action: ['sns:Publish'],
				Resource: topic,
				Condition: {
					ArnLike: { 'aws:SourceArn': reachOf(buckets).map(({ bucket }) => bucketArn(bucket)) },
					StringEquals: { 'aws:SourceAccount': accountId },
				},
			},
		],
	};
}

/**
 * Text that stands for itself in a policy: `${` would begin a policy variable, and `${$}` is how a dollar sign is
 * written
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html). `*` and `?` have been refused before:
 * there is no way to write them that every part of IAM understands.
 */
function literal(text: string): string {
	return text.replaceAll('${', '${$}{');
}

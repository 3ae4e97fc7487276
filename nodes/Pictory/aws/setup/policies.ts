import { bucketArn, digest, PICTORY_ROOT, readDigest } from './names';
import { placesOf } from './places';
import type { Json, Place, PolicyDocument, SetupInput, Statement } from './types';

/**
 * What the role may do: see the names of the files, read them, and nothing else.
 * Actions and their resources: docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html;
 * listing below a prefix: docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 *
 * The statements of two set-ups can stand in one policy: no Sid of one is a Sid of the other.
 */
export function permissionPolicy(input: SetupInput): PolicyDocument {
	const { region, kmsKeyArns = [] } = input;
	const places = placesOf(input.buckets);
	const digestOfAll = readDigest(input, places);
	// One statement per place: together, each bucket could be listed under the prefixes of the others too.
	const statements = places.flatMap((place) => reading(place, readDigest(input, [place])));
	// Pictory's page asks for it, in these words (docs/pictory-api.md §2.6). It shows names of buckets, nothing in them.
	statements.push({
		Sid: `ListAllMyBuckets${digestOfAll}`,
		Effect: 'Allow',
		Action: ['s3:ListAllMyBuckets'],
		Resource: ['arn:aws:s3:::*'],
	});
	if (kmsKeyArns.length > 0) {
		statements.push({
			Sid: `DecryptFiles${digestOfAll}`,
			Effect: 'Allow',
			Action: ['kms:Decrypt'],
			Resource: [...new Set(kmsKeyArns)],
			// Only for what S3 itself decrypts: docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
			Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
		});
	}
	return { Version: '2012-10-17', Statement: statements };
}

/** The same for one place, which is a policy of its own. */
export function placePolicy(input: SetupInput, place: Place): PolicyDocument {
	return permissionPolicy({ ...input, buckets: [place] });
}

function reading({ bucket, prefix }: Place, suffix: string): Statement[] {
	const beginning = `${literal(prefix)}*`;
	return [
		{
			Sid: `ListFiles${suffix}`,
			Effect: 'Allow',
			Action: ['s3:ListBucket'],
			Resource: [bucketArn(bucket)],
			...(prefix !== '' && { Condition: { StringLike: { 's3:prefix': [beginning] } } }),
		},
		{
			Sid: `ReadFiles${suffix}`,
			Effect: 'Allow',
			Action: ['s3:GetObject'],
			Resource: [`${bucketArn(bucket)}/${beginning}`],
		},
	];
}

/** Who may take on the role: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function trustPolicy({ trustedPrincipals = [] }: Pick<SetupInput, 'trustedPrincipals'>): PolicyDocument {
	const principals = [...new Set(trustedPrincipals)];
	return {
		Version: '2012-10-17',
		Statement: [
			{
				// Others can stand beside it in the trust policy of a role that is there.
				Sid: `PictoryMayUseThisRole${principals.length > 0 ? digest([...principals].sort()) : ''}`,
				Effect: 'Allow',
				Principal: { AWS: principals.length > 0 ? principals : PICTORY_ROOT },
				Action: ['sts:AssumeRole'],
			},
		],
	};
}

/**
 * Lets S3 publish to the topic, and only for this bucket of this account: without the account, somebody who takes over
 * the name of a deleted bucket could go on publishing.
 * docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 * @param topic the topic's ARN, or a reference to it in a template
 */
export function topicPolicy({ accountId }: Pick<SetupInput, 'accountId'>, bucket: string, topic: Json): PolicyDocument {
	return {
		Version: '2012-10-17',
		Statement: [
			{
				Sid: 'BucketMayPublish',
				Effect: 'Allow',
				Principal: { Service: 's3.amazonaws.com' },
				Action: ['sns:Publish'],
				Resource: topic,
				Condition: {
					ArnLike: { 'aws:SourceArn': bucketArn(bucket) },
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

import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';

import { PICTORY_ROOT, ROLE_NAME } from '../../nodes/Pictory/aws/setup/names';
import { iamOf, s3Of } from './clients';
import type { AwsAccount } from './localAws';
import { createStack } from './ways';

/** The bucket that has been connected for some months. */
export const firstBucket = (account: AwsAccount): string => account.bucket('bucket-one');

/** Who hears of new files of it. */
export const FIRST_URL = 'https://n8n.example.com/webhook/one/webhook';

/** As Pictory's page has it (docs/pictory-api.md §2.6). */
const pagePolicy = (bucket: string): object => ({
	Version: '2012-10-17',
	Statement: [
		{
			Effect: 'Allow',
			Action: ['s3:ListBucket', 's3:GetObject'],
			Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
		},
		{ Effect: 'Allow', Action: ['s3:ListAllMyBuckets'], Resource: ['arn:aws:s3:::*'] },
	],
});

/** The policy of this set-up in its earlier form. */
const formerPolicy = (bucket: string): object => ({
	Version: '2012-10-17',
	Statement: [
		{ Sid: 'ListBuckets', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [`arn:aws:s3:::${bucket}`] },
		{ Sid: 'ReadFiles', Effect: 'Allow', Action: ['s3:GetObject'], Resource: [`arn:aws:s3:::${bucket}/*`] },
		{ Sid: 'ListAllMyBuckets', Effect: 'Allow', Action: ['s3:ListAllMyBuckets'], Resource: ['arn:aws:s3:::*'] },
	],
});

const trusting = (...AWS: string[]): object => ({
	Version: '2012-10-17',
	Statement: [{ Effect: 'Allow', Principal: { AWS: AWS.length === 1 ? AWS[0] : AWS }, Action: 'sts:AssumeRole' }],
});

/** The role made in the console as Pictory's page says, and a topic of one's own. */
export async function byPictorysPage(account: AwsAccount): Promise<void> {
	await makeRole(account, trusting(PICTORY_ROOT));
	await makeTopic(account);
}

/** The role with the three roles of the page's step 5, whatever they are called. */
export async function trustingPictorysRoles(account: AwsAccount): Promise<void> {
	await makeRole(account, trusting(...['a', 'b', 'c'].map((name) => PICTORY_ROOT.replace('root', `role/${name}`))));
	await makeTopic(account);
}

/** A role of the right name that somebody made for something else: Pictory is not let in. */
export async function lettingOthersIn(account: AwsAccount): Promise<void> {
	await makeRole(account, trusting('arn:aws:iam::111122223333:root'));
	await makeTopic(account);
}

/** The single stack this set-up used to make. */
export async function byFormerTemplate(account: AwsAccount): Promise<void> {
	const { accountId, region } = account;
	const topic = { Ref: 'NewFilesTopic' };
	const template = {
		AWSTemplateFormatVersion: '2010-09-09',
		Resources: {
			PictoryRole: {
				Type: 'AWS::IAM::Role',
				Properties: {
					RoleName: ROLE_NAME,
					AssumeRolePolicyDocument: trusting(PICTORY_ROOT),
					Policies: [{ PolicyName: 's3_access_policy', PolicyDocument: formerPolicy(firstBucket(account)) }],
				},
			},
			NewFilesTopic: {
				Type: 'AWS::SNS::Topic',
				Properties: { TopicName: 'pictory-new-files', SignatureVersion: '2' },
			},
			NewFilesTopicPolicy: {
				Type: 'AWS::SNS::TopicPolicy',
				Properties: { Topics: [topic], PolicyDocument: publishing(topic, account) },
			},
			TriggerSubscription: {
				Type: 'AWS::SNS::Subscription',
				Properties: { TopicArn: topic, Protocol: 'https', Endpoint: FIRST_URL, RawMessageDelivery: false },
			},
		},
	};
	await createStack(account, 'pictory-s3-access', JSON.stringify(template));
	await report(account, 'pictory-s3-trigger-e3b0c442', `arn:aws:sns:${region}:${accountId}:pictory-new-files`);
}

async function makeRole(account: AwsAccount, trust: object): Promise<void> {
	const iam = iamOf(account.endpoint, account.keys);
	await iam.send(new CreateRoleCommand({ RoleName: ROLE_NAME, AssumeRolePolicyDocument: JSON.stringify(trust) }));
	await iam.send(
		new PutRolePolicyCommand({
			RoleName: ROLE_NAME,
			PolicyName: 's3_access_policy',
			PolicyDocument: JSON.stringify(pagePolicy(firstBucket(account))),
		}),
	);
}

async function makeTopic(account: AwsAccount): Promise<void> {
	const arn = `arn:aws:sns:${account.region}:${account.accountId}:uploads`;
	const policy = JSON.stringify(publishing(arn, account));
	const ask = async (Action: string, parameters: Record<string, string>): Promise<string> =>
		await account.ask('sns', { Version: '2010-03-31', Action, ...parameters });
	await ask('CreateTopic', { Name: 'uploads' });
	await ask('SetTopicAttributes', { TopicArn: arn, AttributeName: 'Policy', AttributeValue: policy });
	await ask('Subscribe', { TopicArn: arn, Protocol: 'https', Endpoint: FIRST_URL });
	await report(account, 'by hand', arn);
}

/** With an entry that has nothing to do with it. */
async function report(account: AwsAccount, Id: string, TopicArn: string): Promise<void> {
	await s3Of(account.endpoint, account.keys).send(
		new PutBucketNotificationConfigurationCommand({
			Bucket: firstBucket(account),
			NotificationConfiguration: {
				TopicConfigurations: [
					{ Id, TopicArn, Events: ['s3:ObjectCreated:*'] },
					{ Id: 'deletions', TopicArn, Events: ['s3:ObjectRemoved:*'] },
				],
			},
		}),
	);
}

function publishing(topic: unknown, account: AwsAccount): object {
	return {
		Version: '2012-10-17',
		Statement: [
			{
				Effect: 'Allow',
				Principal: { Service: 's3.amazonaws.com' },
				Action: 'sns:Publish',
				Resource: topic,
				Condition: {
					ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${firstBucket(account)}` },
					StringEquals: { 'aws:SourceAccount': account.accountId },
				},
			},
		],
	};
}

import { asciiJson, isBeyondLatin1 } from './json';
import { POLICY_NAME, ROLE_NAME, TOPIC_NAME } from './names';
import { permissionPolicy, topicPolicy, trustPolicy } from './policies';
import type { Json, JsonObject, PolicyDocument, SetupInput } from './types';

const TOPIC: Json = { Ref: 'NewFilesTopic' };

/**
 * The CloudFormation template for all that is new: the role, and what tells the trigger of new files. The buckets exist
 * already, and a template cannot change what it has not made, so their notifications are a step of their own.
 * docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference: aws-resource-iam-role, aws-resource-sns-topic,
 * aws-resource-sns-topicpolicy, aws-resource-sns-subscription
 */
export function template(input: SetupInput): JsonObject {
	const { triggerUrl } = input;
	return {
		AWSTemplateFormatVersion: '2010-09-09',
		Description:
			triggerUrl === undefined
				? 'Lets Pictory read the named S3 files'
				: 'Lets Pictory read the named S3 files, and tells n8n of each new one',
		Resources: {
			PictoryRole: role(input),
			...(triggerUrl !== undefined && notifying(input, triggerUrl)),
		},
		Outputs: {
			RoleArn: { Description: 'The role Pictory uses', Value: { 'Fn::GetAtt': ['PictoryRole', 'Arn'] } },
			...(triggerUrl !== undefined && {
				TopicArn: { Description: 'Where the buckets publish their new files', Value: TOPIC },
			}),
		},
	};
}

function role(input: SetupInput): JsonObject {
	return {
		Type: 'AWS::IAM::Role',
		Properties: {
			RoleName: ROLE_NAME,
			Description: 'Pictory reads the named S3 files with this role',
			AssumeRolePolicyDocument: trustPolicy(input),
			Policies: [{ PolicyName: POLICY_NAME, PolicyDocument: documentOf(permissionPolicy(input)) }],
		},
	};
}

/**
 * Given as an object, CloudFormation writes a policy out itself, and IAM refuses characters beyond U+00FF that are not
 * escaped. Only then the document is given as text, which the resource's schema allows too.
 */
function documentOf(policy: PolicyDocument): Json {
	return isBeyondLatin1(JSON.stringify(policy)) ? asciiJson(policy) : policy;
}

function notifying(input: SetupInput, triggerUrl: string): JsonObject {
	return {
		NewFilesTopic: {
			Type: 'AWS::SNS::Topic',
			// Version 2 signs with SHA-256: docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
			Properties: { TopicName: TOPIC_NAME, SignatureVersion: '2' },
		},
		NewFilesTopicPolicy: {
			Type: 'AWS::SNS::TopicPolicy',
			Properties: { Topics: [TOPIC], PolicyDocument: topicPolicy(input, TOPIC) },
		},
		TriggerSubscription: {
			Type: 'AWS::SNS::Subscription',
			// Raw messages carry no signature, so the trigger could not tell who sent them.
			Properties: { TopicArn: TOPIC, Protocol: 'https', Endpoint: triggerUrl, RawMessageDelivery: false },
		},
	};
}

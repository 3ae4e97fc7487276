import { asciiJson, isBeyondLatin1 } from './json';
import { digest, eventsName, readName, ROLE_NAME } from './names';
import { placePolicy, topicPolicy, trustPolicy } from './policies';
import type { Json, JsonObject, Place, PolicyDocument, SetupInput } from './types';

/*
 * CloudFormation templates for one place each. None of them takes anything away that another one has made.
 * docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference: aws-resource-iam-role, aws-resource-iam-policy,
 * aws-resource-sns-topic, aws-resource-sns-topicpolicy, aws-resource-sns-subscription
 */

/** Asked when the stack is made, since a template cannot see what is there. */
export const ROLE_EXISTS = 'RoleExists';
/** Name of the role within the template. */
export const ROLE_ID = 'PictoryRole';
const MAKE_ROLE = 'MakeRole';
const TOPIC: Json = { Ref: 'NewFilesTopic' };

/**
 * Adds a policy to the role, and makes the role where there is none. The role outlives the stack: other buckets use it
 * too.
 */
export function readTemplate(input: SetupInput, place: Place): JsonObject {
	return {
		AWSTemplateFormatVersion: '2010-09-09',
		Description: `Lets Pictory read files in ${place.bucket}, beside what it may read already`,
		Metadata: {
			'AWS::CloudFormation::Interface': {
				ParameterLabels: {
					[ROLE_EXISTS]: { default: `Is there a role ${ROLE_NAME} in this AWS account already?` },
				},
			},
		},
		Parameters: {
			[ROLE_EXISTS]: {
				Type: 'String',
				AllowedValues: ['no', 'yes'],
				Default: 'no',
				Description: `no: this stack makes the role. yes: it adds to the role. To see which, look in IAM, Roles, for ${ROLE_NAME}.`,
			},
		},
		Conditions: { [MAKE_ROLE]: { 'Fn::Equals': [{ Ref: ROLE_EXISTS }, 'no'] } },
		Resources: {
			[ROLE_ID]: {
				Type: 'AWS::IAM::Role',
				Condition: MAKE_ROLE,
				// Stays when the stack is deleted; goes when the stack cannot be made.
				DeletionPolicy: 'RetainExceptOnCreate',
				UpdateReplacePolicy: 'Retain',
				Properties: {
					RoleName: ROLE_NAME,
					Description: 'Pictory reads S3 files with this role, those its policies name',
					AssumeRolePolicyDocument: trustPolicy(input),
				},
			},
			ReadPolicy: {
				Type: 'AWS::IAM::Policy',
				Properties: {
					PolicyName: readName(input, place),
					PolicyDocument: documentOf(placePolicy(input, place)),
					Roles: [{ 'Fn::If': [MAKE_ROLE, { Ref: ROLE_ID }, ROLE_NAME] }],
				},
			},
		},
	};
}

/**
 * A topic for the place, and the trigger subscribed to it. The bucket is there already, and a template cannot change
 * what it has not made, so its notification is a step of its own.
 */
export function eventsTemplate(input: SetupInput, place: Place, triggerUrl: string): JsonObject {
	return {
		AWSTemplateFormatVersion: '2010-09-09',
		Description: `Tells n8n of each new file in ${place.bucket}`,
		Resources: {
			NewFilesTopic: {
				Type: 'AWS::SNS::Topic',
				// Version 2 signs with SHA-256: docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
				Properties: { TopicName: eventsName(input, place), SignatureVersion: '2' },
			},
			NewFilesTopicPolicy: {
				Type: 'AWS::SNS::TopicPolicy',
				Properties: { Topics: [TOPIC], PolicyDocument: topicPolicy(input, place.bucket, TOPIC) },
			},
			// Another trigger is another resource, and this one stays when an update takes it out of the template. It goes
			// with its topic: SNS deletes the subscriptions of a topic that is deleted.
			[`Subscription${digest(triggerUrl)}`]: {
				Type: 'AWS::SNS::Subscription',
				DeletionPolicy: 'Retain',
				// Raw messages carry no signature, so the trigger could not tell who sent them.
				Properties: { TopicArn: TOPIC, Protocol: 'https', Endpoint: triggerUrl, RawMessageDelivery: false },
			},
		},
		Outputs: { TopicArn: { Description: 'Where the bucket publishes its new files', Value: TOPIC } },
	};
}

/**
 * Given as an object, CloudFormation writes a policy out itself, and IAM refuses characters beyond U+00FF that are not
 * escaped. Only then the document is given as text, which the resource's schema allows too.
 */
function documentOf(policy: PolicyDocument): Json {
	return isBeyondLatin1(JSON.stringify(policy)) ? asciiJson(policy) : policy;
}

import { asciiJson } from './json';
import { POLICY_NAME, ROLE_NAME, STACK_NAME, TOPIC_NAME, topicArn } from './names';
import { notifications } from './notifications';
import { permissionPolicy, topicPolicy, trustPolicy } from './policies';
import { commandLine } from './shell';
import type { Command, SetupInput } from './types';

/** The AWS CLI instead of the console, with the template. Each command may be run again. */
export function stackCommands(input: SetupInput): Command[] {
	return [
		whoAmI(input),
		{
			title: 'Make the role (and the topic) from the template',
			command: commandLine('aws cloudformation deploy', [
				['--region', input.region],
				['--stack-name', STACK_NAME],
				['--template-file', 'template.yaml'],
				['--capabilities', 'CAPABILITY_NAMED_IAM'],
			]),
		},
		...notificationCommands(input),
	];
}

/** The same without CloudFormation: everything stands in the commands, no file is needed. */
export function plainCommands(input: SetupInput): Command[] {
	return [whoAmI(input), ...roleCommands(input), ...topicCommands(input), ...notificationCommands(input)];
}

function whoAmI({ accountId, region }: SetupInput): Command {
	return {
		title: `Check the account: this must print ${accountId}`,
		command: `aws sts get-caller-identity --region ${region} --query Account --output text`,
	};
}

function roleCommands(input: SetupInput): Command[] {
	return [
		{
			title: 'Make the role that Pictory uses',
			command: commandLine('aws iam create-role', [
				['--region', input.region],
				['--role-name', ROLE_NAME],
				['--description', 'Pictory reads the named S3 files with this role'],
				['--assume-role-policy-document', asciiJson(trustPolicy(input))],
			]),
		},
		{
			title: `Say what it may do (this replaces the policy ${POLICY_NAME} of the role)`,
			command: commandLine('aws iam put-role-policy', [
				['--region', input.region],
				['--role-name', ROLE_NAME],
				['--policy-name', POLICY_NAME],
				['--policy-document', asciiJson(permissionPolicy(input))],
			]),
		},
	];
}

function topicCommands(input: SetupInput): Command[] {
	const { region, triggerUrl } = input;
	if (triggerUrl === undefined) return [];
	const arn = topicArn(input);
	const setAttribute = (name: string, value: string): string =>
		commandLine('aws sns set-topic-attributes', [
			['--region', region],
			['--topic-arn', arn],
			['--attribute-name', name],
			['--attribute-value', value],
		]);
	return [
		{
			title: 'Make the topic the buckets publish to',
			command: commandLine('aws sns create-topic', [
				['--region', region],
				['--name', TOPIC_NAME],
			]),
		},
		{ title: 'Have its messages signed with SHA-256', command: setAttribute('SignatureVersion', '2') },
		{
			title: 'Let only these buckets publish to it',
			command: setAttribute('Policy', asciiJson(topicPolicy(input, arn))),
		},
		{
			title: 'Subscribe the trigger. Its workflow must be active: it confirms the subscription by itself',
			command: commandLine('aws sns subscribe', [
				['--region', region],
				['--topic-arn', arn],
				['--protocol', 'https'],
				['--notification-endpoint', triggerUrl],
				['--attributes', 'RawMessageDelivery=false'],
				['--return-subscription-arn'],
			]),
		},
	];
}

function notificationCommands(input: SetupInput): Command[] {
	if (input.triggerUrl === undefined) return [];
	return notifications(input).map(({ bucket, command }) => ({
		title: `Have ${bucket} report new files, beside all it reports already (needs jq)`,
		command,
	}));
}

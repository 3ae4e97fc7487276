import { asciiJson } from './json';
import { eventsName, readName, ROLE_NAME, topicArn } from './names';
import { notifications } from './notifications';
import { placesOf, placeText } from './places';
import { placePolicy, topicPolicy, trustPolicy } from './policies';
import { commandLine } from './shell';
import { type Stack, stacksOf } from './stacks';
import { ROLE_EXISTS, ROLE_ID } from './templates';
import { trustCommand } from './trust';
import type { Command, Place, SetupInput } from './types';

/*
 * The AWS CLI instead of the console. Each command may be run again, and none takes away what another set-up has made:
 * what has a name of its own is put, what all share (the role, its trust, the notifications of a bucket) is read first.
 */

const QUIETLY = '> /dev/null 2>&1';

/** With the templates. */
export function stackCommands(input: SetupInput): Command[] {
	const stacks = stacksOf(input);
	return [
		whoAmI(input),
		...stacks.filter(({ purpose }) => purpose === 'read').map((stack) => readStackCommand(input, stack)),
		trustCommand(input),
		...stacks.filter(({ purpose }) => purpose === 'events').map((stack) => eventsStackCommand(input, stack)),
		...subscribeCommands(input),
		...notificationCommands(input),
	];
}

/** Without CloudFormation: everything stands in the commands, no file is needed. */
export function plainCommands(input: SetupInput): Command[] {
	const places = placesOf(input.buckets);
	return [
		whoAmI(input),
		roleCommand(input),
		trustCommand(input),
		...places.map((place) => policyCommand(input, place)),
		...(input.triggerUrl === undefined ? [] : places.map((place) => topicCommand(input, place))),
		...subscribeCommands(input),
		...notificationCommands(input),
	];
}

function whoAmI({ accountId, region }: SetupInput): Command {
	return {
		title: `Check the account: this must print ${accountId}`,
		command: `aws sts get-caller-identity --region ${region} --query Account --output text`,
	};
}

/** The stack makes the role when there is none, or when it is the stack that has made it. */
function readStackCommand(input: SetupInput, { stackName, ...stack }: Stack): Command {
	const role = commandLine('aws iam get-role', [
		['--region', input.region],
		['--role-name', ROLE_NAME],
	]);
	const own = commandLine('aws cloudformation describe-stack-resource', [
		['--region', input.region],
		['--stack-name', stackName],
		['--logical-resource-id', ROLE_ID],
	]);
	return {
		title: `Let the role read ${placeText(stack)}, and make the role if there is none`,
		command: `if ${role} ${QUIETLY} &&\n! ${own} ${QUIETLY}\nthen role=yes; else role=no; fi &&\n${deploy(input, stackName, stack.fileName)} \\\n  --parameter-overrides "${ROLE_EXISTS}=$role"`,
	};
}

function eventsStackCommand(input: SetupInput, { stackName, fileName, ...stack }: Stack): Command {
	return {
		title: `Make the topic that ${placeText(stack)} publishes to`,
		command: deploy(input, stackName, fileName),
	};
}

function deploy({ region }: SetupInput, stackName: string, fileName: string): string {
	return commandLine('aws cloudformation deploy', [
		['--region', region],
		['--stack-name', stackName],
		['--template-file', fileName],
		['--capabilities', 'CAPABILITY_NAMED_IAM'],
		// Version 1 of the CLI would call it a failure when the stack is as it should be.
		['--no-fail-on-empty-changeset'],
	]);
}

function roleCommand(input: SetupInput): Command {
	const role = [
		['--region', input.region],
		['--role-name', ROLE_NAME],
	] as const;
	const create = commandLine('aws iam create-role', [
		...role,
		['--description', 'Pictory reads S3 files with this role, those its policies name'],
		['--assume-role-policy-document', asciiJson(trustPolicy(input))],
		// A long answer would open a pager, and that would swallow what was pasted behind this command.
		['--query', 'Role.Arn'],
		['--output', 'text'],
	]);
	return {
		title: 'Make the role that Pictory uses, if there is none',
		command: `${commandLine('aws iam get-role', [...role])} ${QUIETLY} ||\n${create}`,
	};
}

function policyCommand(input: SetupInput, place: Place): Command {
	return {
		title: `Let the role read ${placeText(place)}, beside what it may read already`,
		command: commandLine('aws iam put-role-policy', [
			['--region', input.region],
			['--role-name', ROLE_NAME],
			['--policy-name', readName(input, place)],
			['--policy-document', asciiJson(placePolicy(input, place))],
		]),
	};
}

/** A topic that is there keeps the policy it has. */
function topicCommand(input: SetupInput, place: Place): Command {
	const arn = topicArn(input, place);
	const get = commandLine('aws sns get-topic-attributes', [
		['--region', input.region],
		['--topic-arn', arn],
	]);
	const create = commandLine('aws sns create-topic', [
		['--region', input.region],
		['--name', eventsName(input, place)],
		// Version 2 signs with SHA-256.
		['--attributes', asciiJson({ SignatureVersion: '2', Policy: asciiJson(topicPolicy(input, place.bucket, arn)) })],
	]);
	return {
		title: `Make the topic that ${placeText(place)}, and nobody else, publishes to, if there is none`,
		command: `${get} ${QUIETLY} ||\n${create}`,
	};
}

/** Subscribing twice is subscribing once: docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
function subscribeCommands(input: SetupInput): Command[] {
	const { region, triggerUrl } = input;
	if (triggerUrl === undefined) return [];
	return placesOf(input.buckets).map((place) => ({
		title: `Subscribe the trigger to the topic of ${placeText(place)}. Its workflow must be active: it confirms the subscription by itself`,
		command: commandLine('aws sns subscribe', [
			['--region', region],
			['--topic-arn', topicArn(input, place)],
			['--protocol', 'https'],
			['--notification-endpoint', triggerUrl],
			['--attributes', 'RawMessageDelivery=false'],
			['--return-subscription-arn'],
		]),
	}));
}

function notificationCommands(input: SetupInput): Command[] {
	if (input.triggerUrl === undefined) return [];
	return notifications(input).map(({ bucket, prefix, command }) => ({
		title: `Have ${placeText({ bucket, prefix })} report new files, beside all the bucket reports already (needs jq)`,
		command,
	}));
}

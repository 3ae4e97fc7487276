import { GetRoleCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';

import { makeSetup, setupFiles, type SetupInput } from '../../nodes/Pictory/aws/setup';
import { PICTORY_ACCOUNT, ROLE_NAME } from '../../nodes/Pictory/aws/setup/names';
import { iamOf, outcomeOf, s3Of } from './clients';
import { notificationsOf } from './inventory';
import type { AwsAccount } from './localAws';

/*
 * The ways the documents of a set-up name, followed to the letter, with nothing but what they say.
 */

export type Way = (account: AwsAccount, input: SetupInput) => Promise<void>;

/** What the CloudFormation console sends when a stack is created, and what the pages of IAM and S3 do. */
export const console: Way = async (account, input) => {
	const setup = makeSetup(input);
	const file = (name: string): string => setupFiles(setup).find(({ fileName }) => fileName === name)?.text ?? '';
	const iam = iamOf(account.endpoint, account.keys);
	const wasThere = (await outcomeOf(iam.send(new GetRoleCommand({ RoleName: ROLE_NAME })))) === 'ok';
	for (const [index, { purpose, stackName, fileName }] of setup.stacks.entries()) {
		const exists = wasThere || index > 0 ? 'yes' : 'no';
		await createStack(
			account,
			stackName,
			file(fileName),
			purpose === 'read' ? { RoleExists: exists } : {},
			input.region,
		);
	}
	if (wasThere) await editTrust(account, setup.trustPolicy.Statement);
	for (const { bucket, topicConfiguration } of setup.notifications ?? []) {
		const { TopicConfigurations = [], ...others } = await notificationsOf(account, bucket);
		await s3Of(account.endpoint, account.keys).send(
			new PutBucketNotificationConfigurationCommand({
				Bucket: bucket,
				NotificationConfiguration: {
					...others,
					TopicConfigurations: [...TopicConfigurations, topicConfiguration as never],
				},
			}),
		);
	}
};

export const stackCommands: Way = async (account, input) => {
	const setup = makeSetup(input);
	account.save(setupFiles(setup));
	for (const { command } of setup.commands.withTemplate) await account.must(command);
};

export const plainCommands: Way = async (account, input) => {
	for (const { command } of makeSetup(input).commands.withoutTemplate) await account.must(command, 'sh');
};

/** The permission policy pasted into a policy of its own, on a role that is there. */
export const byHand: Way = async (account, input) => {
	const { policyName, permissionPolicy, trustPolicy } = makeSetup(input);
	await iamOf(account.endpoint, account.keys).send(
		new PutRolePolicyCommand({
			RoleName: ROLE_NAME,
			PolicyName: policyName,
			PolicyDocument: JSON.stringify(permissionPolicy),
		}),
	);
	await editTrust(account, trustPolicy.Statement);
};

/** @throws Error with what CloudFormation says when the stack is there, or cannot be made */
export async function createStack(
	account: AwsAccount,
	name: string,
	template: string,
	parameters: Record<string, string> = {},
	region = account.region,
): Promise<void> {
	const entries = Object.entries(parameters).flatMap(([key, value], index) => [
		[`Parameters.member.${index + 1}.ParameterKey`, key],
		[`Parameters.member.${index + 1}.ParameterValue`, value],
	]);
	const request = {
		Version: '2010-05-15',
		Action: 'CreateStack',
		StackName: name,
		TemplateBody: template,
		'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
		...(Object.fromEntries(entries) as Record<string, string>),
	};
	await account.ask('cloudformation', request, region);
}

/** Step of the page: only when it does not name Pictory's account. */
async function editTrust(account: AwsAccount, statements: unknown[]): Promise<void> {
	const iam = iamOf(account.endpoint, account.keys);
	const { Role } = await iam.send(new GetRoleCommand({ RoleName: ROLE_NAME }));
	const trust = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
	if (trust.includes(PICTORY_ACCOUNT)) return;
	const document = JSON.parse(trust) as { Statement: unknown[] };
	document.Statement.push(...statements);
	await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: ROLE_NAME, PolicyDocument: JSON.stringify(document) }));
}

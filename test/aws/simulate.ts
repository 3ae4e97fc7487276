import { runSimulation } from '@cloud-copilot/iam-simulate';
import { GetRoleCommand, GetRolePolicyCommand, ListRolePoliciesCommand } from '@aws-sdk/client-iam';

import { ROLE_NAME } from '../../nodes/Pictory/aws/setup/names';
import { iamOf } from './clients';
import type { AwsAccount } from './localAws';

interface NamedPolicy {
	name: string;
	policy: unknown;
}

/** The role as it is in the account, and what somebody who has taken it on may do, by AWS's rules. */
export class Role {
	private constructor(
		private readonly account: AwsAccount,
		readonly policies: NamedPolicy[],
		readonly trust: unknown,
	) {}

	static async in(account: AwsAccount): Promise<Role> {
		const iam = iamOf(account.endpoint, account.keys);
		const role = { RoleName: ROLE_NAME };
		const { Role: found } = await iam.send(new GetRoleCommand(role));
		const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand(role));
		const policies = await Promise.all(
			PolicyNames.map(async (PolicyName) => {
				const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ ...role, PolicyName }));
				return { name: PolicyName, policy: decoded(PolicyDocument) };
			}),
		);
		return new Role(account, policies, decoded(found?.AssumeRolePolicyDocument));
	}

	async may(action: string, resource: string, context: Record<string, string> = {}): Promise<boolean> {
		const { accountId } = this.account;
		return await isAllowed({
			principal: `arn:aws:sts::${accountId}:assumed-role/${ROLE_NAME}/pictory`,
			action,
			resource,
			accountId,
			context,
			identityPolicies: this.policies,
		});
	}

	/** Whether somebody who may take on every role there is may take on this one. */
	async admits(principal: string): Promise<boolean> {
		const { accountId } = this.account;
		return await isAllowed({
			principal,
			action: 'sts:AssumeRole',
			resource: `arn:aws:iam::${accountId}:role/${ROLE_NAME}`,
			accountId,
			context: {},
			identityPolicies: [
				{
					name: 'all',
					policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] },
				},
			],
			resourcePolicy: this.trust,
		});
	}
}

/** Whether S3 may publish to a topic on behalf of a bucket. */
export async function mayPublish(
	policy: unknown,
	topic: string,
	accountId: string,
	bucket: string,
	owner = accountId,
): Promise<boolean> {
	return await isAllowed({
		principal: 's3.amazonaws.com',
		action: 'sns:Publish',
		resource: topic,
		accountId,
		context: { 'aws:SourceArn': `arn:aws:s3:::${bucket}`, 'aws:SourceAccount': owner },
		identityPolicies: [],
		resourcePolicy: policy,
	});
}

interface Question {
	principal: string;
	action: string;
	resource: string;
	accountId: string;
	context: Record<string, string>;
	identityPolicies: NamedPolicy[];
	resourcePolicy?: unknown;
}

/** @throws Error when a policy is none that AWS takes */
async function isAllowed({ principal, action, resource, accountId, context, ...policies }: Question): Promise<boolean> {
	const answer = await runSimulation(
		{
			request: { principal, action, resource: { resource, accountId }, contextVariables: context },
			serviceControlPolicies: [],
			resourceControlPolicies: [],
			...policies,
		},
		{},
	);
	if (answer.resultType === 'error') throw new Error(JSON.stringify(answer.errors));
	return answer.overallResult === 'Allowed';
}

function decoded(document: string | undefined): unknown {
	return JSON.parse(decodeURIComponent(document ?? 'null'));
}

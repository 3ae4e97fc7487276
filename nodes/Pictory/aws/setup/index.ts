import { checklist } from './checklist';
import { plainCommands, stackCommands } from './commands';
import { asciiJson, isBeyondLatin1 } from './json';
import { POLICY_NAME, ROLE_NAME, roleArn, STACK_NAME, topicArn } from './names';
import { type BucketNotification, notifications } from './notifications';
import { permissionPolicy, trustPolicy } from './policies';
import { template } from './template';
import type { Command, JsonObject, PolicyDocument, SetupInput } from './types';
import { toYaml } from './yaml';

export type { SetupInput } from './types';

/** Every document of a set-up. */
export interface Setup extends JsonObject {
	accountId: string;
	region: string;
	roleName: string;
	roleArn: string;
	policyName: string;
	stackName: string;
	permissionPolicy: PolicyDocument;
	trustPolicy: PolicyDocument;
	template: JsonObject;
	templateYaml: string;
	/** With CloudFormation, and without it. */
	commands: { withTemplate: Command[]; withoutTemplate: Command[] };
	/** Things worth knowing about this very set-up; mostly empty. */
	notes: string[];
	/** Markdown. */
	checklist: string;
}

export interface SetupFile {
	/** Name of the binary field. */
	field: string;
	fileName: string;
	mimeType: string;
	text: string;
}

/** Writes all documents. Nothing is looked up: the same input always gives the same text. */
export function makeSetup(input: SetupInput): Setup & { topicArn?: string; notifications?: BucketNotification[] } {
	const { accountId, region, triggerUrl } = input;
	const whole = template(input);
	const notes = notesOn(input);
	return {
		accountId,
		region,
		roleName: ROLE_NAME,
		roleArn: roleArn(accountId),
		policyName: POLICY_NAME,
		stackName: STACK_NAME,
		permissionPolicy: permissionPolicy(input),
		trustPolicy: trustPolicy(input),
		template: whole,
		templateYaml: toYaml(whole),
		...(triggerUrl !== undefined && { topicArn: topicArn(input), notifications: notifications(input) }),
		commands: { withTemplate: stackCommands(input), withoutTemplate: plainCommands(input) },
		notes,
		checklist: checklist(input, notes),
	};
}

/** The same as files to hand to whoever looks after the AWS account. */
export function setupFiles(setup: Setup): SetupFile[] {
	const json = (field: string, fileName: string, document: JsonObject): SetupFile => ({
		field,
		fileName,
		mimeType: 'application/json',
		text: `${asciiJson(document, true)}\n`,
	});
	return [
		json('templateJson', 'template.json', setup.template),
		{ field: 'templateYaml', fileName: 'template.yaml', mimeType: 'application/yaml', text: setup.templateYaml },
		json('permissionPolicy', 'permission-policy.json', setup.permissionPolicy),
		json('trustPolicy', 'trust-policy.json', setup.trustPolicy),
		{ field: 'setup', fileName: 'setup.md', mimeType: 'text/markdown', text: setup.checklist },
	];
}

/** Characters, without white space: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_PERMISSION_POLICY = 10_240;
const MAX_TRUST_POLICY = 2_048;

/** IAM's limits, which only very many buckets or principals reach. */
export function sizeTroubles(input: SetupInput): { buckets?: string; principals?: string } {
	const permission = asciiJson(permissionPolicy(input)).length;
	const trust = asciiJson(trustPolicy(input)).length;
	return {
		...(permission > MAX_PERMISSION_POLICY && {
			buckets: `make a policy of ${permission} characters; IAM allows ${MAX_PERMISSION_POLICY}. Use fewer or shorter prefixes.`,
		}),
		...(trust > MAX_TRUST_POLICY && {
			principals: `makes a trust policy of ${trust} characters; IAM allows ${MAX_TRUST_POLICY}. Enter fewer.`,
		}),
	};
}

function notesOn({ buckets, kmsKeyArns = [], accountId }: SetupInput): string[] {
	const open = buckets.filter(({ prefix }) => prefix !== '' && !prefix.endsWith('/'));
	const foreignKeys = kmsKeyArns.filter((arn) => !arn.includes(`:${accountId}:`));
	return [
		...open.map(
			({ prefix }) =>
				`"${prefix}" also covers keys such as "${prefix}-2/…". For one folder, end the prefix with a slash.`,
		),
		...(buckets.some(({ prefix }) => isBeyondLatin1(prefix))
			? [
					'A prefix holds letters that IAM takes only as escapes. The documents hold them so; keep them when you copy a policy by hand.',
				]
			: []),
		...foreignKeys.map((arn) => `The key ${arn} belongs to another account, whose key policy must name the role too.`),
	];
}

import { checklist } from './checklist';
import { plainCommands, stackCommands } from './commands';
import { asciiJson, isBeyondLatin1 } from './json';
import { readDigest, readName, ROLE_NAME, roleArn, topicArn } from './names';
import { type BucketNotification, notifications } from './notifications';
import { placesOf, placeText } from './places';
import { permissionPolicy, placePolicy, trustPolicy } from './policies';
import { type Stack, stacksOf } from './stacks';
import type { Command, JsonObject, Place, PolicyDocument, SetupInput } from './types';
import { undoPlainCommands, undoRoleCommands, undoStackCommands } from './undo';

export type { SetupInput } from './types';

/** Every document of a set-up. */
export interface Setup extends JsonObject {
	accountId: string;
	region: string;
	roleName: string;
	roleArn: string;
	/** Name for the permission policy when it is added to the role by hand. */
	policyName: string;
	permissionPolicy: PolicyDocument;
	trustPolicy: PolicyDocument;
	/** CloudFormation stacks, one for each bucket and prefix and what it is for. */
	stacks: Stack[];
	/** With CloudFormation, and without it. */
	commands: { withTemplate: Command[]; withoutTemplate: Command[] };
	/** The role comes last, and only when nothing else uses it. */
	undo: { withTemplate: Command[]; withoutTemplate: Command[]; role: Command[] };
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
export function makeSetup(input: SetupInput): Setup & { topicArns?: string[]; notifications?: BucketNotification[] } {
	const { accountId, region, triggerUrl } = input;
	const notes = notesOn(input);
	const policyName = policyNameOf(input);
	return {
		accountId,
		region,
		roleName: ROLE_NAME,
		roleArn: roleArn(accountId),
		policyName,
		permissionPolicy: permissionPolicy(input),
		trustPolicy: trustPolicy(input),
		stacks: stacksOf(input),
		...(triggerUrl !== undefined && {
			topicArns: placesOf(input.buckets).map((place) => topicArn(input, place)),
			notifications: notifications(input),
		}),
		commands: { withTemplate: stackCommands(input), withoutTemplate: plainCommands(input) },
		undo: {
			withTemplate: undoStackCommands(input),
			withoutTemplate: undoPlainCommands(input),
			role: undoRoleCommands(input),
		},
		notes,
		checklist: checklist(input, policyName, notes),
	};
}

/** Characters that are not ASCII need it, or a browser guesses the encoding wrong. */
const BYTE_ORDER_MARK = '\ufeff';

/** The same as files to hand to whoever looks after the AWS account. The page to begin with comes first. */
export function setupFiles({ checklist: page, permissionPolicy: policy, stacks, ...setup }: Setup): SetupFile[] {
	const json = (field: string, fileName: string, document: JsonObject): SetupFile => ({
		field,
		fileName,
		mimeType: 'application/json',
		text: `${asciiJson(document, true)}\n`,
	});
	return [
		{
			field: 'setup',
			fileName: 'setup.md',
			mimeType: 'text/markdown',
			text: isAscii(page) ? page : `${BYTE_ORDER_MARK}${page}`,
		},
		...stacks.map(({ fileName, templateYaml }, index) => ({
			field: `template${index + 1}`,
			fileName,
			mimeType: 'application/yaml',
			text: templateYaml,
		})),
		json('permissionPolicy', 'permission-policy.json', policy),
		json('trustPolicy', 'trust-policy.json', setup.trustPolicy),
	];
}

/** Characters, without white space: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_PERMISSION_POLICIES = 10_240;
const MAX_TRUST_POLICY = 2_048;

/** IAM's limits, which only very many buckets or principals reach. A role's inline policies count together. */
export function sizeTroubles(input: SetupInput): { buckets?: string; principals?: string } {
	const permission = placesOf(input.buckets)
		.map((place) => asciiJson(placePolicy(input, place)).length)
		.reduce((sum, length) => sum + length, 0);
	const trust = asciiJson(trustPolicy(input)).length;
	return {
		...(permission > MAX_PERMISSION_POLICIES && {
			buckets: `make policies of ${permission} characters; IAM allows ${MAX_PERMISSION_POLICIES}. Use fewer or shorter prefixes.`,
		}),
		...(trust > MAX_TRUST_POLICY && {
			principals: `makes a trust policy of ${trust} characters; IAM allows ${MAX_TRUST_POLICY}. Enter fewer.`,
		}),
	};
}

function policyNameOf(input: SetupInput): string {
	const places = placesOf(input.buckets);
	const [place, ...others] = places;
	return place !== undefined && others.length === 0
		? readName(input, place)
		: `pictory-s3-read-${readDigest(input, places)}`;
}

function notesOn({ buckets, kmsKeyArns = [], accountId, remarks = [] }: SetupInput): string[] {
	const places = placesOf(buckets);
	const covered = buckets.filter((row) => !places.some((place) => isSame(place, row)));
	const open = buckets.filter(({ prefix }) => prefix !== '' && !prefix.endsWith('/'));
	const foreignKeys = kmsKeyArns.filter((arn) => !arn.includes(`:${accountId}:`));
	return [
		...remarks,
		...[...new Set(covered.map(placeText))].map(
			(place) => `${place} needs nothing of its own: another row opens more of the bucket, and all in it.`,
		),
		...open.map(
			({ prefix }) =>
				`"${prefix}" also covers keys such as "${prefix}-2/...". For one folder, end the prefix with a slash.`,
		),
		...(buckets.some(({ prefix }) => isBeyondLatin1(prefix))
			? [
					'A prefix holds letters that IAM takes only as escapes. The documents hold them so; keep them when you copy a policy by hand.',
				]
			: []),
		...foreignKeys.map((arn) => `The key ${arn} belongs to another account, whose key policy must name the role too.`),
	];
}

function isSame(one: Place, other: Place): boolean {
	return one.bucket === other.bucket && one.prefix === other.prefix;
}

function isAscii(text: string): boolean {
	return /^[\t\n\r\x20-\x7e]*$/.test(text);
}

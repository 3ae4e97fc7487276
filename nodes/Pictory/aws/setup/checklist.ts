import { plainCommands, stackCommands } from './commands';
import { PICTORY_PAGE, ROLE_NAME, STACK_NAME, topicArn } from './names';
import { notifications } from './notifications';
import { isWhole, reachOf } from './places';
import type { Command, SetupInput } from './types';

/** The whole set-up as a page to read and tick off, in Markdown, for somebody who has never seen an IAM policy. */
export function checklist(input: SetupInput, notes: string[]): string {
	const { accountId, region, triggerUrl } = input;
	const sections = [
		`# Private S3 files for Pictory`,
		`For the AWS account ${accountId} and the region ${region}.`,
		...section('What Pictory will be able to do', whatItMayDo(input)),
		...section(triggerUrl === undefined ? '1. Make the role' : '1. Make the role and the topic', makeTheStack(input)),
		...(triggerUrl === undefined ? [] : section('2. Have the buckets report new files', reportNewFiles(input))),
		...section(`${triggerUrl === undefined ? 2 : 3}. Tell Pictory, and try it`, tryIt(input)),
		...section('If something does not work', troubleshooting(input)),
		...(notes.length > 0
			? section(
					'Please note',
					notes.map((note) => `- ${plain(note)}`),
				)
			: []),
		...section('With the AWS CLI instead of the console', [
			`Run these in [AWS CloudShell](https://${region}.console.aws.amazon.com/cloudshell/home?region=${region}), where the AWS CLI and jq are there already, or in any POSIX shell. Upload \`template.yaml\` first (Actions, Upload file).`,
			...commandBlocks(stackCommands(input)),
		]),
		...section('With the AWS CLI and without CloudFormation', commandBlocks(plainCommands(input))),
	];
	return `${sections.join('\n\n')}\n`;
}

function section(title: string, paragraphs: string[]): string[] {
	const isList = paragraphs.every((paragraph) => /^(- |\d+\. )/.test(paragraph));
	return [`## ${title}`, ...(isList ? [paragraphs.join('\n')] : paragraphs)];
}

function whatItMayDo({ buckets, kmsKeyArns = [] }: SetupInput): string[] {
	const reach = reachOf(buckets);
	return [
		...reach.map((entry) =>
			isWhole(entry)
				? `- See the names of all files in ${code(entry.bucket)} and read them.`
				: `- In ${code(entry.bucket)}: see the names of the files that begin with ${entry.prefixes.map(code).join(' or ')}, and read them. No other file in it.`,
		),
		'- See the names of your buckets (Pictory asks for this), but nothing in any other bucket.',
		...(kmsKeyArns.length > 0 ? [`- Have S3 decrypt these files with ${kmsKeyArns.map(code).join(', ')}.`] : []),
		'- It cannot change, add or delete anything.',
	];
}

function makeTheStack({ region, triggerUrl }: SetupInput): string[] {
	const steps = [
		...(triggerUrl === undefined
			? []
			: [
					'Switch the workflow with the Pictory S3 Trigger on. It must be running when AWS asks it to confirm the subscription.',
				]),
		`Open [CloudFormation, Create stack](https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks/create). Check at the top right that it shows your account and the region ${region}.`,
		'Choose "Upload a template file", upload `template.yaml` (or `template.json`, they say the same), then Next.',
		`Stack name: \`${STACK_NAME}\`. Next, and Next again.`,
		'Tick "I acknowledge that AWS CloudFormation might create IAM resources with custom names", then Submit.',
		'Wait until the stack shows CREATE_COMPLETE (a minute or two).',
	];
	return steps.map((step, index) => `${index + 1}. ${step}`);
}

function reportNewFiles(input: SetupInput): string[] {
	return [
		'The buckets exist already, so no template can do this. Add it beside what each bucket has: nothing there is lost.',
		...notifications(input).flatMap(({ bucket, consoleSteps }) => [
			`### ${bucket}`,
			consoleSteps.map((step, index) => `${index + 1}. ${withCode(step)}`).join('\n'),
		]),
		'S3 refuses a notification whose prefix overlaps with one that is there already for the same events. Then nothing has been changed: choose a narrower prefix, or let the existing target pass the events on to the topic.',
	];
}

function tryIt({ accountId, region, triggerUrl }: SetupInput): string[] {
	const steps = [
		`In n8n: Pictory, AWS Connection → Create, with the AWS Account ID ${accountId} and the Bucket Region ${region}.`,
		'Then AWS Connection → Verify, with a file in the bucket and Prove With a Preview Job switched on.',
		...(triggerUrl === undefined ? [] : ['Put a video into the bucket: the workflow runs.']),
	];
	return steps.map((step, index) => `${index + 1}. ${step}`);
}

function troubleshooting({ accountId, region, triggerUrl, trustedPrincipals = [] }: SetupInput): string[] {
	return [
		`- The role must have exactly the name ${code(ROLE_NAME)}, in the account ${accountId}: [look at it](https://us-east-1.console.aws.amazon.com/iam/home#/roles/details/${ROLE_NAME}). If CloudFormation says that it exists already, delete the old one, or add the statements of \`permission-policy.json\` to its policy by hand.`,
		...(trustedPrincipals.length > 0
			? []
			: [
					`- This set-up trusts Pictory's whole AWS account. Pictory's own page names single roles in its [step 5](${PICTORY_PAGE}): paste their ARNs into Trusted Principals if you want to trust only those, or if Pictory still cannot read the files.`,
				]),
		'- One role serves the whole account, so name all buckets in one set-up. Updating the stack with a new template changes the role.',
		`- The region of the connection must be the region of the bucket (${region}). Buckets of another region need a second connection.`,
		'- Files encrypted with your own KMS key need the key in KMS Key ARNs, and the policy of the key must let the account use it.',
		...(triggerUrl === undefined
			? []
			: [
					`- The subscription stays at "Pending confirmation": [open the topic](https://${region}.console.aws.amazon.com/sns/v3/home?region=${region}#/topic/${topicArn({ accountId, region })}), switch the workflow on, and choose Request confirmation.`,
				]),
	];
}

function commandBlocks(commands: Command[]): string[] {
	return commands.flatMap(({ title, command }) => [`${title}:`, fenced(command)]);
}

/** A fence longer than any run of backticks within, so that no prefix can end it. */
function fenced(text: string): string {
	const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}sh\n${text}\n${fence}`;
}

function code(text: string): string {
	const ticks = '`'.repeat(longestRun(text) + 1);
	const pad = /^[`\s]|[`\s]$/.test(text) ? ' ' : '';
	return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** Text that stands for itself. */
function plain(text: string): string {
	return text.replace(/[\\`*_[\]<>&]/g, '\\$&');
}

/** Values that people copy stand as code. */
function withCode(step: string): string {
	const [, label = '', value] = /^((?:Event name|Prefix): )(.*)$/s.exec(step) ?? [];
	return value === undefined ? step : `${label}${code(value)}`;
}

function longestRun(text: string): number {
	return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

import { plainCommands, stackCommands } from './commands';
import { makeReading, makeReporting, ROLE_PAGE, undoSteps } from './console';
import { bulleted, code, commandBlocks, link, numbered, plain, section } from './markdown';
import { PICTORY_ACCOUNT, ROLE_NAME } from './names';
import { placesOf } from './places';
import { remedies } from './remedies';
import type { SetupInput } from './types';
import { undoPlainCommands, undoRoleCommands, undoStackCommands } from './undo';

/**
 * The whole set-up as a page to read and tick off, in Markdown, for somebody who has never seen an IAM policy. Plain
 * ASCII but for names of the reader's own: browsers show a file that does not say how it is encoded as they please.
 */
export function checklist(input: SetupInput, policyName: string, notes: string[]): string {
	const { accountId, region, triggerUrl } = input;
	const sections = [
		'# Private S3 files for Pictory',
		`For the AWS account ${accountId} and the region ${region}. Everything here adds to what is there: buckets that Pictory reads already, and workflows that hear of new files, go on as before.`,
		...section('What Pictory will be able to do', [whatItMayDo(input)]),
		...section('1. Let Pictory read the files', makeReading(input)),
		...(triggerUrl === undefined ? [] : section('2. Have the buckets report new files', makeReporting(input))),
		...section(`${triggerUrl === undefined ? 2 : 3}. Tell Pictory, and try it`, [numbered(tryIt(input))]),
		...section('The next bucket', [
			'Run Generate AWS Setup again, with the new bucket only. What is there stays, and the new one is added. Another region, or another AWS account, is a set-up of its own with that region and account, and needs a connection of its own at Pictory; the role is made once in each account.',
			'Nothing here closes what was opened before. To let Pictory see less of a bucket, make the new set-up first, then undo the earlier one.',
		]),
		...section('To undo it', undoSteps(input)),
		...section('If AWS says something else, or it does not work', remedies(input)),
		...(notes.length > 0 ? section('Please note', [bulleted(notes.map(plain))]) : []),
		...section('By hand instead of CloudFormation', [numbered(byHand(policyName))]),
		...section('With the AWS CLI instead of the console', [
			`Run these in [AWS CloudShell](https://${region}.console.aws.amazon.com/cloudshell/home?region=${region}), where the AWS CLI and jq are there already, or in any POSIX shell. Upload the \`.yaml\` files first (Actions, Upload file). All of them may be run again.`,
			...commandBlocks(stackCommands(input)),
			'### To undo these',
			...commandBlocks(undoStackCommands(input)),
		]),
		...section('With the AWS CLI and without CloudFormation', [
			...commandBlocks(plainCommands(input)),
			'### To undo these',
			...commandBlocks(undoPlainCommands(input)),
		]),
		...section('To undo everything: the role, last of all', commandBlocks(undoRoleCommands(input))),
	];
	return `${sections.join('\n\n')}\n`;
}

function whatItMayDo({ buckets, kmsKeyArns = [] }: SetupInput): string {
	return bulleted([
		...placesOf(buckets).map(({ bucket, prefix }) =>
			prefix === ''
				? `See the names of all files in ${code(bucket)} and read them.`
				: `In ${code(bucket)}: see the names of the files that begin with ${code(prefix)}, and read them. This opens no other file in it.`,
		),
		'See the names of your buckets (Pictory asks for this), but nothing in any other bucket, unless another set-up allows it.',
		...(kmsKeyArns.length > 0 ? [`Have S3 decrypt these files with ${kmsKeyArns.map(code).join(', ')}.`] : []),
		'It cannot change, add or delete anything.',
	]);
}

function tryIt({ accountId, region, triggerUrl }: SetupInput): string[] {
	return [
		`In n8n: Pictory, AWS Connection, Create, with the AWS Account ID ${accountId} and the Bucket Region ${region}. One connection serves all buckets of an account and region: if you have it already, there is nothing to create.`,
		'Then AWS Connection, Verify, with a file in the bucket and Prove With a Preview Job switched on.',
		...(triggerUrl === undefined ? [] : ['Put a video into the bucket: the workflow runs.']),
	];
}

function byHand(policyName: string): string[] {
	return [
		`Open ${link('the role', ROLE_PAGE)}. If there is none: IAM, Roles, Create role, AWS account, Another AWS account, ${code(PICTORY_ACCOUNT)}, no further options; name it ${code(ROLE_NAME)}.`,
		`On the page of the role: Add permissions, Create inline policy, JSON. Paste ${code('permission-policy.json')}, and name the policy ${code(policyName)}. The other policies of the role stay as they are.`,
		'To undo it, remove this one policy from the role.',
	];
}

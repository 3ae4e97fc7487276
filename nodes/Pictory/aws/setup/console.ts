import { asciiJson } from './json';
import { bulleted, code, fenced, link, numbered } from './markdown';
import { eventsName, PICTORY_ACCOUNT, ROLE_NAME, topicArn } from './names';
import { notifications } from './notifications';
import { placesOf, placeText } from './places';
import { trustPolicy } from './policies';
import { type Stack, stacksOf } from './stacks';
import { ROLE_EXISTS } from './templates';
import type { Place, SetupInput } from './types';

/** IAM is one for all regions. */
export const ROLE_PAGE = `https://us-east-1.console.aws.amazon.com/iam/home#/roles/details/${ROLE_NAME}`;

export function topicPage(input: SetupInput, place: Place): string {
	const { region } = input;
	return `https://${region}.console.aws.amazon.com/sns/v3/home?region=${region}#/topic/${topicArn(input, place)}`;
}

function stacksPage(region: string): string {
	return `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks`;
}

/** How to let Pictory read the files, whatever is there already. */
export function makeReading(input: SetupInput): string[] {
	const [first, ...others] = stacksOf(input).filter(({ purpose }) => purpose === 'read');
	return [
		numbered([
			`Open ${link('the role', ROLE_PAGE)}. Either AWS shows the role ${code(ROLE_NAME)}, or it says that there is none. Keep in mind which.`,
			...createStack(input, first, [
				`${ROLE_EXISTS}: ${code('yes')} if AWS showed the role in step 1, ${code('no')} if it did not.`,
			]),
			...(others.length === 0
				? []
				: [`Do steps 2 to 5 again for each file below, now with ${ROLE_EXISTS} ${code('yes')}.`]),
		]),
		...(others.length === 0 ? [] : [bulleted(others.map(fileAndName))]),
		`Only if the role was there in step 1: on ${link('its page', ROLE_PAGE)}, open Trust relationships. ${whatTrustHolds(input)} If it does, change nothing. If it does not, choose Edit trust policy, add this as one more entry to the list "Statement" (with a comma between the entries), leave all else as it is, and choose Update policy:`,
		fenced(asciiJson(trustPolicy(input).Statement[0] ?? {}, true), 'json'),
	];
}

/** How to have new files reported, beside all that is reported already. */
export function makeReporting(input: SetupInput): string[] {
	const [first, ...others] = stacksOf(input).filter(({ purpose }) => purpose === 'events');
	const arns = placesOf(input.buckets).map((place) => topicArn(input, place));
	return [
		numbered([
			`In n8n, open the Pictory S3 Trigger, and add to Topic ARN, beside what stands there and with a comma between: ${code(arns.join(', '))}`,
			'Publish the workflow, also if it was published before: until then it does not know the new topic, and refuses it when AWS asks for a confirmation.',
			...createStack(input, first, []),
			...(others.length === 0 ? [] : ['Do steps 3 to 6 again for each file below.']),
		]),
		...(others.length === 0 ? [] : [bulleted(others.map(fileAndName))]),
		'Now the buckets themselves. They exist already, so no template can do this. Add it beside what each bucket has: nothing there is lost.',
		...notifications(input).flatMap(({ bucket, prefix, consoleSteps }) => [
			`### ${code(placeText({ bucket, prefix }))}`,
			numbered(consoleSteps.map(withCode)),
		]),
	];
}

/** Clicks that undo one place, and all. */
export function undoSteps(input: SetupInput): string[] {
	const { region, triggerUrl } = input;
	const stacks = stacksOf(input);
	return [
		...placesOf(input.buckets).flatMap((place) => [
			`### Only ${code(placeText(place))}`,
			numbered([
				...(triggerUrl === undefined
					? []
					: [
							`S3, the bucket ${code(place.bucket)}, Properties, Event notifications: tick ${code(eventsName(input, place))}, and choose Delete. The trigger hears of no new file in it any more.`,
						]),
				...[...stacks]
					.reverse()
					.filter(({ bucket, prefix }) => bucket === place.bucket && prefix === place.prefix)
					.map(
						({ stackName, purpose }) =>
							`${link('CloudFormation, Stacks', stacksPage(region))}: choose ${code(stackName)}, then Delete. ${
								purpose === 'events'
									? 'Its topic and all subscriptions to it are gone.'
									: `Pictory can no longer read ${code(placeText(place))}. The role stays, also if this stack has made it, and so does all else it may read.`
							}`,
					),
			]),
		]),
		'### Everything in this AWS account',
		numbered([
			'Undo each bucket, also those of other set-ups, in every region.',
			`Open ${link('the role', ROLE_PAGE)}. When Permissions lists no policy any more, choose Delete. As long as it lists one, somebody still uses the role. From then on no video can use a private file of this account.`,
			'In n8n: Pictory, AWS Connection, Delete.',
		]),
	];
}

function createStack(input: SetupInput, stack: Stack | undefined, parameters: string[]): string[] {
	const { accountId, region } = input;
	const { fileName = '', stackName = '' } = stack ?? {};
	return [
		`Open ${link('CloudFormation, Create stack', `${stacksPage(region)}/create`)}. Check at the top right that it shows your account (${accountId}) and the region ${region}.`,
		`Choose "Upload a template file", upload ${code(fileName)}, then Next.`,
		[`Stack name: ${code(stackName)}.`, ...parameters, 'Next, and Next again.'].join(' '),
		'If AWS asks, tick "I acknowledge that AWS CloudFormation might create IAM resources with custom names". Then Submit, and wait until the stack shows CREATE_COMPLETE (a minute or two).',
	];
}

function fileAndName({ fileName, stackName }: Stack): string {
	return `${code(fileName)}, stack name ${code(stackName)}`;
}

function whatTrustHolds({ trustedPrincipals = [] }: SetupInput): string {
	return trustedPrincipals.length === 0
		? `It must name Pictory's account, ${code(PICTORY_ACCOUNT)}.`
		: `It must name ${trustedPrincipals.map(code).join(' and ')}.`;
}

/** Values that people copy stand as code. */
function withCode(step: string): string {
	const [, label = '', value] = /^((?:Event name|Prefix): )(.*)$/s.exec(step) ?? [];
	return value === undefined ? step : `${label}${code(value)}`;
}

import { ROLE_PAGE, topicPage } from './console';
import { code, link } from './markdown';
import { PICTORY_PAGE, ROLE_NAME } from './names';
import { placesOf, placeText } from './places';
import { ROLE_EXISTS } from './templates';
import type { SetupInput } from './types';

/** What AWS says when something is not as expected, in its own words, and what to do. Nothing that others use is deleted. */
export function remedies(input: SetupInput): string[] {
	return [...ofStacks(), ...ofPolicies(), ...ofReporting(input), ...ofReading(input)];
}

function ofStacks(): string[] {
	return [
		`- "Stack ... already exists": this set-up has been made before. When the stack shows CREATE_COMPLETE or UPDATE_COMPLETE there is nothing to do. When it shows ROLLBACK_COMPLETE or CREATE_FAILED it could not be made then and holds nothing: delete this one stack, and create it again.`,
		`- "Role with name ${ROLE_NAME} already exists", or a resource of that name "already exists": nothing was changed. Delete the stack that has just failed (it shows ROLLBACK_COMPLETE and holds nothing), and create it again with ${ROLE_EXISTS} ${code('yes')}. Leave the role as it is: other buckets use it.`,
		`- "The role with name ${ROLE_NAME} cannot be found": nothing was changed. Delete the stack that has just failed, and create it again with ${ROLE_EXISTS} ${code('no')}.`,
		'- "is in ROLLBACK_COMPLETE state and can not be updated": an earlier attempt failed and left an empty stack. Delete that stack, and make it again.',
		'- "Requires capabilities: [CAPABILITY_NAMED_IAM]": tick the box "I acknowledge ..." on the last page, or keep `--capabilities` in the command.',
		'- "The submitted information didn\'t contain changes", "No changes to deploy": all is there already.',
		'- "is not authorized to perform", "AccessDenied": your AWS login may not do this. Hand this page and the files to whoever looks after the AWS account.',
		`- There is a stack ${code('pictory-s3-access')}: an earlier form of this set-up, with the role in it. It can stay, and this set-up adds to its role (${ROLE_EXISTS} ${code('yes')}). Do not delete that stack while Pictory is to read any bucket.`,
	];
}

function ofPolicies(): string[] {
	return [
		'- "Statement IDs (SID) in a single policy must be unique": the same statements stand in the policy twice. This set-up is in it already; paste it once. Statements of different set-ups go together.',
		`- "Maximum policy size of 10240 bytes exceeded for role": nothing was changed. AWS lets the inline policies of a role have 10,240 characters together, some 25 buckets. Name a whole bucket, or a folder further up, in place of many folders; or, in IAM, choose Policies, Create policy, paste ${code('permission-policy.json')}, and attach it to the role beside its other policies.`,
		'- "Invalid principal in policy": one of the roles to trust does not exist (any more). Copy them anew from ' +
			`${link("Pictory's page", PICTORY_PAGE)}.`,
		'- "MalformedPolicyDocument": something went missing in copying. Copy the whole text of the file.',
	];
}

function ofReporting(input: SetupInput): string[] {
	if (input.triggerUrl === undefined) return [];
	const topics = placesOf(input.buckets).map(
		(place) => `${link(`the topic of ${code(placeText(place))}`, topicPage(input, place))}`,
	);
	return [
		'- Overlap ("Configurations overlap", "Configuration is ambiguously defined", "the bucket reports these files already"): the bucket has an entry for these files already, and S3 allows one. Nothing was changed. If that entry leads to an SNS topic, let the trigger listen to it as well: add its ARN to Topic ARN in n8n, then open the topic, Create subscription, protocol HTTPS, endpoint the Production URL of the trigger. Otherwise choose another prefix.',
		`- The stack of a topic is there already, and another trigger is to listen too: open ${topics.join(' or ')}, Create subscription, protocol HTTPS, endpoint ${code(input.triggerUrl)}. Those that listen already go on.`,
		'- "Unable to validate the following destination configurations": the topic is not there yet, or in another region than the bucket. Wait for CREATE_COMPLETE, and compare the regions.',
		`- The subscription stays at "Pending confirmation": see that Topic ARN in n8n names the topic, publish the workflow (again), open ${topics.join(' or ')}, and choose Request confirmation.`,
	];
}

function ofReading({ accountId, region, trustedPrincipals = [] }: SetupInput): string[] {
	return [
		`- Pictory cannot read a file: the role must have exactly the name ${code(ROLE_NAME)}, in the account ${accountId}: ${link('look at it', ROLE_PAGE)}.`,
		...(trustedPrincipals.length > 0
			? []
			: [
					`- This set-up trusts Pictory's whole AWS account. Pictory's own page names single roles in its ${link('step 5', PICTORY_PAGE)}: paste their ARNs into Trusted Principals if you want to trust only those, or if Pictory still cannot read the files.`,
				]),
		`- The region of the connection must be the region of the bucket (${region}).`,
		'- Files encrypted with your own KMS key need the key in KMS Key ARNs, and the policy of the key must let the account use it.',
	];
}

import { asciiJson } from './json';
import { PICTORY_ACCOUNT, PICTORY_ROOT, ROLE_NAME } from './names';
import { trustPolicy } from './policies';
import { commandLine, word } from './shell';
import type { Command, SetupInput } from './types';

const BEFORE = 'pictory-trust.before.json';
const AFTER = 'pictory-trust.after.json';

/** Who is trusted: `Statement` may be a list or one, and so may `AWS`. Other kinds of principals are of no interest. */
const TRUSTED =
	'[.Statement | if type == "array" then .[] else . end | select(.Effect == "Allow") | .Principal.AWS? | if type == "array" then .[] else . end | select(type == "string")]';
const ADD = '.Statement = ((.Statement | if type == "array" then . else [.] end) + $new)';

/**
 * A role that is there may have been made by hand, and trust somebody else. Pictory is added to those it trusts; nobody
 * is taken away, and nothing is written when Pictory is trusted already.
 */
export function trustCommand(input: SetupInput): Command {
	const role = ['--role-name', ROLE_NAME] as const;
	const region = ['--region', input.region] as const;
	const get = commandLine('aws iam get-role', [
		region,
		role,
		['--query', 'Role.AssumeRolePolicyDocument'],
		['--output', 'json'],
	]);
	const update = commandLine('aws iam update-assume-role-policy', [
		region,
		role,
		['--policy-document', `file://${AFTER}`],
	]);
	const merge = `jq --argjson new ${word(asciiJson(trustPolicy(input).Statement))} ${word(ADD)} ${BEFORE} > ${AFTER}`;
	return {
		title: 'See that the role lets Pictory in, beside all it lets in already (needs jq)',
		command: `${get} > ${BEFORE} &&\nif jq --exit-status ${word(isTrusted(input))} ${BEFORE} > /dev/null; then echo 'The role lets Pictory in.'\nelse ${merge} &&\n${update}; fi`,
	};
}

/** Someone who has pasted roles wants all of those. Otherwise whoever trusts anybody of Pictory has chosen whom. */
function isTrusted({ trustedPrincipals = [] }: SetupInput): string {
	const account = `any(.[]; . == "${PICTORY_ACCOUNT}" or . == "${PICTORY_ROOT}")`;
	if (trustedPrincipals.length === 0) return `${TRUSTED} | any(.[]; contains("${PICTORY_ACCOUNT}"))`;
	return `${TRUSTED} | ${account} or (${asciiJson([...new Set(trustedPrincipals)])} - . == [])`;
}

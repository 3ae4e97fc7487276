import type { Json, PolicyDocument, Statement } from '../../nodes/Pictory/aws/setup/types';

/**
 * A reading of AWS's rules of evaluation that knows what our documents use, and throws at everything else, so that
 * nothing passes unread: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function allows(
	policy: PolicyDocument,
	action: string,
	resource: string,
	context: Record<string, string> = {},
): boolean {
	return policy.Statement.some(
		(statement) =>
			knownElements(statement) &&
			texts(statement.Action).some((pattern) => matches(pattern, action)) &&
			texts(statement.Resource).some((pattern) => matches(pattern, resource)) &&
			conditionsHold(statement, context),
	);
}

/** Whether a trust policy lets a role or user in. An account's root stands for everybody in it. */
export function admits(policy: PolicyDocument, principal: string): boolean {
	const account = /^arn:aws:iam::(\d{12}):/.exec(principal)?.[1];
	return policy.Statement.some((statement) => {
		knownElements(statement);
		if (statement.Condition !== undefined) throw new Error('Trust policies of ours have no conditions');
		const trusted = texts((statement.Principal as { AWS: Json }).AWS);
		return (
			texts(statement.Action).includes('sts:AssumeRole') &&
			trusted.some((arn) => arn === principal || arn === `arn:aws:iam::${account}:root`)
		);
	});
}

const ELEMENTS = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition', 'Principal']);

function knownElements(statement: Statement): true {
	const unknown = Object.keys(statement).filter((name) => !ELEMENTS.has(name));
	if (unknown.length > 0 || statement.Effect !== 'Allow')
		throw new Error(`Not understood: ${unknown.join()} ${statement.Effect}`);
	return true;
}

function conditionsHold({ Condition = {} }: Statement, context: Record<string, string>): boolean {
	return Object.entries(Condition as Record<string, Record<string, Json>>).every(([operator, keys]) =>
		Object.entries(keys).every(([key, wanted]) => {
			const value = context[key];
			if (value === undefined) return false;
			if (operator === 'StringEquals') return texts(wanted).includes(value);
			if (operator === 'StringLike' || operator === 'ArnLike')
				return texts(wanted).some((pattern) => matches(pattern, value));
			throw new Error(`Condition ${operator} is not understood`);
		}),
	);
}

/** `*` and `?` are wildcards, `${$}` `${*}` `${?}` the characters themselves, any other `${…}` a policy variable. */
function matches(pattern: string, text: string): boolean {
	let expression = '';
	for (const [part] of pattern.matchAll(/\$\{[^}]*\}|[\s\S]/gu)) {
		if (/^\$\{[$*?]\}$/.test(part)) expression += `\\${part[2]}`;
		else if (part.startsWith('${') && part.length > 2) throw new Error(`Policy variable ${part} in ${pattern}`);
		else if (part === '*') expression += '[\\s\\S]*';
		else if (part === '?') expression += '[\\s\\S]';
		else expression += part.replace(/[\\^$.+()|[\]{}/]/g, '\\$&');
	}
	return new RegExp(`^${expression}$`, 'u').test(text);
}

function texts(value: Json | undefined): string[] {
	return (Array.isArray(value) ? value : [value]).map((entry) => {
		if (typeof entry !== 'string') throw new Error(`Not a text: ${JSON.stringify(entry)}`);
		return entry;
	});
}

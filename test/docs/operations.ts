import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/Pictory/actions';
import type { Operation } from '../../nodes/Pictory/operation/types';

const HEAD = `# Operations of the Pictory node

Written from the node itself by \`npm run docs\`; a test fails when it is out of date. An asterisk marks what must be filled in, at least in one of the ways to use the operation.
`;

/** docs/operations.md: every operation with its fields, as the panel has them. */
export function operationsAsMarkdown(): string {
	const parts = resources.flatMap(({ option, operations }) => [
		`## ${option.name}`,
		...operations.map((operation) => describe(option.name, operation)),
	]);
	return `${[HEAD.trim(), ...parts].join('\n\n')}\n`;
}

function describe(resource: string, { option, parameters }: Operation): string {
	const names = new Set(
		parameters.filter(({ type }) => type !== 'notice' && type !== 'hidden').map(({ name }) => name),
	);
	const rows = [...names].map((name) => row(parameters.filter((each) => each.name === name && each.type !== 'hidden')));
	return [
		`### ${resource} → ${option.name}`,
		`${option.description}. Value: \`${option.value}\`.`,
		['| Field | Name | What it is |', '|---|---|---|', ...rows].join('\n'),
	].join('\n\n');
}

/** Fields of one name are one row: they are the same field under several conditions, or have its name in common. */
function row(same: INodeProperties[]): string {
	const labels = [...new Set(same.map(({ displayName }) => displayName))].join(' / ');
	const isRequired = same.some(({ required }) => required);
	const help = [...new Set(same.flatMap(({ description, hint }) => [description ?? hint ?? []].flat()))];
	const members = [...new Set(same.flatMap(membersOf))];
	const text = [help.join(' '), members.length > 0 ? `Holds: ${members.join(', ')}.` : ''].filter(Boolean).join(' ');
	return `| ${escape(labels)}${isRequired ? ' *' : ''} | \`${same[0]?.name ?? ''}\` | ${escape(text)} |`;
}

function membersOf({ type, options = [] }: INodeProperties): string[] {
	if (type === 'options' || type === 'multiOptions') return options.length > 12 ? [] : options.map(({ name }) => name);
	return options.flatMap((option) => {
		if ('values' in option) return option.values.map(({ displayName }) => displayName);
		return 'displayName' in option ? [option.displayName] : [];
	});
}

function escape(text: string): string {
	return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}

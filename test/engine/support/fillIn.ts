import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../nodes/Pictory/operation/types';
import type { Sandbox } from '../../sandbox';

/** Something of the account to choose in a picker, by the method that fills its list. */
const CHOSEN: Record<string, (sandbox: Sandbox) => string> = {
	searchAwsConnections: ({ state }) => state.addConnection().connectionId,
	searchJobs: ({ state }) => state.addJob().jobId,
	searchPreviewJobs: ({ state }) => state.addJob({ kind: 'preview' }).jobId,
	searchProjects: ({ state }) => String([...state.projects.values()][0]?.id),
	searchTemplates: ({ state }) => String([...state.templates.values()][0]?.templateId),
	searchVimeoConnections: ({ state }) => String([...state.vimeoConnections.keys()][0]),
};

/**
 * What a user fills in who fills in what the panel marks as required, and asks for all of a list and for the raw answer. So
 * an operation is tried with every fault and for every secret as soon as the menu has it.
 */
export function fillIn({ parameters }: Operation, sandbox: Sandbox): INodeParameters {
	const filled = parameters.flatMap((property) => {
		const value = valueOf(property, sandbox);
		return value === undefined ? [] : [[property.name, value] as const];
	});
	return Object.fromEntries(filled);
}

function valueOf(property: INodeProperties, sandbox: Sandbox): INodeParameters[string] | undefined {
	const { name, type, required, displayOptions, default: usual } = property;
	if (name === 'returnAll') return true;
	if (name === 'output') return 'raw';
	if (!required || displayOptions || (usual !== '' && type === 'string')) return undefined;
	if (type === 'resourceLocator') return { __rl: true, mode: 'id', value: chosen(property, sandbox) };
	const example = /^e\.g\. (.*)$/.exec(property.placeholder ?? '')?.[1];
	if (type === 'string' && example !== undefined) return example;
	throw new Error(`Nobody knows what to fill in for ${name}. Say it in everyOperation.ts`);
}

function chosen({ name, modes = [] }: INodeProperties, sandbox: Sandbox): string {
	const method = modes.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod ?? '';
	const choose = CHOSEN[method];
	if (!choose) throw new Error(`Nobody knows what to choose for ${name} (${method}). Say it in fillIn.ts`);
	return choose(sandbox);
}

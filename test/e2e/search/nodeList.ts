/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

import { loadPackage } from '../../engine/support/loader';
import type { Runtime } from '../runtime';

/** All that n8n ships, and this package, as n8n's editor and its builders get it. */
export interface Catalogue {
	/** Every version of every node, with its full name, and the tools made of those that can be one. */
	nodes: INodeTypeDescription[];
	credentials: ICredentialType[];
}

const SHIPPED = ['n8n-nodes-base', '@n8n/n8n-nodes-langchain'];

/** What n8n's own code for tools takes and adds to. */
interface Types {
	types: { nodes: INodeTypeDescription[]; credentials: ICredentialType[] };
	known: { nodes: Record<string, object>; credentials: Record<string, object> };
}

interface ToolGeneration {
	createAiTools(types: Types['types'], known: Types['known']): void;
	createHitlTools(types: Types['types'], known: Types['known']): void;
}

/** @returns `require` as n8n's own code has it: modules of the installed n8n, whatever this checkout has */
export function requireOf(runtime: Runtime): NodeJS.Require {
	return createRequire(join(runtime.n8nDir, 'node_modules', 'n8n', 'package.json'));
}

/** Reads the catalogue without starting n8n. */
export async function readCatalogue(runtime: Runtime): Promise<Catalogue> {
	const load = requireOf(runtime);
	const own = await loadPackage();
	const types: Types['types'] = { nodes: [], credentials: [] };
	for (const name of SHIPPED) {
		const folder = join(runtime.n8nDir, 'node_modules', name, 'dist', 'types');
		types.nodes.push(...named(name, load(join(folder, 'nodes.json')) as INodeTypeDescription[]));
		types.credentials.push(...(load(join(folder, 'credentials.json')) as ICredentialType[]));
	}
	types.nodes.push(...named(own.packageName, own.types.nodes));
	const tools = load(join(runtime.n8nDir, 'node_modules', 'n8n', 'dist', 'tool-generation')) as ToolGeneration;
	const known: Types['known'] = {
		nodes: Object.fromEntries(types.nodes.map(({ name }) => [name, {}])),
		credentials: {},
	};
	tools.createAiTools(types, known);
	tools.createHitlTools(types, known);
	return types;
}

function named(packageName: string, nodes: INodeTypeDescription[]): INodeTypeDescription[] {
	return nodes.map((node) => ({ ...node, name: `${packageName}.${node.name}` }));
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodexData, INodeTypeDescription } from 'n8n-workflow';

import type { Runtime } from '../runtime';
import { requireOf, type Catalogue } from './nodeList';

/** One line of the panel, as far as its search and its text need it. */
export interface Entry {
	/** full name of the node, e.g. `n8n-nodes-pictory.pictory` */
	key: string;
	properties: { displayName: string; description: string; codex?: CodexData };
}

/** The panel of the canvas' plus buttons, or the list an AI Agent's Tool connector opens. */
export type View = 'canvas' | 'tools';

type SublimeSearch = (words: string, entries: Entry[]) => Array<{ score: number; item: Entry }>;

/**
 * What n8n's nodes panel shows for words, worked out without a browser: its own search (`@n8n/utils`), its own boost for
 * popular nodes (read from the editor), and its rules for what is in the list, told here in plain code. That these are
 * the rules is proved in the browser, whose lists are compared with these.
 */
export class PanelSearch {
	private readonly search: SublimeSearch;

	private readonly popularity: Map<string, number>;

	private readonly lists: Record<View, Entry[]>;

	constructor(runtime: Runtime, catalogue: Catalogue) {
		const module = requireOf(runtime)('@n8n/utils/search/sublime-search') as { sublimeSearch: SublimeSearch };
		this.search = module.sublimeSearch;
		this.popularity = readPopularity(runtime);
		this.lists = { canvas: canvasList(catalogue), tools: toolList(catalogue) };
	}

	/** @returns the entries in the order of the panel */
	find(words: string, view: View = 'canvas'): Entry[] {
		const filter = withoutTrigger(words).toLowerCase();
		return this.search(filter, this.lists[view])
			.map(({ score, item }) => ({ item, score: score + (this.popularity.get(item.key) ?? 0) }))
			.sort((left, right) => right.score - left.score)
			.map(({ item }) => item);
	}
}

/** n8n takes a last word that begins like "trigger" for a wish to see triggers, and does not search for it. */
function withoutTrigger(words: string): string {
	const all = words.split(' ');
	if (all.length < 2 || !'trigger'.startsWith((all.at(-1) ?? '').toLowerCase())) return words;
	return all.slice(0, -1).filter(Boolean).join(' ');
}

/** The newest version of each node that n8n does not hide. */
function visible({ nodes }: Catalogue): INodeTypeDescription[] {
	const newest = new Map<string, INodeTypeDescription>();
	for (const node of nodes) {
		const there = newest.get(node.name);
		if (!there || versionOf(node) > versionOf(there)) newest.set(node.name, node);
	}
	return [...newest.values()].filter(({ hidden }) => !hidden);
}

function versionOf({ version }: INodeTypeDescription): number {
	return Array.isArray(version) ? Math.max(...version) : version;
}

/**
 * A trigger whose name is a node's and "Trigger" is no entry of its own: the node's entry takes its description. Nodes of
 * the category AI are left out unless they call themselves tools for the canvas: this is what hides a package.
 */
function canvasList(catalogue: Catalogue): Entry[] {
	const nodes = visible(catalogue);
	const isTrigger = ({ group }: INodeTypeDescription): boolean => group.includes('trigger');
	const entries = nodes.filter((node) => !isTrigger(node)).map(entryOf);
	for (const trigger of nodes.filter(isTrigger)) {
		const node = entries.find(({ key }) => key === trigger.name.replace('Trigger', ''));
		if (node) node.properties.description = trigger.description;
		else entries.push(entryOf(trigger));
	}
	return [...entries, ...credentialEntries(catalogue)].filter(({ properties: { codex } }) => {
		return !codex?.categories?.includes('AI') || codex.subcategories?.AI?.includes('Root Nodes');
	});
}

/** Services n8n has a credential for but no node: an entry that adds an HTTP Request node. */
function credentialEntries({ credentials }: Catalogue): Entry[] {
	return credentials.flatMap(({ name, displayName, httpRequestNode }) => {
		if (!httpRequestNode || httpRequestNode.hidden) return [];
		return [
			{
				key: `n8n-creds-base.${name}`,
				properties: { displayName: httpRequestNode.name ?? displayName, description: 'HTTP request' },
			},
		];
	});
}

function toolList(catalogue: Catalogue): Entry[] {
	const isTool = ({ outputs }: INodeTypeDescription): boolean => JSON.stringify(outputs).includes('ai_tool');
	return visible(catalogue).filter(isTool).map(entryOf);
}

function entryOf({ name, displayName, description, codex }: INodeTypeDescription): Entry {
	return { key: name, properties: { displayName, description, ...(codex && { codex: { ...codex } }) } };
}

/** The editor's own list of popular nodes: up to 100 points more, by full name. */
function readPopularity({ n8nDir }: Runtime): Map<string, number> {
	const folder = join(n8nDir, 'node_modules', 'n8n-editor-ui', 'dist', 'assets');
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
		const text = readFileSync(join(folder, file), 'utf8');
		const found = [...text.matchAll(/\{id:[`"']([^`"']+)[`"'],popularity:([\d.]+)\}/g)];
		if (found.length > 0) return new Map(found.map(([, id = '', share]) => [id, Number(share) * 100]));
	}
	throw new Error("The editor's list of popular nodes was not found");
}

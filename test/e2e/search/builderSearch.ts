import type { INodeTypeDescription } from 'n8n-workflow';

import type { Runtime } from '../runtime';
import { requireOf, type Catalogue } from './nodeList';

/** What n8n's search gives for one node. */
export interface Found {
	/** full name, e.g. `n8n-nodes-pictory.pictory` */
	name: string;
	displayName: string;
	score: number;
}

/** n8n's own class, as far as it is used here. */
interface Engine {
	searchByName(words: string, limit: number): Found[];
}

/** As many as n8n's builder reads for one question. */
const SHOWN = 5;

/** n8n's search for what builds workflows: its AI builder, its assistant, MCP clients. */
export class BuilderSearch {
	private readonly engine: Engine;

	constructor(runtime: Runtime, { nodes }: Catalogue) {
		const module = requireOf(runtime)('@n8n/ai-utilities/node-catalog') as {
			NodeSearchEngine: new (nodes: INodeTypeDescription[]) => Engine;
		};
		this.engine = new module.NodeSearchEngine(nodes);
	}

	/** @returns what it gives, best first */
	find(words: string): Found[] {
		return this.engine.searchByName(words, SHOWN);
	}

	/**
	 * Why no alias could bring a node among the first three. n8n looks for each word alone and keeps the best score; the most
	 * an alias can have is that of the word itself, while names of nodes count half as much again, and a node that is called
	 * exactly like a word comes first whatever its score.
	 * @returns the reason in words, or undefined when an alias could
	 */
	reason(words: string): string | undefined {
		const third = this.find(words)[2];
		const best = Math.max(
			...words
				.split(/\s+/)
				.filter((word) => word.length > 1)
				.map(bestOfAnAlias),
		);
		if (!third || third.score <= best) return undefined;
		const names = this.find(words)
			.slice(0, 3)
			.map(({ displayName }) => displayName)
			.join(', ');
		return `no way: the names ${names} match better, the third with ${Math.round(third.score)} points; an alias has ${Math.floor(best)} at most`;
	}
}

/** The score n8n's search gives an alias that is just this word, set off by a blank. */
function bestOfAnAlias(word: string): number {
	return 115.5 + 60 * (word.length - 1);
}

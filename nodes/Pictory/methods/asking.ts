import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';

/** What fills the list of a locator. */
export type Search = (this: ILoadOptionsFunctions, filter?: string, pageKey?: string) => Promise<INodeListSearchResult>;

/** Entries shown without a filter from lists that Pictory hands out page by page. */
const MOST_SHOWN = 200;

/** An empty list must mean that there is nothing, so every failure is shown. */
export async function ask<Answer>(
	context: ILoadOptionsFunctions,
	question: (pictory: Pictory) => Promise<Answer>,
): Promise<Answer> {
	try {
		return await question(await Pictory.of(context));
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** Every word of the filter must occur somewhere in the entry. */
export function matching(entries: INodeListSearchItems[], filter = '', mostShown = MOST_SHOWN): INodeListSearchItems[] {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return entries
		.filter(({ name, value, description }) => {
			const whole = `${name} ${value} ${description ?? ''}`.toLowerCase();
			return words.every((word) => whole.includes(word));
		})
		.slice(0, mostShown);
}

export function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

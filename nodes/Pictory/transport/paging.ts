import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from './guards';

/** One page of a list: its entries, and the key that fetches the next page. */
export interface Page {
	items: IDataObject[];
	next?: string;
}

/**
 * A page in any of Pictory's shapes: a bare array, `items` or `Items` (facts §1.4), the next page's key as
 * `nextPageKey` or `pageKey`, null or absent on the last page.
 */
export function readPage(body: unknown): Page {
	if (Array.isArray(body)) return { items: body.filter(isPlainObject) };
	if (!isPlainObject(body)) return { items: [] };
	const list = body.items ?? body.Items ?? (isPlainObject(body.data) ? body.data.items : body.data);
	const next = body.nextPageKey ?? body.pageKey;
	return {
		items: Array.isArray(list) ? list.filter(isPlainObject) : [],
		...(typeof next === 'string' && next !== '' && { next }),
	};
}

/** Far above any real list; it only ends a server that hands out pages for ever. */
const MAX_PAGES = 1_000;

/**
 * Entries of all pages, or the first `limit` of them that pass `keep`.
 * Ends when there is no next page, enough is found, or a page key comes back a second time.
 */
export async function collect(
	fetchPage: (key: string | undefined) => Promise<unknown>,
	{ limit = Infinity, keep = () => true }: { limit?: number; keep?: (item: IDataObject) => boolean } = {},
): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	const seen = new Set<string>();
	let key: string | undefined;
	for (let pages = 0; pages < MAX_PAGES; pages += 1) {
		const page = readPage(await fetchPage(key));
		for (const item of page.items) {
			if (keep(item)) found.push(item);
			if (found.length >= limit) return found;
		}
		if (page.next === undefined || seen.has(page.next)) return found;
		seen.add(page.next);
		key = page.next;
	}
	return found;
}

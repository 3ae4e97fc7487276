import type { IDataObject } from 'n8n-workflow';

import { PictoryFailure } from './failure';
import type { ListPlace } from './lists';
import { isPlainObject } from '../common/guards';

/** One page of a list: its entries, and the key that fetches the next page. */
export interface Page {
	items: IDataObject[];
	next?: string;
}

/**
 * A page in any of Pictory's shapes: a bare array, `items` or `Items` (docs/pictory-api.md §1.4), the next page's key
 * as
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

/**
 * Whether an answer is a page at all: what is none must not pass for an empty list, which would say "nothing there".
 */
export function isPage(body: unknown): boolean {
	if (Array.isArray(body)) return true;
	if (!isPlainObject(body)) return false;
	const { items, Items, data } = body;
	return [items, Items, data, isPlainObject(data) ? data.items : undefined].some(Array.isArray);
}

function notAPage(): PictoryFailure {
	return new PictoryFailure('Pictory answered with something that is not a list', {
		code: 'UNREADABLE_ANSWER',
		description: 'Check the Base URL in the Pictory credential, and any proxy in between, or try again in a moment',
	});
}

/** Far above any real list; it only ends a server that hands out pages for ever. */
const MAX_PAGES = 1_000;

/** Which entries of a list are wanted. */
export interface ListFilter {
	/** At most so many; without it all. */
	limit?: number;
	keep?: (item: IDataObject) => boolean;
}

/**
 * Entries of all pages, or the first `limit` of them that pass `keep`.
 * Ends when there is no next page, enough is found, or a page key comes back a second time.
 * @throws PictoryFailure when an answer is no list
 */
export async function collect(
	fetchPage: (key: string | undefined) => Promise<unknown>,
	{ pageKey }: Pick<ListPlace, 'pageKey'>,
	{ limit = Infinity, keep = () => true }: ListFilter = {},
): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	const seen = new Set<string>();
	let key: string | undefined;
	for (let pages = 0; pages < MAX_PAGES; pages += 1) {
		const body = await fetchPage(key);
		if (!isPage(body)) throw notAPage();
		const page = readPage(body);
		for (const item of page.items) {
			if (keep(item)) found.push(item);
			if (found.length >= limit) return found;
		}
		if (pageKey === undefined || page.next === undefined || seen.has(page.next)) return found;
		seen.add(page.next);
		key = page.next;
	}
	return found;
}

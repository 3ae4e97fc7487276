/**
 * Pages as Pictory cuts them: an opaque key that is the base64 of `{"lastEvaluatedKey": …}` (§3.2, §7.2).
 * Our key names the last entry seen, so that entries added meanwhile neither shift nor repeat a page.
 */
export interface Page<T> {
	items: T[];
	/** Undefined on the last page. */
	nextPageKey: string | undefined;
}

/**
 * The page that follows `key`.
 * @returns undefined when the key is not one of ours
 */
export function pageOf<T>(
	all: T[],
	idOf: (entry: T) => string,
	size: number,
	key: string | undefined,
): Page<T> | undefined {
	let start = 0;
	if (key) {
		const lastSeen = readKey(key);
		const index = all.findIndex((entry) => idOf(entry) === lastSeen);
		if (index < 0) return undefined;
		start = index + 1;
	}
	const items = all.slice(start, start + Math.max(1, size));
	const last = items.at(-1);
	const isLastPage = start + items.length >= all.length;
	return { items, nextPageKey: last === undefined || isLastPage ? undefined : writeKey(idOf(last)) };
}

function writeKey(id: string): string {
	return Buffer.from(JSON.stringify({ lastEvaluatedKey: { id } })).toString('base64');
}

function readKey(key: string): string | undefined {
	try {
		const parsed = JSON.parse(Buffer.from(key, 'base64').toString('utf8')) as { lastEvaluatedKey?: { id?: string } };
		return parsed.lastEvaluatedKey?.id;
	} catch {
		return undefined;
	}
}

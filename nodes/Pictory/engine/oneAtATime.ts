import type { IDataObject } from 'n8n-workflow';

/** Work under way, by the store of its execution and by key. */
const underWay = new WeakMap<IDataObject, Map<string, Promise<unknown>>>();

/** Runs the work when nobody else works on any of these keys. */
export async function oneAtATime<Result>(
	store: IDataObject,
	[key, ...others]: readonly string[],
	work: () => Promise<Result>,
): Promise<Result> {
	if (key === undefined) return await work();
	const queue = underWay.get(store) ?? new Map<string, Promise<unknown>>();
	underWay.set(store, queue);
	const before = queue.get(key) ?? Promise.resolve();
	const mine = before.then(async () => await oneAtATime(store, others, work));
	const settled = mine.catch(() => undefined);
	queue.set(key, settled);
	try {
		return await mine;
	} finally {
		if (queue.get(key) === settled) queue.delete(key);
	}
}

/**
 * Runs `work` for each entry, at most `limit` at the same time, in order of the entries.
 * `work` must not throw: what can go wrong belongs into its result.
 * @param goOn asked before each entry; once it says no, no further entry is begun
 */
export async function pool<Entry>(
	entries: readonly Entry[],
	limit: number,
	work: (entry: Entry) => Promise<void>,
	goOn: () => boolean = () => true,
): Promise<void> {
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < entries.length && goOn()) {
			const entry = entries[next++] as Entry;
			await work(entry);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, worker));
}

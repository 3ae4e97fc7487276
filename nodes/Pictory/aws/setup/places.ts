import type { Place } from './types';

/** One bucket and the prefixes Pictory may see in it; a single '' is the whole bucket. */
export interface Reach {
	bucket: string;
	prefixes: string[];
}

/**
 * Buckets in the order they were named, each once. A prefix within another one is left out: it adds nothing to a policy,
 * and S3 refuses notifications whose prefixes overlap.
 */
export function reachOf(places: Place[]): Reach[] {
	const byBucket = new Map<string, string[]>();
	for (const { bucket, prefix } of places) byBucket.set(bucket, [...(byBucket.get(bucket) ?? []), prefix]);
	return [...byBucket].map(([bucket, prefixes]) => ({ bucket, prefixes: outermost(prefixes) }));
}

export function isWhole({ prefixes }: Reach): boolean {
	return prefixes.includes('');
}

function outermost(prefixes: string[]): string[] {
	const distinct = [...new Set(prefixes)];
	return distinct.filter((prefix) => !distinct.some((other) => other !== prefix && prefix.startsWith(other)));
}

import type { Place } from './types';

/**
 * Each place once, buckets in the order they were named. A prefix within another one is left out: it adds nothing to a
 * policy, and S3 refuses notifications whose prefixes overlap.
 */
export function placesOf(rows: Place[]): Place[] {
	const byBucket = new Map<string, string[]>();
	for (const { bucket, prefix } of rows) byBucket.set(bucket, [...(byBucket.get(bucket) ?? []), prefix]);
	return [...byBucket].flatMap(([bucket, prefixes]) => outermost(prefixes).map((prefix) => ({ bucket, prefix })));
}

/** A place in words: `my-bucket`, or `my-bucket/footage/`. */
export function placeText({ bucket, prefix }: Place): string {
	return prefix === '' ? bucket : `${bucket}/${prefix}`;
}

function outermost(prefixes: string[]): string[] {
	const distinct = [...new Set(prefixes)];
	return distinct.filter((prefix) => !distinct.some((other) => other !== prefix && prefix.startsWith(other)));
}

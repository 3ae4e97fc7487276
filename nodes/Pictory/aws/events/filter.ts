import { mediaTypeOf, type MediaType } from '../mediaType';
import { s3Uri } from '../s3Reference';
import type { Arrival } from './arrival';

/** Which files start a workflow. What is not given lets every file through. */
export interface Filter {
	/** Names, or with the beginning of a key behind a slash. */
	buckets: string[];
	/** The beginning of the key. */
	prefix: string;
	/** Endings of the key; one of them will do. Capitals do not matter: cameras write .MP4. */
	suffixes: string[];
	mediaType?: MediaType;
	/** In bytes. A file whose event does not say its size passes. */
	minimumSize?: number;
	maximumSize?: number;
	/** Whether files of 0 bytes pass. */
	letsEmptyIn?: boolean;
}

export function passes(arrival: Arrival, filter: Filter): boolean {
	const { bucket, key, size } = arrival;
	const { buckets, prefix, suffixes, mediaType, minimumSize, maximumSize, letsEmptyIn = false } = filter;
	if (buckets.length > 0 && !buckets.some((place) => isWithin(place, bucket, key))) return false;
	if (size === 0 && !letsEmptyIn) return false;
	if (!key.startsWith(prefix)) return false;
	const name = key.toLowerCase();
	if (suffixes.length > 0 && !suffixes.some((suffix) => name.endsWith(suffix.toLowerCase()))) return false;
	if (mediaType !== undefined && mediaTypeOf(s3Uri({ bucket, key })) !== mediaType) return false;
	if (size === undefined) return true;
	return (minimumSize === undefined || size >= minimumSize) && (maximumSize === undefined || size <= maximumSize);
}

function isWithin(place: string, bucket: string, key: string): boolean {
	const slash = place.indexOf('/');
	if (slash < 0) return place === bucket;
	return place.slice(0, slash) === bucket && key.startsWith(place.slice(slash + 1));
}

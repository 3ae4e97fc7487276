import { createHash } from 'crypto';

import { mediaTypeOf, type MediaType } from '../mediaType';
import { s3Uri } from '../s3Reference';
import { encodedPath } from './key';

/** A file that came to a bucket, whoever reported it. */
export interface Arrival {
	bucket: string;
	/** As S3 knows it, not encoded. */
	key: string;
	region?: string;
	/** In bytes. */
	size?: number;
	eTag?: string;
	/** Only of a bucket with versioning. */
	versionId?: string;
	/** Grows with each change of a key; the same event sent twice has the same. */
	sequencer?: string;
	eventTime?: string;
	/** e.g. `ObjectCreated:Put` */
	eventName: string;
	/** Where an S3-compatible store is reached, if its event says so. */
	endpoint?: string;
}

/** Where an object lies, as far as an event says. The key is not encoded. */
export type Place = Partial<Pick<Arrival, 'bucket' | 'key'>>;

/**
 * The console's "Create folder" puts an empty object whose key ends in a slash, Hadoop and EMR one that ends in
 * `_$folder$`; nobody means them as files.
 */
export function isFolder(key: string): boolean {
	return key.endsWith('/') || key.endsWith('$folder$');
}

/** One entry of an event: a file came, something else happened, or it is not understood. */
export type EventEntry = Arrival | 'other' | 'broken';

/** What one arrival is to the workflow: the members never change, what the event did not say is null. */
export interface ArrivalItem {
	[name: string]: string | number | null;
	bucket: string;
	key: string;
	s3Uri: string;
	url: string | null;
	region: string | null;
	size: number | null;
	eTag: string | null;
	versionId: string | null;
	mediaType: MediaType | null;
	eventTime: string | null;
	eventName: string;
}

export function arrivalItem(arrival: Arrival): ArrivalItem {
	const { bucket, key, region, size, eTag, versionId, eventTime, eventName } = arrival;
	return {
		bucket,
		key,
		s3Uri: s3Uri({ bucket, key }),
		url: webAddress(arrival) ?? null,
		region: region ?? null,
		size: size ?? null,
		eTag: eTag ?? null,
		versionId: versionId ?? null,
		mediaType: mediaTypeOf(s3Uri({ bucket, key })) ?? null,
		eventTime: eventTime ?? null,
		eventName,
	};
}

/** A bucket name with dots does not fit the certificate of the host that would begin with it. */
function webAddress({ bucket, key, region, endpoint }: Arrival): string | undefined {
	if (endpoint !== undefined) return `${endpoint}/${bucket}/${encodedPath(key)}`;
	if (region === undefined || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return undefined;
	const host = `s3.${region}.amazonaws.com`;
	return bucket.includes('.')
		? `https://${host}/${bucket}/${encodedPath(key)}`
		: `https://${bucket}.${host}/${encodedPath(key)}`;
}

/**
 * When two arrivals are the same one:
 * - `event`: the same upload reported twice (SNS and S3 both deliver at least once).
 * - `content`: the same file in the same place, also when somebody uploaded it again unchanged.
 */
export type Sameness = 'event' | 'content';

/** Characters of an identity. 48 bits: with 10,000 files remembered, one new file in 28,000 million is mistaken for an old one. */
export const IDENTITY_LENGTH = 8;

/** A short text that is the same for the same arrival. */
export function identityOf(arrival: Arrival, sameness: Sameness): string {
	const { bucket, key, versionId, eTag, sequencer, eventTime } = arrival;
	const parts = sameness === 'event' ? [versionId ?? eTag, sequencer ?? eventTime] : [eTag ?? versionId];
	return createHash('sha256')
		.update(JSON.stringify([bucket, key, ...parts]))
		.digest('base64url')
		.slice(0, IDENTITY_LENGTH);
}

import { isPlainObject } from '../../common/guards';
import type { Place, EventEntry } from './arrival';
import { happeningOf, plainName } from './happening';
import { decodedKey } from './key';
import { bytesAt, eTagAt, textAt, textOf } from './members';

/** Whether the sender URL-encodes keys, as S3 does, or writes them as they are. */
export type KeyForm = 'encoded' | 'plain';

/**
 * Where the object of a record lies, as S3 knows it. Ceph's gateway puts the key into its records as it is (tried with
 * 16.2; its later sources do the same), so there `a+b%20c` is no `a b c`.
 */
export function placeOfRecord(record: Record<string, unknown>, keyForm: KeyForm): Place {
	const s3 = isPlainObject(record.s3) ? record.s3 : {};
	const key = textAt(s3.object, 'key');
	const isEncoded = keyForm === 'encoded' && record.eventSource !== 'ceph:s3';
	return { bucket: textAt(s3.bucket, 'name'), key: key !== undefined && isEncoded ? decodedKey(key) : key };
}

/** One of the `Records` of an S3 event. */
export function arrivalOfRecord(record: unknown, keyForm: KeyForm): EventEntry {
	if (!isPlainObject(record)) return 'broken';
	const eventName = textOf(record.eventName);
	if (eventName === undefined) return 'broken';
	if (happeningOf(eventName) !== 'created') return 'other';
	const { s3 } = record;
	if (!isPlainObject(s3) || !isPlainObject(s3.object)) return 'broken';
	if (isMarker(s3.object)) return 'other';
	const { bucket, key } = placeOfRecord(record, keyForm);
	if (bucket === undefined || key === undefined) return 'broken';
	return {
		bucket,
		key,
		region: textOf(record.awsRegion),
		size: bytesAt(s3.object, 'size'),
		eTag: eTagAt(s3.object, 'eTag') ?? eTagAt(s3.object, 'etag'),
		versionId: textAt(s3.object, 'versionId'),
		sequencer: textAt(s3.object, 'sequencer'),
		eventTime: textOf(record.eventTime),
		eventName: plainName(eventName),
		endpoint: originOf(textAt(record.responseElements, 'x-minio-origin-endpoint')),
	};
}

/** MinIO says of a folder that was made by hand what it is. */
export function isMarker(object: unknown): boolean {
	return /^application\/x-directory\b/i.test(textAt(object, 'contentType') ?? '');
}

function originOf(address: string | undefined): string | undefined {
	return address === undefined ? undefined : /^https?:\/\/[^/?#@\s]+/.exec(address)?.[0];
}

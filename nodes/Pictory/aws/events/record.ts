import { isPlainObject } from '../../transport/guards';
import type { Told } from './arrival';
import { decodedKey } from './key';
import { bytesAt, eTagAt, textAt, textOf } from './members';

/** Whether the sender URL-encodes keys, as S3 does, or writes them as they are. */
export type KeyForm = 'encoded' | 'plain';

/** Ceph and MinIO write `s3:ObjectCreated:Put`, S3 writes `ObjectCreated:Put`. */
const EVENT_NAME = /^(?:s3:)?([A-Za-z]+:[A-Za-z*]+)$/;

/** One of the `Records` of an S3 event. */
export function arrivalOfRecord(record: unknown, keyForm: KeyForm): Told {
	if (!isPlainObject(record)) return 'broken';
	const eventName = EVENT_NAME.exec(textOf(record.eventName) ?? '')?.[1];
	if (eventName === undefined) return 'broken';
	if (!eventName.startsWith('ObjectCreated:')) return 'other';
	const { s3 } = record;
	if (!isPlainObject(s3) || !isPlainObject(s3.object)) return 'broken';
	const bucket = textAt(s3.bucket, 'name');
	const key = textOf(s3.object.key);
	if (bucket === undefined || key === undefined) return 'broken';
	return {
		bucket,
		key: keyForm === 'encoded' ? decodedKey(key) : key,
		region: textOf(record.awsRegion),
		size: bytesAt(s3.object, 'size'),
		eTag: eTagAt(s3.object, 'eTag') ?? eTagAt(s3.object, 'etag'),
		versionId: textAt(s3.object, 'versionId'),
		sequencer: textAt(s3.object, 'sequencer'),
		eventTime: textOf(record.eventTime),
		eventName,
		endpoint: originOf(textAt(record.responseElements, 'x-minio-origin-endpoint')),
	};
}

function originOf(address: string | undefined): string | undefined {
	return address === undefined ? undefined : /^https?:\/\/[^/?#@\s]+/.exec(address)?.[0];
}

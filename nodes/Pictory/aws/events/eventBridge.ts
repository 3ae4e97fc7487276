import { isPlainObject } from '../../transport/guards';
import type { Told } from './arrival';
import { bytesAt, eTagAt, textAt, textOf } from './members';

/** What EventBridge calls the ways an object comes, by the names of S3's own events. */
const EVENT_NAMES = new Map([
	['PutObject', 'ObjectCreated:Put'],
	['POST Object', 'ObjectCreated:Post'],
	['CopyObject', 'ObjectCreated:Copy'],
	['CompleteMultipartUpload', 'ObjectCreated:CompleteMultipartUpload'],
]);

/**
 * An event of S3 as EventBridge forwards it. Its key is not encoded.
 * docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function arrivalOfEvent(event: Record<string, unknown>): Told {
	const kind = textOf(event['detail-type']);
	if (kind === undefined) return 'broken';
	if (kind !== 'Object Created') return 'other';
	const { detail } = event;
	if (!isPlainObject(detail)) return 'broken';
	const bucket = textAt(detail.bucket, 'name');
	const key = textAt(detail.object, 'key');
	if (bucket === undefined || key === undefined) return 'broken';
	return {
		bucket,
		key,
		region: textOf(event.region),
		size: bytesAt(detail.object, 'size'),
		eTag: eTagAt(detail.object, 'etag'),
		versionId: textAt(detail.object, 'version-id'),
		sequencer: textAt(detail.object, 'sequencer'),
		eventTime: textOf(event.time),
		eventName: EVENT_NAMES.get(textOf(detail.reason) ?? '') ?? 'ObjectCreated',
	};
}

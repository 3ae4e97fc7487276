import { isPlainObject } from '../../common/guards';
import type { Place, EventEntry } from './arrival';
import { bytesAt, eTagAt, textAt, textOf } from './members';

/** What EventBridge calls the ways an object comes, by the names of S3's own events. */
const EVENT_NAMES = new Map([
	['PutObject', 'ObjectCreated:Put'],
	['POST Object', 'ObjectCreated:Post'],
	['CopyObject', 'ObjectCreated:Copy'],
	['CompleteMultipartUpload', 'ObjectCreated:CompleteMultipartUpload'],
]);

/** Where the object of an event of EventBridge lies. */
export function placeOfEvent({ detail }: Record<string, unknown>): Place {
	return isPlainObject(detail) ? { bucket: textAt(detail.bucket, 'name'), key: textAt(detail.object, 'key') } : {};
}

/**
 * An event of S3 as EventBridge forwards it. Its key is not encoded.
 * docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function arrivalOfEvent(event: Record<string, unknown>): EventEntry {
	const kind = textOf(event['detail-type']);
	if (kind === undefined) return 'broken';
	if (kind !== 'Object Created') return 'other';
	const { detail } = event;
	if (!isPlainObject(detail)) return 'broken';
	const { bucket, key } = placeOfEvent(event);
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

import { isPlainObject } from '../../common/guards';
import { type Arrival, isFolder, type EventEntry } from './arrival';
import { arrivalOfEvent } from './eventBridge';
import { arrivalOfRecord, type KeyForm } from './record';

/**
 * What an event says: files that came (maybe none, when it is about something else), and how many of its records are not
 * understood beside others that are; or that it is no S3 event.
 */
export type EventReading = { kind: 'event'; arrivals: Arrival[]; odd?: number } | { kind: 'foreign'; message: string };

const FOREIGN = 'The body is no event of Amazon S3.';
const BROKEN = 'The event names no bucket or no key.';

/**
 * Reads an S3 event as S3 hands it to SNS, SQS and Lambda (`Records`), as EventBridge forwards it, or as S3-compatible
 * stores post it. Deletions, restores, tags, folders and S3's test message are events without arrivals.
 * docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function readEvent(value: unknown, keyForm: KeyForm = 'encoded'): EventReading {
	if (!isPlainObject(value)) return { kind: 'foreign', message: FOREIGN };
	if (value.Event === 's3:TestEvent') return { kind: 'event', arrivals: [] };
	if (Array.isArray(value.Records)) return collected(value.Records.map((record) => arrivalOfRecord(record, keyForm)));
	if (value.source === 'aws.s3') return collected([arrivalOfEvent(value)]);
	return { kind: 'foreign', message: FOREIGN };
}

/** One odd record must not lose the others. */
function collected(entries: EventEntry[]): EventReading {
	const odd = entries.filter((entry) => entry === 'broken').length;
	if (odd === entries.length) return { kind: 'foreign', message: odd === 0 ? FOREIGN : BROKEN };
	const arrivals = entries.filter((entry): entry is Arrival => typeof entry === 'object');
	return { kind: 'event', arrivals: arrivals.filter(({ key }) => !isFolder(key)), ...(odd > 0 && { odd }) };
}

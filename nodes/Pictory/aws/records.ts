import { beginsAsAddress, pastedAddress } from '../common/pastedAddress';
import { shortened } from '../common/shortened';
import { isPlainObject } from '../common/guards';
import { isFolder, type Place } from './events/arrival';
import { placeOfEvent } from './events/eventBridge';
import { textAt, textOf } from './events/members';
import { placeOfRecord } from './events/record';
import { s3Uri } from './s3Reference';

/** The files a value names, as addresses, and what is wrong with it where it names none. */
export interface NamedFiles {
	addresses: string[];
	/** Those of them that were not written as an address: a bucket and a key, as S3 has them. */
	exact: string[];
	troubles: string[];
}

type Members = Record<string, unknown>;

/** Envelopes within envelopes end here: SQS around SNS around S3 needs four. */
const MAX_DEPTH = 8;

const NO_FILE =
	'holds no file. Pictory takes files by address, not as binary data: store it first, such as with the AWS S3 node (Upload), and enter its address (s3://bucket/key or https://…), or an expression that gives one, such as {{ $json.s3Uri }}.';

/**
 * Reads files from what earlier nodes hand on: an address, S3 event records (also inside SNS, SQS, EventBridge, Lambda
 * or webhook envelopes, as JSON or as text), the items of the Pictory S3 Trigger, or a bucket with a key.
 * Event formats: docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html and ev-events.html
 */
export function filesIn(value: unknown): NamedFiles {
	return read(value, 0);
}

function read(value: unknown, depth: number): NamedFiles {
	if (depth > MAX_DEPTH) return trouble(NO_FILE);
	if (typeof value === 'string') return readText(value.trim(), depth);
	if (Array.isArray(value))
		return value.length ? merge(value.map((entry) => read(entry, depth + 1))) : trouble(NO_FILE);
	return isPlainObject(value) ? readObject(value, depth) : trouble(NO_FILE);
}

function readText(text: string, depth: number): NamedFiles {
	if (text === '') return trouble(NO_FILE);
	if (!/^[[{]/.test(text)) return written(text);
	try {
		return read(JSON.parse(text), depth + 1);
	} catch {
		// A link of Markdown begins as a list does, and a quoted address in brackets.
		const address = pastedAddress(text);
		if (beginsAsAddress(address)) return written(address);
		return trouble('looks like JSON, but does not parse. Enter s3://bucket/key or an https address.');
	}
}

function readObject(value: Members, depth: number): NamedFiles {
	if (typeof value.s3Uri === 'string') return readUri(value, value.s3Uri);
	if (value.Event === 's3:TestEvent') {
		return trouble(
			'is the test message S3 sends when notifications are switched on; no file comes with it. Filter it out.',
		);
	}
	if (value.Type === 'SubscriptionConfirmation' || value.Type === 'UnsubscribeConfirmation') {
		return trouble(`is the ${value.Type} message of Amazon SNS; no file comes with it. Filter it out.`);
	}
	const envelope = value.Records ?? (isPlainObject(value.Sns) ? value.Sns.Message : undefined) ?? value.Message;
	if (envelope !== undefined) return read(envelope, depth + 1);

	if (isPlainObject(value.s3)) return readRecord(value);
	if (isPlainObject(value.detail) && value.detail.object !== undefined) return readEventBridge(value);
	return readLoose(value, depth);
}

/** Of an item of the Pictory S3 Trigger, which has bucket and key beside it. */
function readUri({ bucket, key }: Members, uri: string): NamedFiles {
	const isOurs = typeof bucket === 'string' && typeof key === 'string' && s3Uri({ bucket, key }) === uri;
	return isOurs ? file({ bucket, key }) : readText(uri.trim(), 0);
}

/** One record of an S3 event. */
function readRecord(record: Members): NamedFiles {
	if (typeof record.eventName === 'string' && /ObjectRemoved|LifecycleExpiration/.test(record.eventName))
		return deleted();
	return file(placeOfRecord(record, 'encoded'));
}

function readEventBridge(event: Members): NamedFiles {
	return event['detail-type'] === 'Object Deleted' ? deleted() : file(placeOfEvent(event));
}

/** What people's own nodes give: a bucket with a key, an address, or a body that holds one of all these. */
function readLoose(value: Members, depth: number): NamedFiles {
	const bucket = textOf(value.bucket) ?? textOf(value.Bucket) ?? textAt(value.bucket, 'name');
	const key = textOf(value.key) ?? textOf(value.Key);
	if (key !== undefined) return file({ bucket, key });
	const address = textOf(value.url) ?? textOf(value.Url) ?? textOf(value.URL);
	if (address !== undefined) return readText(address.trim(), depth);
	const body = value.body ?? value.Body;
	return body === undefined ? trouble(NO_FILE) : read(body, depth + 1);
}

function file({ bucket, key }: Place): NamedFiles {
	if (key === undefined) return trouble(NO_FILE);
	if (isFolder(key)) return trouble(`names the folder "${shortened(key)}", and no file. Filter folders out.`);
	if (bucket === undefined) {
		return trouble(
			`holds the key "${shortened(key)}" but not the bucket it is in. Enter s3://my-bucket/ and the key, such as s3://my-bucket/{{ $json.Key }}.`,
		);
	}
	const address = s3Uri({ bucket, key });
	return { addresses: [address], exact: [address], troubles: [] };
}

function merge(parts: NamedFiles[]): NamedFiles {
	return {
		addresses: parts.flatMap(({ addresses }) => addresses),
		exact: parts.flatMap(({ exact }) => exact),
		troubles: parts.flatMap(({ troubles }) => troubles),
	};
}

function written(address: string): NamedFiles {
	return { addresses: [address], exact: [], troubles: [] };
}

function deleted(): NamedFiles {
	return trouble('is the event of a deleted file. Let only events of created files through.');
}

function trouble(message: string): NamedFiles {
	return { addresses: [], exact: [], troubles: [message] };
}

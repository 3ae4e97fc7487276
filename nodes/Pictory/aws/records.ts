import { beginsAsAddress, pastedAddress } from '../common/pastedAddress';
import { shortened } from '../common/shortened';
import { isPlainObject } from '../common/guards';
import { isFolder, type Place } from './events/arrival';
import { placeOfEvent } from './events/eventBridge';
import { type Happening, happeningOf, plainName } from './events/happening';
import { bytesAt, textAt, textOf } from './events/members';
import { isMarker, placeOfRecord } from './events/record';
import { s3Uri } from './s3Reference';

/** The files a value names, as addresses, and what is wrong with it where it names none. */
export interface NamedFiles {
	addresses: string[];
	/** Those of them that were not written as an address: a bucket and a key, as S3 has them. */
	exact: string[];
	troubles: string[];
}

/** Also what is no new file, which is reported only where no file is named beside it. */
interface Found extends NamedFiles {
	passedOver: string[];
}

type Members = Record<string, unknown>;

const NOTHING: Found = { addresses: [], exact: [], troubles: [], passedOver: [] };

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
	const { addresses, exact, troubles, passedOver } = read(value, 0);
	const isOnlyOther = addresses.length === 0 && troubles.length === 0;
	return { addresses, exact, troubles: isOnlyOther ? passedOver : troubles };
}

function read(value: unknown, depth: number): Found {
	if (depth > MAX_DEPTH) return trouble(NO_FILE);
	if (typeof value === 'string') return readText(value.trim(), depth);
	if (Array.isArray(value))
		return value.length ? merge(value.map((entry) => read(entry, depth + 1))) : trouble(NO_FILE);
	return isPlainObject(value) ? readObject(value, depth) : trouble(NO_FILE);
}

function readText(text: string, depth: number): Found {
	if (text === '') return trouble(NO_FILE);
	// Encoded twice: a text that holds JSON, within quotes.
	if (!/^(?:[[{]|"\s*[[{])/.test(text)) return written(text);
	try {
		return read(JSON.parse(text), depth + 1);
	} catch {
		// A link of Markdown begins as a list does, and a quoted address in brackets.
		const address = pastedAddress(text);
		if (beginsAsAddress(address)) return written(address);
		return trouble('looks like JSON, but does not parse. Enter s3://bucket/key or an https address.');
	}
}

function readObject(given: Members, depth: number): Found {
	const value: Members = { ...given, s3: opened(given.s3), detail: opened(given.detail) };
	if (typeof value.s3Uri === 'string') return readUri(value, value.s3Uri);
	if (value.Event === 's3:TestEvent') {
		return passOver(
			'is the test message S3 sends when notifications are switched on; no file comes with it. Filter it out.',
		);
	}
	if (value.Type === 'SubscriptionConfirmation' || value.Type === 'UnsubscribeConfirmation') {
		return passOver(`is the ${value.Type} message of Amazon SNS; no file comes with it. Filter it out.`);
	}
	// SQS calls what it gives out messages.
	const entries = value.Records ?? value.Messages;
	if (Array.isArray(entries)) return batch(entries.map((record) => readEntry(record, depth + 1)));
	if (typeof value.EventName === 'string' && happeningOf(value.EventName) !== 'created') {
		return noNewFile(happeningOf(value.EventName), plainName(value.EventName));
	}
	const envelope = value.Records ?? (isPlainObject(value.Sns) ? value.Sns.Message : undefined) ?? value.Message;
	if (envelope !== undefined) return read(envelope, depth + 1);

	if (isPlainObject(value.s3)) return readRecord(value);
	if (isPlainObject(value.detail) && value.detail.object !== undefined) return readEventBridge(value);
	return readLoose(value, depth);
}

/** One of `Records`, among which a text that is no address is an odd one, also as the body of a message of SQS. */
function readEntry(record: unknown, depth: number): Found {
	const found = read(record, depth);
	const addresses = found.addresses.filter((address) => beginsAsAddress(pastedAddress(address)));
	return addresses.length < found.addresses.length && addresses.length === 0
		? trouble(NO_FILE)
		: { ...found, addresses };
}

/** Some senders hand on a part of an event as a text. */
function opened(member: unknown): unknown {
	if (typeof member !== 'string' || !/^\s*\{/.test(member)) return member;
	try {
		return JSON.parse(member) as unknown;
	} catch {
		return member;
	}
}

/** Of an item of the Pictory S3 Trigger, which has bucket and key beside it. */
function readUri({ bucket, key, eventName }: Members, uri: string): Found {
	const happening = typeof eventName === 'string' ? happeningOf(eventName) : 'created';
	if (happening !== 'created') return noNewFile(happening, plainName(String(eventName)));
	const isOurs = typeof bucket === 'string' && typeof key === 'string' && s3Uri({ bucket, key }) === uri;
	return isOurs ? file({ bucket, key }) : readText(uri.trim(), 0);
}

/** One record of an S3 event. */
function readRecord(record: Members): Found {
	const { eventName, s3 } = record;
	const { object } = isPlainObject(s3) ? s3 : {};
	const happening = typeof eventName === 'string' ? happeningOf(eventName) : 'created';
	if (happening !== 'created') return noNewFile(happening, plainName(String(eventName)));
	const place = placeOfRecord(record, 'encoded');
	return isMarker(object) ? folder(place) : arrived(place, bytesAt(object, 'size'));
}

function readEventBridge(event: Members): Found {
	const kind = event['detail-type'];
	if (typeof kind === 'string' && kind !== 'Object Created') {
		return noNewFile(kind === 'Object Deleted' ? 'removed' : 'other', kind);
	}
	const { object } = isPlainObject(event.detail) ? event.detail : {};
	return arrived(placeOfEvent(event), bytesAt(object, 'size'));
}

/** What people's own nodes give: a bucket with a key, an address, or a body that holds one of all these. */
function readLoose(value: Members, depth: number): Found {
	const bucket = textOf(value.bucket) ?? textOf(value.Bucket) ?? textAt(value.bucket, 'name');
	const key = textOf(value.key) ?? textOf(value.Key);
	if (key !== undefined) return file({ bucket, key });
	const address = textOf(value.url) ?? textOf(value.Url) ?? textOf(value.URL);
	if (address !== undefined) return readText(address.trim(), depth);
	const body = value.body ?? value.Body;
	return body === undefined ? trouble(NO_FILE) : read(body, depth + 1);
}

function file({ bucket, key }: Place): Found {
	if (key === undefined) return trouble(NO_FILE);
	if (isFolder(key)) return folder({ key });
	if (bucket === undefined) {
		return trouble(
			`holds the key "${shortened(key)}" but not the bucket it is in. Enter s3://my-bucket/ and the key, such as s3://my-bucket/{{ $json.Key }}.`,
		);
	}
	const address = s3Uri({ bucket, key });
	return { ...NOTHING, addresses: [address], exact: [address] };
}

/** A file an event tells of: where it is empty, there is nothing in it to make a video of. */
function arrived(place: Place, size: number | undefined): Found {
	if (size !== 0 || place.key === undefined || isFolder(place.key)) return file(place);
	return passOver(`names the file "${shortened(place.key)}", which is empty (0 bytes). Filter empty files out.`);
}

function folder({ key = '' }: Place): Found {
	return passOver(`names the folder "${shortened(key)}", and no file. Filter folders out.`);
}

function noNewFile(happening: Happening, name: string): Found {
	const about = happening === 'removed' ? 'a deleted file' : `"${shortened(name)}"`;
	return passOver(`tells of ${about}, and of no new file. Let only events of created files through.`);
}

/** The records of one message: an odd one must not lose the others. */
function batch(parts: Found[]): Found {
	const whole = parts.length === 0 ? trouble(NO_FILE) : merge(parts);
	if (whole.addresses.length === 0) return whole;
	return { ...whole, troubles: [], passedOver: [...whole.passedOver, ...whole.troubles] };
}

function merge(parts: Found[]): Found {
	return {
		addresses: parts.flatMap(({ addresses }) => addresses),
		exact: parts.flatMap(({ exact }) => exact),
		troubles: parts.flatMap(({ troubles }) => troubles),
		passedOver: parts.flatMap(({ passedOver }) => passedOver),
	};
}

function written(address: string): Found {
	return { ...NOTHING, addresses: [address] };
}

function passOver(message: string): Found {
	return { ...NOTHING, passedOver: [message] };
}

function trouble(message: string): Found {
	return { ...NOTHING, troubles: [message] };
}

import { arrivalItem, identityOf, type Arrival } from '../../../nodes/Pictory/aws/events/arrival';
import { type Filter, passes } from '../../../nodes/Pictory/aws/events/filter';
import { decodedKey } from '../../../nodes/Pictory/aws/events/key';
import { readEvent } from '../../../nodes/Pictory/aws/events/read';
import { filesIn } from '../../../nodes/Pictory/aws/records';
import { encodedKey, eventBridgeEvent, s3Event, s3Record, s3TestEvent } from '../../sns/s3Events';

const arrivals = (event: unknown, form?: 'plain' | 'encoded'): Arrival[] => {
	const reading = readEvent(event, form);
	if (reading.kind === 'foreign') throw new Error(reading.message);
	return reading.arrivals;
};

const HOSTILE_KEYS = [
	'a.mp4',
	'a b.mp4',
	'a+b.mp4',
	'a%20b.mp4',
	'a%2Bb.mp4',
	'100%.mp4',
	'100%zz.mp4',
	'ü/ñ/日本語/🎬.mp4',
	' leading and trailing ',
	'a//b///c.mp4',
	'./a/../b.mp4',
	'quote"s\'and`ticks.mp4',
	'line\nbreak\ttab.mp4',
	'<script>&amp;.mp4',
	"(!*').mp4",
	'?query=1&x=2#hash.mp4',
	'back\\slash.mp4',
	'{{ $json.x }}.mp4',
	'__proto__',
	'constructor/toString.mp4',
	'%',
	'+',
	'e\u0301 and é.mp4',
	'\u202Egpj.exe.mp4',
	'x'.repeat(1024),
];

describe('keys', () => {
	test.each(HOSTILE_KEYS)('%j comes back from a record', (key) => {
		expect(arrivals(s3Event({ key }))[0]?.key).toBe(key);
	});

	test.each(HOSTILE_KEYS)('%j is not touched in an EventBridge event, or by a store that does not encode', (key) => {
		expect(arrivals(eventBridgeEvent({ key }))[0]?.key).toBe(key);
		const record = { eventName: 's3:ObjectCreated:Put', s3: { bucket: { name: 'b' }, object: { key } } };
		expect(arrivals({ Records: [record] }, 'plain')[0]?.key).toBe(key);
	});

	test.each(HOSTILE_KEYS)("%j is not touched in a record of Ceph's gateway, which does not encode", (key) => {
		const record = {
			eventSource: 'ceph:s3',
			eventName: 'ObjectCreated:Put',
			s3: { bucket: { name: 'b' }, object: { key, versionId: '' } },
		};
		expect(arrivals({ Records: [record] })).toEqual([expect.objectContaining({ key, versionId: undefined })]);
		expect(filesIn(record)).toMatchObject({ addresses: [`s3://b/${key}`], troubles: [] });
	});

	test.each(['a b.mp4', 'ü.mp4', '100%.mp4', '100%zz.mp4', 'quote".mp4', 'a b+c.mp4', '%E0%A4%A.mp4', '%FF.mp4'])(
		'%j cannot be an encoded key and stays',
		(key) => {
			expect(decodedKey(key)).toBe(key);
		},
	);

	test.each(HOSTILE_KEYS)('%j makes a web address that leads back to it', (key) => {
		const { url } = arrivalItem({ bucket: 'my-bucket', key, region: 'us-east-2', eventName: 'ObjectCreated:Put' });
		const prefix = 'https://my-bucket.s3.us-east-2.amazonaws.com/';
		expect(url?.startsWith(prefix)).toBe(true);
		expect(decodeURIComponent(url?.slice(prefix.length) ?? '')).toBe(key);
	});

	test('half a surrogate pair does not throw', () => {
		const { url } = arrivalItem({ bucket: 'my-bucket', key: 'a\uD83D', region: 'us-east-2', eventName: 'x' });
		expect(url).toBe('https://my-bucket.s3.us-east-2.amazonaws.com/a%EF%BF%BD');
	});

	test('the test’s own encoding is S3’s', () => {
		expect(encodedKey('my folder/a+b (ü).mp4')).toBe('my+folder/a%2Bb+%28%C3%BC%29.mp4');
	});
});

describe('events', () => {
	test('a record of S3', () => {
		const [arrival] = arrivals(
			s3Event({ key: 'in/a b.mp4', versionId: 'v1', sequencer: '00A', size: 7, eTag: 'e', region: 'eu-central-1' }),
		);
		expect(arrivalItem(arrival as Arrival)).toEqual({
			bucket: 'my-company-videos',
			key: 'in/a b.mp4',
			s3Uri: 's3://my-company-videos/in/a b.mp4',
			url: 'https://my-company-videos.s3.eu-central-1.amazonaws.com/in/a%20b.mp4',
			region: 'eu-central-1',
			size: 7,
			eTag: 'e',
			versionId: 'v1',
			mediaType: 'video',
			eventTime: '2026-10-02T09:30:00.000Z',
			eventName: 'ObjectCreated:Put',
		});
	});

	test('an event of EventBridge says the same', () => {
		const wish = { key: 'in/a b.mp4', versionId: 'v1', sequencer: '00A', size: 7, eTag: 'e' };
		const [one, other] = [arrivals(s3Event(wish))[0], arrivals(eventBridgeEvent(wish))[0]] as [Arrival, Arrival];
		expect({ ...arrivalItem(other), eventTime: null }).toEqual({ ...arrivalItem(one), eventTime: null });
		expect(identityOf(other, 'event')).toBe(identityOf(one, 'event'));
	});

	test('a record of MinIO names where the store is', () => {
		const record = {
			eventName: 's3:ObjectCreated:Put',
			awsRegion: '',
			responseElements: { 'x-minio-origin-endpoint': 'https://minio.example.com:9000' },
			s3: { bucket: { name: 'b' }, object: { key: 'a%2Fb+c.mp4', size: 1, eTag: '"abc"' } },
		};
		const [arrival] = arrivals({ EventName: 's3:ObjectCreated:Put', Key: 'b/a/b c.mp4', Records: [record] });
		expect(arrivalItem(arrival as Arrival)).toMatchObject({
			url: 'https://minio.example.com:9000/b/a/b%20c.mp4',
			region: null,
			eTag: 'abc',
			versionId: null,
			eventTime: null,
			eventName: 'ObjectCreated:Put',
		});
	});

	test.each([
		['my.dotted.bucket', 'us-east-2', 'https://s3.us-east-2.amazonaws.com/my.dotted.bucket/k'],
		['bucket', 'default', null],
		['bucket', 'evil.com/', null],
		['bucket', undefined, null],
	])('web address of %s in %s', (bucket, region, url) => {
		expect(arrivalItem({ bucket, key: 'k', region, eventName: 'x' }).url).toBe(url);
	});

	test.each([
		['test event', s3TestEvent],
		['deletion', s3Event({ key: 'a', eventName: 'ObjectRemoved:Delete' })],
		['delete marker', s3Event({ key: 'a', eventName: 'ObjectRemoved:DeleteMarkerCreated' })],
		['deletion of Ceph', s3Event({ key: 'a', eventName: 's3:ObjectRemoved:Delete' })],
		['expiry', s3Event({ key: 'a', eventName: 'LifecycleExpiration:Delete' })],
		['tags', s3Event({ key: 'a', eventName: 'ObjectTagging:Put' })],
		['restore', s3Event({ key: 'a', eventName: 'ObjectRestore:Completed' })],
		['replication', s3Event({ key: 'a', eventName: 'Replication:OperationFailedReplication' })],
		['folder', s3Event({ key: 'a/' })],
		['EventBridge deletion', eventBridgeEvent({ key: 'a' }, 'Object Deleted')],
		['EventBridge tags', eventBridgeEvent({ key: 'a' }, 'Object Tags Added')],
	])('%s: nothing arrives', (_name, event) => {
		expect(readEvent(event)).toEqual({ kind: 'event', arrivals: [] });
	});

	test.each(['Put', 'Post', 'Copy', 'CompleteMultipartUpload'])('created by %s', (way) => {
		expect(arrivals(s3Event({ key: 'a', eventName: `ObjectCreated:${way}` }))).toHaveLength(1);
	});

	test('several records in their order, others left out', () => {
		const event = s3Event({ key: 'a' }, { key: 'b', eventName: 'ObjectRemoved:Delete' }, { key: 'c' });
		expect(arrivals(event).map(({ key }) => key)).toEqual(['a', 'c']);
	});

	const record = s3Record({ key: 'a' });
	test.each([null, {}, 'text', 7, [], { eventName: 'ObjectCreated:Put' }, { ...record, s3: null }])(
		'beside an odd record (%j) the others are not lost, on either side of it',
		(odd) => {
			const reading = readEvent({ Records: [record, odd, s3Record({ key: 'b' })] });
			expect(reading).toMatchObject({ kind: 'event', odd: 1, arrivals: [{ key: 'a' }, { key: 'b' }] });
		},
	);

	test.each([
		['null', null],
		['text', 'Hello'],
		['a list', [record]],
		['an empty object', {}],
		['no records', { Records: [] }],
		['records that are no list', { Records: { 0: record } }],
		['a record that is null', { Records: [null] }],
		['a record of something else', { Records: [{ eventSource: 'aws:ses', ses: {} }] }],
		['a record without name', { Records: [{ ...record, eventName: undefined }] }],
		['a record without s3', { Records: [{ ...record, s3: undefined }] }],
		['a record without bucket', { Records: [{ ...record, s3: { object: { key: 'a' } } }] }],
		['a record without key', { Records: [{ ...record, s3: { bucket: { name: 'b' }, object: {} } }] }],
		['an empty key', { Records: [{ ...record, s3: { bucket: { name: 'b' }, object: { key: '' } } }] }],
		['a key that is a number', { Records: [{ ...record, s3: { bucket: { name: 'b' }, object: { key: 1 } } }] }],
		['nothing but odd records', { Records: [{}, null, 'text'] }],
		['EventBridge, other source', { ...eventBridgeEvent({ key: 'a' }), source: 'aws.ec2' }],
		['EventBridge without detail', { ...eventBridgeEvent({ key: 'a' }), detail: null }],
		['EventBridge without key', { ...eventBridgeEvent({ key: 'a' }), detail: { bucket: { name: 'b' }, object: {} } }],
	])('no event of S3: %s', (_name, event) => {
		expect(readEvent(event).kind).toBe('foreign');
	});
});

describe('filter', () => {
	const all: Filter = { buckets: [], prefix: '', suffixes: [] };
	const path = 'incoming/Holiday.MP4';
	const arrival: Arrival = { bucket: 'my-bucket', key: path, size: 5_000_000, eventName: 'ObjectCreated:Put' };

	test.each<[Partial<Filter>, boolean]>([
		[{}, true],
		[{ buckets: ['my-bucket'] }, true],
		[{ buckets: ['other', 'my-buckets'] }, false],
		[{ prefix: 'incoming/' }, true],
		[{ prefix: 'Incoming/' }, false],
		[{ prefix: 'coming/' }, false],
		[{ suffixes: ['.mov', '.mp4'] }, true],
		[{ suffixes: ['.mov'] }, false],
		[{ mediaType: 'video' }, true],
		[{ mediaType: 'image' }, false],
		[{ minimumSize: 5_000_000 }, true],
		[{ minimumSize: 5_000_001 }, false],
		[{ maximumSize: 5_000_000 }, true],
		[{ maximumSize: 4_999_999 }, false],
	])('%j: %s', (filter, isPassed) => {
		expect(passes(arrival, { ...all, ...filter })).toBe(isPassed);
	});

	test('a file of unknown size passes, one of unknown kind only without media type', () => {
		expect(passes({ ...arrival, size: undefined }, { ...all, minimumSize: 1, maximumSize: 1 })).toBe(true);
		expect(passes({ ...arrival, key: 'incoming/README' }, { ...all, mediaType: 'video' })).toBe(false);
		expect(passes({ ...arrival, key: 'incoming/README' }, all)).toBe(true);
	});
});

describe('identity', () => {
	const arrival: Arrival = {
		bucket: 'b',
		key: 'k',
		eTag: 'e',
		sequencer: '1',
		eventTime: 't',
		eventName: 'ObjectCreated:Put',
	};

	test.each<[string, Partial<Arrival>, boolean, boolean]>([
		['the same', {}, true, true],
		['another time on the same event', { eventTime: 'u' }, true, true],
		['another way', { eventName: 'ObjectCreated:Copy' }, true, true],
		['another bucket', { bucket: 'c' }, false, false],
		['another key', { key: 'l' }, false, false],
		['bucket and key divided otherwise', { bucket: 'bk', key: '' }, false, false],
		['other content', { eTag: 'f' }, false, false],
		['uploaded again', { sequencer: '2' }, false, true],
		['a new version', { versionId: 'v' }, false, true],
		['no sequencer, another time', { sequencer: undefined, eventTime: 'u' }, false, true],
	])('%s', (_name, change, isSameEvent, isSameContent) => {
		const other = { ...arrival, ...change };
		expect(identityOf(other, 'event') === identityOf(arrival, 'event')).toBe(isSameEvent);
		expect(identityOf(other, 'content') === identityOf(arrival, 'content')).toBe(isSameContent);
	});
});

import { mediaTypeOf } from '../../../nodes/Pictory/aws/mediaType';
import { filesIn } from '../../../nodes/Pictory/aws/records';

const record = (key: string, eventName = 'ObjectCreated:Put') => ({
	eventVersion: '2.1',
	eventSource: 'aws:s3',
	awsRegion: 'us-east-2',
	eventName,
	s3: { bucket: { name: 'my-videos', arn: 'arn:aws:s3:::my-videos' }, object: { key, size: 1024, sequencer: '0055' } },
});
const event = { Records: [record('in/a+b%2Bc%25.mp4')] };
const sns = {
	Type: 'Notification',
	MessageId: '1',
	TopicArn: 'arn:aws:sns:us-east-2:123456789012:t',
	Message: JSON.stringify(event),
};
const uri = 's3://my-videos/in/a b+c%.mp4';

describe('files of earlier nodes', () => {
	test.each<[string, unknown, string[]]>([
		['an address', ' s3://my-videos/a b.mp4 ', ['s3://my-videos/a b.mp4']],
		[
			'an item of the Pictory S3 Trigger',
			{ s3Uri: 's3://my-videos/a.mp4', url: 'https://x', bucket: 'other', key: 'b' },
			['s3://my-videos/a.mp4'],
		],
		['an S3 record', event.Records[0], [uri]],
		['an S3 event', event, [uri]],
		['an S3 event as text', JSON.stringify(event), [uri]],
		[
			'several records',
			{ Records: [record('a.mp4'), record('b.mp4')] },
			['s3://my-videos/a.mp4', 's3://my-videos/b.mp4'],
		],
		['unicode', record('%E6%97%A5%E6%9C%AC.mp4'), ['s3://my-videos/日本.mp4']],
		['a key that was never encoded', record('100%.mp4'), ['s3://my-videos/100%.mp4']],
		['an SNS message', sns, [uri]],
		['SNS to Lambda', { Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(event) } }] }, [uri]],
		['SNS in SQS', { Records: [{ messageId: '1', body: JSON.stringify(sns) }] }, [uri]],
		['SQS polled', { Body: JSON.stringify(event), ReceiptHandle: 'x' }, [uri]],
		[
			'the Webhook node',
			{ headers: { host: 'x' }, params: {}, query: {}, body: event, webhookUrl: 'https://n8n' },
			[uri],
		],
		[
			'EventBridge, whose keys are not encoded',
			{
				'detail-type': 'Object Created',
				source: 'aws.s3',
				detail: { bucket: { name: 'my-videos' }, object: { key: 'a+b%20c.mp4' } },
			},
			['s3://my-videos/a+b%20c.mp4'],
		],
		['bucket and key', { bucket: 'my-videos', key: 'a+b.mp4' }, ['s3://my-videos/a+b.mp4']],
		['Bucket and Key', { Bucket: 'my-videos', Key: 'a.mp4' }, ['s3://my-videos/a.mp4']],
		['a url', { url: 'https://example.com/a.mp4' }, ['https://example.com/a.mp4']],
		[
			'a list',
			['s3://my-videos/a.mp4', { bucket: 'my-videos', key: 'b.mp4' }],
			['s3://my-videos/a.mp4', 's3://my-videos/b.mp4'],
		],
	])('%s', (_name, value, addresses) => expect(filesIn(value)).toMatchObject({ addresses, troubles: [] }));

	test.each<[string, unknown, RegExp]>([
		['nothing', undefined, /holds no file/],
		['an empty text', '  ', /holds no file/],
		['an empty object', {}, /holds no file/],
		['an empty list', [], /holds no file/],
		['no records', { Records: [] }, /holds no file/],
		['a number', 7, /holds no file/],
		['an item of AWS S3 → Get Many', { Key: 'a.mp4', LastModified: '2026-01-01', Size: '1' }, /not the bucket/],
		['a deleted file', record('a.mp4', 'ObjectRemoved:Delete'), /deleted/],
		[
			'a deleted file, EventBridge',
			{ 'detail-type': 'Object Deleted', detail: { bucket: { name: 'b' }, object: { key: 'k' } } },
			/deleted/,
		],
		['a new folder', record('in/new+folder/'), /folder "in\/new folder\/"/],
		[
			'a new folder, EventBridge',
			{ 'detail-type': 'Object Created', detail: { bucket: { name: 'b' }, object: { key: 'in/' } } },
			/folder "in\/"/,
		],
		['a folder of AWS S3 → Get Many', { bucket: 'my-videos', Key: 'in/' }, /folder "in\/"/],
		["S3's test message", { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'my-videos' }, /test message/],
		["S3's test message in SNS", { Message: JSON.stringify({ Event: 's3:TestEvent' }) }, /test message/],
		[
			"SNS's question",
			{ Type: 'SubscriptionConfirmation', Message: 'You have chosen', SubscribeURL: 'https://x' },
			/SubscriptionConfirmation/,
		],
		['broken JSON', '{"Records": [', /does not parse/],
		['a record without a key', { s3: { bucket: { name: 'b' } } }, /holds no file/],
		['null members', { s3: null, detail: null, Records: null, body: null }, /holds no file/],
		['endless nesting', JSON.parse(`${'{"body":'.repeat(50)}"s3://a/b"${'}'.repeat(50)}`), /holds no file/],
	])('%s', (_name, value, message) => {
		expect(filesIn(value)).toMatchObject({ addresses: [], troubles: [expect.stringMatching(message)] });
	});
});

test.each([
	['s3://my-videos/a.MP4', 'video'],
	['s3://my-videos/what?.mov', 'video'],
	['https://example.com/a.jpeg?width=3#x', 'image'],
	['https://example.com/a.mp3?file=b.mp4', 'audio'],
	['https://example.com/a', undefined],
	['https://example.com/', undefined],
	['s3://my-videos/archive.zip', undefined],
	['', undefined],
])('the media type of %s', (address, type) => expect(mediaTypeOf(address)).toBe(type));

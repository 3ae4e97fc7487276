import { filesIn } from '../../../nodes/Pictory/aws/records';
import { notification } from '../../sns/message';
import { eventBridgeEvent, s3Event, s3TestEvent } from '../../sns/s3Events';

const ARN = 'arn:aws:sns:us-east-2:123456789012:pictory-uploads';
const certificateUrl = 'https://sns.us-east-2.amazonaws.com/SimpleNotificationService-a.pem';
const KEY = 'in/Straße 100% + mehr.mp4';
const URI = `s3://my-company-videos/${KEY}`;
const event = s3Event({ key: KEY });
const text = JSON.stringify(event);
const envelope = notification({ topicArn: ARN, certificateUrl, message: text });

describe('items of other nodes', () => {
	test.each<[string, unknown]>([
		[
			'Pictory S3 Trigger',
			{ bucket: 'my-company-videos', key: KEY, s3Uri: URI, url: 'https://…', region: 'us-east-2', size: 1 },
		],
		['AWS SNS Trigger', envelope],
		[
			'AWS SNS Trigger, EventBridge behind the topic',
			{ ...envelope, Message: JSON.stringify(eventBridgeEvent({ key: KEY })) },
		],
		[
			'Webhook, raw S3 record',
			{
				headers: {},
				params: {},
				query: {},
				body: event,
				webhookUrl: 'https://n8n.example.com/webhook/x',
				executionMode: 'production',
			},
		],
		[
			'Webhook, SNS as text/plain',
			{
				headers: {},
				params: {},
				query: {},
				body: JSON.stringify(envelope),
				webhookUrl: 'https://n8n.example.com/webhook/x',
			},
		],
		['Webhook, EventBridge', { headers: {}, params: {}, query: {}, body: eventBridgeEvent({ key: KEY }) }],
		['SQS, S3 directly', { MessageId: 'm', ReceiptHandle: 'r', MD5OfBody: 'x', Body: text, Attributes: {} }],
		['SQS, SNS between', { MessageId: 'm', ReceiptHandle: 'r', Body: JSON.stringify(envelope) }],
		['SQS, raw delivery of SNS', { MessageId: 'm', Body: text }],
		['SQS of Lambda', { Records: [{ messageId: 'm', body: text, eventSource: 'aws:sqs' }] }],
		['SNS of Lambda', { Records: [{ EventSource: 'aws:sns', Sns: { Type: 'Notification', Message: text } }] }],
		[
			'SQS, SNS and EventBridge',
			{ Body: JSON.stringify({ ...envelope, Message: JSON.stringify(eventBridgeEvent({ key: KEY })) }) },
		],
		['SQS, its whole answer', { Messages: [{ MessageId: 'm', Body: text }] }],
		[
			'SQS of Lambda, with messages of others in the batch',
			{ Records: [{ body: 'hello' }, { body: '' }, { body: '{' }, { body: text }, { body: '"hello"' }, { body: 7 }] },
		],
		['the event as a text in a text', JSON.stringify(text)],
		[
			'EventBridge, its detail as a text',
			{ ...eventBridgeEvent({ key: KEY }), detail: JSON.stringify(eventBridgeEvent({ key: KEY }).detail) },
		],
		['the event', event],
		['one record', event.Records[0]],
		['the event as text', text],
		['EventBridge', eventBridgeEvent({ key: KEY })],
		['a bucket with a key', { bucket: 'my-company-videos', key: KEY }],
		[
			'AWS S3 node with the bucket added',
			{ Bucket: 'my-company-videos', Key: KEY, LastModified: '2026-10-02T09:30:00.000Z', Size: '1048576' },
		],
		['an address', URI],
	])('%s', (_name, item) => {
		expect(filesIn(item)).toMatchObject({ addresses: [URI], troubles: [] });
	});

	test('several records of one message, in their order', () => {
		const { addresses } = filesIn({ Body: JSON.stringify(s3Event({ key: 'a' }, { key: 'b+c' })) });
		expect(addresses).toEqual(['s3://my-company-videos/a', 's3://my-company-videos/b+c']);
	});

	test.each<[string, unknown, RegExp]>([
		[
			'AWS S3 node as it is',
			{ Key: KEY, LastModified: 'x', ETag: 'x', Size: '1', StorageClass: 'STANDARD' },
			/not the bucket/,
		],
		['test event', s3TestEvent, /test message/],
		['test event within SNS', { ...envelope, Message: JSON.stringify(s3TestEvent) }, /test message/],
		['subscription', { ...envelope, Type: 'SubscriptionConfirmation' }, /SubscriptionConfirmation/],
		['deletion', s3Event({ key: 'a', eventName: 'ObjectRemoved:Delete' }), /deleted file/],
		['EventBridge deletion', eventBridgeEvent({ key: 'a' }, 'Object Deleted'), /deleted file/],
		['nothing', {}, /no file/],
		['an empty list', [], /no file/],
		['broken JSON', '{"Records":', /does not parse/],
		['too deep', JSON.parse(`${'{"body":'.repeat(50)}1${'}'.repeat(50)}`), /no file/],
	])('trouble with %s', (_name, item, trouble) => {
		const { addresses, troubles } = filesIn(item);
		expect(addresses).toEqual([]);
		expect(troubles.join()).toMatch(trouble);
	});
});

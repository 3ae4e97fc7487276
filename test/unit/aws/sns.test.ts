import { confirmationAddress, isCertificateAddress } from '../../../nodes/Pictory/aws/sns/addresses';
import {
	isTimely,
	looksLikeEnvelope,
	parseEnvelope,
	type SnsEnvelope,
	stringToSign,
} from '../../../nodes/Pictory/aws/sns/envelope';
import { parseTopicArn, type Topic, topicArnTrouble } from '../../../nodes/Pictory/aws/sns/topic';
import { canonicalText, confirmation, notification } from '../../sns/message';

const ARN = 'arn:aws:sns:us-east-2:123456789012:pictory-uploads';
const topic: Topic = { arn: ARN, region: 'us-east-2' };
const CERTIFICATE =
	'https://sns.us-east-2.amazonaws.com/SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem';
const wish = { topicArn: ARN, certificateUrl: CERTIFICATE };
const signed = (message: object): SnsEnvelope => parseEnvelope({ ...message, Signature: 'AA==' }) as SnsEnvelope;

describe('topic', () => {
	test.each([
		[ARN, 'us-east-2'],
		['arn:aws:sns:ap-southeast-5:000000000000:A_b-1', 'ap-southeast-5'],
	])('%s', (arn, region) => {
		expect(parseTopicArn(arn)).toEqual({ arn, region });
		expect(topicArnTrouble(arn)).toBeUndefined();
	});

	test.each([
		['', 'Enter an ARN'],
		['pictory-uploads', 'Enter an ARN'],
		['arn:aws:sqs:us-east-2:123456789012:queue', 'Enter an ARN'],
		['arn:aws:sns:us-east-2:1234-5678-9012:t', 'Enter an ARN'],
		['arn:aws:sns:us-east-2:12345678901:t', 'Enter an ARN'],
		['arn:aws:sns:evil.com/:123456789012:t', 'Enter an ARN'],
		['arn:aws:sns:us-east-2.evil:123456789012:t', 'Enter an ARN'],
		['arn:aws-cn:sns:cn-north-1:123456789012:t', 'partition'],
		['arn:aws-us-gov:sns:us-gov-west-1:123456789012:t', 'partition'],
		[`${ARN}.fifo`, 'FIFO'],
		[`${ARN}:c9135db0-26c4-47ec-8998-413945fb5a96`, `its topic: ${ARN}`],
	])('refused: %s', (arn, trouble) => {
		expect(parseTopicArn(arn)).toBeUndefined();
		expect(topicArnTrouble(arn)).toContain(trouble);
	});
});

describe('envelope', () => {
	const full = { ...notification(wish), Signature: 'AA==' };

	test('reads what SNS posts and drops what it does not know', () => {
		expect(parseEnvelope({ ...full, MessageAttributes: {}, Token: 'x' })).toEqual({
			...full,
			UnsubscribeURL: undefined,
		});
	});

	test.each([
		'MessageId',
		'TopicArn',
		'Message',
		'Timestamp',
		'Signature',
		'SigningCertURL',
		'SignatureVersion',
		'Type',
	])('refused without %s', (name) => {
		expect(parseEnvelope({ ...full, [name]: undefined })).toBeUndefined();
		expect(parseEnvelope({ ...full, [name]: 1 })).toBeUndefined();
		expect(parseEnvelope({ ...full, [name]: { toString: () => 'x' } })).toBeUndefined();
	});

	test.each([null, undefined, '', 'x', 1, true, [], [full]])('no envelope: %j', (value) => {
		expect(parseEnvelope(value)).toBeUndefined();
		expect(looksLikeEnvelope(value)).toBe(false);
	});

	test('a confirmation without its token or address is refused', () => {
		const message: Record<string, string> = { ...confirmation(wish, 'abc'), Signature: 'AA==' };
		expect(parseEnvelope(message)).toBeDefined();
		for (const name of ['Token', 'SubscribeURL'])
			expect(parseEnvelope({ ...message, [name]: undefined })).toBeUndefined();
	});

	test.each([
		['notification', notification(wish)],
		['notification with subject', notification({ ...wish, subject: 'Amazon S3 Notification' })],
		['notification with an empty subject', notification({ ...wish, subject: '' })],
		['line breaks and letters beyond ASCII', notification({ ...wish, message: 'a\nMessageId\nb\r\n"ü" 🎬' })],
		['subscription', confirmation(wish, 'abc')],
		['removal', confirmation(wish, 'abc', 'UnsubscribeConfirmation')],
	])('string to sign: %s', (_name, message) => {
		expect(stringToSign(signed(message))).toBe(canonicalText(message));
	});

	test('string to sign, word for word as in AWS’s documentation', () => {
		const text = stringToSign(signed({ ...full, Message: 'Hello', MessageId: 'id', Subject: 'S', Timestamp: 't' }));
		expect(text).toBe(
			`Message\nHello\nMessageId\nid\nSubject\nS\nTimestamp\nt\nTopicArn\n${ARN}\nType\nNotification\n`,
		);
	});

	test.each([
		[0, true],
		[5.9, true],
		[6.1, false],
		[-0.9, true],
		[-1.1, false],
	])('%d hours old: %s', (hours, isTaken) => {
		const now = Date.now();
		expect(isTimely(signed({ ...full, Timestamp: new Date(now - hours * 3_600_000).toISOString() }), now)).toBe(
			isTaken,
		);
	});

	test.each(['', 'yesterday', '2026-13-01T00:00:00Z'])('time %j is refused', (Timestamp) => {
		expect(isTimely({ ...signed(full), Timestamp }, Date.now())).toBe(false);
	});
});

describe('address of the certificate', () => {
	test('SNS’s own', () => {
		expect(isCertificateAddress(CERTIFICATE, topic)).toBe(true);
	});

	const path = '/SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem';
	test.each([
		`http://sns.us-east-2.amazonaws.com${path}`,
		`HTTPS://sns.us-east-2.amazonaws.com${path}`,
		`https://sns.evil.com${path}`,
		`https://evil.com${path}`,
		`https://sns.us-east-2.amazonaws.com.evil.com${path}`,
		`https://sns.us-east-2.amazonaws.com.cn${path}`,
		`https://sns.us-east-1.amazonaws.com${path}`,
		`https://sns.us-east-2.amazonaws.com@evil.com${path}`,
		`https://evil.com@sns.us-east-2.amazonaws.com${path}`,
		`https://user:pass@sns.us-east-2.amazonaws.com${path}`,
		`https://sns.us-east-2.amazonaws.com:443${path}`,
		`https://sns.us-east-2.amazonaws.com:8443${path}`,
		`https://sns.us-east-2.amazonaws.com.${path}`,
		`https://sns.us-east-2.amazonaws.com\\@evil.com${path}`,
		`https://sns.us-east-2.amazonaws.com#@evil.com${path}`,
		`https://sns.us-east-2.amazonaws.com?@evil.com${path}`,
		`https://sns.us-east-2.amazonaws.com%2eevil.com${path}`,
		`https://sns.us-east-2.amazonaws.com${path}?a=b`,
		`https://sns.us-east-2.amazonaws.com${path}#a`,
		`https://sns.us-east-2.amazonaws.com${path}\n`,
		` ${CERTIFICATE}`,
		`https:/sns.us-east-2.amazonaws.com${path}`,
		`https:sns.us-east-2.amazonaws.com${path}`,
		`//sns.us-east-2.amazonaws.com${path}`,
		'https://sns.us-east-2.amazonaws.com/../SimpleNotificationService-a.pem',
		'https://sns.us-east-2.amazonaws.com/x/SimpleNotificationService-a.pem',
		'https://sns.us-east-2.amazonaws.com/SimpleNotificationService-../../a.pem',
		'https://sns.us-east-2.amazonaws.com/SimpleNotificationService-.pem',
		'https://sns.us-east-2.amazonaws.com/SimpleNotificationService-a.pem.html',
		'https://sns.us-east-2.amazonaws.com/',
		'https://s3.us-east-2.amazonaws.com/bucket/SimpleNotificationService-a.pem',
		'https://bucket.s3.amazonaws.com/SimpleNotificationService-a.pem',
		'file:///SimpleNotificationService-a.pem',
		'',
	])('refused: %s', (address) => {
		expect(isCertificateAddress(address, topic)).toBe(false);
	});
});

describe('address of the confirmation', () => {
	const confirming = (SubscribeURL: string, Token = 'abc'): SnsEnvelope =>
		signed({ ...confirmation(wish, Token), SubscribeURL });
	const host = 'https://sns.us-east-2.amazonaws.com';

	test('made anew from its parts', () => {
		const address = confirmationAddress(
			confirming(`${host}/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc&Extra=x`),
			topic,
		);
		expect(address).toBe(`${host}/?Action=ConfirmSubscription&TopicArn=${encodeURIComponent(ARN)}&Token=abc`);
	});

	test.each([
		`https://sns.evil.com/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`${host}.evil.com/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`${host}@evil.com/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`${host}:444/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`http://sns.us-east-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`${host}/x?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`${host}/?Action=DeleteTopic&TopicArn=${ARN}&Token=abc`,
		`${host}/?Action=DeleteTopic&Action=ConfirmSubscription&TopicArn=${ARN}&Token=abc`,
		`${host}/?Action=ConfirmSubscription&TopicArn=${ARN}2&Token=abc`,
		`${host}/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=abd`,
		`${host}/?Action=ConfirmSubscription&TopicArn=${ARN}`,
		'',
	])('refused: %s', (address) => {
		expect(confirmationAddress(confirming(address), topic)).toBeUndefined();
	});

	test.each(['', 'a&Action=DeleteTopic', 'a b', 'x'.repeat(1025)])('token %j is refused', (token) => {
		const address = `${host}/?Action=ConfirmSubscription&TopicArn=${ARN}&Token=${encodeURIComponent(token)}`;
		expect(confirmationAddress(confirming(address, token), topic)).toBeUndefined();
	});
});

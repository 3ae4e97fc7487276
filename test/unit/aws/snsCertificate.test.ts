import {
	isSignedBy,
	isValidAt,
	readCertificate,
	type SigningCertificate,
} from '../../../nodes/Pictory/aws/sns/certificate';
import { parseEnvelope, type SnsEnvelope } from '../../../nodes/Pictory/aws/sns/envelope';
import { Authority, type CertificateWish, type Issued } from '../../sns/authority';
import { confirmation, notification, type Posted, sign } from '../../sns/message';

const ARN = 'arn:aws:sns:us-east-2:123456789012:pictory-uploads';
const topic = { arn: ARN, region: 'us-east-2' };
const wish = { topicArn: ARN, certificateUrl: 'https://sns.us-east-2.amazonaws.com/SimpleNotificationService-a.pem' };

let authority: Authority;
let signer: Issued;
let certificate: SigningCertificate;

beforeAll(async () => {
	authority = await Authority.create();
	signer = await authority.issue({ name: 'sns.amazonaws.com' });
	certificate = readCertificate(signer.certificate, topic) as SigningCertificate;
});

describe('certificate', () => {
	test.each<[string, CertificateWish]>([
		['shared by older regions', { name: 'sns.amazonaws.com' }],
		['by common name alone', { name: 'sns.amazonaws.com', hosts: [] }],
		[
			'of newer regions',
			{
				name: 'sns-signing.us-east-2.amazonaws.com',
				hosts: ['sns-signing.us-east-2.amazonaws.com', 'sns.us-east-2.amazonaws.com'],
			},
		],
	])('%s', async (_name, certificateWish) => {
		const { certificate: pem } = await authority.issue({ ...certificateWish, keys: signer.keys });
		expect(readCertificate(pem, topic)).toMatchObject({ key: expect.anything() as unknown });
	});

	test.each<[string, CertificateWish, string]>([
		['of somebody else', { name: 'evil.com' }, 'not made out'],
		['that only begins alike', { name: 'sns.amazonaws.com.evil.com' }, 'not made out'],
		['of another region', { name: 'sns-signing.eu-west-1.amazonaws.com' }, 'not made out'],
		['with a wildcard', { name: 'evil.com', hosts: ['*.amazonaws.com', '*.us-east-2.amazonaws.com'] }, 'not made out'],
		['with SNS as common name, but other hosts', { name: 'sns.amazonaws.com', hosts: ['evil.com'] }, 'not made out'],
		['of an authority', { name: 'sns.amazonaws.com', isAuthority: true }, 'authority'],
		['with a short key', { name: 'sns.amazonaws.com', bits: 1024 }, 'RSA key'],
		['with another kind of key', { name: 'sns.amazonaws.com', elliptic: true }, 'RSA key'],
	])('refused: one %s', async (_name, certificateWish, trouble) => {
		const { certificate: pem } = await authority.issue(certificateWish);
		expect(readCertificate(pem, topic)).toContain(trouble);
	});

	test.each([
		['nothing', () => ''],
		['a web page', () => '<html></html>'],
		['a broken one', () => signer.certificate.replace(/[A-Za-z]{40}/, 'A'.repeat(40)).slice(0, 400)],
		['a private key', () => String(signer.privateKey.export({ type: 'pkcs8', format: 'pem' }))],
		['two', () => `${signer.certificate}\n${signer.certificate}`],
		['one after other text', () => `hello\n${signer.certificate}`],
	])('refused: %s', (_name, pem) => {
		expect(typeof readCertificate(pem(), topic)).toBe('string');
	});

	test('valid from its first to its last day', async () => {
		const read = async (from: number, to: number) =>
			readCertificate(
				(await authority.issue({ name: 'sns.amazonaws.com', validFrom: from, validTo: to, keys: signer.keys }))
					.certificate,
				topic,
			) as SigningCertificate;
		expect(isValidAt(await read(-10, 10), Date.now())).toBe(true);
		expect(isValidAt(await read(-10, -1), Date.now())).toBe(false);
		expect(isValidAt(await read(1, 10), Date.now())).toBe(false);
	});
});

describe('signature', () => {
	const read = (message: Posted): SnsEnvelope => parseEnvelope(JSON.parse(JSON.stringify(message))) as SnsEnvelope;

	test.each(['1', '2'] as const)('version %s, every kind of message', (version) => {
		const messages = [
			notification({ ...wish, version }),
			notification({ ...wish, version, subject: 'Amazon S3 Notification', message: '{"Records":[{"key":"ü 🎬\\n"}]}' }),
			confirmation({ ...wish, version }, 'abc'),
			confirmation({ ...wish, version }, 'abc', 'UnsubscribeConfirmation'),
		];
		for (const message of messages) expect(isSignedBy(read(sign(message, signer.privateKey)), certificate)).toBe(true);
	});

	test.each(['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'SignatureVersion', 'Signature'])(
		'altered %s',
		(name) => {
			const message = sign(notification({ ...wish, subject: 'S', version: '1' }), signer.privateKey);
			const altered = name === 'SignatureVersion' ? '2' : name === 'Signature' ? 'AAAA' : `${message[name]}x`;
			expect(isSignedBy(read({ ...message, [name]: altered }), certificate)).toBe(false);
		},
	);

	test.each(['Token', 'SubscribeURL'])('altered %s of a confirmation', (name) => {
		const message = sign(confirmation(wish, 'abc'), signer.privateKey);
		expect(isSignedBy(read({ ...message, [name]: `${message[name]}x` }), certificate)).toBe(false);
	});

	test('text moved from one member into the next', () => {
		const message = sign(notification({ ...wish, message: 'a', messageId: 'b' }), signer.privateKey);
		expect(isSignedBy(read({ ...message, Message: 'a\nMessageId\nb', MessageId: '' }), certificate)).toBe(false);
	});

	test('a subscription passed off as a notification', () => {
		const message = sign(confirmation(wish, 'abc'), signer.privateKey);
		expect(isSignedBy(read({ ...message, Type: 'Notification' }), certificate)).toBe(false);
	});

	test('another key', async () => {
		const other = await authority.issue({ name: 'sns.amazonaws.com' });
		expect(isSignedBy(read(sign(notification(wish), other.privateKey)), certificate)).toBe(false);
	});
});

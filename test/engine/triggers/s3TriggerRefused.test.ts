import { confirmation, type Posted } from '../../sns/message';
import { SHARED, triggerWorld, upload } from '../support/triggerWorld';

const world = triggerWorld();

/** SNS's certificate is known by then, so that every call that goes out is one too many. */
beforeEach(async () => {
	await world.post(world.sns.signed(upload('first.mp4')));
	await world.restart({ sender: 'sns', topicArn: world.sns.topicArn() });
});

describe('refused, nothing started, no call to anywhere', () => {
	const url = (change: (address: string) => string) => (message: Posted) =>
		world.sns.sign({ ...message, SigningCertURL: change(message.SigningCertURL) });
	const cases: Array<[string, number, (message: Posted) => Posted | object | string]> = [
		['unsigned', 401, ({ Message }) => Message],
		['no signature member', 400, (message) => ({ ...message, Signature: undefined })],
		['empty signature', 403, (message) => ({ ...message, Signature: '' })],
		['altered message', 403, (message) => ({ ...message, Message: upload('other.mp4') })],
		['altered time', 403, (message) => ({ ...message, Timestamp: new Date(Date.now() - 1000).toISOString() })],
		['added subject', 403, (message) => ({ ...message, Subject: 'x' })],
		['other version claimed', 403, (message) => ({ ...message, SignatureVersion: '1' })],
		['unknown version', 400, (message) => ({ ...message, SignatureVersion: '3' })],
		['unknown type', 400, (message) => ({ ...message, Type: 'Notice' })],
		['other topic', 403, (message) => world.sns.sign({ ...message, TopicArn: world.sns.topicArn('of-somebody-else') })],
		[
			'too old',
			403,
			(message) => world.sns.sign({ ...message, Timestamp: new Date(Date.now() - 7 * 3_600_000).toISOString() }),
		],
		[
			'from the future',
			403,
			(message) => world.sns.sign({ ...message, Timestamp: new Date(Date.now() + 2 * 3_600_000).toISOString() }),
		],
		['no time', 403, (message) => world.sns.sign({ ...message, Timestamp: 'yesterday' })],
		['certificate of world.sns.evil.com', 403, url((address) => address.replace(world.sns.host, 'sns.evil.com'))],
		[
			'certificate of a host that begins alike',
			403,
			url((address) => address.replace(world.sns.host, `${world.sns.host}.evil.com`)),
		],
		['certificate over http', 403, url((address) => address.replace('https:', 'http:'))],
		['certificate of another region', 403, url((address) => address.replace('us-east-2', 'us-east-1'))],
		[
			'certificate with user info',
			403,
			url((address) => address.replace(world.sns.host, `${world.sns.host}@evil.com`)),
		],
		['certificate at a port', 403, url((address) => address.replace(world.sns.host, `${world.sns.host}:8443`))],
		['certificate at another path', 403, url((address) => address.replace('/Simple', '/uploads/Simple'))],
		['certificate with a query', 403, url((address) => `${address}?x=.pem`)],
		[
			'records without key',
			400,
			({ TopicArn }) =>
				world.sns.signed('{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{}}}]}', {
					topicArn: TopicArn,
				}),
		],
		['no event of S3', 400, () => world.sns.signed('Hello')],
		['JSON, but no event of S3', 400, () => world.sns.signed('{"Records":[]}')],
		['broken JSON', 400, (message) => JSON.stringify(message).slice(0, -5)],
		['no body', 400, () => ''],
		['null', 401, () => 'null'],
		['10 MB', 413, (message) => ({ ...message, Padding: 'x'.repeat(10_000_000) })],
		['deeply nested', 401, () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
	];
	test.each(cases)('%s', async (_name, status, change) => {
		await world.expectRefused(world.post(change(world.sns.signed(upload('a.mp4')))), status);
	});

	test.each([
		[
			'another host',
			(message: Record<string, string>) => ({
				...message,
				SubscribeURL: message.SubscribeURL?.replace(world.sns.host, 'sns.evil.com') ?? '',
			}),
		],
		[
			'a host that begins alike',
			(message: Record<string, string>) => ({
				...message,
				SubscribeURL: message.SubscribeURL?.replace(world.sns.host, `${world.sns.host}.evil.com`) ?? '',
			}),
		],
		[
			'another action',
			(message: Record<string, string>) => ({
				...message,
				SubscribeURL: message.SubscribeURL?.replace('Confirm', 'Delete') ?? '',
			}),
		],
		[
			'another topic',
			(message: Record<string, string>) => ({
				...message,
				SubscribeURL: message.SubscribeURL?.replace('pictory-uploads', 'other') ?? '',
			}),
		],
		['another token', (message: Record<string, string>) => ({ ...message, Token: 'abc' })],
	])('confirmation at %s', async (_name, change) => {
		const genuine = confirmation(
			{ topicArn: world.sns.topicArn(), certificateUrl: world.sns.certificateUrl },
			'token1',
		);
		await world.expectRefused(world.post(world.sns.sign(change(genuine))), 403);
	});
});

describe('an unsigned message', () => {
	const empty: Array<[string, string, Record<string, string>]> = [
		['nothing', '', {}],
		['an empty secret in the URL', '?secret=', {}],
		['a secret without a value', '?secret', {}],
		['an empty header', '', { 'x-pictory-secret': '' }],
		['an empty authorization', '', { authorization: '' }],
		['a bearer of nothing', '', { authorization: 'Bearer ' }],
		['an empty password', '', { authorization: `Basic ${Buffer.from('n8n:').toString('base64')}` }],
		['no password at all', '', { authorization: 'Basic ' }],
	];

	test.each(empty)('with %s starts nothing where no secret is set', async (_name, query, headers) => {
		await world.expectRefused(world.post(upload('a.mp4'), query, headers), 401);
		await world.expectRefused(world.post(upload('a.mp4'), `${query}${query ? '&' : '?'}file=0`, headers), 401);
	});

	test.each(empty)('with %s starts nothing where one is set', async (_name, query, headers) => {
		await world.restart({ sender: 'sns', topicArn: world.sns.topicArn(), sharedSecret: SHARED });
		await world.expectRefused(world.post(upload('a.mp4'), query, headers), 401);
	});
});

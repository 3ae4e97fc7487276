import { confirmation } from '../../sns/message';
import { eventBridgeEvent, s3Event, s3TestEvent } from '../../sns/s3Events';
import { SHARED, triggerWorld, upload } from '../support/triggerWorld';

const world = triggerWorld();

describe('Amazon SNS', () => {
	test('subscription, upload, repeat, removal', async () => {
		expect((await world.sns.subscribe(world.host.url)).statuses).toEqual([200]);
		expect(world.sns.subscriptions.at(-1)?.isConfirmed).toBe(true);
		const subscription = world.sns.subscriptions.at(-1);

		const event = upload('incoming/Straße 100% + mehr.mp4');
		for (const round of [1, 2])
			expect((await world.sns.publish(event)).map(({ statuses }) => [round, statuses])).toEqual([[round, [200]]]);
		expect(world.host.json).toEqual([
			[
				{
					bucket: 'my-company-videos',
					key: 'incoming/Straße 100% + mehr.mp4',
					s3Uri: 's3://my-company-videos/incoming/Straße 100% + mehr.mp4',
					url: 'https://my-company-videos.s3.us-east-2.amazonaws.com/incoming/Stra%C3%9Fe%20100%25%20%2B%20mehr.mp4',
					region: 'us-east-2',
					size: 1_048_576,
					eTag: 'd41d8cd98f00b204e9800998ecf8427e',
					versionId: null,
					mediaType: 'video',
					eventTime: '2026-10-02T09:30:00.000Z',
					eventName: 'ObjectCreated:Put',
				},
			],
		]);
		if (subscription) expect((await world.sns.unsubscribe(subscription)).statuses).toEqual([200]);
		expect(world.host.executions).toHaveLength(1);
	});

	test('both signature versions, with and without subject; the certificate is fetched once', async () => {
		const before = world.network.requests.length;
		for (const version of ['1', '2'] as const) {
			for (const subject of [undefined, 'Amazon S3 Notification']) {
				const message = world.sns.signed(upload(`${version}-${subject}.mov`), {
					version,
					...(subject !== undefined && { subject }),
				});
				expect((await world.post(message)).status).toBe(200);
			}
		}
		expect(world.host.executions).toHaveLength(4);
		expect(world.network.requests.length - before).toBeLessThanOrEqual(1);
		expect(world.network.requests.filter((request) => request.endsWith('.pem'))).toHaveLength(1);
	});

	test('other things S3 and AWS tell start nothing, and are not sent again', async () => {
		const others = [
			JSON.stringify(s3TestEvent),
			JSON.stringify(s3Event({ key: 'gone.mp4', eventName: 'ObjectRemoved:Delete' })),
			JSON.stringify(s3Event({ key: 'folder/' })),
			JSON.stringify(eventBridgeEvent({ key: 'gone.mp4' }, 'Object Deleted')),
		];
		for (const message of others) expect((await world.post(world.sns.signed(message))).status).toBe(200);
		expect(world.host.executions).toEqual([]);
		expect(world.host.databaseWrites).toBe(0);
	});

	test('a confirmation SNS does not know is refused, for good', async () => {
		const message = confirmation(
			{ topicArn: world.sns.topicArn(), certificateUrl: world.sns.certificateUrl },
			'unknowntoken',
		);
		const { statuses } = await world.sns.deliver(world.host.url, world.sns.sign(message));
		expect(statuses).toEqual([400]);
	});

	test.each([500, 503, 429])(
		'an SNS in trouble (%d) is asked again when the confirmation comes again',
		async (trouble) => {
			world.sns.troubles.push(trouble, trouble);
			const { statuses, isDelivered } = await world.sns.subscribe(world.host.url);
			expect(statuses).toEqual([503, 503, 200]);
			expect(isDelivered).toBe(true);
			expect(world.sns.subscriptions.at(-1)?.isConfirmed).toBe(true);
			expect(world.sns.troubles).toEqual([]);
		},
	);

	test('raw message delivery needs the shared secret, and the topic its header names', async () => {
		world.host.parameters = {
			sender: 'sns',
			topicArn: world.sns.topicArn(),
			sharedSecret: SHARED,
			executionPer: 'file',
			mediaType: 'any',
		};
		await world.sns.subscribe(`${world.host.url}?secret=${SHARED}`, { isRaw: true });
		expect((await world.sns.publish(upload('raw.mp4'))).map(({ statuses }) => statuses)).toContainEqual([200]);
		expect(world.host.executions).toHaveLength(1);
		expect((await world.post(upload('b.mp4'))).status).toBe(401);
		expect((await world.post(upload('b.mp4'), '?secret=wrong')).status).toBe(401);
		const other = { 'x-amz-sns-topic-arn': world.sns.topicArn('other'), 'x-amz-sns-rawdelivery': 'true' };
		expect((await world.post(upload('b.mp4'), `?secret=${SHARED}`, other)).status).toBe(403);
		expect(world.host.executions).toHaveLength(1);
	});

	test('a certificate that cannot be fetched is not the sender’s fault: 503, then it goes on', async () => {
		await world.restart({ sender: 'sns', topicArn: 'arn:aws:sns:eu-west-1:123456789012:pictory-uploads' });
		const ireland = world.sns.sign({
			...world.sns.signed(upload('a.mp4')),
			TopicArn: 'arn:aws:sns:eu-west-1:123456789012:pictory-uploads',
			SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-abc.pem',
		});
		expect((await world.post(ireland)).status).toBe(503);
		await world.network.serve('sns.eu-west-1.amazonaws.com', (_request, response) =>
			response.end(world.sns.signer.certificate),
		);
		expect((await world.post(ireland)).status).toBe(200);
		expect(world.host.executions).toHaveLength(1);
	});

	test('a redirect from the certificate’s host is not followed', async () => {
		const seen = world.network.refused.length;
		await world.network.serve('sns.eu-west-2.amazonaws.com', (_request, response) => {
			response.writeHead(302, { location: 'https://evil.com/SimpleNotificationService-abc.pem' }).end();
		});
		await world.restart({ sender: 'sns', topicArn: 'arn:aws:sns:eu-west-2:123456789012:pictory-uploads' });
		const message = world.sns.sign({
			...world.sns.signed(upload('a.mp4')),
			TopicArn: 'arn:aws:sns:eu-west-2:123456789012:pictory-uploads',
			SigningCertURL: 'https://sns.eu-west-2.amazonaws.com/SimpleNotificationService-abc.pem',
		});
		expect((await world.post(message)).status).toBe(403);
		expect(world.network.refused.length).toBe(seen);
	});
});

describe('shared secret', () => {
	beforeEach(async () => {
		await world.restart({ sender: 's3Compatible', sharedSecret: SHARED });
	});

	test.each([
		['query', `?secret=${SHARED}`, {}],
		['header', '', { 'x-pictory-secret': SHARED }],
		['authorization', '', { authorization: SHARED }],
		['bearer', '', { authorization: `Bearer ${SHARED}` }],
		['a body of a type n8n does not read', `?secret=${SHARED}`, { 'content-type': 'application/octet-stream' }],
		['basic', '', { authorization: `Basic ${Buffer.from(`n8n:${SHARED}`).toString('base64')}` }],
	])('in the %s', async (_name, query, headers) => {
		expect((await world.post(upload('a.mp4'), query, headers as Record<string, string>)).status).toBe(200);
		expect(world.host.executions).toHaveLength(1);
	});

	test.each([
		['missing', '', {}],
		['wrong', '?secret=correct-horse-battery-stapl3', {}],
		['shorter', '?secret=correct', {}],
		['twice', `?secret=${SHARED}&secret=${SHARED}`, {}],
		['empty', '?secret=', { authorization: 'Bearer ' }],
	])('%s', async (_name, query, headers) => {
		await world.expectRefused(world.post(upload('a.mp4'), query, headers as Record<string, string>), 401);
	});

	test('EventBridge', async () => {
		world.host.parameters = { sender: 'eventBridge', sharedSecret: SHARED, executionPer: 'file', mediaType: 'any' };
		expect(
			(await world.post(eventBridgeEvent({ key: 'a+b c%20.mp4' }), '', { 'x-pictory-secret': SHARED })).status,
		).toBe(200);
		expect(world.host.json[0]?.[0]).toMatchObject({
			key: 'a+b c%20.mp4',
			eventName: 'ObjectCreated:Put',
			region: 'us-east-2',
		});
	});

	test('without a secret in the panel the trigger takes nothing', async () => {
		world.host.parameters = { sender: 's3Compatible', sharedSecret: '', executionPer: 'file', mediaType: 'any' };
		await world.expectRefused(world.post(upload('a.mp4'), '?secret='), 500);
	});
});

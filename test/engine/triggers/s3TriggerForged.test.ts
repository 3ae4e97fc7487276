import { randomBytes } from 'node:crypto';
import { sleep } from 'n8n-workflow';

import type { Posted } from '../../sns/message';
import { SnsStandIn } from '../../sns/sns';
import { triggerWorld, upload } from '../support/triggerWorld';

const world = triggerWorld();
/** SNS gives up on an answer after 15. */
const SECONDS = 12;
const AT_ONCE = 100;

const REGIONS = [
	'eu-west-1',
	'eu-west-3',
	'eu-north-1',
	'sa-east-1',
	'ca-central-1',
	'ap-south-1',
	'us-west-1',
	'us-west-2',
];

/** An SNS of a region nobody has heard from yet: its certificate is not known. It notes how many fetches are under way. */
async function unknownSns(delayMs = 20): Promise<{ sns: SnsStandIn; most: () => number; calls: () => number }> {
	const region = REGIONS.shift() as string;
	let underWay = 0;
	let most = 0;
	const sns = await SnsStandIn.start(world.network, { region }, async () => {
		most = Math.max(most, (underWay += 1));
		await sleep(delayMs);
		underWay -= 1;
	});
	await world.restart({ sender: 'sns', topicArn: sns.topicArn() });
	const before = world.network.requests.length;
	return { sns, most: () => most, calls: () => world.network.requests.length - before };
}

/** As SNS would send it, but for the certificate, whose name is made up. */
function forged(sns: SnsStandIn): Posted {
	const name = `SimpleNotificationService-${randomBytes(16).toString('hex')}.pem`;
	return { ...sns.signed(upload('forged.mp4')), SigningCertURL: `https://${sns.host}/${name}` };
}

/** @returns how long the trigger took, from the moment the post came in: this machine needs seconds to post thousands */
async function timed(message: Posted): Promise<{ status: number; seconds: number }> {
	let begun = Date.now();
	world.host.beforeRequest = ({ headers }) => {
		if (headers['x-timed'] !== undefined) begun = Date.now();
	};
	const { status } = await world.post(message, '', { 'x-timed': 'yes' });
	return { status, seconds: (Date.now() - begun) / 1000 };
}

const startedKeys = (): unknown[] => world.host.json.flat().map(({ key }) => key);

describe('posts with invented certificates do not keep out a message of SNS', () => {
	test.each([20, 200, 2_000])(
		'%d of them at the same moment, the genuine one in the middle',
		async (count) => {
			const { sns, most, calls } = await unknownSns();
			const message = sns.signed(upload('genuine.mp4'));
			const forging = [];
			for (let sent = 0; sent < count / 2; sent += 1) forging.push(world.post(forged(sns)));
			const genuine = timed(message);
			for (let sent = 0; sent < count / 2; sent += 1) forging.push(world.post(forged(sns)));
			const { status, seconds } = await genuine;
			expect(status).toBe(200);
			expect(seconds).toBeLessThan(SECONDS);
			const statuses = (await Promise.all(forging)).map((answer) => answer.status);
			expect(statuses.every((one) => one >= 400)).toBe(true);
			expect(startedKeys()).toEqual(['genuine.mp4']);
			expect(calls()).toBeLessThanOrEqual(count + 1);
			expect(most()).toBeLessThanOrEqual(AT_ONCE);
		},
		120_000,
	);

	test('a flood that goes on', async () => {
		const { sns, most } = await unknownSns(100);
		let isOver = false;
		let refused = 0;
		let begin: () => void = () => undefined;
		const begun = new Promise<void>((resolve) => (begin = resolve));
		const flood = Array.from({ length: 200 }, async () => {
			while (!isOver) {
				await world.post(forged(sns));
				if ((refused += 1) >= 100) begin();
			}
		});
		await begun;
		for (const key of ['first.mp4', 'second.mp4']) {
			const { status, seconds } = await timed(sns.signed(upload(key)));
			expect(status).toBe(200);
			expect(seconds).toBeLessThan(SECONDS);
		}
		isOver = true;
		await Promise.all(flood);
		expect(startedKeys()).toEqual(['first.mp4', 'second.mp4']);
		expect(most()).toBeLessThanOrEqual(AT_ONCE);
	}, 60_000);

	test('posted one after the other, with a genuine one in between', async () => {
		const { sns, calls } = await unknownSns(0);
		for (let sent = 0; sent < 60; sent += 1) expect((await world.post(forged(sns))).status).toBe(503);
		expect((await world.post(sns.signed(upload('genuine.mp4')))).status).toBe(200);
		expect(startedKeys()).toEqual(['genuine.mp4']);
		expect(calls()).toBe(61);
	});

	test('one invented certificate is looked for once, however often it is named', async () => {
		const { sns, calls } = await unknownSns();
		const message = forged(sns);
		await Promise.all(Array.from({ length: 50 }, async () => await world.post(message)));
		for (let sent = 0; sent < 5; sent += 1) expect((await world.post(message)).status).toBe(503);
		expect(calls()).toBe(1);
	});
});

describe('a genuine certificate asked for at a bad moment', () => {
	afterEach(() => jest.useRealTimers());

	test.each([
		['403', 403, '<Error><Code>AccessDenied</Code></Error>'],
		['404', 404, ''],
		['400', 400, '<ErrorResponse/>'],
		['a page of a proxy', 200, '<html>Please log in</html>'],
		['nothing', 200, ''],
		['half of it', 200, '-----BEGIN CERTIFICATE-----\nMIIB'],
		['500', 500, ''],
		['429', 429, ''],
	])(
		'%s: the message is taken when SNS comes again',
		async (_name, status, body) => {
			const region = `me-${_name.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '').replace(/ /g, '-')}-1`;
			const topicArn = `arn:aws:sns:${region}:123456789012:pictory-uploads`;
			const host = `sns.${region}.amazonaws.com`;
			const answers = [
				{ status, body },
				{ status: 200, body: world.sns.signer.certificate },
			];
			await world.network.serve(host, (_request, response) => {
				const next = answers.shift() ?? { status: 500, body: '' };
				response.writeHead(next.status).end(next.body);
			});
			await world.restart({ sender: 'sns', topicArn });
			const message = (key: string): Posted =>
				world.sns.sign({
					...world.sns.signed(upload(key), { topicArn }),
					SigningCertURL: `https://${host}/SimpleNotificationService-0.pem`,
				});
			expect((await world.post({ ...message('forged.mp4'), Signature: 'AA==' })).status).toBe(503);
			const genuine = message('genuine.mp4');
			if (status < 429) expect((await world.post(genuine)).status).toBe(503);
			jest.useFakeTimers({
				doNotFake: [
					'setTimeout',
					'setInterval',
					'setImmediate',
					'nextTick',
					'queueMicrotask',
					'performance',
					'clearTimeout',
					'clearInterval',
					'clearImmediate',
				],
				now: Date.now() + 20_000,
			});
			expect((await world.post(genuine)).status).toBe(200);
			expect(startedKeys()).toEqual(['genuine.mp4']);
		},
		30_000,
	);

	test('a host that begins to answer and does not end holds nothing up for long', async () => {
		const topicArn = 'arn:aws:sns:il-central-1:123456789012:pictory-uploads';
		await world.network.serve(
			'sns.il-central-1.amazonaws.com',
			(_request, response) => void response.writeHead(200).write('-----BEGIN '),
		);
		await world.restart({ sender: 'sns', topicArn });
		const begun = Date.now();
		const message = {
			...world.sns.signed(upload('a.mp4'), { topicArn }),
			SigningCertURL: 'https://sns.il-central-1.amazonaws.com/SimpleNotificationService-1.pem',
		};
		expect((await world.post(message)).status).toBe(503);
		expect(Date.now() - begun).toBeLessThan(7_000);
	}, 20_000);
});

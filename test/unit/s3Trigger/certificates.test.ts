/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Topic } from '../../../nodes/Pictory/aws/sns/topic';
import { Certificates } from '../../../nodes/Pictory/s3Trigger/certificates';
import type { FetchedText } from '../../../nodes/Pictory/s3Trigger/fetchText';
import { Authority } from '../../sns/authority';

const topicIn = (region: string): Topic => ({ arn: `arn:aws:sns:${region}:123456789012:t`, region });
const topic = topicIn('us-east-2');
const addressOf = (name: string | number, { region } = topic): string =>
	`https://sns.${region}.amazonaws.com/SimpleNotificationService-${name}.pem`;

let pem: string;
beforeAll(async () => {
	pem = (await (await Authority.create()).issue({ name: 'sns.amazonaws.com' })).certificate;
});

/** AWS's host, which answers when the test says so. */
class Host {
	readonly asked: string[] = [];
	private readonly open: Array<() => void> = [];

	readonly fetch = async (address: string): Promise<FetchedText> => {
		this.asked.push(address);
		await new Promise<void>((resolve) => this.open.push(resolve));
		return address.includes('genuine') ? { status: 200, text: pem } : { status: 404, text: '' };
	};

	get underWay(): number {
		return this.open.length;
	}

	answerOne(): void {
		this.open.shift()?.();
	}

	/** Until nothing is asked any more. */
	async answerAll(): Promise<void> {
		for (let idle = 0; idle < 5; idle += 1) {
			if (this.open.length > 0) idle = 0;
			while (this.open.length > 0) this.answerOne();
			await new Promise((resolve) => setImmediate(resolve));
		}
	}
}

const outcome = async (getting: Promise<unknown>): Promise<string> =>
	await getting.then(
		(found) => (found === undefined ? 'wrong' : 'found'),
		(error: Error) => error.message,
	);

describe('certificates nobody has seen', () => {
	afterEach(() => jest.useRealTimers());

	test('100 are fetched at a time, the others wait, and each is fetched in the end', async () => {
		const certificates = new Certificates();
		const host = new Host();
		const names = [
			...Array.from({ length: 1_000 }, (_, index) => index),
			'genuine',
			...Array.from({ length: 1_000 }, (_, index) => 1_000 + index),
		];
		const outcomes = names.map(
			async (name) => await outcome(certificates.get(addressOf(name), topic, host.fetch, Date.now())),
		);
		expect(host.underWay).toBe(100);
		expect(certificates.sizes).toMatchObject({ requests: 2_001, hosts: 1 });
		await host.answerAll();
		expect((await Promise.all(outcomes))[1_000]).toBe('found');
		expect(new Set(host.asked).size).toBe(2_001);
		expect(host.asked).toHaveLength(2_001);
		expect(certificates.sizes).toEqual({ certificates: 1, failures: 1_000, requests: 0, hosts: 0 });
	});

	test('whose turn it is cannot be foreseen', async () => {
		const order = async (): Promise<string> => {
			const host = new Host();
			const certificates = new Certificates();
			const all = Array.from(
				{ length: 200 },
				async (_, index) => await outcome(certificates.get(addressOf(index), topic, host.fetch, Date.now())),
			);
			await host.answerAll();
			await Promise.all(all);
			return host.asked.slice(100).join();
		};
		expect(await order()).not.toBe(await order());
	});

	test('of those that wait, not more than 5,000: then one of them leaves, and not always the same', async () => {
		const certificates = new Certificates();
		const host = new Host();
		const outcomes = Array.from(
			{ length: 6_000 },
			async (_, index) => await outcome(certificates.get(addressOf(index), topic, host.fetch, Date.now())),
		);
		await new Promise((resolve) => setImmediate(resolve));
		expect(certificates.sizes.requests).toBe(5_100);
		await host.answerAll();
		const all = await Promise.all(outcomes);
		const left = all.flatMap((text, index) => (text.startsWith('Too many') ? [index] : []));
		expect(left).toHaveLength(900);
		expect(left[0]).toBeLessThan(5_100);
		expect(left.at(-1)).toBeGreaterThan(4_000);
		expect(host.asked).toHaveLength(5_100);
	});

	test('nobody waits longer than SNS does', async () => {
		const certificates = new Certificates();
		const host = new Host();
		const outcomes = Array.from(
			{ length: 150 },
			async (_, index) => await outcome(certificates.get(addressOf(index), topic, host.fetch, Date.now())),
		);
		jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'], now: Date.now() + 12_001 });
		host.answerOne();
		const late = await Promise.all(outcomes.slice(100));
		expect(new Set(late)).toEqual(new Set(['Too many unknown certificates. Send this again.']));
		await host.answerAll();
		expect(host.asked).toHaveLength(100);
	});

	test('a flood of one region leaves the places of another alone', async () => {
		const certificates = new Certificates();
		const [flooded, calm] = [new Host(), new Host()];
		const flood = Array.from(
			{ length: 500 },
			async (_, index) => await outcome(certificates.get(addressOf(index), topic, flooded.fetch, Date.now())),
		);
		const ireland = topicIn('eu-west-1');
		const genuine = certificates.get(addressOf('genuine', ireland), ireland, calm.fetch, Date.now());
		await calm.answerAll();
		expect(await outcome(genuine)).toBe('found');
		expect(flooded.underWay).toBe(100);
		await flooded.answerAll();
		await Promise.all(flood);
	});

	test('one that was not there is asked for again after ten seconds, and not before', async () => {
		const certificates = new Certificates();
		const host = new Host();
		const ask = async (): Promise<string> => {
			const asking = outcome(certificates.get(addressOf('x'), topic, host.fetch, Date.now()));
			await host.answerAll();
			return await asking;
		};
		for (let time = 0; time < 3; time += 1) expect(await ask()).toMatch(/did not hand out/);
		expect(host.asked).toHaveLength(1);
		jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'], now: Date.now() + 10_001 });
		expect(await ask()).toMatch(/did not hand out/);
		expect(host.asked).toHaveLength(2);
	});

	test('of genuine ones 64 are kept', async () => {
		const certificates = new Certificates();
		const host = new Host();
		for (let index = 0; index < 70; index += 1) {
			const getting = certificates.get(addressOf(`genuine${index}`), topic, host.fetch, Date.now());
			await host.answerAll();
			expect(await outcome(getting)).toBe('found');
		}
		expect(certificates.sizes).toEqual({ certificates: 64, failures: 0, requests: 0, hosts: 0 });
		expect(
			await outcome(certificates.get(addressOf('genuine69'), topic, host.fetch, Date.now() + 40 * 86_400_000)),
		).toBe('wrong');
	});
});

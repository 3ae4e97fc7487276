import { randomBytes } from 'node:crypto';

import { s3Event } from '../../sns/s3Events';
import { SHARED, triggerWorld } from '../support/triggerWorld';

const world = triggerWorld();
const SNS_PATIENCE_MS = 15_000;
const TICKET = 'x-pictory-ticket';

const keysOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `clip ${index}.mp4`);
const event = (count: number): string => JSON.stringify(s3Event(...keysOf(count).map((key) => ({ key }))));
/** As short as a record can be: SNS carries 256 KB. */
const shortEvent = (count: number): string =>
	JSON.stringify({
		Records: keysOf(count).map((key, index) => ({
			eventName: 'ObjectCreated:Put',
			s3: { bucket: { name: 'b' }, object: { key, sequencer: String(index) } },
		})),
	});

/** What the trigger has posted to itself: all requests but the first. */
const relayed = () => world.host.requests.slice(1);
const relayedBytes = (): number =>
	relayed().reduce((sum, { url, headers, bytes }) => sum + url.length + JSON.stringify(headers).length + bytes, 0);
const started = (): string[] => world.host.json.map((items) => items.map(({ key }) => String(key)).join()).sort();

const settings = { sharedSecret: '', suffix: '', prefix: '', executionPer: 'file', mediaType: 'any', options: {} };

/** Another process of the same n8n behind the same address, which gets every second post. */
function secondProcess(): { wholes: () => number } {
	const known = new Set<string>();
	let turn = 0;
	let wholes = 0;
	world.host.beforeRequest = (request) => {
		const ticket = request.headers[TICKET];
		if (typeof ticket !== 'string') return;
		const hasBody = request.headers['content-length'] !== '0';
		if (hasBody) wholes += 1;
		turn += 1;
		if (turn % 2 === 0) return;
		if (hasBody) known.add(ticket);
		else if (!known.has(ticket)) request.res?.status(404).json({ message: 'No message is known by this ticket.' });
	};
	return { wholes: () => wholes };
}

describe('a message with many files, one execution each', () => {
	const senders = {
		sns: async (count: number) => await world.post(world.sns.signed(shortEvent(count))),
		s3Compatible: async (count: number) => await world.post(event(count), `?secret=${SHARED}`),
	};

	test.each(['sns', 's3Compatible'] as const)(
		'%s: what travels grows with the files, not with their square',
		async (sender) => {
			const measured: Record<number, { bytes: number; ms: number }> = {};
			for (const count of [100, 1_000]) {
				await world.restart({ sender, topicArn: world.sns.topicArn(), sharedSecret: SHARED });
				const begun = Date.now();
				expect((await senders[sender](count)).status).toBe(200);
				measured[count] = { bytes: relayedBytes(), ms: Date.now() - begun };
				expect(started()).toEqual(keysOf(count).sort());
				expect(relayed()).toHaveLength(count - 1);
				expect(relayed().every(({ bytes }) => bytes === 0)).toBe(true);
			}
			expect(measured[1_000]?.bytes).toBeLessThan(12 * Number(measured[100]?.bytes));
			expect(measured[1_000]?.bytes).toBeLessThan(5 * Number(world.host.requests[0]?.bytes));
			expect(measured[1_000]?.ms).toBeLessThan(SNS_PATIENCE_MS);
		},
		60_000,
	);

	test('in an n8n of several processes, the others are sent the message a few times', async () => {
		const { wholes } = secondProcess();
		expect((await world.post(world.sns.signed(shortEvent(300)))).status).toBe(200);
		expect(started()).toEqual(keysOf(300).sort());
		expect(wholes()).toBeGreaterThan(0);
		expect(wholes()).toBeLessThanOrEqual(10);
	}, 30_000);

	test('where nobody ever knows a ticket, the message is sent 32 times, and the rest start together', async () => {
		let wholes = 0;
		world.host.beforeRequest = (request) => {
			if (request.headers[TICKET] === undefined) return;
			if (request.headers['content-length'] === '0') request.res?.status(404).json({});
			else wholes += 1;
		};
		expect((await world.post(world.sns.signed(shortEvent(200)))).status).toBe(200);
		expect(wholes).toBe(32);
		const keys = world.host.json.flat().map(({ key }) => String(key));
		expect(keys.sort()).toEqual(keysOf(200).sort());
		expect(world.host.json.filter((items) => items.length === 1)).toHaveLength(32);
	}, 30_000);

	test('a message that comes again while it is being split starts nothing twice', async () => {
		const message = world.sns.signed(shortEvent(60));
		const answers = await Promise.all([world.post(message), world.post(message)]);
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(
			world.host.json
				.flat()
				.map(({ key }) => String(key))
				.sort(),
		).toEqual(keysOf(60).sort());
	}, 30_000);
});

describe('tickets', () => {
	const ask = async (file: string, ticket: string, query = '') =>
		await world.post('', `?file=${file}${query}`, { [TICKET]: ticket });
	const made = (): string => randomBytes(32).toString('base64url');

	/** As another process of this n8n does. */
	async function learn(ticket: string, count = 3): Promise<void> {
		const { status } = await world.post(world.sns.signed(shortEvent(count)), '?file=0', { [TICKET]: ticket });
		expect(status).toBe(200);
		expect(started()).toEqual(['clip 0.mp4']);
	}

	test('a process that was sent the message knows its ticket, for each file once', async () => {
		const ticket = made();
		await learn(ticket);
		expect((await ask('0', ticket)).status).toBe(404);
		expect((await ask('1', ticket)).status).toBe(200);
		expect((await ask('1', ticket)).status).toBe(404);
		const both = await Promise.all([ask('2', ticket), ask('2', ticket)]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
		expect(started()).toEqual(keysOf(3));
	});

	test.each(['3', '-1', '', '1.0', '0x1', 'a', '1&file=1', '__proto__'])(
		'file %j of three does not exist',
		async (file) => {
			const ticket = made();
			await learn(ticket);
			expect((await ask(file, ticket)).status).toBe(404);
			expect(started()).toEqual(['clip 0.mp4']);
		},
	);

	test('made up, of another trigger, of other settings, or used up: nothing starts', async () => {
		const ticket = made();
		await learn(ticket);
		for (const other of [made(), ticket.slice(1), `${ticket}A`, ticket.toLowerCase(), 'constructor'])
			expect((await ask('1', other)).status).toBe(404);
		world.host.parameters = { ...settings, sender: 'sns', topicArn: world.sns.topicArn('other') };
		expect((await ask('1', ticket)).status).toBe(404);
		expect(started()).toEqual(['clip 0.mp4']);
		await world.restart({ sender: 'sns', topicArn: world.sns.topicArn() });
		expect((await ask('1', ticket)).status).toBe(404);
		expect(world.host.executions).toEqual([]);
	});

	test('of a message that is not genuine there are none', async () => {
		const ticket = made();
		const forged = { ...world.sns.signed(shortEvent(3)), Signature: 'AA==' };
		expect((await world.post(forged, '?file=0', { [TICKET]: ticket })).status).toBe(403);
		expect((await ask('1', ticket)).status).toBe(404);
		expect(world.host.executions).toEqual([]);
	});

	test('end with the relay they were made for', async () => {
		expect((await world.post(world.sns.signed(shortEvent(3)))).status).toBe(200);
		const ticket = String(relayed()[0]?.headers[TICKET]);
		expect(ticket).toMatch(/^[\w-]{43}$/);
		const before = world.host.executions.length;
		world.host.database = '{}';
		for (const file of ['0', '1', '2']) expect((await ask(file, ticket)).status).toBe(404);
		expect(world.host.executions).toHaveLength(before);
	});

	test('do not replace the shared secret', async () => {
		await world.restart({ sender: 's3Compatible', sharedSecret: SHARED });
		const ticket = made();
		expect((await world.post(event(3), `?file=0&secret=${SHARED}`, { [TICKET]: ticket })).status).toBe(200);
		expect((await ask('1', ticket)).status).toBe(401);
		expect((await ask('1', ticket, '&secret=correct-horse-battery-stapl3')).status).toBe(401);
		expect((await ask('1', ticket, `&secret=${SHARED}`)).status).toBe(200);
		expect(started()).toEqual(keysOf(2));
	});
});

import type { Arrival } from '../../../nodes/Pictory/aws/events/arrival';
import { newTicket, SplitMessages } from '../../../nodes/Pictory/s3Trigger/parts';

const arrivals = ['a', 'b'].map((key): Arrival => ({ bucket: 'bucket', key, eventName: 'ObjectCreated:Put' }));
const MINUTE = 60_000;

describe('messages being split', () => {
	test('a ticket is good for a minute', () => {
		const splits = new SplitMessages();
		const ticket = newTicket();
		splits.keep(ticket, 'owner', arrivals, 0);
		expect(splits.redeem(ticket, 'owner', 0, MINUTE - 1)).toBe(arrivals[0]);
		expect(splits.redeem(ticket, 'owner', 1, MINUTE)).toBeUndefined();
		splits.keep(newTicket(), 'owner', arrivals, MINUTE);
		expect(splits.size).toBe(1);
	});

	test('a ticket that is known keeps what it stands for', () => {
		const splits = new SplitMessages();
		const ticket = newTicket();
		splits.keep(ticket, 'owner', arrivals, 0);
		expect(splits.redeem(ticket, 'owner', 0, 1)).toBe(arrivals[0]);
		splits.keep(ticket, 'owner', arrivals, 2);
		expect(splits.redeem(ticket, 'owner', 0, 3)).toBeUndefined();
		splits.keep(ticket, 'thief', arrivals, 4);
		expect(splits.redeem(ticket, 'thief', 1, 5)).toBeUndefined();
	});

	test('twenty messages at a time; the oldest makes room', () => {
		const splits = new SplitMessages();
		const tickets = Array.from({ length: 25 }, newTicket);
		for (const ticket of tickets) splits.keep(ticket, 'owner', arrivals, 0);
		expect(splits.size).toBe(20);
		expect(tickets.filter((ticket) => splits.redeem(ticket, 'owner', 0, 1))).toEqual(tickets.slice(5));
	});

	test.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}/`])('%j is no ticket', (ticket) => {
		const splits = new SplitMessages();
		splits.keep(ticket, 'owner', arrivals, 0);
		expect(splits.size).toBe(0);
	});

	test('tickets cannot be guessed', () => {
		const tickets = new Set(Array.from({ length: 1_000 }, newTicket));
		expect(tickets.size).toBe(1_000);
		for (const ticket of tickets) expect(Buffer.from(ticket, 'base64url')).toHaveLength(32);
	});
});

import { sleep } from 'n8n-workflow';

import { collect, readPage } from '../../../nodes/Pictory/transport/paging';
import { Cancelled } from '../../../nodes/Pictory/transport/failure';
import { pause } from '../../../nodes/Pictory/transport/pause';
import { pool } from '../../../nodes/Pictory/transport/pool';
import { Throttle } from '../../../nodes/Pictory/transport/throttle';

describe('pages', () => {
	test.each<[unknown, object]>([
		[
			{ items: [{ a: 1 }], nextPageKey: 'k' },
			{ items: [{ a: 1 }], next: 'k' },
		],
		[{ Items: [{ a: 1 }] }, { items: [{ a: 1 }] }],
		[{ items: [{ a: 1 }], pageKey: null }, { items: [{ a: 1 }] }],
		[
			{ items: [], pageKey: 'k' },
			{ items: [], next: 'k' },
		],
		[{ data: { items: [{ a: 1 }] }, nextPageKey: '' }, { items: [{ a: 1 }] }],
		[{ data: [{ a: 1 }] }, { items: [{ a: 1 }] }],
		[[{ a: 1 }, null, 'x', [1]], { items: [{ a: 1 }] }],
		[{ items: 'x' }, { items: [] }],
		[null, { items: [] }],
		['x', { items: [] }],
	])('%j', (body, page) => {
		expect(readPage(body)).toEqual(page);
	});

	const pages = (key: string | undefined): unknown => {
		const number = Number(key ?? 0);
		return { items: [{ n: number * 2 }, { n: number * 2 + 1 }], nextPageKey: number < 3 ? String(number + 1) : null };
	};

	const PAGED = { pageKey: 'nextPageKey' };

	test('a list that has one page is asked for once', async () => {
		expect((await collect(async () => pages(undefined), {})).map(({ n }) => n)).toEqual([0, 1]);
	});

	test('are fetched one after the other until enough is found', async () => {
		const asked: Array<string | undefined> = [];
		const fetchPage = async (key: string | undefined): Promise<unknown> => {
			asked.push(key);
			return pages(key);
		};
		expect((await collect(fetchPage, PAGED)).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
		expect(asked.splice(0)).toEqual([undefined, '1', '2', '3']);
		expect((await collect(fetchPage, PAGED, { limit: 3 })).map(({ n }) => n)).toEqual([0, 1, 2]);
		expect(asked.splice(0)).toEqual([undefined, '1']);
		expect(
			(await collect(fetchPage, PAGED, { limit: 2, keep: ({ n }) => Number(n) % 2 === 1 })).map(({ n }) => n),
		).toEqual([1, 3]);
	});

	test('a key that comes back ends the list', async () => {
		let calls = 0;
		await collect(async () => ({ items: [{ calls: (calls += 1) }], nextPageKey: 'again' }), PAGED);
		expect(calls).toBe(2);
	});
});

describe('the pool', () => {
	test('does all the work, in order, and never more of it at once than allowed', async () => {
		let open = 0;
		let most = 0;
		const begun: number[] = [];
		await pool([0, 1, 2, 3, 4, 5, 6], 3, async (entry) => {
			begun.push(entry);
			most = Math.max(most, (open += 1));
			await sleep(entry % 2 ? 20 : 5);
			open -= 1;
		});
		expect([begun, most]).toEqual([[0, 1, 2, 3, 4, 5, 6], 3]);
	});

	test('begins nothing more once it is told so, and finishes what it has begun', async () => {
		let done = 0;
		await pool(
			[1, 2, 3, 4, 5, 6],
			2,
			async () => await sleep(5).then(() => void (done += 1)),
			() => done === 0,
		);
		expect(done).toBe(2);
		await pool([], 5, async () => await Promise.reject(new Error('no entry, no work')));
	});
});

describe('a pause', () => {
	test('lasts as long as it should, and not at all when there is nothing to wait for', async () => {
		const begun = Date.now();
		await pause(0);
		expect(Date.now() - begun).toBeLessThan(50);
		await pause(120);
		expect(Date.now() - begun).toBeGreaterThanOrEqual(119);
	});

	test('ends with the signal, also when that came before', async () => {
		const stop = new AbortController();
		const waiting = pause(60_000, stop.signal);
		await sleep(10);
		stop.abort();
		await expect(waiting).rejects.toBeInstanceOf(Cancelled);
		await expect(pause(60_000, stop.signal)).rejects.toBeInstanceOf(Cancelled);
		await expect(pause(0, stop.signal)).rejects.toBeInstanceOf(Cancelled);
	});
});

describe('the throttle', () => {
	const readyAfter = async (throttle: Throttle): Promise<number> => {
		const begun = Date.now();
		await throttle.ready();
		return Date.now() - begun;
	};

	test('a single 429 holds up nobody else', async () => {
		const throttle = new Throttle(900_000);
		throttle.limited(500);
		expect(await readyAfter(throttle)).toBeLessThan(100);
		throttle.succeeded();
		throttle.limited(500);
		expect(await readyAfter(throttle)).toBeLessThan(100);
	});

	test('a second one in a row closes the door for all, for as long as Pictory asked', async () => {
		const throttle = new Throttle(900_000);
		throttle.limited(200);
		throttle.limited(200);
		expect(await readyAfter(throttle)).toBeGreaterThanOrEqual(195);
	});
});

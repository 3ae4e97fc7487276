import { believable, type Cursor, markOf, readCursor, writeCursor } from '../../../nodes/Pictory/jobTrigger/cursor';
import { Watched } from './watched';

describe('the cursor', () => {
	test('stays small in an account with a long history', async () => {
		const account = new Watched();
		await account.poll();
		for (let polls = 0; polls < 40; polls += 1) {
			account.finished(100);
			account.start();
			await account.poll();
		}
		expect(JSON.stringify(writeCursor(account.cursor as Cursor)).length).toBeLessThan(8_000);
	});

	test.each([undefined, null, 'x', 3, [], {}, { seen: 3 }])('%j is none', (stored) => {
		expect(readCursor(stored)).toBeUndefined();
	});

	test('is read back as it was written, and tolerates strangers in it', () => {
		const cursor: Cursor = {
			seen: [markOf('a'), markOf('b')],
			open: [
				{ jobId: 'c', since: 5, misses: 0, kind: 'video' },
				{ jobId: 'd', since: 6, misses: 2 },
			],
			anchor: 'a',
			walk: { key: 'k', met: [markOf('e')], faults: 1 },
		};
		expect(readCursor(JSON.parse(JSON.stringify(writeCursor(cursor))))).toEqual(cursor);
		expect(readCursor({ seen: 'abc', open: [1, {}, { jobId: 'x', kind: 'nonsense' }], walk: [] })).toEqual({
			seen: [],
			open: [{ jobId: 'x', since: 0, misses: 0 }],
		});
	});

	test('has bounds: the newest open jobs, the top of the list, and both ends of a backlog', () => {
		const marks = (prefix: string, count: number): string[] =>
			Array.from({ length: count }, (_, index) => markOf(`${prefix}${index}`));
		const open = Array.from({ length: 1_200 }, (_, index) => ({ jobId: `job-${index}`, since: 5, misses: 0 }));
		const seen = marks('s', 700);
		const met = marks('m', 6_000);
		const read = readCursor(writeCursor({ seen, open, walk: { key: 'k', met, faults: 0 } }));
		expect(read?.open).toEqual(open.slice(200));
		expect(read?.seen).toEqual(seen.slice(0, 500));
		expect(read?.walk?.met).toEqual([...met.slice(0, 1_000), ...met.slice(2_000)]);
	});

	test.each([999, 1_000, 1_001, 5_000])('a backlog of %i is kept whole', (count) => {
		const met = Array.from({ length: count }, (_, index) => markOf(`m${index}`));
		expect(readCursor(writeCursor({ seen: [], open: [], walk: { met, faults: 0 } }))?.walk?.met).toEqual(met);
	});

	test('keeps what a read of a job came to', () => {
		const cursor: Cursor = {
			seen: [],
			open: [{ jobId: 'c', since: 5, misses: 1, faults: 3, ended: 'completed' }],
			walk: { met: [], faults: 1, failures: 4 },
			doubts: 2,
			at: 77,
		};
		expect(readCursor(JSON.parse(JSON.stringify(writeCursor(cursor))))).toEqual(cursor);
		const strange = {
			seen: '',
			open: [{ jobId: 'c', since: 5, faults: 'x', ended: 'maybe' }],
			walk: { failures: {} },
			doubts: -1,
			at: '5',
		};
		expect(readCursor(strange)).toEqual({
			seen: [],
			open: [{ jobId: 'c', since: 5, misses: 0 }],
			walk: { met: [], faults: 0 },
		});
	});

	test.each<[string, Partial<Cursor>, number, number]>([
		['a time that can be true', { at: 900 }, 500, 500],
		['a time to come', { at: 900 }, 1_001, 1_000],
		['no time', { at: 900 }, 0, 1_000],
		['a time before 1970', { at: 900 }, -5, 1_000],
		['a time from before a cursor had one', {}, 500, 500],
	])('%s of an open job', (_what, cursor, since, believed) => {
		const { open } = believable({ seen: [], open: [{ jobId: 'c', since, misses: 0 }], ...cursor }, 1_000);
		expect(open).toEqual([{ jobId: 'c', since: believed, misses: 0 }]);
	});
});

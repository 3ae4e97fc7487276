import { type Cursor, markOf, readCursor, writeCursor } from '../../../nodes/Pictory/trigger/cursor';
import { Watched } from './watched';

describe('the cursor', () => {
	test('stays small in an account with a long history', async () => {
		const account = new Watched();
		await account.look();
		for (let looks = 0; looks < 40; looks += 1) {
			account.finished(100);
			account.start();
			await account.look();
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
});

import { identityOf } from '../../../nodes/Pictory/aws/events/arrival';
import { RecentFiles, REMEMBERED_FILES } from '../../../nodes/Pictory/aws/events/recent';

const identity = (number: number): string =>
	identityOf({ bucket: 'b', key: String(number), eTag: 'e', eventName: 'x' }, 'event');
const filled = (from: number, to: number): RecentFiles => {
	const files = new RecentFiles();
	for (let number = from; number < to; number += 1) files.add(identity(number));
	return files;
};

test('remembers what was added, once, and forgets the oldest', () => {
	const files = filled(0, REMEMBERED_FILES + 10);
	files.add(identity(REMEMBERED_FILES));
	expect(files.text).toHaveLength(REMEMBERED_FILES * 8);
	expect([9, 10, REMEMBERED_FILES + 9].map((number) => files.has(identity(number)))).toEqual([false, true, true]);
});

test('80,000 bytes for 10,000 files, in JSON too', () => {
	expect(Buffer.byteLength(JSON.stringify(filled(0, 10_000).text))).toBe(80_002);
});

test('does not take two halves of neighbours for one', () => {
	const files = new RecentFiles();
	files.learn('AAAABBBBCCCCDDDD');
	expect(files.has('BBBBCCCC')).toBe(false);
	expect(files.has('CCCCDDDD')).toBe(true);
});

describe('what was saved', () => {
	test.each<[string, RecentFiles, RecentFiles, number]>([
		['after a restart', new RecentFiles(), filled(0, 5), 5],
		['as we know it', filled(0, 5), filled(0, 5), 5],
		['behind us', filled(0, 5), filled(0, 3), 5],
		['ahead of us', filled(0, 3), filled(0, 5), 5],
		['behind us, with an older beginning', filled(2, 6), filled(0, 4), 6],
		['ahead of us, its beginning forgotten', filled(0, 4), filled(2, 6), 6],
		['ahead of us, with an older beginning', filled(2, 4), filled(0, 6), 6],
		['by another process', filled(0, 4), filled(10, 14), 8],
	])('%s', (_name, files, saved, count) => {
		const known = [files.text, saved.text].flatMap((text) => text.match(/.{8}/g) ?? []);
		files.learn(saved.text);
		expect(known.every((entry) => files.has(entry))).toBe(true);
		expect(files.text).toHaveLength(count * 8);
	});

	test('two processes that have both grown', () => {
		const [one, other] = [filled(0, 5), filled(0, 5)];
		one.add(identity(100));
		other.add(identity(200));
		one.learn(other.text);
		expect([0, 4, 100, 200].every((number) => one.has(identity(number)))).toBe(true);
		expect(one.text).toHaveLength(7 * 8);
	});

	test('never more than the limit', () => {
		const files = filled(0, 6_000);
		files.learn(filled(6_000, 12_000).text);
		expect(files.text).toHaveLength(REMEMBERED_FILES * 8);
		expect(files.has(identity(5_999))).toBe(true);
	});

	test.each([undefined, null, 1, {}, [], '', 'short', 'nine chars'])('%j is left alone', (saved) => {
		const files = filled(0, 2);
		files.learn(saved);
		expect(files.text).toBe(filled(0, 2).text);
	});
});

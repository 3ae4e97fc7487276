import { mostBytes, MOST_BYTES, saidSize } from '../../../nodes/Pictory/transport/fileSize';
import { Pace, type Slowness } from '../../../nodes/Pictory/transport/pace';

/** Seconds until the download is given up, and why; nothing when it goes on for `most` seconds. */
function givenUp(
	bytesIn: (second: number) => number,
	most: number,
	isWaiting = true,
): [second: number, why: Slowness] | undefined {
	const pace = new Pace();
	pace.begin();
	for (let second = 1; second <= most; second += 1) {
		pace.received(bytesIn(second));
		const why = pace.second(isWaiting);
		if (why) return [second, why];
	}
	return undefined;
}

const HOUR = 3_600;

test.each<[string, (second: number) => number, [number, Slowness]]>([
	['nothing at all', () => 0, [60, 'stalled']],
	['nothing after a good start', (second) => (second <= 10 ? 1e6 : 0), [69, 'stalled']],
	['a byte each 5 s', (second) => (second % 5 === 0 ? 1 : 0), [60, 'trickling']],
	['a byte each 59 s', (second) => (second % 59 === 0 ? 1 : 0), [60, 'trickling']],
	['1 kB/s', () => 1_000, [60, 'trickling']],
	['a trickle after a good start', (second) => (second <= 90 ? 1e6 : 10), [180, 'trickling']],
	['50 kB/s for ever', () => 50_000, [8 * HOUR, 'endless']],
])('%s is given up', (_what, bytesIn, end) => {
	expect(givenUp(bytesIn, 10 * HOUR, true)).toEqual(end);
});

test.each<[string, (second: number) => number, number]>([
	['1 GiB at 50 kB/s', () => 50_000, 1024 ** 3 / 50_000],
	['4 kB/s', () => 4_000, HOUR],
	['50 kB/s with gaps of 50 s', (second) => (second % 60 < 10 ? 50_000 : 0), HOUR],
	['a burst each 59 s', (second) => (second % 59 === 0 ? 1e6 : 0), HOUR],
])('%s is let through', (_what, bytesIn, seconds) => {
	expect(givenUp(bytesIn, seconds)).toBeUndefined();
});

test('time that n8n takes to store the file is not counted against the host, but not without end either', () => {
	expect(givenUp(() => 0, 7 * HOUR, false)).toBeUndefined();
	expect(givenUp(() => 0, 10 * HOUR, false)).toEqual([8 * HOUR, 'endless']);
});

test('each attempt begins anew, the end of all is the same', () => {
	const pace = new Pace();
	let seconds = 0;
	let why: Slowness | undefined;
	for (; why !== 'endless' && seconds < 10 * HOUR; seconds += 1) {
		if (seconds % 50 === 0) pace.begin();
		why = pace.second(true);
	}
	expect(seconds).toBe(8 * HOUR);
});

test.each([
	[{}, { isUnreadable: false }],
	[{ 'content-length': '12' }, { bytes: 12, isUnreadable: false }],
	[{ 'content-length': 12 }, { bytes: 12, isUnreadable: false }],
	[{ 'content-length': '' }, { isUnreadable: false }],
	[{ 'content-length': '-1' }, { isUnreadable: false }],
	[{ 'content-length': '1e3' }, { isUnreadable: false }],
	[{ 'content-length': '9'.repeat(40) }, { isUnreadable: false }],
	[{ 'content-encoding': 'identity' }, { isUnreadable: false }],
	[{ 'content-encoding': 'aws-chunked' }, { isUnreadable: false }],
	[{ 'content-encoding': 'GZIP, br' }, { isUnreadable: true }],
	[{ 'content-encoding': 'zstd' }, { isUnreadable: true }],
])('an answer with %j says %j', (headers, said) => {
	expect(saidSize(headers)).toEqual(said);
});

test('how much may come is bounded, whatever was said', () => {
	expect(mostBytes(undefined)).toBe(MOST_BYTES);
	expect(mostBytes(10 ** 15)).toBe(MOST_BYTES);
	expect(mostBytes(1)).toBeLessThan(2 * 1024 ** 2);
	// 1 GiB as it is.
	expect(mostBytes(1024 ** 3)).toBeGreaterThan(1024 ** 3);
});

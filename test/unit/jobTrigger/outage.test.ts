import { LONGEST_SILENCE_MS, outageNow, readOutage } from '../../../nodes/Pictory/jobTrigger/outage';

const NOW = Date.UTC(2026, 10, 26);
const HOUR = 60 * 60_000;
const YEAR = 365 * 24 * HOUR;

test.each<[string, unknown, object | undefined]>([
	['none', undefined, undefined],
	['a text', 'x', undefined],
	['no time', {}, undefined],
	['a time that is none', { since: 'x' }, undefined],
	['one of now', { since: NOW }, { since: NOW }],
	[
		'one with a silence that goes on',
		{ since: NOW - HOUR, until: NOW + HOUR / 2 },
		{ since: NOW - HOUR, until: NOW + HOUR / 2 },
	],
	['one with a silence of the whole hour', { since: NOW, until: NOW + HOUR }, { since: NOW, until: NOW + HOUR }],
	['one with a silence that is over', { since: NOW - HOUR, until: NOW - 1 }, { since: NOW - HOUR, until: NOW - 1 }],
	['one with a silence longer than any', { since: NOW - HOUR, until: NOW + HOUR + 1 }, { since: NOW - HOUR }],
	['one of a clock a year ahead', { since: NOW + YEAR, until: NOW + YEAR + HOUR }, { since: NOW }],
	['one of a clock a minute ahead', { since: NOW + 60_000, until: NOW + 120_000 }, { since: NOW }],
	[
		'one of a clock a year behind',
		{ since: NOW - YEAR, until: NOW - YEAR + HOUR },
		{ since: NOW - YEAR, until: NOW - YEAR + HOUR },
	],
	['one with a silence that is no time', { since: NOW, until: 'tomorrow' }, { since: NOW }],
	['one with times that are not numbers any more', { since: NaN, until: Infinity }, { since: NOW }],
])('stored: %s', (_what, stored, outage) => {
	expect(readOutage(stored, NOW)).toEqual(outage);
});

test.each<[number | undefined, object]>([
	[undefined, { since: NOW }],
	[0, { since: NOW, until: NOW }],
	[600_000, { since: NOW, until: NOW + 600_000 }],
	[YEAR, { since: NOW, until: NOW + LONGEST_SILENCE_MS }],
	[Infinity, { since: NOW, until: NOW + LONGEST_SILENCE_MS }],
])('Retry-After of %s ms', (retryAfterMs, outage) => {
	expect(outageNow(undefined, retryAfterMs, NOW)).toEqual(outage);
	expect(readOutage(outage, NOW)).toEqual(outage);
});

test('an outage that goes on keeps its beginning, and the silence is always the last one asked for', () => {
	const first = outageNow(undefined, 600_000, NOW);
	expect(outageNow(first, 60_000, NOW + HOUR)).toEqual({ since: NOW, until: NOW + HOUR + 60_000 });
	expect(outageNow(first, undefined, NOW + HOUR)).toEqual({ since: NOW });
});

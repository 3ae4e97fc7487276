import type { Exchange } from '../../../nodes/Pictory/transport/exchange';
import { asksForPatience, isAmbiguous, mayRepeat, retryDelay } from '../../../nodes/Pictory/transport/retry';
import { readRetryAfter } from '../../../nodes/Pictory/transport/retryAfter';

type Answer = Extract<Exchange, { kind: 'answer' }>;

function answer(status: number, more: Partial<Answer> = {}): Answer {
	return { kind: 'answer', status, body: {}, garbled: false, html: false, firewall: false, ...more };
}

const retryAfterMs = 1_000;

test.each<[string, Exchange, { safe: boolean; once: boolean; ambiguous: boolean; patience: boolean }]>([
	[
		'not sent',
		{ kind: 'notSent', reason: 'ECONNREFUSED' },
		{ safe: true, once: true, ambiguous: false, patience: false },
	],
	['lost', { kind: 'lost', reason: 'ECONNRESET' }, { safe: true, once: false, ambiguous: true, patience: false }],
	['429', answer(429), { safe: true, once: true, ambiguous: false, patience: true }],
	['429 with Retry-After', answer(429, { retryAfterMs }), { safe: true, once: true, ambiguous: false, patience: true }],
	['503 with Retry-After', answer(503, { retryAfterMs }), { safe: true, once: true, ambiguous: false, patience: true }],
	['503', answer(503), { safe: true, once: false, ambiguous: true, patience: false }],
	['500', answer(500), { safe: true, once: false, ambiguous: true, patience: false }],
	[
		'502 with Retry-After',
		answer(502, { retryAfterMs }),
		{ safe: true, once: false, ambiguous: true, patience: false },
	],
	['504', answer(504), { safe: true, once: false, ambiguous: true, patience: false }],
	['200 garbled', answer(200, { garbled: true }), { safe: true, once: false, ambiguous: true, patience: false }],
	['200', answer(200), { safe: false, once: false, ambiguous: false, patience: false }],
	[
		'302 without a body',
		answer(302, { garbled: true }),
		{ safe: false, once: false, ambiguous: false, patience: false },
	],
	['400', answer(400), { safe: false, once: false, ambiguous: false, patience: false }],
	[
		'404 without a body',
		answer(404, { garbled: true }),
		{ safe: false, once: false, ambiguous: false, patience: false },
	],
])('what may be repeated after: %s', (_what, outcome, expected) => {
	expect({
		safe: mayRepeat('safe', outcome),
		once: mayRepeat('once', outcome),
		ambiguous: isAmbiguous(outcome),
		patience: asksForPatience(outcome),
	}).toEqual(expected);
});

test('nothing that may have been carried out is ever sent twice when it may be sent only once', () => {
	const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
	for (const status of statuses) {
		for (const outcome of [answer(status), answer(status, { retryAfterMs }), answer(status, { garbled: true })]) {
			if (isAmbiguous(outcome)) expect(mayRepeat('once', outcome)).toBe(false);
		}
	}
});

describe('Retry-After', () => {
	const now = Date.parse('2026-05-01T10:00:00Z');

	test.each<[unknown, number | undefined]>([
		['0', 0],
		['1', 1_000],
		[' 2 ', 2_000],
		['1.5', 1_500],
		[3, 3_000],
		[['4', '9'], 4_000],
		['Fri, 01 May 2026 10:00:30 GMT', 30_000],
		['Fri, 01 May 2026 09:59:00 GMT', 0],
		['', undefined],
		['   ', undefined],
		[undefined, undefined],
		[null, undefined],
		['soon', undefined],
		['-5', undefined],
		['2026', 2_026_000],
		[{}, undefined],
		[Number.NaN, undefined],
	])('%j is %p milliseconds', (header, expected) => {
		expect(readRetryAfter(header, now)).toBe(expected);
	});
});

describe('the pause before the next try', () => {
	test('is what Pictory asks for, and a little more so that not all come back at once', () => {
		expect([retryDelay(1, 2_000, 0), retryDelay(6, 2_000, 0.999)]).toEqual([2_000, 2_050]);
	});

	test('is never so short, when "at once" is said again and again, that a flood follows', () => {
		expect([1, 5, 6, 60].map((attempt) => retryDelay(attempt, 0, 0))).toEqual([0, 0, 1_000, 1_000]);
	});

	test('grows, is spread over its whole length, and ends at half a minute', () => {
		expect([1, 2, 3, 4, 5].map((attempt) => retryDelay(attempt, undefined, 1))).toEqual([
			500, 1_000, 2_000, 4_000, 8_000,
		]);
		expect(retryDelay(50, undefined, 1)).toBe(30_000);
		expect([retryDelay(3, undefined, 0), retryDelay(3, undefined, 0.5)]).toEqual([0, 1_000]);
	});
});

import type { FaultRule } from '../sandbox';

/** How many times faster than the world the clock of these tests runs: pauses of minutes take a second. */
export const CLOCK = 100;
/** In the rows about the node's own time limit, all times on the wire are this many times longer, for busy machines. */
export const STRETCH = 5;

/** One way in which an answer of Pictory goes wrong: a row of the table. */
export interface FaultKind {
	name: string;
	rule: FaultRule;
	/** It is about the node's own time limit, so the time on the wire is STRETCHed only a little. */
	isSlow?: boolean;
}

const RETRY_AFTER = { headers: { 'Retry-After': '30' } };

/** @param otherHost where the redirect leads */
export function faultKinds(otherHost: string): FaultKind[] {
	return [
		{ name: '429 with `Retry-After: 30`', rule: { kind: 'status', status: 429, ...RETRY_AFTER } },
		{ name: '429', rule: { kind: 'status', status: 429 } },
		{ name: '500', rule: { kind: 'status', status: 500 } },
		{ name: '502', rule: { kind: 'status', status: 502 } },
		{ name: '503 with `Retry-After: 30`', rule: { kind: 'status', status: 503, ...RETRY_AFTER } },
		{ name: '503', rule: { kind: 'status', status: 503 } },
		{ name: '504', rule: { kind: 'status', status: 504 } },
		{ name: 'Connection cut, not carried out', rule: { kind: 'resetBefore' } },
		{ name: 'Connection cut, carried out', rule: { kind: 'resetAfter' } },
		{ name: 'Answer after 20 s', rule: { kind: 'slow', delayMs: stretched(20_000) }, isSlow: true },
		{
			name: 'No answer, not carried out',
			rule: { kind: 'slow', delayMs: stretched(120_000), processed: false },
			isSlow: true,
		},
		{ name: 'No answer, carried out', rule: { kind: 'slow', delayMs: stretched(120_000) }, isSlow: true },
		{ name: 'Broken JSON, carried out', rule: { kind: 'brokenJson' } },
		{ name: "Gateway's HTML page, 502", rule: { kind: 'html' } },
		{ name: 'HTML page, 200', rule: { kind: 'html', status: 200 } },
		{ name: 'Empty body, 200, carried out', rule: { kind: 'empty' } },
		{ name: 'JSON that says it is HTML', rule: { kind: 'wrongType' } },
		{ name: 'Redirect to another host', rule: { kind: 'redirect', location: otherHost } },
		{ name: '200 with `success: false`', rule: { kind: 'unsuccessful' } },
	];
}

function stretched(milliseconds: number): number {
	return milliseconds * STRETCH;
}

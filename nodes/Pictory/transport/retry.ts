import type { Exchange } from './exchange';

/**
 * How a request may be repeated.
 * - `safe`: reading, deleting, version-guarded changes. Sending it again does no harm.
 * - `once`: it starts paid work or makes something new. It is repeated only when Pictory cannot have accepted it.
 */
export type RepeatPolicy = 'safe' | 'once';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** Faults of a safe request are tried this often altogether; what lasts longer is an outage. */
export const MAX_ATTEMPTS = 6;
/** The shortest pause when Pictory, this often in a row, says to come back at once: obeyed to the letter it were a flood. */
const LEAST_DELAY_MS = 1_000;
/** "Slow down" (429, 503 with Retry-After) is no fault: it is obeyed for this long before we give up. */
export const MAX_PATIENCE_MS = 15 * 60_000;

/** Whether a request that came to this may be sent again. */
export function mayRepeat(policy: RepeatPolicy, exchange: Exchange): boolean {
	switch (exchange.kind) {
		case 'notSent':
			return true;
		case 'lost':
			return policy === 'safe';
		case 'answer':
			return asksForPatience(exchange) || (policy === 'safe' && isAmbiguous(exchange));
	}
}

/** Whether the answer only asks for patience, and so does not count as a fault. */
export function asksForPatience(exchange: Exchange): boolean {
	return (
		exchange.kind === 'answer' &&
		(exchange.status === 429 || (exchange.status === 503 && exchange.retryAfterMs !== undefined))
	);
}

/** Whether Pictory may have carried the request out, although we do not know. */
export function isAmbiguous(exchange: Exchange): boolean {
	if (exchange.kind === 'notSent') return false;
	if (exchange.kind === 'lost') return true;
	// 503 with Retry-After is Pictory's door closed; every other 5xx may hide work that was begun.
	if (asksForPatience(exchange)) return false;
	// A refusal (3xx, 4xx) without a readable body is a refusal all the same.
	return exchange.status >= 500 || (exchange.status < 300 && exchange.garbled);
}

/**
 * Milliseconds until the next try: what Pictory asks for, else exponential backoff with full jitter.
 * `Retry-After` is authoritative; a little is added on top so that many waiters do not come back in the same instant.
 * @param attempt tries made so far, from 1
 * @param random a number in [0, 1)
 */
export function retryDelay(attempt: number, retryAfterMs: number | undefined, random: number): number {
	if (retryAfterMs !== undefined) {
		const least = attempt < MAX_ATTEMPTS ? 0 : LEAST_DELAY_MS;
		return Math.max(retryAfterMs, least) + Math.round(random * 50);
	}
	const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
	return Math.round(random * ceiling);
}

import { isPlainObject } from '../common/guards';

/** A time in which Pictory could not be asked. */
export interface Outage {
	/** When it was reported, milliseconds since 1970. */
	since: number;
	/** Pictory asked to be left alone until then. */
	until?: number;
}

/** A server that asks for more patience than that is asked again all the same. */
export const LONGEST_SILENCE_MS = 60 * 60_000;

/** An outage that is new, or goes on. @param retryAfterMs for how long Pictory wants to be left alone, if it said so */
export function outageNow(before: Outage | undefined, retryAfterMs: number | undefined, now: number): Outage {
	return {
		since: before?.since ?? now,
		...(retryAfterMs !== undefined && { until: now + Math.min(retryAfterMs, LONGEST_SILENCE_MS) }),
	};
}

/**
 * An outage as it was stored. That it was reported is believed; a time only as far as it can be true. n8n's clock may have
 * been wrong when it was stored, or be wrong now, and must not silence the trigger for a year.
 * @param now milliseconds since 1970
 */
export function readOutage(stored: unknown, now: number): Outage | undefined {
	if (!isPlainObject(stored) || typeof stored.since !== 'number') return undefined;
	const { since, until } = stored;
	if (!(since <= now)) return { since: now };
	const isBelievable = typeof until === 'number' && until - now <= LONGEST_SILENCE_MS;
	return { since, ...(isBelievable && { until }) };
}

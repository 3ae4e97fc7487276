/**
 * `Retry-After` of an answer in milliseconds from now: seconds, or an HTTP date (RFC 9110 §10.2.3).
 * @returns `undefined` when the header is missing or means nothing
 */
export function readRetryAfter(header: unknown, now: number): number | undefined {
	const text = Array.isArray(header) ? String(header[0]) : typeof header === 'number' ? String(header) : header;
	if (typeof text !== 'string' || text.trim() === '') return undefined;
	const trimmed = text.trim();
	if (/^\d+(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * 1000);
	if (!/[a-z]{3}/i.test(trimmed)) return undefined;
	const date = Date.parse(trimmed);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

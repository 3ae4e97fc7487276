import type { IDataObject } from 'n8n-workflow';

/** No file that Pictory makes comes near to it; it bounds a host that says no size, or a senseless one. */
export const MOST_BYTES = 10 * 1024 ** 3;
/** Videos, pictures and sound hardly shrink. What grows more when it is unpacked was made to fill disks. */
const MOST_GROWTH = 100;
const SMALL = 1024 ** 2;

/** What an answer says of the body that follows. */
export interface SaidSize {
	/** Absent when the answer does not say. */
	bytes?: number;
	/** The body comes in an encoding n8n cannot read. */
	isUnreadable: boolean;
}

export function saidSize(headers: IDataObject): SaidSize {
	const length = headers['content-length'];
	const text = typeof length === 'number' ? String(length) : length;
	// n8n decodes what it can, and then removes the header.
	const isUnreadable = /\b(?:gzip|compress|deflate|br|zstd)\b/i.test(String(headers['content-encoding'] ?? ''));
	return { isUnreadable, ...(typeof text === 'string' && /^\d{1,15}$/.test(text) && { bytes: Number(text) }) };
}

/**
 * Most bytes that a file may have. Of a body that comes as it is, no more than was said ever gets here, and what comes
 * short of it is an error of the connection: HTTP sees to both. But n8n unpacks packed bodies on the way and does not say
 * so; then what was said is the packed size.
 */
export function mostBytes(said: number | undefined): number {
	return said === undefined ? MOST_BYTES : Math.min(said * MOST_GROWTH + SMALL, MOST_BYTES);
}

import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A connection id: 17 digits of UTC time (YYYYMMDDhhmmssSSS) and 15 lower-case alphanumerics (§2). */
export function newConnectionId(now = new Date()): string {
	return timestamp(now) + randomText(15);
}

/** A v3 project, template or element id: the same time stamp and 32 hexadecimal digits (§5.1, §6.3). */
export function newLongId(now = new Date()): string {
	return timestamp(now) + randomBytes(16).toString('hex');
}

function timestamp(date: Date): string {
	return date.toISOString().replace(/\D/g, '').slice(0, 17);
}

function randomText(length: number): string {
	return [...randomBytes(length)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

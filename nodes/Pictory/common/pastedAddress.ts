import { withoutStray } from './stray';
import { trimmed } from './trimmed';

/*
 * What people paste when they mean one address: with quotes, in angle brackets, as a link of Markdown or HTML, with the
 * full stop of the sentence it stood in, with characters that cannot be seen. All in a time that follows the length.
 */

/** No server takes a longer one. */
export const MAX_ADDRESS_LENGTH = 16_384;

const SCHEME = /^(?:https?|s3):\/\//i;
/** Zero-width spaces, marks of direction, soft hyphens, byte order marks. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;
const OPENERS = new Set('"\'`<([{“”„‟‘’‚«»‹› \t\r\n\u00a0');
const CLOSING_SIGNS = new Set('"\'`“”‟‘’«»‹›.,; \t\r\n\u00a0');
const QUOTES = new Set('"\'`');
const BRACKETS = new Map([
	[')', '('],
	[']', '['],
	['}', '{'],
	['>', '<'],
]);
const MARKS = new Set('*_~');
const NAMED = /\.[a-z0-9]{2,5}$/i;

/** @returns the address alone, where it is clear which one is meant; else the text without what cannot be seen */
export function pastedAddress(text: string): string {
	const seen = trimmed(withoutUnseen(text));
	if (seen.length > MAX_ADDRESS_LENGTH) return seen;
	const plain = withoutEmphasis(trimmed(withoutStray(withoutJoiners(seen))));
	return withoutSigns(linkIn(plain) ?? plain);
}

/** A key in S3 may hold marks of direction, as chats name files; around it they were pasted along. */
function withoutUnseen(text: string): string {
	const bare = text.replace(UNSEEN, '');
	if (!/^\s*s3:/i.test(bare)) return bare;
	return text.replace(UNSEEN, (found, at: number) =>
		at === 0 || at + found.length === text.length ? '' : found.replace(/[^\u200e\u200f]/g, ''),
	);
}

/** Whether a text begins as the addresses do that Pictory reads. */
export function beginsAsAddress(text: string): boolean {
	return SCHEME.test(text);
}

/**
 * The addresses in a text, each as far as it can be told where it ends. One within another, as in
 * `https://proxy.example.com/?url=https://example.com`, is part of it.
 */
export function addressesIn(text: string): string[] {
	const starts = [...text.matchAll(/(?:https?|s3):\/\/|www\./gi)]
		.filter(({ 0: found, index }) => index === 0 || isStart(text.charAt(index - 1), found))
		.map(({ index }) => index);
	return starts.map((start, count) => withoutSigns(text.slice(start, starts[count + 1])));
}

function isStart(before: string, found: string): boolean {
	return /[\s,;|"'<>()[\]{}]/.test(before) || (!/^www/i.test(found) && /[a-z0-9]/i.test(before));
}

/** Joiners are part of words in some scripts, and of emoji; elsewhere they are stray. */
function withoutJoiners(text: string): string {
	return text
		.replace(/[\u200c\u200d]{2,}/g, '')
		.replace(/(?<![\u0100-\uffff])[\u200c\u200d]|[\u200c\u200d](?![\u0100-\uffff])/g, '');
}

/** `**https://…**` and `_https://…_`, as chats and Markdown set off what matters. */
function withoutEmphasis(text: string): string {
	let margin = 0;
	while (MARKS.has(text.charAt(margin)) && text.charAt(margin) === text.charAt(text.length - 1 - margin)) margin += 1;
	if (margin === 0 || margin * 2 >= text.length) return text;
	const inside = text.slice(margin, -margin);
	return SCHEME.test(withoutSigns(linkIn(inside) ?? inside)) ? inside : text;
}

function linkIn(text: string): string | undefined {
	const found = text.startsWith('<') ? markedUp(text) : /^!?\[/.test(text) ? markedDown(text) : undefined;
	return found !== undefined && SCHEME.test(withoutSigns(found)) ? found : undefined;
}

/** `<a href="…">`, `<a href=…>`, `<video src="…">`, `<https://…>`, and `<https://…|clip>` as chats have it. */
function markedUp(text: string): string | undefined {
	if (SCHEME.test(text.slice(1, 9))) {
		const [inside = ''] = text.slice(1).split('>', 1);
		return inside.length === text.length - 2 ? inside.split('|', 1)[0] : undefined;
	}
	const values = [...text.matchAll(/[\s"'](?:href|src)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map(
		([, double, single, bare]) => double ?? single ?? bare ?? '',
	);
	const addresses = new Set(values.filter((value) => SCHEME.test(value)));
	return addresses.size === 1 ? [...addresses][0] : undefined;
}

/** `[clip](https://… "title")`, also of a picture. */
function markedDown(text: string): string | undefined {
	const from = text.indexOf('](');
	if (from < 0 || !text.endsWith(')') || text.includes('](', from + 2)) return undefined;
	return text.slice(from + 2, -1).split(/\s["'(]/, 1)[0];
}

function withoutSigns(text: string): string {
	let start = 0;
	while (OPENERS.has(text.charAt(start))) start += 1;
	if (!SCHEME.test(text.slice(start, start + 8))) return text;
	const inside = text.slice(start);
	const end = endOf(inside, text.slice(0, start));
	// Keys in S3 may end in anything, so only what is clearly no part of one goes.
	const isKey = /^s3/i.test(inside) && start === 0 && !NAMED.test(inside.slice(0, end));
	const address = isKey ? inside : inside.slice(0, end);
	return /^http/i.test(address) ? withPlainAmpersands(address) : address;
}

/** @param openers the signs that stand before it */
function endOf(text: string, openers: string): number {
	const shut = new Map<string, number>();
	const closed = (sign: string): number => shut.get(sign) ?? 0;
	const count = new Map<string, number>();
	for (const character of text) count.set(character, (count.get(character) ?? 0) + 1);
	let end = text.length;
	for (; end > 0; end -= 1) {
		const last = text.charAt(end - 1);
		if (QUOTES.has(last)) {
			const opened = openers.split(last).length - 1;
			if (closed(last) >= opened && isPair(text, end - 1)) return end;
			shut.set(last, closed(last) + 1);
			continue;
		}
		if (CLOSING_SIGNS.has(last)) continue;
		const opener = BRACKETS.get(last);
		const closers = count.get(last) ?? 0;
		if (opener === undefined || closers <= (count.get(opener) ?? 0)) return end;
		count.set(last, closers - 1);
	}
	return end;
}

/** Whether a quote closes another one of the address, as in `?who="me"`, and not one that was pasted along. */
function isPair(text: string, at: number): boolean {
	const from = text.lastIndexOf(text.charAt(at), at - 1);
	if (from < 0 || /\s/.test(text.slice(from, at))) return false;
	const inside = at - from > 1 || text.charAt(from - 1) === '=';
	return inside && countBefore(text, at) % 2 === 1;
}

function countBefore(text: string, at: number): number {
	const sign = text.charAt(at);
	let count = 0;
	for (let index = text.indexOf(sign); index >= 0 && index < at; index = text.indexOf(sign, index + 1)) count += 1;
	return count;
}

/** Copied from the source of a page. */
function withPlainAmpersands(address: string): string {
	const query = address.indexOf('?');
	return query < 0 ? address : address.slice(0, query) + address.slice(query).replace(/&(?:amp;)+/g, '&');
}

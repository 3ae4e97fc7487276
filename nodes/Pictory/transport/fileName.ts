/** What is known of a file that was downloaded. */
export interface FileOrigin {
	/** The address it was asked for at, an absolute one. */
	url: string;
	/** The answer's `Content-Disposition`. */
	disposition?: string;
	mimeType?: string;
	/** Names the file when neither the answer nor the address does. */
	jobId: string;
}

/** Most bytes of a name in UTF-8: common file systems take 255, and something may be added to it. */
const MOST_BYTES = 200;
const FALLBACK_NAME = 'video';
const FALLBACK_EXTENSION = 'mp4';

/**
 * A plain name for a downloaded file, whatever its host says: no folder, no control or invisible character, nothing a
 * file system refuses or takes for something else; at most 200 bytes, with its extension.
 * The host's own word (Content-Disposition) goes before the end of the address.
 */
export function fileNameOf({ url, disposition, mimeType, jobId }: FileOrigin): string {
	const said = [dispositionName(disposition), lastOfPath(url)];
	for (const name of said) {
		const plain = plainName(name);
		if (plain !== '') return plain;
	}
	const extension = EXTENSIONS.get(mimeType ?? '') ?? FALLBACK_EXTENSION;
	return plainName(`${withoutPath(jobId) || FALLBACK_NAME}.${extension}`) || `${FALLBACK_NAME}.${extension}`;
}

/** @returns an empty text when nothing usable is left */
export function plainName(name: string): string {
	const visible = withoutPath(name);
	if (visible === '') return '';
	return shortened(RESERVED.test(visible) ? `_${visible}` : visible);
}

/** `%2F` and the like that are still there after decoding, however often they were encoded. */
const STILL_ENCODED = /%(?:25)*(?:2f|5c)/gi;
const STILL_ENCODED_CONTROL = /%(?:25)*(?:[01][0-9a-f]|7f)/gi;
/** What looks like a slash, and becomes one where a system folds characters. */
const LIKE_A_SLASH = /[\u2044\u2215\u2216\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c]/g;
/** Controls, bidi and other format characters, lone surrogates, private ones, and what is drawn as nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** Refused by Windows; the colon also opens a second, hidden stream of a file there. */
const FORBIDDEN = /[<>:"|?*]/g;
/** Names of devices in Windows, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)/i;

function withoutPath(name: string): string {
	// Unseen characters go first: they could part an encoded slash from its percent sign.
	const visible = ofSensibleLength(name).replace(BREAKS, ' ').replace(UNSEEN, '');
	const last = visible.replace(STILL_ENCODED, '/').split(/[/\\]/).pop() ?? '';
	return trimmed(
		last
			.replace(STILL_ENCODED_CONTROL, '_')
			.replace(LIKE_A_SLASH, '_')
			.replace(FORBIDDEN, '_')
			.normalize('NFC')
			.replace(/\s+/g, ' '),
	);
}

/** What stands in the middle of a name of megabytes is of no use, and would cost time. */
function ofSensibleLength(name: string): string {
	return name.length > 2_000 ? `${name.slice(0, 1_900)}${name.slice(-100)}` : name;
}

/** Without dots and spaces at its ends: they hide a file, or vanish when it is stored. */
function trimmed(name: string): string {
	let end = name.length;
	while (end > 0 && /[\s.]/.test(name.charAt(end - 1))) end -= 1;
	return name.slice(0, end).replace(/^[\s.]+/, '');
}

/** Cut in front of the extension, and between characters. */
function shortened(name: string): string {
	if (bytesIn(name) <= MOST_BYTES) return name;
	const [extension = ''] = /\.[a-z0-9]{1,10}$/i.exec(name) ?? [];
	let stem = '';
	let left = MOST_BYTES - extension.length;
	for (const character of name.slice(0, name.length - extension.length)) {
		left -= bytesIn(character);
		if (left < 0) break;
		stem += character;
	}
	return trimmed(stem) + extension;
}

function bytesIn(text: string): number {
	return Buffer.byteLength(text);
}

function lastOfPath(url: string): string {
	try {
		return decoded(new URL(url).pathname.split('/').pop() ?? '');
	} catch {
		return '';
	}
}

/** The name in a Content-Disposition (RFC 6266): `filename*` before `filename`. */
function dispositionName(header = ''): string {
	const extended = /(?:^|;)\s*filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;]*)/i.exec(header)?.[1];
	if (extended !== undefined && extended.trim() !== '') return decoded(extended.trim());
	const [, quoted, bare] = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/i.exec(header) ?? [];
	return decoded(quoted?.replace(/\\(["\\])/g, '$1') ?? bare?.trim() ?? '');
}

/** Percent-decoded where that gives text; the rest stays as it came. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => {
			try {
				return decodeURIComponent(part);
			} catch {
				return part;
			}
		});
	}
}

/** What Pictory makes: videos, pictures, sound. */
const EXTENSIONS = new Map([
	['audio/aac', 'aac'],
	['audio/mp4', 'm4a'],
	['audio/mpeg', 'mp3'],
	['audio/wav', 'wav'],
	['audio/x-wav', 'wav'],
	['image/gif', 'gif'],
	['image/jpeg', 'jpg'],
	['image/png', 'png'],
	['image/webp', 'webp'],
	['video/mp4', 'mp4'],
	['video/quicktime', 'mov'],
	['video/webm', 'webm'],
]);

import { fileKindOf } from '../../aws/mediaType';
import { addressesIn, MAX_ADDRESS_LENGTH } from '../../common/pastedAddress';
import { shortened } from '../../common/shortened';
import { shownAddress } from '../../common/shownAddress';
import { webUrl } from '../../common/webUrl';
import { hasPlaceholder, isUnsendable } from './meant';

const STORE_IT =
	'Pictory takes files by address: store it first, such as with the AWS S3 node (Upload), and enter its address: s3://bucket/key or https://….';
const ENTER = 'Enter a public https address, or a file in S3 as s3://bucket/key.';

export const NOT_AN_ADDRESS =
	'is not a web address. Enter one that begins with https://, or a file in S3 as s3://bucket/key.';
export const NOT_A_PAGE = 'is not a web address. Enter one that begins with https://.';
const FORGOTTEN =
	'holds {{ … }}, which only a template fills in. Enter the address itself, or switch the field from Fixed to Expression.';

/** What begins a text that names a file, but by no address Pictory can read. */
const BEGINNINGS: ReadonlyArray<readonly [beginning: RegExp, message: string]> = [
	[/^data:/i, `holds a file itself (data:), and no address. ${STORE_IT}`],
	[/^blob:/i, `is an address within one browser window (blob:). ${STORE_IT}`],
	[/^(?:filesystem(?:-v2)?|database):[^/]/i, `is n8n's own mark for a file of this workflow. ${STORE_IT}`],
	[
		/^(?:file:|[a-z]:[\\/]|\\\\|~\/|\.{1,2}[\\/]|\/(?!\/)|smb:|afp:|nfs:)/i,
		`is a file on a computer or in its network, and no web address. ${STORE_IT}`,
	],
	[
		/^gs:\/\//i,
		'is in Google Cloud Storage. Enter its signed or public address, https://storage.googleapis.com/bucket/key.',
	],
	[
		/^(?:az|azure|abfss?|wasbs?|adl):\/\//i,
		'is in Azure Storage. Enter its address with a signature (SAS), https://account.blob.core.windows.net/container/file?….',
	],
];

/** Some of the letters of https, and its slashes or some of them. */
const HALF_SCHEME = /^[htps]{2,7}(?::?[/\\]{1,9}|:)/i;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{1,5})?(?=[/?#]|$)/i;

/** @returns what is wrong with a text that is not one address: with line breaks, several, or one among words */
export function textTrouble(text: string): string | undefined {
	const found = text.length > MAX_ADDRESS_LENGTH ? [] : addressesIn(text);
	const count = found.length === 1 ? namesIn(text) : found.length;
	if (count > 1) {
		return `holds ${count} addresses. Enter one here, and each other file in a row or field of its own.`;
	}
	if (isUnsendable(text)) return 'holds a line break, or a character that cannot be seen. Enter one address.';
	if (hasPlaceholder(text)) return FORGOTTEN;
	if (/^s3:/i.test(text) || /^(?:data|blob):/i.test(text)) return undefined;
	if (text.length > MAX_ADDRESS_LENGTH) {
		return `is ${text.length.toLocaleString('en-US')} characters long, which no address is. ${ENTER}`;
	}
	const [only] = found;
	if (only === undefined || text.startsWith(only) || /^www\./i.test(only)) return undefined;
	return `holds more than an address. Enter only ${shownAddress(only)}.`;
}

/** How many files a text names behind one scheme: `https://example.com/a.mp4, b.mp4`. */
function namesIn(text: string): number {
	const path = /^http/i.test(text) ? (text.split(/[?#]/, 1)[0] ?? '') : text;
	const names = path.split(/(?:\s|%20)?(?:[,;|]|%7c)(?:\s|%20)/i);
	return names.every((name) => fileKindOf(name.slice(name.lastIndexOf('/') + 1)) !== undefined) ? names.length : 1;
}

/** @returns what to enter in place of a text that is no web address, and nothing in S3 */
export function otherTrouble(text: string, isPage: boolean): string {
	const beginning = BEGINNINGS.find(([pattern]) => pattern.test(text));
	if (beginning) return beginning[1];
	const [start = '', , host = ''] = text.split('/', 3);
	if (/^https?:/i.test(text) && /\s/.test(`${start}${host}`)) {
		return `has a space in the name of the site ("${shortened(host)}"). Enter the address without it.`;
	}
	const bare = text.replace(HALF_SCHEME, '').replace(/^\/\/|^https?:\/\//i, '');
	if (isHost(bare) && webUrl(`https://${bare}`))
		return `does not begin as a web address. Enter ${shownAddress(`https://${bare}`)}.`;
	if (isPage) return NOT_A_PAGE;
	const scheme = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(text)?.[0];
	if (scheme !== undefined && !/^https?:/i.test(scheme))
		return `begins with ${scheme}, which Pictory can't read. ${ENTER}`;
	if (!/[/\\:]/.test(text) && fileKindOf(text) !== undefined) return `is only the name of a file. ${STORE_IT}`;
	if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[^/?#@:]/.test(text) && !/[?#@:]/.test(text)) {
		return `is not a complete address. If it is in S3, enter s3://${shortened(text)}.`;
	}
	return NOT_AN_ADDRESS;
}

/** `a.mp4` has the form of a host, too. */
function isHost(text: string): boolean {
	return HOST.test(text) && (/[/?#]/.test(text) || fileKindOf(text) === undefined);
}

import { fileKindOf } from '../../aws/mediaType';
import { beginsAsAddress } from '../../common/pastedAddress';
import { shownAddress } from '../../common/shownAddress';
import { isExpression } from '../reading/entry';

const GAVE_NOTHING =
	'the expression gave nothing there. Check the names of the fields in it, such as {{ $json.fileName }}.';
/** What JavaScript makes of a missing value that is put into a text. */
const MISSING = /^(?:undefined|null|nan)$/i;
/** Of a longer name; "null" is a word of some languages, and stands in real names. */
const MISSING_INSIDE = /(?:^|[^a-z0-9])undefined(?:[^a-z0-9]|$)/i;

/**
 * What an address shows that was put together by an expression when a value in it was missing, as in
 * `s3://my-videos/{{ $json.typo }}.mp4`. Only of what is computed: what a person types, a file may be called.
 * @param raw the expression; absent for what an outer expression gave
 * @returns the end of a sentence that begins with the field's label
 */
export function missingPart(address: string, raw: unknown): string | undefined {
	if (MISSING.test(address)) return `is "${address}": ${GAVE_NOTHING}`;
	if (!beginsAsAddress(address)) return undefined;
	const { hosts, names } = partsOf(address);
	const shown = shownAddress(address);
	const word = [...hosts, ...names].find((name) => MISSING.test(stemOf(name)) || MISSING_INSIDE.test(name));
	if (word !== undefined) return `has "${missingIn(word)}" where a name should be (${shown}): ${GAVE_NOTHING}`;
	const isHole = hosts.includes('') || isNameless(names.at(-1) ?? '') || hasHole(names, address, raw);
	return isHole ? `has nothing where a name should be (${shown}): ${GAVE_NOTHING}` : undefined;
}

function partsOf(address: string): { hosts: string[]; names: string[] } {
	const isWeb = /^http/i.test(address);
	const [, , authority = '', ...rest] = (isWeb ? (address.split(/[?#]/, 1)[0] ?? '') : address).split('/');
	const host = authority.slice(authority.lastIndexOf('@') + 1);
	return { hosts: isWeb ? host.split('.') : [authority], names: rest.map((name) => (isWeb ? decoded(name) : name)) };
}

/** `.mp4`, `-.mp4`: an ending, and nothing to read before it. */
function isNameless(name: string): boolean {
	return /^[-_.+~()\s]*\.[a-z0-9]{2,5}$/i.test(name) && fileKindOf(name) !== undefined;
}

/**
 * Two slashes in a row, or an end where the expression goes on. A key in S3 may have both, so an address that comes from
 * elsewhere as a whole is let be: only what the expression itself puts together counts.
 */
function hasHole(names: string[], address: string, raw: unknown): boolean {
	if (!isExpression(raw) || !raw.includes('/')) return false;
	const inner = names.slice(0, -1);
	if (inner.some((name, index) => name === '' && !(inner[index - 1] ?? '').endsWith(':'))) return true;
	return /[/=]$/.test(address) && literalOf(raw) === address;
}

/** An expression without what is to be evaluated in it. */
function literalOf(raw: string): string {
	return raw
		.slice(1)
		.split('{{')
		.map((part, index) => (index === 0 ? part : part.slice(part.indexOf('}}') + 2)))
		.join('')
		.trim();
}

function stemOf(name: string): string {
	const dot = name.indexOf('.');
	return dot < 0 ? name : name.slice(0, dot);
}

function missingIn(name: string): string {
	return MISSING_INSIDE.test(name) ? 'undefined' : stemOf(name);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

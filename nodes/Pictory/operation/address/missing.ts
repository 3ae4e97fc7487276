import { fileKindOf } from '../../aws/mediaType';
import { beginsAsAddress, MAX_ADDRESS_LENGTH } from '../../common/pastedAddress';
import { shownAddress } from '../../common/shownAddress';
import type { Wanted } from './wanted';

/** What JavaScript makes of a missing value that is put into a text. */
const MISSING = /^(?:undefined|null|NaN)$/;

const WAS_MISSING =
	'a value was missing there when the address was put together. Check the names of the fields it is made of, such as {{ $json.fileName }}.';

/**
 * What an address shows whoever has put it together, when a value was missing: "undefined" where a name should be, or
 * nothing before the ending of a file. A file may really be called so, but that is rarer by far than a video without it.
 * @returns the end of a sentence that begins with the field's label
 */
export function missingName(address: string, wanted?: Wanted): string | undefined {
	if (!beginsAsAddress(address) || address.length > MAX_ADDRESS_LENGTH) return undefined;
	const { hosts, names } = partsOf(address);
	const shown = shownAddress(address);
	// Pages are also about such words: …/Global_Objects/undefined.
	const judged = wanted === 'page' ? names.slice(0, -1) : names;
	const inHost = hosts.find((name, index) => (index === 0 ? MISSING.test(name) : name === 'undefined'));
	const word = inHost ?? judged.map(stemOf).find((name) => MISSING.test(name));
	if (word !== undefined) return `has "${word}" where a name should be (${shown}): ${WAS_MISSING}`;
	return isNameless(names.at(-1) ?? '') ? `has nothing where a name should be (${shown}): ${WAS_MISSING}` : undefined;
}

/** The host's labels, or the bucket; and the names between the slashes behind, with their escapes undone. */
export function partsOf(address: string): { hosts: string[]; names: string[] } {
	const isWeb = /^http/i.test(address);
	const [, , authority = '', ...rest] = (isWeb ? (address.split(/[?#]/, 1)[0] ?? '') : address).split('/');
	const host = authority.slice(authority.lastIndexOf('@') + 1);
	return { hosts: isWeb ? host.split('.') : [authority], names: rest.map((name) => (isWeb ? decoded(name) : name)) };
}

/** `.mp4`, `-.mp4`: an ending, and nothing to read before it. */
export function isNameless(name: string): boolean {
	return /^[-_.+~()\s]*\.[a-z0-9]{2,5}$/i.test(name) && fileKindOf(name) !== undefined;
}

export function stemOf(name: string): string {
	const dot = name.indexOf('.');
	return dot < 0 ? name : name.slice(0, dot);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

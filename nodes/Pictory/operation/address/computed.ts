import { beginsAsAddress } from '../../common/pastedAddress';
import { shownAddress } from '../../common/shownAddress';
import { isExpression } from '../reading/entry';
import { meantAddress } from './meant';
import { isNameless, partsOf, stemOf } from './missing';

const GAVE_NOTHING =
	'the expression gave nothing there. Check the names of the fields in it, such as {{ $json.fileName }}.';
/** What JavaScript makes of a missing value that is put into a text. */
const MISSING = /^(?:undefined|null|nan)$/i;
/** Of a longer name; "null" is a word of some languages, and stands in real names. */
const MISSING_INSIDE = /(?:^|[^a-z0-9])undefined(?:[^a-z0-9]|$)/i;

/**
 * What an address shows that was put together by an expression when a value in it was missing, as in
 * `s3://my-videos/{{ $json.typo }}.mp4`. Only of what is computed: what is seen in any address, `missingName` finds.
 * @param raw the expression; absent for what an outer expression gave
 * @returns the end of a sentence that begins with the field's label
 */
export function missingPart(address: string, raw?: unknown): string | undefined {
	if (MISSING.test(address)) return `is "${address}": ${GAVE_NOTHING}`;
	if (!beginsAsAddress(address)) return undefined;
	const { hosts, names } = partsOf(address);
	const shown = shownAddress(address);
	const word = [...hosts, ...names].find((name) => MISSING.test(stemOf(name)) || MISSING_INSIDE.test(name));
	if (word !== undefined) return `has "${missingIn(word)}" where a name should be (${shown}): ${GAVE_NOTHING}`;
	const isHole = hosts.includes('') || isNameless(names.at(-1) ?? '') || hasHole(names, address, raw);
	return isHole ? `has nothing where a name should be (${shown}): ${GAVE_NOTHING}` : undefined;
}

/**
 * Two slashes in a row, or a template of whose expressions none gave anything: `clip-{{ $json.typo }}.mp4`. A key in S3
 * may have both, so an address that comes from elsewhere as a whole is let be: only what the expression itself puts
 * together counts.
 */
function hasHole(names: string[], address: string, raw: unknown): boolean {
	if (!isExpression(raw) || !raw.includes('/')) return false;
	const inner = names.slice(0, -1);
	if (inner.some((name, index) => name === '' && !(inner[index - 1] ?? '').endsWith(':'))) return true;
	const literal = literalOf(raw.slice(1));
	return literal !== undefined && meantAddress(literal) === address;
}

/** A template without what is to be evaluated in it; nothing for a text in which nothing is. */
function literalOf(template: string): string | undefined {
	let literal = '';
	let from = 0;
	for (;;) {
		const open = template.indexOf('{{', from);
		const close = open < 0 ? -1 : template.indexOf('}}', open + 2);
		if (close < 0) return from === 0 ? undefined : literal + template.slice(from);
		literal += template.slice(from, open);
		from = close + 2;
	}
}

function missingIn(name: string): string {
	return MISSING_INSIDE.test(name) ? 'undefined' : stemOf(name);
}

import { isPlainObject } from '../../common/guards';
import { beginsAsAddress } from '../../common/pastedAddress';
import { type Field, field, type FieldSpec } from '../fields/field';
import { type Entry, isTyped, oneOfList, type Reading } from '../reading/entry';
import { locatorValue, readText } from '../reading/text';
import type { Rule } from '../rules';
import { missingPart } from './computed';
import { addressRule } from './judge';
import { meantAddress } from './meant';
import type { Wanted } from './wanted';

const IS_BINARY =
	'is a file of this workflow, and no address. Pictory takes files by address: store it first, such as with the AWS S3 node (Upload), and enter its address: s3://bucket/key or https://….';

/**
 * The address of a file or page. What the whole body decides (whether an AWS connection is chosen) is judged with the body,
 * by `addressRule`, not when the field is read.
 * @returns '' when it is empty, else as it is sent
 */
export function address(name: string, label: string, wanted: Wanted, spec: FieldSpec = {}): Field<string> {
	return judgedAddress(addressRule(wanted))(name, label, spec);
}

/** A field for an address that `rule` judges, with the body. */
export function judgedAddress(rule: Rule) {
	const make = (name: string, label: string, spec: FieldSpec = {}): Field<string> => ({
		...field(name, label, spec, {
			property: { type: 'string' },
			default: '',
			empty: '',
			read: readAddress,
			again: make,
		}),
		rule,
	});
	return make;
}

/**
 * An address, or what came with an event: an object, a list or JSON, which is left for `filesIn`. @returns '' when it is empty
 * @param meant what is made of an address, where more than the file in it is wanted
 */
export function addressOrData(
	name: string,
	label: string,
	spec: FieldSpec = {},
	meant: (text: string) => string = meantAddress,
): Field<unknown> {
	return field<unknown>(name, label, spec, {
		property: { type: 'string' },
		default: '',
		empty: '',
		read: (entry) => {
			if (isObject(entry.value)) return { value: entry.value };
			if (typeof entry.value !== 'string') return readAddress(entry, meant);
			const text = readText(entry);
			return 'trouble' in text || isJson(text.value) ? text : readAddress(entry, meant);
		},
		again: (...again) => addressOrData(...again, meant),
	});
}

/** @returns '' for nothing, else the address as it is sent; what an expression has put together with a hole in it is refused */
export function readAddress(entry: Entry, meant = meantAddress): Reading<string> {
	const one = oneOfList(locatorValue(entry.value));
	if ('value' in one && isBinary(one.value)) return { trouble: IS_BINARY };
	const text = readText(entry);
	if ('trouble' in text || text.value === '') return text;
	const value = meant(text.value);
	const missing = isTyped(entry) ? undefined : missingPart(value, entry.raw);
	return missing === undefined ? { value } : { trouble: missing };
}

/** What n8n keeps of a file: `{{ $binary.data }}`. */
function isBinary(value: unknown): boolean {
	return isPlainObject(value) && typeof value.mimeType === 'string' && ('data' in value || 'fileName' in value);
}

function isObject(value: unknown): boolean {
	if (typeof value !== 'object' || value === null || isBinary(value)) return false;
	return !isPlainObject(value) || !('__rl' in value);
}

function isJson(text: string): boolean {
	if (!/^[[{]/.test(text)) return false;
	try {
		JSON.parse(text);
		return true;
	} catch {
		// A link of Markdown, or JSON that is broken, which whoever takes it apart says.
		return !beginsAsAddress(meantAddress(text));
	}
}

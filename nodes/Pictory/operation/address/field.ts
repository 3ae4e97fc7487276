import { normalizedAddress } from '../../aws/s3Reference';
import { type Field, field, type FieldSpec } from '../fields/field';
import { readText } from '../reading/text';
import { addressRule, type Wanted } from './judge';

/** An address as it is sent: in the form the user chose. */
export function meantAddress(address: string): string {
	return normalizedAddress(address);
}

/**
 * The address of a file or page. What the whole body decides (whether an AWS connection is chosen) is judged with the body,
 * by `addressRule`, not when the field is read.
 * @returns '' when it is empty, else as it is sent
 */
export function address(name: string, label: string, wanted: Wanted, spec: FieldSpec = {}): Field<string> {
	const made = field(name, label, spec, {
		property: { type: 'string' },
		default: '',
		empty: '',
		read: (entry) => {
			const text = readText(entry);
			return 'trouble' in text ? text : { value: meantAddress(text.value) };
		},
		again: (otherName, otherLabel, again) => address(otherName, otherLabel, wanted, again),
	});
	return { ...made, rule: addressRule(wanted) };
}

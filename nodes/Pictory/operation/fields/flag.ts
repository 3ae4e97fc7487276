import { readFlag } from '../reading/flag';
import { flag as flagRule } from '../rules';
import { type Field, field, type FieldSpec, merged } from './field';

export interface FlagSpec extends FieldSpec {
	/** The value that says nothing, so that nothing is sent for it. */
	unset?: boolean;
}

/** @returns nothing when it is empty */
export function flag(name: string, label: string, spec: FlagSpec = {}): Field<boolean | undefined> {
	return field<boolean | undefined>(name, label, spec, {
		property: { type: 'boolean' },
		default: false,
		empty: undefined,
		read: readFlag,
		rule: flagRule,
		send: (value) => (value === spec.unset ? undefined : value),
		again: (...again) => flag(...merged(again, spec)),
	});
}

import { readFlag } from '../reading/flag';
import { flag as flagRule } from '../rules';
import { type Field, field, type FieldSpec, merged } from './field';

export interface YesNoSpec extends FieldSpec {
	/** The entry for "not said", which leaves it to something else. */
	nothing: string;
}

/** A switch that can also be left alone. @returns nothing for that */
export function yesNo(name: string, label: string, spec: YesNoSpec): Field<boolean | undefined> {
	return field<boolean | undefined>(name, label, spec, {
		property: {
			type: 'options',
			options: [
				{ name: spec.nothing, value: '' },
				{ name: 'Yes', value: true },
				{ name: 'No', value: false },
			],
		},
		default: '',
		empty: undefined,
		read: readFlag,
		rule: flagRule,
		again: (...again) => yesNo(...merged(again, spec)),
	});
}

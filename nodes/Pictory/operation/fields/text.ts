import type { INodePropertyTypeOptions } from 'n8n-workflow';

import { readTexts } from '../reading/choice';
import { readText } from '../reading/text';
import { color as colorRule, described, type Rule, text as textRule } from '../rules';
import { type Field, field, type FieldSpec, merged } from './field';

export interface TextSpec extends FieldSpec {
	/** Lines shown. */
	rows?: number;
	/** Keeps white space at both ends, as texts to be spoken do. */
	keepsSpaces?: boolean;
	/** In characters. */
	maxLength?: number;
	isSecret?: boolean;
	/** Judges the text beside its length. */
	rule?: Rule;
	/** As it is sent, and judged. */
	send?: (text: string) => string;
}

/** @returns '' when it is empty */
export function text(name: string, label: string, spec: TextSpec = {}): Field<string> {
	const { rows, keepsSpaces = false, maxLength, isSecret, rule, send } = spec;
	const typeOptions: INodePropertyTypeOptions = { ...(rows && { rows }), ...(isSecret && { password: true }) };
	const length = textRule(maxLength === undefined ? {} : { maxLength });
	return field(name, label, spec, {
		property: { type: 'string', ...(Object.keys(typeOptions).length > 0 && { typeOptions }) },
		default: '',
		empty: '',
		read: (entry) => readText(entry, keepsSpaces),
		rule: rule
			? described({ ...length.schema }, (value, path, check) => {
					length(value, path, check);
					rule(value, path, check);
				})
			: length,
		...(send && { send }),
		again: (...again) => text(...merged(again, spec)),
	});
}

/** @returns the color as Pictory wants it, '' when it is empty */
export function color(name: string, label: string, spec: FieldSpec = {}): Field<string> {
	return field(name, label, spec, {
		property: { type: 'color', typeOptions: { showAlpha: true } },
		default: '',
		empty: '',
		read: (entry) => {
			const reading = readText(entry);
			return 'trouble' in reading ? reading : { value: meantColor(reading.value) };
		},
		rule: colorRule,
		again: (...again) => color(...merged(again, spec)),
	});
}

/** Sheets and brand books leave out the sign before a code; a code of four digits is a short one of eight. */
function meantColor(text: string): string {
	if (/^rgba?\s*\(/i.test(text)) return text.toLowerCase().replace(/\s+/g, '');
	const [, digits = ''] = /^#?([0-9a-f]{3,8})$/i.exec(text) ?? [];
	if (digits.length === 4) return `#${[...digits].map((digit) => digit + digit).join('')}`;
	return [3, 6, 8].includes(digits.length) ? `#${digits}` : text;
}

export interface TextsSpec extends FieldSpec {
	rows?: number;
	/** Between two texts of one text; commas, unless said otherwise. */
	separator?: RegExp;
	rule?: Rule;
}

/** Several texts in one field. @returns an empty list when it is empty */
export function texts(name: string, label: string, spec: TextsSpec = {}): Field<string[]> {
	const { rows, separator, rule } = spec;
	return field<string[]>(name, label, spec, {
		property: { type: 'string', ...(rows && { typeOptions: { rows } }) },
		default: '',
		empty: [],
		read: (entry) => readTexts(entry, separator),
		...(rule && { rule }),
		again: (...again) => texts(...merged(again, spec)),
	});
}

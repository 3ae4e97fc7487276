import type { INodePropertyTypeOptions } from 'n8n-workflow';

import { readNumber } from '../reading/number';
import { described, number as numberRule, percentText, type Rule } from '../rules';
import { type Field, field, type FieldSpec, type Kind, merged } from './field';

export interface NumberSpec extends FieldSpec {
	min?: number;
	max?: number;
	isInteger?: boolean;
	precision?: number;
	/** Where the panel's arrows stop, if not at the least value that is taken. */
	shownMin?: number;
	/** The number in the panel that stands for "not set", for limits that leave it out; nothing is sent for it. */
	unset?: number;
	/** What a percentage in the panel is in the body: a text such as "20%", or a fraction. */
	percent?: 'text' | 'fraction';
}

/** @returns nothing when it is empty */
export function number(name: string, label: string, spec: NumberSpec = {}): Field<number | undefined> {
	const { precision, unset, percent } = spec;
	const { min = percent && 0, max = percent && 100 } = spec;
	// A percentage that is sent as a text has no decimals.
	const { isInteger = percent === 'text' } = spec;
	const minValue = spec.shownMin ?? (min !== undefined && unset !== undefined ? Math.min(min, unset) : min);
	const typeOptions: INodePropertyTypeOptions = {
		...(minValue !== undefined && { minValue }),
		...(max !== undefined && { maxValue: max }),
		...(precision !== undefined && { numberPrecision: precision }),
	};
	const kind = (rule: Rule, send: (value: number) => unknown): Kind<number | undefined> => ({
		property: { type: 'number', ...(Object.keys(typeOptions).length > 0 && { typeOptions }) },
		default: 0,
		empty: undefined,
		read: (entry) => readNumber(entry, percent && '%'),
		rule,
		send: (value) => (value === undefined || value === unset ? undefined : send(value)),
		again: (...again) => number(...merged(again, spec)),
	});
	const entered = field(
		name,
		label,
		spec,
		kind(asEntered(numberRule({ min, max, integer: isInteger }), percent), (value) => value),
	);
	// What is entered is judged as it was entered, what stands in a body as it is sent.
	if (percent === 'text') return { ...entered, ...sentBy(percentText({ min, max }), (value) => `${value}%`) };
	const scaled = { ...(min !== undefined && { min: min / 100 }), ...(max !== undefined && { max: max / 100 }) };
	return percent === 'fraction' ? { ...entered, ...sentBy(numberRule(scaled), (value) => value / 100) } : entered;

	function sentBy(rule: Rule, send: (value: number) => unknown): Pick<Field<number | undefined>, 'rule' | 'put'> {
		const { put } = field(name, label, spec, kind(rule, send));
		return { rule, put };
	}
}

/** Pictory's own pages have such a number as a fraction: who enters 0.1 means a tenth, and not a tenth of a percent. */
function asEntered(rule: Rule, percent: NumberSpec['percent']): Rule {
	if (percent !== 'fraction') return rule;
	return described({ ...rule.schema }, (value, path, check) => {
		rule(value, path, check);
		if (typeof value === 'number' && value > 0 && value < 1)
			check.note(path, `is ${value}, which is less than one percent. Enter a percentage: ${value * 100} for ${value}.`);
	});
}

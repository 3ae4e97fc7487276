import type { INodePropertyMode, INodePropertyOptions, INodePropertyTypeOptions } from 'n8n-workflow';

import { idTrouble } from '../../transport/pathSegment';
import { type Choices, readChoice, readChoices, readTexts } from '../reading/choice';
import { readFlag } from '../reading/flag';
import { oneOfList } from '../reading/entry';
import { readNumber } from '../reading/number';
import { readText } from '../reading/text';
import { timeOf } from '../reading/time';
import { isPlainObject } from '../../common/guards';
import {
	described,
	flag as flagRule,
	list,
	number as numberRule,
	oneOf,
	percentText,
	type Rule,
	text as textRule,
} from '../rules';
import { type Field, field, type FieldSpec, type Kind } from './field';
import { putAt } from './place';

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

/** A text, or what came with an event: an object or a list, which is left as it is. @returns '' when it is empty */
export function textOrData(name: string, label: string, spec: FieldSpec = {}): Field<unknown> {
	return field<unknown>(name, label, spec, {
		property: { type: 'string' },
		default: '',
		empty: '',
		read: (entry) => (isData(entry.value) ? { value: entry.value } : readText(entry)),
		again: (...again) => textOrData(...again),
	});
}

/** An object or a list that is more than one text in a list. */
function isData(value: unknown): boolean {
	if (!Array.isArray(value)) return typeof value === 'object' && value !== null && timeOf(value) === undefined;
	const one = oneOfList(value);
	return 'trouble' in one || (typeof one.value === 'object' && one.value !== null);
}

export function color(name: string, label: string, spec: FieldSpec = {}): Field<string> {
	return field(name, label, spec, {
		property: { type: 'color' },
		default: '',
		empty: '',
		read: (entry) => readText(entry),
		rule: textRule(),
		again: (...again) => color(...again),
	});
}

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
		kind(numberRule({ min, max, integer: isInteger }), (value) => value),
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

export interface ChoiceSpec extends FieldSpec {
	/** The entries of the menu, where they say more than their names. */
	options?: INodePropertyOptions[];
	/** An entry for "nothing chosen". */
	nothing?: string;
	/** Pictory may know more values than its pages say. */
	isOpen?: boolean;
	/** What the panel itself is made of can be no expression. */
	isFixed?: boolean;
	/** Understood in a body, beside those of the menu. */
	others?: string[];
	/** For values that stand for other members of the body: what each puts there, by path. */
	puts?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One value of a menu. @returns '' when none is chosen */
export function choice(name: string, label: string, choices: Choices, spec: ChoiceSpec = {}): Field<string> {
	const { nothing, isOpen = false, isFixed, others = [], puts } = spec;
	const options = spec.options ?? optionsOf(choices);
	return field(name, label, spec, {
		property: {
			type: 'options',
			...(isFixed && { noDataExpression: true }),
			options: nothing === undefined ? options : [{ name: nothing, value: '' }, ...options],
		},
		default: '',
		empty: '',
		read: (entry) => readChoice(entry, choices, isOpen),
		rule: isOpen ? textRule() : oneOf(choices, ...others),
		...(puts && {
			put: (body, value) => {
				for (const [path, member] of Object.entries(puts[value] ?? {})) putAt(body, path, member);
			},
		}),
		again: (otherName, otherLabel, again) => choice(otherName, otherLabel, choices, { ...spec, ...again }),
	});
}

/** A menu whose entries have descriptions. */
export function menu(
	name: string,
	label: string,
	entries: Readonly<Record<string, string | readonly [name: string, description: string]>>,
	spec: Omit<ChoiceSpec, 'options'> = {},
): Field<string> {
	const parts = Object.entries(entries).map(
		([value, entry]) => [value, typeof entry === 'string' ? [entry] : entry] as const,
	);
	return choice(name, label, Object.fromEntries(parts.map(([value, [title = '']]) => [value, title])), {
		...spec,
		options: parts.map(([value, [title = '', description]]) => ({
			name: title,
			value,
			...(description && { description }),
		})),
	});
}

/** Several values of a menu. @returns an empty list when none is chosen */
export function choices(name: string, label: string, known: Choices, spec: FieldSpec = {}): Field<string[]> {
	return field<string[]>(name, label, spec, {
		property: { type: 'multiOptions', options: optionsOf(known) },
		default: [],
		empty: [],
		read: (entry) => readChoices(entry, known),
		rule: list(oneOf(known)),
		again: (otherName, otherLabel, again) => choices(otherName, otherLabel, known, again),
	});
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

export interface IdSpec extends FieldSpec {
	/** Name of the `listSearch` method in `methods/` that fills the list. */
	list: string;
	/** An id as it could really look. */
	example: string;
	/** What the way to name it directly is called, if not By ID. */
	byId?: string;
	/** Extra ways to name the thing, after those two. */
	modes?: INodePropertyMode[];
	/** What is wrong with an id, if it is not of Pictory's kind. */
	judge?: (id: string) => string | undefined;
}

/** A thing of the user's account, chosen from a searchable list or named by its id. @returns '' when none is chosen */
export function id(name: string, label: string, spec: IdSpec): Field<string> {
	const { list: searchListMethod, example, byId = 'By ID', modes = [], judge = idTrouble, required, missing } = spec;
	const whenEmpty = missing ?? (required ? 'is empty. Choose one from the list or enter its ID.' : undefined);
	const made = field<string>(
		name,
		label,
		{ ...spec, ...(whenEmpty !== undefined && { missing: whenEmpty }) },
		{
			property: {
				type: 'resourceLocator',
				modes: [
					{
						displayName: 'From List',
						name: 'list',
						type: 'list',
						placeholder: 'Choose…',
						typeOptions: { searchListMethod, searchable: true },
					},
					{ displayName: byId, name: 'id', type: 'string', placeholder: `e.g. ${example}` },
					...modes,
				],
			},
			default: { mode: 'list', value: '' },
			empty: '',
			read: readText,
			rule: textRule(),
			again: (otherName, otherLabel, again) => {
				const wasAsked = again.missing === whenEmpty;
				return id(otherName, otherLabel, { ...spec, ...again, missing: wasAsked ? missing : again.missing });
			},
		},
	);
	return {
		...made,
		read(source) {
			const chosen = made.read(source);
			const trouble = chosen === '' ? undefined : troubleWith(chosen, source.value(name), judge);
			if (trouble !== undefined) source.problem(label, trouble);
			return chosen;
		},
	};
}

function troubleWith(chosen: string, value: unknown, judge: (id: string) => string | undefined): string | undefined {
	// Where a locator lets a thing be named instead, its name is none of an ID's business.
	if (isByName(value)) return undefined;
	// An address in which n8n has found an ID is no locator any more.
	if (isPlainObject(value) && value.mode === 'url')
		return 'is an address without an ID in it. Copy it anew, or enter the ID.';
	return judge(chosen);
}

/** Whether a locator names a thing by its name. */
export function isByName(value: unknown): boolean {
	return isPlainObject(value) && value.mode === 'name';
}

function optionsOf(known: Choices): INodePropertyOptions[] {
	return Object.entries(known).map(([value, name]) => ({ name, value }));
}

function merged<Spec extends FieldSpec>(
	[name, label, changes]: [name: string, label: string, changes: FieldSpec],
	spec: Spec,
): [string, string, Spec] {
	return [name, label, { ...spec, ...changes }];
}

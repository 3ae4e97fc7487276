import type { INodePropertyOptions } from 'n8n-workflow';

import { memberOf } from '../../common/guards';
import { type Choices, namesOf, readChoice, readChoices } from '../reading/choice';
import { list, oneOf, text as textRule } from '../rules';
import { type Field, field, type FieldSpec } from './field';
import { putAt } from './place';

export interface ChoiceSpec extends FieldSpec {
	/** The entries of the menu, where they say more than their names. */
	options?: INodePropertyOptions[];
	/** An entry for "nothing chosen". */
	nothing?: string;
	/** The value that says nothing itself, such as one that other fields belong to; nothing is sent for it. */
	unset?: string;
	/** Pictory may know more values than its pages say. */
	isOpen?: boolean;
	/** What the panel itself is made of can be no expression. */
	isFixed?: boolean;
	/** @returns the value that is meant by a text which is neither a value of the menu nor a name in it */
	otherWords?: (text: string) => string | undefined;
	/** Understood in a body, beside those of the menu. */
	others?: string[];
	/** For values that stand for other members of the body: what each puts there, by path. */
	puts?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One value of a menu. @returns '' when none is chosen */
export function choice(name: string, label: string, choices: Choices, spec: ChoiceSpec = {}): Field<string> {
	const { nothing, unset, isOpen = false, isFixed, otherWords, others = [], puts } = spec;
	const options = spec.options ?? optionsOf(choices);
	const sent = Object.fromEntries(Object.entries(choices).filter(([value]) => value !== unset));
	return field(name, label, spec, {
		property: {
			type: 'options',
			...(isFixed && { noDataExpression: true }),
			options: nothing === undefined ? options : [{ name: nothing, value: '' }, ...options],
		},
		default: '',
		empty: '',
		read: (entry) => readChoice(entry, choices, isOpen, otherWords),
		rule: isOpen ? textRule() : oneOf(sent, ...others),
		send: (value) => (value === unset ? '' : value),
		...(puts && {
			put: (body, value) => {
				for (const [path, member] of Object.entries(memberOf(puts, value) ?? {})) putAt(body, path, member);
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
	// In the panel one of them is always chosen; only an expression that gives nothing leaves it empty.
	const isChosen = spec.default !== undefined && spec.default !== '';
	const known = Object.fromEntries(parts.map(([value, [title = '']]) => [value, title]));
	const missing = spec.missing ?? (isChosen ? `is empty. Choose one of: ${namesOf(known).join(', ')}.` : undefined);
	return choice(name, label, known, {
		...spec,
		...(missing !== undefined && { missing }),
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

function optionsOf(known: Choices): INodePropertyOptions[] {
	return Object.entries(known).map(([value, name]) => ({ name, value }));
}

import type { INodePropertyMode } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { idTrouble } from '../../transport/pathSegment';
import type { Reading } from '../reading/entry';
import { readText } from '../reading/text';
import { text as textRule } from '../rules';
import { type Field, field, type FieldSpec } from './field';

export interface IdSpec extends FieldSpec {
	/** Name of the `listSearch` method in `methods/` that fills the list. */
	list: string;
	/** An id as it could really look. */
	example: string;
	/** What the way to name it directly is called, if not By ID. */
	byId?: string;
	/** Extra ways to name the thing, after those two. */
	modes?: INodePropertyMode[];
	/** For what is not of Pictory's kind, and written in several ways: what was meant, or what is wrong. */
	understand?: (text: string) => Reading<string>;
	/** A line before the entries of the list, which leads to where a new one is made. */
	makeNew?: { label: string; url: string };
}

/** A thing of the user's account, chosen from a searchable list or named by its id. @returns '' when none is chosen */
export function id(name: string, label: string, spec: IdSpec): Field<string> {
	const { list: searchListMethod, example, byId = 'By ID', modes = [], understand, makeNew, required, missing } = spec;
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
						typeOptions: { searchListMethod, searchable: true, ...(makeNew && { allowNewResource: makeNew }) },
					},
					{ displayName: byId, name: 'id', type: 'string', placeholder: `e.g. ${example}` },
					...modes,
				],
			},
			default: { mode: 'list', value: '' },
			empty: '',
			read: ({ value, ...entry }) => {
				const text = readText({ ...entry, value: marked(value) });
				return understand && 'value' in text && text.value !== '' ? understand(text.value) : text;
			},
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
			const trouble = chosen === '' || understand ? undefined : troubleWith(chosen, source.value(name));
			if (trouble !== undefined) source.problem(label, trouble);
			return chosen;
		},
	};
}

function troubleWith(chosen: string, value: unknown): string | undefined {
	// Where a locator lets a thing be named instead, its name is none of an ID's business.
	if (isByName(value)) return undefined;
	// An address in which n8n has found an ID is no locator any more.
	if (isPlainObject(value) && value.mode === 'url')
		return 'is an address without an ID in it. Copy it anew, or enter the ID.';
	return idTrouble(chosen);
}

/** n8n leaves the mark of a locator out where one was added to a collection and not touched. */
function marked(value: unknown): unknown {
	const isLocator = isPlainObject(value) && typeof value.mode === 'string' && 'value' in value;
	return isLocator ? { __rl: true, ...value } : value;
}

/** Whether a locator names a thing by its name. */
export function isByName(value: unknown): boolean {
	return isPlainObject(value) && value.mode === 'name';
}

import type { INodePropertyMode } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { idTrouble } from '../../transport/pathSegment';
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
			read: ({ value, ...entry }) => readText({ ...entry, value: marked(value) }),
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

/** n8n leaves the mark of a locator out where one was added to a collection and not touched. */
function marked(value: unknown): unknown {
	const isLocator = isPlainObject(value) && typeof value.mode === 'string' && 'value' in value;
	return isLocator ? { __rl: true, ...value } : value;
}

/** Whether a locator names a thing by its name. */
export function isByName(value: unknown): boolean {
	return isPlainObject(value) && value.mode === 'name';
}

import type { IDataObject } from 'n8n-workflow';

import { withAddresses } from '../../../operation/address';
import { labelIn, labelsOf, putAll, type Values } from '../../../operation/fields';
import type { Item } from '../../../operation/item';
import { isPlainObject } from '../../../common/guards';
import { isFilled, object } from '../../../operation/rules';
import { checkBody } from '../body/check';
import { previewChanges, previewChangesById, WHICH_ELEMENT } from '../body/previewElements';
import { webhook } from '../../../operation/shared/webhook';
import { changeRow, elementFields, previewJob } from '../panel/previewElements';
import { report } from '../prepare';

/** What is to become of one element, as it was entered. Which element that is, only the preview can say. */
export interface Change {
	/** The item it was entered for. */
	itemIndex: number;
	/** Its place among the changes of its item. */
	position: number;
	/** By its ID, or by a text it says. */
	element: { id: string } | { says: string };
	/** What is set, by the names of the API. */
	members: IDataObject;
	/** Those of them that were entered in fields, which know what each kind of element can have. */
	fromFields: ReadonlySet<string>;
}

type ChangeRow = Values<typeof changeRow>;

const labelOfPath = labelIn(labelsOf(elementFields));

/** @returns the panel's words for a change, or for a member of it */
export function changeLabel(position: number, member = ''): string {
	return labelOfPath(`elements[${position}]${member === '' ? '' : `.${member}`}`);
}

/** @returns the changes entered in rows; what is wrong with them has been reported */
export function changesInRows(rows: ChangeRow[], item: Item): Change[] {
	const inFields = rows.map(({ text, url, more }) =>
		putAll(changeRow, { text, url, more: { ...more, customJson: undefined } }),
	);
	const entered = rows.map(({ more }, index) => ({ ...inFields[index], ...more.customJson }));
	rows.forEach(({ id: { id, says }, more }, index) => {
		if (id === undefined && says === undefined) item.problem(changeLabel(index, 'id'), WHICH_ELEMENT);
		for (const [name, value] of Object.entries(more.customJson ?? {})) {
			const shown = inFields[index]?.[name];
			if (shown !== undefined && JSON.stringify(shown) !== JSON.stringify(value))
				item.problem(changeLabel(index, name), 'is in More as JSON, too, as something else. Keep one of them.');
		}
	});
	return judged(entered, item, false).map((members, position) => {
		const { id = '', says } = rows[position]?.id ?? {};
		return {
			itemIndex: item.index,
			position,
			element: says === undefined ? { id } : { says },
			members,
			fromFields: new Set(Object.keys(inFields[position] ?? {})),
		};
	});
}

/** @returns the changes of a JSON array; what is wrong with them has been reported */
export function changesInJson(entries: IDataObject[], item: Item): Change[] {
	return judged(entries, item, true).map(({ id, ...members }, position) => ({
		itemIndex: item.index,
		position,
		element: { id: isFilled(id) ? String(id) : '' },
		members,
		fromFields: new Set(),
	}));
}

function judged(entered: IDataObject[], item: Item, byId: boolean): IDataObject[] {
	if (entered.length === 0) return [];
	// Private files are read through the connection the preview was made with.
	const body = { elements: entered, awsConnectionId: 'of the preview' };
	const rule = object({ elements: byId ? previewChangesById : previewChanges });
	const { findings, files } = checkBody(rule, body, item.source.reach);
	report(item, { labelOf: labelOfPath }, findings);
	const { elements } = withAddresses(body, files);
	return Array.isArray(elements) ? elements.filter(isPlainObject) : [];
}

/** @returns the panel's words for a place in the list of changed elements, which Pictory may name with and without its name */
export function labelAmong(changes: readonly Change[], path: string): string {
	const [, digits = '', member = ''] = /^(?:body|elements)?\.?\[?(\d+)\]?\.?(.*)$/s.exec(path) ?? [];
	const change = digits === '' ? undefined : changes[Number(digits)];
	return change ? changeLabel(change.position, member) : labelOfPath(path);
}

/** The same for a place in render parameters: of what was not changed, it is the preview's. */
export function labelOfEdited(
	changes: ReadonlyArray<{ change: Change; element: { index: number } }>,
	path: string,
): string {
	if (path === webhook.name) return webhook.label;
	const [, digits, member = ''] = /^elements\.?\[?(\d+)\]?\.?(.*)$/s.exec(path) ?? [];
	const found = changes.find(({ element }) => String(element.index) === digits);
	return found ? changeLabel(found.change.position, member) : `${previewJob.label} › ${path}`;
}

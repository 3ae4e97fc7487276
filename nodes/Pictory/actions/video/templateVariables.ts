import type { IDataObject } from 'n8n-workflow';

import { mappedValues } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { isExpression } from '../../operation/reading/entry';
import type { StoryboardValues } from './draftScene';
import { templateFields } from './panel/template';

type Given = Pick<StoryboardValues, 'variables' | 'templateVariables' | 'projectVariables'>;

/**
 * The values for the names in a template. Pictory would show what the template has there for a value that is left out, so one
 * that is given and came out empty is sent empty, or refused; only a field that nobody has filled in is left out.
 */
export function templateVariables(
	{ variables, templateVariables: asJson, projectVariables }: Given,
	item: Item,
): IDataObject {
	const given = asJson ?? projectVariables;
	if (given) return { variables: given };
	const mapped = { ...emptied(variables, item), ...mappedValues(variables, templateFields.variables.label, item) };
	return Object.keys(mapped).length > 0 ? { variables: mapped } : {};
}

/** Those that are empty on purpose, as far as the item or an expression says so. */
function emptied({ values, raw, names }: Given['variables'], item: Item): IDataObject {
	const found: IDataObject = {};
	if (!values) {
		// A column of the item, with nothing in this row.
		for (const name of names ?? []) if (Object.hasOwn(item.input, name) && isEmpty(item.input[name])) found[name] = '';
		return found;
	}
	for (const [name, value] of Object.entries(values)) {
		if (!isExpression(raw?.[name])) continue;
		if (value === '') found[name] = '';
		else if (isEmpty(value)) {
			item.problem(
				`${templateFields.variables.label} › ${name}`,
				"is empty: the expression gave nothing. Check the names of the fields in it; where nothing is meant, let it give an empty text, such as {{ $json.city ?? '' }}.",
			);
		}
	}
	return found;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

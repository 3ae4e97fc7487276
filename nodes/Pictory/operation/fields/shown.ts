import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { locatorValue } from '../reading/text';
import type { Source } from '../source';

type Conditions = Pick<IDisplayOptions, 'show' | 'hide'>;

/** Whether a field is on show for an item: n8n's conditions, over what other fields have come to. */
export function isShown({ show = {}, hide = {} }: Conditions, source: Source): boolean {
	const holds = ([name, wanted = []]: [string, readonly unknown[] | undefined]): boolean => {
		const settled = name.startsWith('/') ? source.root.settled(name.slice(1)) : source.settled(name);
		const chosen: unknown = locatorValue(settled);
		// Of several values chosen one is enough, as in n8n.
		const all: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
		return wanted.some((value) => all.some((each) => isSame(each, value)));
	};
	return Object.entries(show).every(holds) && !Object.entries(hide).some(holds);
}

/** A menu may hold numbers and switches, which have come to texts on their way, and other capitals. */
function isSame(chosen: unknown, wanted: unknown): boolean {
	if (chosen === wanted) return true;
	return isSimple(chosen) && isSimple(wanted) && String(chosen).toLowerCase() === String(wanted).toLowerCase();
}

function isSimple(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The conditions in the panel's words: "only where Background is AI Video". */
export function conditionOf({ show = {}, hide = {} }: Conditions, source: Source): string {
	const inWords = ([name, values]: [string, unknown]): string => {
		const field = name.startsWith('/') ? source.root.fields.get(name.slice(1)) : source.fields.get(name);
		const words = (Array.isArray(values) ? values : []).map((value) => wordOf(value, field?.properties[0]));
		return `${field?.label ?? name.replace('/', '')} is ${words.join(' or ')}`;
	};
	return [
		...Object.entries(show).map((condition) => `only where ${inWords(condition)}`),
		...Object.entries(hide).map((condition) => `not where ${inWords(condition)}`),
	].join(', ');
}

/** A value by the name its menu has for it. */
function wordOf(value: unknown, property: INodeProperties | undefined): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const entry = property?.options?.find((option) => 'value' in option && option.value === value);
	return entry?.name ?? String(value);
}

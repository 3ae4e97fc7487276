import type { IDisplayOptions } from 'n8n-workflow';

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

export function conditionOf({ show = {}, hide = {} }: Conditions): string {
	const listed = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(' or ') : '');
	return [
		...Object.entries(show).map(([name, values]) => `only with ${name.replace('/', '')} ${listed(values)}`),
		...Object.entries(hide).map(([name, values]) => `not with ${name.replace('/', '')} ${listed(values)}`),
	].join(', ');
}

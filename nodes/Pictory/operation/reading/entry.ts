import { isPlainObject } from '../../common/guards';

/** What stands in one field for one item. */
export interface Entry {
	/** As n8n has resolved it; `undefined` or `null` when nothing is there. */
	value: unknown;
	/** As it stands in the node: a text that begins with `=` is an expression. Absent for what an outer expression gave. */
	raw?: unknown;
}

/** What a reader makes of an entry: the value, or the end of a sentence that begins with the field's label. */
export type Reading<Value> = { value: Value } | { trouble: string };

/** Whether a person has written the text itself, and not an expression for it. */
export function isTyped({ raw }: Entry): boolean {
	const text = isPlainObject(raw) && '__rl' in raw ? raw.value : raw;
	return typeof text === 'string' && !isExpression(text);
}

export function isExpression(raw: unknown): raw is string {
	return typeof raw === 'string' && raw.startsWith('=');
}

/** Lists in lists that are followed; the count also ends one that holds itself. */
const MAX_NESTED = 100;

/** The one value that is meant: a look-up gives a list, also where it has found one thing. */
export function oneOfList(value: unknown): Reading<unknown> {
	let one = value;
	for (let depth = 0; Array.isArray(one); depth += 1) {
		if (depth === MAX_NESTED) return { trouble: 'is a list of lists, and one value is wanted here.' };
		const list: unknown[] = one;
		if (list.length > 1) {
			return {
				trouble: `is a list of ${list.length} entries, and one is wanted here. Choose one, such as the first with [0].`,
			};
		}
		one = list[0];
	}
	return { value: one ?? undefined };
}

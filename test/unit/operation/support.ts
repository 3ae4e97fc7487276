import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../nodes/Pictory/operation/fields';
import type { Entry } from '../../../nodes/Pictory/operation/reading/entry';
import { Source } from '../../../nodes/Pictory/operation/source';

export type AnyField = Field<never> | Field;

/** What becomes of an entry: what the body gets at `v`, and what a person is told. */
export interface Result {
	body: IDataObject;
	told: string[];
}

export type Outcome = { came: unknown } | { told: RegExp };

/** This, and nothing else, is in the body. */
export function came(value: unknown): Outcome {
	return { came: value };
}

/** One sentence, and nothing in the body. */
export function told(message: RegExp): Outcome {
	return { told: message };
}

/** The source of named values, each as an expression gave it, and what is said of them. */
export function sourceOf(
	values: Record<string, unknown>,
	raw: Record<string, unknown> = {},
): { source: Source; said: string[] } {
	const said: string[] = [];
	const find = (name: string): Entry => ({ value: values[name], raw: raw[name] });
	return { source: new Source(find, (label, message) => said.push(`${label} ${message}`)), said };
}

/** Reads the field `v` and puts it into a body. */
export function field(made: AnyField, { value, raw }: Entry): Result {
	const { source, said } = sourceOf({ v: value }, { v: raw });
	const { read, put } = made as Field;
	const result = read(source);
	const body: IDataObject = {};
	if (said.length === 0) put(body, result);
	return { body, told: said };
}

expect.extend({
	toMatchOutcome(result: Result, outcome: Outcome) {
		const { equals } = this;
		const pass =
			'told' in outcome
				? result.told.length === 1 && outcome.told.test(result.told[0] ?? '') && Object.keys(result.body).length === 0
				: result.told.length === 0 &&
					equals(result.body, outcome.came === undefined ? {} : { v: outcome.came }, [], true);
		return {
			pass,
			message: () => `came to ${this.utils.printReceived(result)}\nand not to ${this.utils.printExpected(outcome)}`,
		};
	},
});

declare global {
	// eslint-disable-next-line @typescript-eslint/no-namespace
	namespace jest {
		interface Matchers<R> {
			toMatchOutcome(outcome: Outcome): R;
		}
	}
}

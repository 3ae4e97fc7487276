import { isPlainObject } from '../../common/guards';

export type OutputForm = 'simplified' | 'raw' | 'selectedFields';

/** How much of a job comes out. */
export interface Output {
	form: OutputForm;
	/** Of `selectedFields`: their names. */
	fields: readonly string[];
	/** One of many, or read by a model: `simplified` then also leaves out what can be megabytes. */
	isBrief?: boolean;
}

/**
 * From values that were read, or kept.
 * @returns the usual output for what is none
 */
export function outputFrom(form: unknown, fields: unknown): Output {
	return {
		form: form === 'raw' || form === 'selectedFields' ? form : 'simplified',
		fields: Array.isArray(fields) ? fields.filter((name): name is string => typeof name === 'string') : [],
	};
}

/** The same after it was stored. */
export function keptOutput(kept: unknown): Output {
	const { form, fields } = isPlainObject(kept) ? kept : {};
	const output = outputFrom(form, fields);
	// Without names everything would be left out that somebody has waited for.
	return output.form === 'selectedFields' && output.fields.length === 0 ? outputFrom('simplified', []) : output;
}

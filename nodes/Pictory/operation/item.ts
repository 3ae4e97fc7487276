import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Fields } from './enteredFields';
import { Parameters } from './parameters';
import type { Reach } from './reach';
import { Source } from './source';

/** Something a user must mend: which item, which field (its label in the panel), and what to enter. */
export interface Problem {
	itemIndex: number;
	field: string;
	message: string;
}

/**
 * The parameters of one input item, read and checked. Every reader notes a problem instead of throwing, so that one
 * run tells the user all that is wrong.
 */
export class Item extends Fields {
	readonly source: Source;

	constructor(
		readonly context: IExecuteFunctions,
		readonly index: number,
		readonly problems: Problem[],
		parameters = new Parameters(context),
		reach?: Reach,
	) {
		super(
			(name) => parameters.read(name, index),
			(field, message) => problems.push({ itemIndex: index, field, message }),
		);
		this.source = new Source((name) => parameters.entry(name, index), this.problem, undefined, undefined, reach);
	}

	/** The input item's own JSON. It belongs to the previous node: never change it. */
	get input(): IDataObject {
		return this.context.getInputData()[this.index]?.json ?? {};
	}
}

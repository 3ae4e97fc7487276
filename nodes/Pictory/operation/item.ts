import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Parameters } from './parameters';
import type { Reach } from './reach';
import { Source } from './source';

/** Something a user must put right: which item, which field (its label in the panel), and what to enter. */
export interface Problem {
	itemIndex: number;
	field: string;
	message: string;
}

/**
 * One input item and the parameters for it. Readers note a problem instead of throwing, so that one run tells the user all
 * that is wrong.
 */
export class Item {
	readonly source: Source;

	/** @param reach from where Pictory fetches the files that are named */
	constructor(
		readonly context: IExecuteFunctions,
		readonly index: number,
		readonly problems: Problem[],
		parameters = new Parameters(context),
		reach?: Reach,
	) {
		this.source = new Source((name) => parameters.entry(name, index), this.problem, undefined, undefined, reach);
	}

	/** The input item's own JSON. It belongs to the previous node: never change it. */
	get input(): IDataObject {
		return this.context.getInputData()[this.index]?.json ?? {};
	}

	/** @param field its label, as the panel has it */
	readonly problem = (field: string, message: string): void => {
		this.problems.push({ itemIndex: this.index, field, message });
	};
}

import type { Problem } from './item';

const BELOW = ' › ';

/**
 * Of which fields something is reported already, so that no field is reported twice. It is kept as a set: a body of a megabyte
 * may hold tens of thousands of faults, and to go through all for each of them would take minutes.
 */
export class Reported {
	private readonly fields = new Set<string>();

	constructor(problems: readonly Problem[] = []) {
		for (const { itemIndex, field } of problems) this.add(itemIndex, field);
	}

	/** Whether something is reported of this field, or of one below it. */
	has(itemIndex: number, field: string): boolean {
		return this.fields.has(`${itemIndex} ${field}`);
	}

	add(itemIndex: number, field: string): void {
		for (let end = field.length; end > 0; end = field.lastIndexOf(BELOW, end - 1))
			this.fields.add(`${itemIndex} ${field.slice(0, end)}`);
	}
}

/** What it took somebody to get where they wanted. */
export class Tally {
	/** Every click of the mouse, also those that open a menu or put the cursor into a field; a drag counts as one. */
	clicks = 0;
	/** Texts by the labels of the fields they were typed into. Words typed into a search are no field. */
	readonly typed = new Map<string, string>();
	/** What was picked from a menu or a list, by the label of its field. */
	readonly chosen = new Map<string, string>();
	/** Names of what was dragged from the input, by the label of the field it was dropped on. */
	readonly dragged = new Map<string, string>();

	/** @returns the texts that are an expression, which n8n makes of what begins with = or holds two braces */
	expressions(): string[] {
		return [...this.typed.values()].filter((text) => /^=|\{\{/.test(text));
	}

	/** @returns the texts that are JSON */
	json(): string[] {
		return [...this.typed.values()].filter((text) => /^\s*[[{]/.test(text));
	}

	toString(): string {
		return [
			`${this.clicks} clicks`,
			`typed: ${list(this.typed)}`,
			`chosen: ${list(this.chosen)}`,
			`dragged: ${list(this.dragged)}`,
		].join('; ');
	}
}

function list(fields: Map<string, string>): string {
	return `${fields.size}${fields.size > 0 ? ` (${[...fields.keys()].join(', ')})` : ''}`;
}

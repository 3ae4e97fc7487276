import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Reach } from './reach';
import { type Entry, isExpression } from './reading/entry';
import { locatorValue } from './reading/text';

/** What the panel says of a field. */
interface Words {
	readonly label: string;
	readonly properties: INodeProperties[];
}

/** Where fields find what was entered for them: the parameters of an item, or the members of one of its groups. */
export class Source {
	/** What fields read so far have come to, by name, for the conditions under which others are shown. */
	readonly known = new Map<string, unknown>();
	/** The fields that are read from here, by name: the panel's words in messages. */
	readonly fields = new Map<string, Words>();
	readonly root: Source;
	/** From where Pictory fetches the files that are named. */
	readonly reach: Reach;

	/**
	 * @param problem notes what is wrong with the field of this label
	 * @param computed the members of a group that one expression gave as a whole: n8n has not taken it apart, so nothing in
	 * it is to get lost
	 */
	constructor(
		private readonly find: (name: string) => Entry,
		readonly problem: (label: string, message: string) => void,
		root?: Source,
		readonly computed?: IDataObject,
		reach: Reach = 'internet',
	) {
		this.root = root ?? this;
		this.reach = root?.reach ?? reach;
	}

	entry(name: string): Entry {
		return this.find(name);
	}

	/** The value as it is, `null` when the parameter is hidden or not set. */
	value(name: string): unknown {
		return this.find(name).value ?? null;
	}

	/** Whether the user has put this field into the collection, or n8n shows it. */
	has(name: string): boolean {
		return this.value(name) !== null;
	}

	/** Whether an expression stands in the field itself. */
	isExpression(name: string): boolean {
		return isExpression(locatorValue(this.find(name).raw));
	}

	/** Whether an expression stands there, or has given the whole group; asked where nothing came of it. */
	gaveNothing(name: string): boolean {
		if (this.find(name).raw !== undefined) return this.isExpression(name);
		return this.computed !== undefined && Object.hasOwn(this.computed, name);
	}

	/** What a field has come to; where it has not been read, what was entered. */
	settled(name: string): unknown {
		return this.known.has(name) ? this.known.get(name) : this.value(name);
	}
}

import type { IExecuteFunctions } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import type { Entry } from './reading/entry';

/**
 * The node's parameters for all items of a run. What holds no expression is the same for every item and is read once:
 * n8n resolves a whole parameter at each call, which with hundreds of items takes longer than sending them.
 */
export class Parameters {
	private readonly raw: Record<string, unknown>;
	private readonly fixed = new Map<string, unknown>();

	constructor(private readonly context: IExecuteFunctions) {
		this.raw = context.getNode().parameters;
	}

	/** @returns the value for an item, `null` when the parameter is hidden or not set */
	read(name: string, itemIndex: number): unknown {
		if (this.fixed.has(name)) return this.fixed.get(name);
		const value = this.resolve(name, itemIndex);
		if (!hasExpression(this.raw[name])) this.fixed.set(name, value);
		return value;
	}

	/** The same, with how it stands in the node. */
	entry(name: string, itemIndex: number): Entry {
		return { value: this.read(name, itemIndex), raw: this.raw[name] };
	}

	/**
	 * A locator filled by URL is read through its extraction rule, which n8n applies only to parameters on show. Where it
	 * finds no id it throws, and names neither the item nor the field: then the value stays as it is (see fields/id.ts).
	 */
	private resolve(name: string, itemIndex: number): unknown {
		const value: unknown = this.context.getNodeParameter(name, itemIndex, null);
		if (!isPlainObject(value) || value.__rl !== true || value.mode !== 'url') return value;
		try {
			return this.context.getNodeParameter(name, itemIndex, null, { extractValue: true });
		} catch {
			return value;
		}
	}
}

/** An expression is a text that begins with `=`, anywhere in the parameter. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

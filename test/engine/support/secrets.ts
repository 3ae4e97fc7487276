/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { inspect } from 'node:util';

/**
 * Throws when the API key stands anywhere in `value`: in hidden properties, causes, stacks, run data.
 * Both spellings are looked for, as pasted and bare.
 */
export function expectNoKey(value: unknown, apiKey: string): void {
	const bare = apiKey.replace(/\s/g, '').replace(/^Bearer/i, '');
	const shown = inspect(value, {
		depth: 12,
		showHidden: true,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: Infinity,
	});
	const written = JSON.stringify(value, withHidden()) ?? '';
	for (const text of [shown, written]) {
		const place = text.indexOf(bare);
		if (place >= 0) throw new Error(`The API key leaked: …${text.slice(Math.max(0, place - 200), place)}<KEY>`);
	}
}

/** JSON with the members of errors that JSON leaves out, and no cycles. */
function withHidden(): (key: string, value: unknown) => unknown {
	const seen = new Set<unknown>();
	return (_key, value) => {
		if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		if (!(value instanceof Error)) return value;
		const names = Object.getOwnPropertyNames(value);
		return Object.fromEntries(names.map((name) => [name, (value as unknown as Record<string, unknown>)[name]]));
	};
}

/** Levels of nesting; far more than any request has, and far less than what makes Node.js run out of stack. */
const MAX_DEPTH = 100;

export const TOO_DEEP = `is nested more than ${MAX_DEPTH} levels deep. Pictory's requests need about ten.`;

/**
 * Level by level, so that neither depth nor an object that holds itself can overflow anything.
 * @param visit is given all that is no object and no list, and what only looks like an object
 */
export function isDeep(value: unknown, visit: (leaf: unknown) => void = () => undefined): boolean {
	let level = new Set([value].filter(isNested));
	for (let depth = 1; level.size > 0; depth += 1) {
		if (depth > MAX_DEPTH) return true;
		const next = new Set<object>();
		for (const parent of level) {
			for (const member of Object.values(parent) as unknown[]) {
				if (isNested(member)) next.add(member);
				else visit(member);
			}
		}
		level = next;
	}
	return false;
}

function isNested(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !(value instanceof Map) && !(value instanceof Set);
}

/** The same of JSON that is not parsed yet: to parse a megabyte of brackets takes long. */
export function isDeepText(json: string): boolean {
	let depth = 0;
	for (let index = 0; index < json.length; index += 1) {
		switch (json.charAt(index)) {
			case '"':
				index = endOfText(json, index);
				break;
			case '{':
			case '[':
				depth += 1;
				if (depth > MAX_DEPTH) return true;
				break;
			case '}':
			case ']':
				depth -= 1;
		}
	}
	return false;
}

/** @returns where the closing quote stands, or the end */
export function endOfText(json: string, start: number): number {
	let index = start + 1;
	while (index < json.length && json.charAt(index) !== '"') index += json.charAt(index) === '\\' ? 2 : 1;
	return index;
}

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { Problem } from './item';

const BELOW = ' › ';
/** Behind all words the panel has. */
const UNKNOWN = Number.MAX_SAFE_INTEGER;

/**
 * Problems as a person meets them: item by item, each from the top of the panel to its end, row by row. What the panel has no
 * word for stays behind what it has, in the order it was found in.
 */
export function inPanelOrder(problems: readonly Problem[], properties: readonly INodeProperties[]): Problem[] {
	const places = placesOf(wordsIn(properties));
	return problems
		.map((problem) => ({ problem, key: [problem.itemIndex, ...keyOf(problem.field, places)] }))
		.sort((one, other) => compare(one.key, other.key))
		.map(({ problem }) => problem);
}

/** All words of a panel from top to bottom: labels, and the titles of groups before those inside. */
function wordsIn(members: ReadonlyArray<INodeProperties | INodePropertyCollection | INodePropertyOptions>): string[] {
	return members.flatMap((member) => {
		if ('values' in member) return [member.displayName, ...wordsIn(member.values)];
		if (!('displayName' in member)) return [];
		const isGroup = member.type === 'collection' || member.type === 'fixedCollection';
		return [member.displayName, ...(isGroup ? wordsIn(member.options ?? []) : [])];
	});
}

/** Every place at which a word stands, also without what stands in brackets behind it, as messages have it. */
function placesOf(words: readonly string[]): Map<string, number[]> {
	const places = new Map<string, number[]>();
	words.forEach((word, place) => {
		for (const form of new Set([word, word.replace(/ \([^()]*\)$/, '')])) {
			const known = places.get(form);
			if (known) known.push(place);
			else places.set(form, [place]);
		}
	});
	return places;
}

/** Of each word of a label its place in the panel below the one before, and its number: "Scene 2 › Text". */
function keyOf(label: string, places: ReadonlyMap<string, number[]>): number[] {
	let above = -1;
	return label.split(BELOW).flatMap((word) => {
		const [, title = word, digits] = /^(.*) (\d+)$/.exec(word) ?? [];
		const found = places.get(word) ?? places.get(title) ?? [];
		above = found.find((place) => place > above) ?? found[0] ?? UNKNOWN;
		return [above, Number(digits ?? 0)];
	});
}

/** A label stands before those below it. */
function compare(one: readonly number[], other: readonly number[]): number {
	for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
		const difference = (one[index] ?? 0) - (other[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return one.length - other.length;
}

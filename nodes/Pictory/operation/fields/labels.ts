import type { Label } from './field';
import { type FieldSet } from './read';

/** The panel's words for the places of a body, from the fields that put them there. */
export function labelsOf(fields: FieldSet): Label[] {
	return Object.values(fields).flatMap(({ labels }) => labels);
}

/**
 * Turns a place in a body, as our checks and Pictory's refusals name it (`elements[0].startTime`, also
 * `elements.0.startTime`), into the panel's words. A place no field is for is named by the field it lies in.
 */
export function labelIn(labels: readonly Label[]): (path: string) => string {
	const known = new Map<string, string>();
	for (const [path, label] of labels) if (!known.has(path)) known.set(path, label);
	return (path) => {
		const plain = path.replace(/\.(\d+)(?=\.|$|\[)/g, '[$1]');
		const numbers = [...plain.matchAll(/\[(\d+)\]/g)].map(([, digits]) => Number(digits) + 1);
		for (let end = plain.length; end > 0; end = lastStep(plain, end)) {
			const place = plain.slice(0, end);
			// A field can be for one entry of a list, and rows for the others.
			const words = known.get(place) ?? known.get(withoutNumbers(place)) ?? known.get(withoutRows(place));
			if (words === undefined) continue;
			const rest = plain.slice(end).replace(/^\./, '');
			const label = words.replace(/#/g, () => String(numbers.shift() ?? ''));
			return rest === '' || /^\[\d+\]$/.test(rest) ? label : `${label} › ${rest}`;
		}
		return path;
	};
}

function lastStep(path: string, end: number): number {
	return Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1));
}

function withoutNumbers(path: string): string {
	return path.replace(/\[\d+\]/g, '[]');
}

/** A list that is one field in the panel, e.g. keywords with commas between them. */
function withoutRows(path: string): string {
	return path.replace(/\[\d+\]/g, '');
}

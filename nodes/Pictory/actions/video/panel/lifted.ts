import type { Field, FieldSet, Label } from '../../../operation/fields';

const BACKGROUND = 'background.';

/** Fields of a scene's background, for what is a background itself: an overlay, or B-roll. */
export function lifted<Set extends FieldSet>(fields: Set): Set {
	return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, one(field as Field)])) as unknown as Set;
}

function one(field: Field): Field {
	return {
		...field,
		labels: field.labels.flatMap(([path, label]): Label[] => {
			if (path === 'background') return [];
			return [[path.startsWith(BACKGROUND) ? path.slice(BACKGROUND.length) : path, label]];
		}),
		put: (body, value) => field.put({ background: body }, value),
		with: (changes) => one(field.with(changes)),
	};
}

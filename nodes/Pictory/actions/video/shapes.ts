import type { Choices } from '../../operation/reading/choice';

/** Shapes of a kind carry numbers: the kind, the first and the last of them (docs/pictory-api.md §4.7). */
const NUMBERED =
	'arrow 1 19, badge 1 8, blob 1 9, checkmark 1 6, cross 1 8, data-device 1 8, doodle 1 12, geometry 1 8, geometry 10 10, heart 1 3, line 1 17, quote 1 6, speech-bubble 2 7, square 1 5, star 1 6, word 1 9';
const PLAIN = 'rectangle circle line pill thumbs-up gift leaves paperplane idea-bulb'.split(' ');

const numbered = NUMBERED.split(', ').flatMap((entry) => {
	const [kind = '', first, last] = entry.split(' ');
	const count = Number(last) - Number(first) + 1;
	return Array.from({ length: count }, (_, index) => `${kind}-${Number(first) + index}`);
});

/** All shapes of an overlay, each with the name it has in the menu. */
export const SHAPES: Choices = Object.fromEntries(
	[...PLAIN, ...numbered]
		.map((shape) => [shape, titled(shape)] as const)
		.sort(([, one], [, other]) => one.localeCompare(other, 'en', { numeric: true })),
);

function titled(shape: string): string {
	return shape.replace(/-/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

export function isShapeName(name: string): boolean {
	return Object.hasOwn(SHAPES, name);
}

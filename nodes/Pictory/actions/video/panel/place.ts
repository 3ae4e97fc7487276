import { choice, number } from '../../../operation/fields';
import type { ChoiceSpec } from '../../../operation/fields/choice';
import { POSITIONS } from '../vocabulary';

const CUSTOM = 'custom';
const places = Object.entries({ ...POSITIONS, [CUSTOM]: 'Custom' }).sort(([, one], [, other]) =>
	one.localeCompare(other, 'en'),
);
const show = { position: [CUSTOM] };

/**
 * Where something stands in the frame: at one of nine places, or at distances from two edges. One page shows a plain
 * `center` (docs/pictory-api.md §4.8), beside the nine names.
 */
export function placeFields(spec: Pick<ChoiceSpec, 'default' | 'nothing'>) {
	return {
		position: choice('position', 'Position', Object.fromEntries(places), {
			...spec,
			unset: CUSTOM,
			others: ['center'],
		}),
		top: number('top', 'From the Top (%)', { percent: 'text', show, description: 'Of the height of the video' }),
		left: number('left', 'From the Left (%)', { percent: 'text', show, description: 'Of the width of the video' }),
	};
}

/** How wide something is in the frame. */
export const width = number('width', 'Width (%)', {
	min: 0,
	max: 100,
	shownMin: 1,
	unset: 0,
	isInteger: true,
	percent: 'text',
	default: 20,
	description: 'Of the width of the video',
});

/** For a width that Pictory chooses where none is entered. */
export const optionalWidth = width.with({
	default: 0,
	description: 'Of the width of the video. 0 leaves it to Pictory.',
});

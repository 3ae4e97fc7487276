import { memberOf } from '../../common/guards';
import type { Choices } from '../../operation/reading/choice';

/** Width and height of a frame, in the order of the menu (docs/pictory-api.md §4.7). */
export const ASPECT_RATIOS: Choices = {
	'16:9': 'Landscape (16:9)',
	'9:16': 'Portrait (9:16)',
	'1:1': 'Square (1:1)',
	'4:5': 'Tall Post (4:5)',
};

/** What people call a format. A vertical video is as high as a telephone; 4:5 goes by its numbers. */
const FORMAT_WORDS: Readonly<Record<string, string>> = {
	horizontal: '16:9',
	landscape: '16:9',
	widescreen: '16:9',
	portrait: '9:16',
	vertical: '9:16',
	square: '1:1',
};

/** @returns the format that other words, signs or a sheet that makes times of formats (16:09, 9:16:00) stand for */
export function formatMeant(text: string): string | undefined {
	const word = text.toLowerCase().replace(/\s+/g, '');
	const [, across, down] = /^0?(\d{1,2})[:x×*/_-]0?(\d{1,2})(?::00)?$/.exec(word) ?? [];
	const format = across === undefined ? memberOf(FORMAT_WORDS, word) : `${across}:${down}`;
	return format !== undefined && Object.hasOwn(ASPECT_RATIOS, format) ? format : undefined;
}

/** Sides are whole pixels, so a format is seldom met to the last digit. */
const FORMAT_TOLERANCE = 0.02;

/** Whether a frame of these sides, in pixels, has a format such as 16:9. */
export function isFormat(width: number, height: number, format: string): boolean {
	const [across = 0, down = 0] = format.split(':').map(Number);
	return Math.abs(width / height - across / down) < FORMAT_TOLERANCE;
}

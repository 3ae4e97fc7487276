import { isPlainObject } from '../../../common/guards';
import {
	at,
	isFilled,
	isThere,
	object,
	type ObjectRule,
	offset,
	oneOf,
	percentage,
	type Rule,
	text,
} from '../../../operation/rules';
import { backgroundFields } from '../panel/visual';
import { ELEMENT_TYPES, isShapeName, POSITIONS, TEXT_VARIANTS } from '../vocabulary';
import { aiVisual, aiVisualFits, colorOverlay, playback } from './background';
import { fontStyle } from './style';

/** Something stands at one of nine places, or at distances from the top and the left. */
export const onePlace: ObjectRule = (value, path, check) => {
	if (isThere(value.position) && (isThere(value.top) || isThere(value.left))) {
		check.note(at(path, 'position'), 'cannot be used together with top or left. Keep one of them.');
	}
};

/** One page shows a plain `center` for overlays (docs/pictory-api.md §4.8), beside the nine names. */
const place = oneOf(POSITIONS, 'center');

const shapeName: Rule = (value, path, check) => {
	if (typeof value !== 'string' || !isShapeName(value)) {
		check.note(path, 'is no shape Pictory knows. Enter one such as rectangle, circle, arrow-1, badge-3 or star-6.');
	}
};

const fitsItsType: ObjectRule = (value, path, check) => {
	if (!isThere(value.type)) check.note(at(path, 'type'), 'is missing. Enter shape, text, video or image.');
	if (value.type === 'text' && !isFilled(value.text)) check.note(at(path, 'text'), 'is empty. Enter the text to show.');
	if (value.type !== 'video' && value.type !== 'image') return;
	const given = ['visualUrl', 'searchFilter', 'aiVisual'].filter((name) => isThere(value[name]));
	if (given.length !== 1) check.note(path, 'needs exactly one of visualUrl, searchFilter and aiVisual.');
	const { searchFilter } = value;
	if (isPlainObject(searchFilter) && Object.keys(searchFilter).some((name) => name !== 'query')) {
		check.note(at(path, 'searchFilter'), 'of an overlay has a query only. Remove the other members.');
	}
};

/** An overlay of a scene. */
export const element = object(
	{
		type: oneOf(ELEMENT_TYPES),
		position: place,
		top: offset,
		left: offset,
		width: percentage,
		text: text({ maxLength: 2_000 }),
		textVariant: oneOf(TEXT_VARIANTS),
		style: fontStyle,
		name: shapeName,
		visualUrl: backgroundFields.visualUrl,
		searchFilter: object({ query: backgroundFields.query }),
		aiVisual,
		colorOverlay,
		settings: object(playback),
	},
	onePlace,
	fitsItsType,
	aiVisualFits,
);

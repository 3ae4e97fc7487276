import { isPlainObject } from '../../../../common/guards';
import { ELEMENT_TYPES, isShapeName, MAX_ELEMENT_TEXT_LENGTH, POSITIONS, TEXT_VARIANTS } from '../vocabulary';
import { aiVisual, aiVisualFits, colorOverlay } from './background';
import { fileAddress } from './files';
import {
	at,
	flag,
	isFilled,
	isThere,
	object,
	type ObjectRule,
	offset,
	oneOf,
	percentage,
	type Rule,
	text,
} from '../../../../operation/rules';
import { fontStyle } from './style';

/** Something stands at one of nine places, or at distances from the top and the left. */
export const onePlace: ObjectRule = (value, path, check) => {
	if (isThere(value.position) && (isThere(value.top) || isThere(value.left))) {
		check.note(at(path, 'position'), 'cannot be used together with top or left. Keep one of them.');
	}
};

/** One page shows a plain `center` for overlays (assets-and-ai.md §9), beside the nine names. */
const place = oneOf(POSITIONS, 'center');

const shapeName: Rule = (value, path, check) => {
	if (typeof value !== 'string' || !isShapeName(value)) {
		check.note(path, 'is no shape Pictory knows. Enter one such as rectangle, circle, arrow-1, badge-3 or star-6.');
	}
};

const fitsItsType: ObjectRule = (value, path, check) => {
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
		text: text({ maxLength: MAX_ELEMENT_TEXT_LENGTH }),
		textVariant: oneOf(TEXT_VARIANTS),
		style: fontStyle,
		name: shapeName,
		visualUrl: fileAddress,
		searchFilter: object({ query: text() }),
		aiVisual,
		colorOverlay,
		settings: object({ loop: flag, mute: flag }),
	},
	onePlace,
	fitsItsType,
	aiVisualFits,
	(value, path, check) => {
		if (!isThere(value.type)) check.note(at(path, 'type'), 'is missing. Enter shape, text, video or image.');
	},
);

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
} from '../../../operation/rules';
import { overlayRow } from '../panel/overlays';
import { isShapeName } from '../shapes';
import { ELEMENT_TYPES, TEXT_VARIANTS } from '../vocabulary';
import { aiVisual, aiVisualFits, colorOverlay } from './background';
import { fontStyle } from './style';

/** Something stands at one of nine places, or at distances from the top and the left. */
export const onePlace: ObjectRule = (value, path, check) => {
	if (isThere(value.position) && (isThere(value.top) || isThere(value.left))) {
		check.note(at(path, 'position'), 'cannot be used together with top or left. Keep one of them.');
	}
};

const shapeName: Rule = (value, path, check) => {
	if (typeof value !== 'string' || !isShapeName(value)) {
		check.note(path, 'is no shape Pictory knows. Enter one such as rectangle, circle, arrow-1, badge-3 or star-6.');
	}
};

const fitsItsType: ObjectRule = (value, path, check) => {
	const { type, name, borderRadius, searchFilter } = value;
	if (!isThere(type)) check.note(at(path, 'type'), 'is missing. Enter shape, text, video or image.');
	if (type === 'text' && !isFilled(value.text)) check.note(at(path, 'text'), words.spec.missing ?? '');
	if (type === 'shape' && !isFilled(name)) check.note(at(path, 'name'), shape.spec.missing ?? '');
	if (isThere(borderRadius) && isFilled(name) && name !== 'rectangle') {
		check.note(at(path, 'borderRadius'), 'is for a rectangle only. Remove it, or choose a rectangle.');
	}
	if (type !== 'video' && type !== 'image') return;
	const given = ['visualUrl', 'searchFilter', 'aiVisual'].filter((each) => isThere(value[each]));
	if (given.length !== 1) check.note(path, 'needs exactly one of a file, a stock search and an AI visual.');
	if (isPlainObject(searchFilter) && Object.keys(searchFilter).some((each) => each !== 'query')) {
		check.note(at(path, 'searchFilter'), 'of an overlay has a query only. Remove the other members.');
	}
};

const { position, text: words, name: shape, visualUrl, query, fill, stroke, loop, mute } = overlayRow;

/** An overlay of a scene. */
export const element = object(
	{
		type: oneOf(ELEMENT_TYPES),
		position,
		top: offset,
		left: offset,
		width: percentage,
		text: words,
		textVariant: oneOf(TEXT_VARIANTS),
		style: fontStyle,
		name: shapeName,
		fill,
		stroke,
		visualUrl,
		searchFilter: object({ query }),
		aiVisual,
		colorOverlay,
		settings: object({ loop, mute }),
	},
	onePlace,
	fitsItsType,
	aiVisualFits,
);

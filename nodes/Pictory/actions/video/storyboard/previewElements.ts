import { type Finding, checkValue } from './check';
import {
	at,
	flag,
	isFilled,
	isThere,
	list,
	number,
	object,
	type ObjectRule,
	oneOf,
	text,
} from '../../../operation/rules';
import { PREVIEW_ELEMENT_TYPES, PREVIEW_MEDIA_TYPES } from './vocabulary';

/** Each element says which one it is; Pictory ignores ids it does not know. */
const complete: ObjectRule = (element, path, check) => {
	for (const name of ['id', 'elementType', 'type']) {
		if (!isFilled(element[name]))
			check.note(at(path, name), 'is empty. Take it from the elements of the preview, from Job → Get.');
	}
	for (const name of ['startTime', 'duration']) {
		if (!isThere(element[name])) check.note(at(path, name), 'is empty. Enter it in seconds, as the preview has it.');
	}
};

/** `elementType` → `type`s that fit it (facts §4.6). */
const TYPES: Readonly<Record<string, readonly string[]>> = {
	audioElement: ['audio'],
	backgroundElement: ['video', 'image'],
	SceneText: ['text'],
	layerItem: ['text', 'video', 'image'],
};

const typesFit: ObjectRule = ({ elementType, type }, path, check) => {
	const fitting = typeof elementType === 'string' ? TYPES[elementType] : undefined;
	if (fitting && typeof type === 'string' && Object.hasOwn(PREVIEW_MEDIA_TYPES, type) && !fitting.includes(type)) {
		check.note(
			at(path, 'type'),
			`is "${type}", which does not fit ${String(elementType)}. Choose ${fitting.join(' or ')}.`,
		);
	}
};

const previewElements = list(
	object(
		{
			id: text(),
			elementType: oneOf(PREVIEW_ELEMENT_TYPES),
			type: oneOf(PREVIEW_MEDIA_TYPES),
			startTime: number({ min: 0 }),
			duration: number({ min: 0 }),
			text: text(),
			loop: flag,
			mute: flag,
		},
		complete,
		typesFit,
	),
);

/** What is wrong with a list of changed elements; paths begin with `elements`. */
export function checkPreviewElements(elements: readonly object[]): Finding[] {
	if (elements.length === 0) return [{ path: 'elements', message: 'is empty. Add at least one element to change.' }];
	return checkValue(previewElements, elements, 'elements');
}

import { memberOf } from '../../../common/guards';
import { at, flag, isFilled, isThere, list, object, type ObjectRule } from '../../../operation/rules';
import { elementRow } from '../panel/previewElements';
import { PREVIEW_MEDIA_TYPES } from '../vocabulary';

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

/** `elementType` → `type`s that fit it (docs/pictory-api.md §4.6). */
const TYPES: Readonly<Record<string, readonly string[]>> = {
	audioElement: ['audio'],
	backgroundElement: ['video', 'image'],
	SceneText: ['text'],
	layerItem: ['text', 'video', 'image'],
};

const typesFit: ObjectRule = ({ elementType, type }, path, check) => {
	const fitting = typeof elementType === 'string' ? memberOf(TYPES, elementType) : undefined;
	if (fitting && typeof type === 'string' && Object.hasOwn(PREVIEW_MEDIA_TYPES, type) && !fitting.includes(type)) {
		check.note(
			at(path, 'type'),
			`is "${type}", which does not fit ${String(elementType)}. Choose ${fitting.join(' or ')}.`,
		);
	}
};

const { id, elementType, type, startTime, duration, text, url } = elementRow;

/** The changed elements of a preview. */
export const previewElements = list(
	object({ id, elementType, type, startTime, duration, text, url, loop: flag, mute: flag }, complete, typesFit),
);

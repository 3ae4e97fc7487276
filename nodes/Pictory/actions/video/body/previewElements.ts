import { addressRule } from '../../../operation/address';
import { at, flag, isFilled, list, number, object, type ObjectRule, oneOf } from '../../../operation/rules';
import { changeRow } from '../panel/previewElements';
import { OBJECT_MODES, PREVIEW_ELEMENT_TYPES, PREVIEW_MEDIA_TYPES } from '../vocabulary';

/** Which element it is, and what the preview itself knows of it: naming these changes nothing. */
const NAMING: ReadonlySet<string> = new Set(['id', 'elementType']);

const namesOne: ObjectRule = (change, path, check) => {
	if (!isFilled(change.id)) check.note(at(path, 'id'), WHICH_ELEMENT);
};

export const WHICH_ELEMENT = 'is empty. Choose an element of the preview, or enter its ID or a text in it.';

const changesSomething: ObjectRule = (change, path, check) => {
	if (Object.keys(change).every((name) => NAMING.has(name))) {
		check.note(path, 'changes nothing. Enter a Text or a File, or add something under More Changes.');
	}
};

const { text, url } = changeRow;

const members = {
	elementType: oneOf(PREVIEW_ELEMENT_TYPES),
	type: oneOf(PREVIEW_MEDIA_TYPES),
	startTime: number({ min: 0 }),
	duration: number({ min: 0 }),
	text,
	url,
	visualUrl: addressRule('file'),
	loop: flag,
	mute: flag,
	objectMode: oneOf(OBJECT_MODES),
};

/** Changes of elements as they were entered. What only the preview knows is judged when it has been read. */
export const previewChanges = list(object(members, changesSomething));
export const previewChangesById = list(object({ ...members, id: changeRow.id }, namesOne, changesSomething));

import { addressRule } from '../../../operation/address';
import { at, flag, isFilled, isThere, list, number, object, type ObjectRule, oneOf } from '../../../operation/rules';
import { styleFields } from '../panel/style';
import {
	ANIMATION_DIRECTIONS,
	ANIMATION_SPEEDS,
	ANIMATION_TYPES,
	ANIMATIONS,
	FONTS,
	FUTURE_WORDS,
	WRITING_STYLES,
} from '../vocabulary';

const MIN_CUSTOM_SPEED = 0.5;

const animation = object(
	{
		name: oneOf(ANIMATIONS),
		type: oneOf(ANIMATION_TYPES),
		speed: oneOf(ANIMATION_SPEEDS),
		customSpeedValue: number({ min: MIN_CUSTOM_SPEED }),
		direction: oneOf(ANIMATION_DIRECTIONS),
		writingStyle: oneOf(WRITING_STYLES),
		futureWords: oneOf(FUTURE_WORDS),
	},
	({ name, speed, customSpeedValue, futureWords }, path, check) => {
		if (speed === 'custom' && !isThere(customSpeedValue)) {
			check.note(at(path, 'customSpeedValue'), `is missing. The speed "custom" needs it: ${MIN_CUSTOM_SPEED} or more.`);
		}
		if (isThere(futureWords) && name !== 'fade' && name !== 'blur') {
			check.note(
				at(path, 'futureWords'),
				'works with the animations fade and blur only. Remove it, or choose one of these.',
			);
		}
	},
);

const fontKnown: ObjectRule = ({ fontFamily, fontUrl }, path, check) => {
	const here = at(path, 'fontFamily');
	if (isThere(fontUrl)) {
		if (!isFilled(fontFamily)) check.note(here, 'is empty. A font file (fontUrl) needs a name.');
	} else if (isThere(fontFamily)) {
		oneOf(FONTS)(fontFamily, here, check);
	}
};

/** How text looks: `subtitleStyle` of the video or a scene, `style` of a text element. */
export const fontStyle = object(
	{ ...styleFields, fontUrl: addressRule('file'), showBullet: flag, animations: list(animation, { max: 2 }) },
	fontKnown,
);

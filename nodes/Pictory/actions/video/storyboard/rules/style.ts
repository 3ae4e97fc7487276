import {
	ALIGNMENTS,
	ANIMATION_DIRECTIONS,
	ANIMATION_SPEEDS,
	ANIMATION_TYPES,
	ANIMATIONS,
	DECORATIONS,
	FONTS,
	FUTURE_WORDS,
	MIN_CUSTOM_SPEED,
	POSITIONS,
	TEXT_CASES,
	WRITING_STYLES,
} from '../vocabulary';
import { anyFileAddress } from './files';
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
	percentage,
	text,
} from '../../../../operation/rules';

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

const knownFont: ObjectRule = ({ fontFamily, fontUrl }, path, check) => {
	const here = at(path, 'fontFamily');
	if (isThere(fontUrl)) {
		if (!isFilled(fontFamily)) check.note(here, 'is empty. A font file (fontUrl) needs a name.');
	} else if (isThere(fontFamily)) {
		oneOf(FONTS)(fontFamily, here, check);
	}
};

/** How text looks: `subtitleStyle` of the video or a scene, `style` of a text element. */
export const fontStyle = object(
	{
		fontUrl: anyFileAddress,
		fontSize: number({ min: 1, integer: true }),
		color: text(),
		backgroundColor: text(),
		keywordColor: text(),
		shadowColor: text(),
		shadowWidth: percentage,
		position: oneOf(POSITIONS),
		alignment: oneOf(ALIGNMENTS),
		decorations: list(oneOf(DECORATIONS)),
		case: oneOf(TEXT_CASES),
		paragraphWidth: percentage,
		showBoxBackground: flag,
		showBullet: flag,
		animations: list(animation, { max: 2 }),
	},
	knownFont,
);

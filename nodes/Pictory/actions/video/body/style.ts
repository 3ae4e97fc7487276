import { addressRule } from '../../../operation/address';
import { at, isFilled, isThere, list, object, type ObjectRule, oneOf } from '../../../operation/rules';
import { animationFields, bulletFields, styleFields } from '../panel/style';
import { FONTS } from '../vocabulary';

const { customSpeedValue } = animationFields;

const animation = object(
	animationFields,
	({ name, type, speed, customSpeedValue: value, futureWords }, path, check) => {
		if (speed === 'custom' && !isThere(value)) {
			check.note(
				at(path, 'customSpeedValue'),
				`is missing. The speed "custom" needs it: ${customSpeedValue.spec.description ?? ''}.`,
			);
		}
		if (type === 'exit' && (name === 'elastic' || name === 'typewriter')) {
			check.note(at(path, 'type'), `is "exit", but ${name} works on entry only. Choose entry, or another animation.`);
		}
		if (!isThere(futureWords)) return;
		if (name !== 'fade' && name !== 'blur') {
			check.note(
				at(path, 'futureWords'),
				'works with the animations fade and blur only. Remove it, or choose one of these.',
			);
		} else if (type === 'exit') {
			check.note(at(path, 'futureWords'), 'works on entry only. Remove it, or choose entry.');
		}
	},
);

const fontKnown: ObjectRule = ({ fontFamily, fontUrl }, path, check) => {
	const here = at(path, 'fontFamily');
	if (isThere(fontUrl)) {
		if (!isFilled(fontFamily)) check.note(here, 'is empty. A font file needs a name.');
	} else if (isThere(fontFamily)) {
		oneOf(FONTS)(fontFamily, here, check);
	}
};

// Its name stands at fontFamily, too.
const style = Object.fromEntries(Object.entries(styleFields).filter(([key]) => key !== 'fontName'));
const members = { ...style, fontUrl: addressRule('file'), animations: list(animation, { max: 2 }) };
const { showBullet, bulletFillColor } = bulletFields;

/** How captions look: `subtitleStyle` of the video or a scene. */
export const fontStyle = object({ ...members, showBullet, bulletFillColor }, fontKnown);

import type { FieldProblem } from './answers';
import { isObject, objectsIn } from './json';

/** §4.7 "Fonts" */
const FONTS = new Set(
	`Anton, Archivo Narrow, Arial, Averia Libre, Barlow, Barlow Black, Bebas Neue, Calibri, Caprasimo, Capriola, Carter One,
	Caveat, Chakra Petch, Chewy, Comfortaa, Courier Prime, Dancing Script, Dangrek, Delius Unicase, DM Sans, Grandstander,
	Gruppo, Heartbeat, Helvetica, Helvetica Neue Medium, JM Modern, Josefin Sans, Julius Sans One, Laisha, Lato,
	Lato Extrabold, Lexend, LT Wave, Manrope, Merriweather, Montserrat, Moon dance, Mustard, Notosans, Opensans, Optik,
	Party Confetti, Patua One, Playfair Display, Plus Jakarta Sans, Poppins, Poppins Extrabold, Proxima Nova, Quicksand,
	Raleway, Raleway Black, Raleway Thin, Roboto, Rokkitt, Rowdies, Russo One, Satisfy, Sora, Source Sans Pro,
	Space Grotesk, Space mono, Special Elite, Strive, Titillium Web, Titillium Web Black, Ubuntu, Unbounded, Work Sans,
	Noto Sans JP, Noto Serif JP, Noto Sans Tamil, Noto Sans Devanagari, Noto Serif Devanagari`
		.split(',')
		.map((font) => font.trim()),
);

/** §4.7 fontStyle: of subtitles and of text elements. */
export function fontStyleRules(style: unknown, name: string): FieldProblem[] {
	if (!isObject(style)) return [];
	const problems: FieldProblem[] = [];
	if (style.fontUrl !== undefined && style.fontFamily === undefined) {
		problems.push({ name: `${name}.fontFamily`, errors: 'fontFamily is required with fontUrl' });
	}
	if (typeof style.fontFamily === 'string' && style.fontUrl === undefined && !FONTS.has(style.fontFamily)) {
		problems.push({ name: `${name}.fontFamily`, errors: `fontFamily ${style.fontFamily} is not supported` });
	}
	objectsIn(style.animations).forEach((animation, index) => {
		const at = `${name}.animations[${index}]`;
		if (animation.speed === 'custom' && animation.customSpeedValue === undefined) {
			problems.push({ name: `${at}.customSpeedValue`, errors: 'customSpeedValue is required with speed custom' });
		}
		if (animation.type === 'exit' && (animation.name === 'elastic' || animation.name === 'typewriter')) {
			problems.push({ name: `${at}.type`, errors: `${animation.name} is allowed only with type entry` });
		}
		if (animation.futureWords !== undefined && animation.type === 'exit') {
			problems.push({ name: `${at}.futureWords`, errors: 'futureWords is allowed only with type entry' });
		}
		if (animation.futureWords !== undefined && animation.name !== 'fade' && animation.name !== 'blur') {
			problems.push({ name: `${at}.futureWords`, errors: 'futureWords is allowed only with fade and blur' });
		}
	});
	return problems;
}

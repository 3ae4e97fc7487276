import { address } from '../../../operation/address';
import { choice, choices, color, idOrName, number, part, rows, text, yesNo } from '../../../operation/fields';
import {
	ALIGNMENTS,
	ANIMATION_DIRECTIONS,
	ANIMATION_SPEEDS,
	ANIMATION_TYPES,
	ANIMATIONS,
	DECORATIONS,
	FONTS,
	FUTURE_WORDS,
	POSITIONS,
	TEXT_CASES,
	WRITING_STYLES,
} from '../vocabulary';

const nothing = 'As the Style Says';
const byPictory = { nothing: 'As Pictory Does It' };
const size = { unset: 0, isInteger: true, description: '0 leaves it as the style says' };
const percentage = { ...size, min: 0, max: 100, percent: 'text' } as const;
const ownFont = { show: { fontFamily: ['custom'] } };

export const animationFields = {
	name: choice('name', 'Animation', ANIMATIONS, { default: 'fade', missing: 'is empty. Choose an animation.' }),
	type: choice('type', 'When', ANIMATION_TYPES, {
		default: 'entry',
		description: 'When the text comes, or when it goes. Elastic and Typewriter are for its coming only.',
	}),
	speed: choice('speed', 'Speed', ANIMATION_SPEEDS, { default: 'medium' }),
	customSpeedValue: number('customSpeedValue', 'Speed Value', {
		min: 0.5,
		default: 1,
		precision: 2,
		description: '0.5 or more',
		show: { speed: ['custom'] },
	}),
	direction: choice('direction', 'Direction', ANIMATION_DIRECTIONS, byPictory),
	writingStyle: choice('writingStyle', 'Bit by Bit', WRITING_STYLES, byPictory),
	futureWords: choice('futureWords', 'Words to Come', FUTURE_WORDS, {
		...byPictory,
		description: 'How words look that are not spoken yet. Needs an AI voice.',
		show: { name: ['blur', 'fade'], type: ['entry'] },
	}),
};

const animations = rows('animations', 'Animations', animationFields, {
	group: 'animation',
	row: 'Animation',
	add: 'Add Animation',
	main: 'name',
	default: {},
	description: 'How the text comes, and how it goes',
});

/** How text looks. Members that are not set keep what the style, brand or template says. */
export const styleFields = {
	alignment: choice('alignment', 'Alignment', ALIGNMENTS, { nothing }),
	backgroundColor: color('backgroundColor', 'Background Color'),
	color: color('color', 'Color'),
	decorations: choices('decorations', 'Decorations', DECORATIONS),
	fontFamily: choice(
		'fontFamily',
		'Font',
		{ custom: 'A Font File of Yours', ...FONTS },
		// Any name is fine for a font file, which JSON can bring.
		{ nothing, isOpen: true, unset: 'custom' },
	),
	fontUrl: address('fontUrl', 'Font File', 'file', {
		...ownFont,
		missing: 'is empty. Enter the address of the font file.',
		placeholder: 'e.g. https://example.com/fonts/house-sans.ttf',
	}),
	fontName: text('fontName', 'Font Name', {
		...ownFont,
		placeholder: 'e.g. House Sans',
		at: 'fontFamily',
	}),
	fontSize: number('fontSize', 'Font Size', { ...size, min: 1 }),
	keywordColor: color('keywordColor', 'Keyword Color'),
	case: choice('case', 'Letter Case', TEXT_CASES, { nothing }),
	paragraphWidth: number('paragraphWidth', 'Paragraph Width (%)', percentage),
	position: choice('position', 'Position', POSITIONS, { nothing }),
	shadowColor: color('shadowColor', 'Shadow Color'),
	shadowWidth: number('shadowWidth', 'Shadow Width (%)', percentage),
	showBoxBackground: yesNo('showBoxBackground', 'Show Box Behind Text', {
		nothing,
		description: 'Whether there is a box in the background color',
	}),
	animations,
};

const bullets = { show: { showBullet: [true] } };

/** Captions can have bullets, which a text on top of the picture cannot. */
export const bulletFields = {
	showBullet: yesNo('showBullet', 'Show Bullets', { nothing }),
	bulletSize: number('bulletSize', 'Bullet Size', { ...size, ...bullets, min: 1 }),
	bulletFillColor: color('bulletFillColor', 'Bullet Color', bullets),
};

export const subtitleStyle = part(
	'subtitleStyle',
	'Subtitle Style',
	'Add Style',
	{ ...styleFields, ...bulletFields },
	{ description: 'Captions in a look of your own, setting by setting. A saved look is chosen under Text Style.' },
);

/** A look of captions that the account has. */
export const textStyle = idOrName('Text Style', 'subtitleStyleId', 'subtitleStyleName', {
	list: 'searchTextStyles',
	example: '8f3deae9-fe38-4c53-8be0-616bef1da916',
	exampleName: 'Navy blue',
	description: 'A saved look for captions, of Pictory or of your own. Subtitle Style sets single things of it.',
});

import { choice, choices, color, flag, number, part } from '../../../operation/fields';
import { ALIGNMENTS, DECORATIONS, FONTS, POSITIONS, TEXT_CASES } from '../vocabulary';

const nothing = 'As the Style Says';
const size = { unset: 0, isInteger: true, description: '0 leaves it as the style says' };
const percentage = { ...size, min: 0, max: 100, percent: 'text' } as const;

/** How the captions look. Members that are not set keep what the style, brand or template says. */
export const styleFields = {
	alignment: choice('alignment', 'Alignment', ALIGNMENTS, { nothing }),
	backgroundColor: color('backgroundColor', 'Background Color'),
	color: color('color', 'Color'),
	decorations: choices('decorations', 'Decorations', DECORATIONS),
	// Any name is fine for a font file, which JSON can bring.
	fontFamily: choice('fontFamily', 'Font', FONTS, { nothing, isOpen: true }),
	fontSize: number('fontSize', 'Font Size', { ...size, min: 1 }),
	keywordColor: color('keywordColor', 'Keyword Color'),
	case: choice('case', 'Letters', TEXT_CASES, { nothing }),
	paragraphWidth: number('paragraphWidth', 'Paragraph Width (%)', percentage),
	position: choice('position', 'Position', POSITIONS, { nothing }),
	shadowColor: color('shadowColor', 'Shadow Color'),
	shadowWidth: number('shadowWidth', 'Shadow Width (%)', percentage),
	showBoxBackground: flag('showBoxBackground', 'Show Box Behind Text', {
		unset: false,
		description: 'Whether to draw a box in the background color',
	}),
};

export const subtitleStyle = part('subtitleStyle', 'Subtitle Style', 'Add Style', styleFields);

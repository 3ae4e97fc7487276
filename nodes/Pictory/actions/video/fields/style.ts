import type { INodeProperties } from 'n8n-workflow';

import type { Fields } from '../../../operation/enteredFields';
import type { FontStyle } from '../storyboard/types';
import { ALIGNMENTS, choices, DECORATIONS, FONTS, POSITIONS, TEXT_CASES } from '../storyboard/vocabulary';
import { given, optionalNumber, optionalPercentage, optionalText, part, readPart } from './common';

const STYLE = 'Subtitle Style';

const AS_IT_IS = { name: 'As the Style Says', value: '' };
export const positionChoices = choices(POSITIONS);

function menu(displayName: string, name: string, options: INodeProperties['options'] = []): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		options: [AS_IT_IS, ...options] as INodeProperties['options'],
		default: '',
	};
}

function color(displayName: string, name: string): INodeProperties {
	return { displayName, name, type: 'color', default: '' };
}

function size(displayName: string, name: string, maxValue: number): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, maxValue },
		default: 0,
		description: '0 leaves it as the style says',
	};
}

/** How the captions look. Members that are not set keep what the style, brand or template says. */
export const subtitleStyle = part(STYLE, 'subtitleStyle', 'Add Style', [
	menu('Alignment', 'alignment', choices(ALIGNMENTS)),
	color('Background Color', 'backgroundColor'),
	color('Color', 'color'),
	{ displayName: 'Decorations', name: 'decorations', type: 'multiOptions', options: choices(DECORATIONS), default: [] },
	menu('Font', 'fontFamily', choices(FONTS)),
	size('Font Size', 'fontSize', 400),
	color('Keyword Color', 'keywordColor'),
	menu('Letters', 'case', choices(TEXT_CASES)),
	size('Paragraph Width (%)', 'paragraphWidth', 100),
	menu('Position', 'position', positionChoices),
	color('Shadow Color', 'shadowColor'),
	size('Shadow Width (%)', 'shadowWidth', 100),
	{
		displayName: 'Show Box Behind Text',
		name: 'showBoxBackground',
		type: 'boolean',
		default: false,
		description: 'Whether to draw a box in the background color',
	},
]);

export function readSubtitleStyle(additional: Fields): FontStyle | undefined {
	const style = readPart(additional, 'subtitleStyle', STYLE);
	if (!style) return undefined;
	const decorations = style.value('decorations');
	return given<FontStyle>({
		alignment: optionalText(style, 'alignment', 'Alignment'),
		backgroundColor: optionalText(style, 'backgroundColor', 'Background Color'),
		color: optionalText(style, 'color', 'Color'),
		decorations: Array.isArray(decorations) && decorations.length > 0 ? decorations.map(String) : undefined,
		fontFamily: optionalText(style, 'fontFamily', 'Font'),
		fontSize: optionalNumber(style, 'fontSize', 'Font Size', { integer: true }),
		keywordColor: optionalText(style, 'keywordColor', 'Keyword Color'),
		case: optionalText(style, 'case', 'Letters'),
		paragraphWidth: optionalPercentage(style, 'paragraphWidth', 'Paragraph Width (%)'),
		position: optionalText(style, 'position', 'Position'),
		shadowColor: optionalText(style, 'shadowColor', 'Shadow Color'),
		shadowWidth: optionalPercentage(style, 'shadowWidth', 'Shadow Width (%)'),
		showBoxBackground: style.flag('showBoxBackground') || undefined,
	});
}

import { type Field, menu, text } from '../../../operation/fields';
import type { TextSpec } from '../../../operation/fields/text';

/** What is said in a scene. */
export function spoken(label: string, spec: TextSpec): Field<string> {
	return text('story', label, { keepsSpaces: true, maxLength: 15_000, isContent: true, ...spec });
}

const AT_LINES = { createSceneOnNewLine: true };
const AT_SENTENCES = { createSceneOnEndOfSentence: true };

export const splitScenes = menu(
	'splitScenes',
	'Split Into Scenes',
	{
		lines: 'At New Lines',
		linesAndSentences: 'At New Lines and Sentences',
		sentences: 'At Sentences',
		none: ['Not at All', 'One scene, which captions of your own need'],
	},
	{
		default: 'linesAndSentences',
		at: 'createSceneOnNewLine',
		covers: ['createSceneOnEndOfSentence'],
		puts: { lines: AT_LINES, linesAndSentences: { ...AT_LINES, ...AT_SENTENCES }, sentences: AT_SENTENCES },
	},
);

const oneText = { source: ['text'], textFrom: ['story'] };

export const textFields = {
	textFrom: menu(
		'textFrom',
		'Text From',
		{
			scenes: ['A List of Scenes', 'Each with its own text, background and settings'],
			story: ['One Text', 'Pictory splits it into scenes and chooses the visuals'],
		},
		{ isFixed: true, default: 'story', show: { source: ['text'] }, at: '' },
	),
	story: spoken('Text', {
		required: true,
		missing: 'is empty. Enter what the video should say.',
		rows: 5,
		placeholder: 'e.g. Our spring sale starts on Monday. Everything is 20 percent off.',
		description: 'What the video says. At most 15,000 characters.',
		show: oneText,
	}),
	splitText: splitScenes.with({ show: oneText }),
};

/** What Pictory reads or writes itself. */
export const splitContent = splitScenes.with({ show: { source: ['article', 'aiScript'] } });

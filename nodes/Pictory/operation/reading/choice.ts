import { shortened } from '../../common/shortened';
import { isPlainObject } from '../../common/guards';
import { type Entry, type Reading } from './entry';
import { readText } from './text';

/** The values of a menu, each with the name it has there. */
export type Choices = Readonly<Record<string, string>>;

/** More than these are not listed in a message. */
const MOST_LISTED = 30;

/**
 * One of the values of a menu. Its name and other capitals are understood.
 * @param isOpen lets other values through: Pictory may know more than its pages say
 * @returns '' for nothing
 */
export function readChoice(entry: Entry, choices: Choices, isOpen = false): Reading<string> {
	const text = readText(entry);
	if ('trouble' in text || text.value === '' || Object.hasOwn(choices, text.value)) return text;
	const meant = valueMeant(text.value, choices);
	if (meant !== undefined) return { value: meant };
	return isOpen ? text : { trouble: unknownChoice(text.value, choices) };
}

/** Several values of a menu: a list, or a text with commas. */
export function readChoices(entry: Entry, choices: Choices): Reading<string[]> {
	const list = readTexts(entry, /,/);
	if ('trouble' in list) return list;
	const unknown: string[] = [];
	const values = list.value.map((text) => {
		const meant = Object.hasOwn(choices, text) ? text : valueMeant(text, choices);
		if (meant === undefined) unknown.push(text);
		return meant ?? '';
	});
	return unknown.length > 0 ? { trouble: unknownChoice(unknown.join(', '), choices) } : { value: [...new Set(values)] };
}

/** Several texts: a list, or one text with separators between them. */
export function readTexts(entry: Entry, separator: RegExp): Reading<string[]> {
	const { value } = entry;
	if (!Array.isArray(value)) {
		const text = readText(entry);
		return 'trouble' in text ? text : { value: parts(text.value, separator) };
	}
	const texts: string[] = [];
	for (const each of value as unknown[]) {
		if (Array.isArray(each) || isPlainObject(each)) {
			return {
				trouble: 'is a list that holds lists or objects. Enter texts with commas between them, or a list of texts.',
			};
		}
		const text = readText({ value: each, raw: entry.raw });
		if ('trouble' in text) return text;
		texts.push(...parts(text.value, separator));
	}
	return { value: texts };
}

function parts(text: string, separator: RegExp): string[] {
	return text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

function valueMeant(text: string, choices: Choices): string | undefined {
	const wanted = text.toLowerCase();
	const found = Object.entries(choices).filter(
		([value, name]) => value.toLowerCase() === wanted || name.toLowerCase() === wanted,
	);
	return found.length === 1 ? found[0]?.[0] : undefined;
}

export function unknownChoice(text: string, choices: Choices): string {
	const known = Object.keys(choices).filter((value) => value !== '');
	const wanted =
		known.length > MOST_LISTED ? 'Choose one from the list in the panel.' : `Choose one of: ${known.join(', ')}.`;
	return `does not know "${shortened(text)}". ${wanted}`;
}

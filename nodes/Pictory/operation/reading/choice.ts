import { shortened } from '../../common/shortened';
import { isPlainObject } from '../../common/guards';
import { trimmed } from '../../common/trimmed';
import { type Entry, type Reading } from './entry';
import { listInText } from './list';
import { readText } from './text';

/** The values of a menu, each with the name it has there. */
export type Choices = Readonly<Record<string, string>>;

/** More than these are not listed in a message. */
const MOST_LISTED = 30;
/** Of what no menu has, this much is enough for a message. */
const MOST_UNKNOWN = 10;

/**
 * One of the values of a menu. Its name and other capitals are understood.
 * @param isOpen lets other values through: Pictory may know more than its pages say
 * @param otherWords @returns the value that is meant by a text which is neither a value nor a name
 * @returns '' for nothing
 */
export function readChoice(
	entry: Entry,
	choices: Choices,
	isOpen = false,
	otherWords: (text: string) => string | undefined = () => undefined,
): Reading<string> {
	const text = readText(entry);
	if ('trouble' in text || text.value === '' || Object.hasOwn(choices, text.value)) return text;
	const meant = valueMeant(text.value, choices) ?? otherWords(text.value);
	if (meant !== undefined) return { value: meant };
	return isOpen ? text : { trouble: unknownChoice(text.value, choices) };
}

/** Several values of a menu: a list, or a text with commas. */
export function readChoices(entry: Entry, choices: Choices): Reading<string[]> {
	const list = readTexts(entry);
	if ('trouble' in list) return list;
	const values = new Set<string>();
	const unknown = new Set<string>();
	for (const text of new Set(list.value)) {
		const meant = Object.hasOwn(choices, text) ? text : valueMeant(text, choices);
		if (meant === undefined) unknown.add(text);
		else values.add(meant);
		if (unknown.size === MOST_UNKNOWN) break;
	}
	return unknown.size > 0 ? { trouble: unknownChoice([...unknown].join(', '), choices) } : { value: [...values] };
}

/**
 * Several texts: one text with separators between them, or a list, which has parted them already. A list with one entry is
 * as good as that entry.
 */
export function readTexts(entry: Entry, separator: string | RegExp = ','): Reading<string[]> {
	const value = innerList(listInText(entry.value));
	if (!Array.isArray(value) || value.length < 2) {
		const text = readText({ ...entry, value });
		return 'trouble' in text ? text : parts(text.value, separator);
	}
	if (value.length > MOST_TEXTS) return { trouble: TOO_MANY };
	const texts: string[] = [];
	for (const each of value as unknown[]) {
		if (Array.isArray(each) || isPlainObject(each)) return { trouble: NOT_TEXTS };
		const text = readText({ value: each, raw: entry.raw });
		if ('trouble' in text) return text;
		if (text.value !== '') texts.push(text.value);
	}
	return { value: texts };
}

/** Of a list with nothing but a list in it. */
function innerList(value: unknown): unknown {
	let list = value;
	for (let depth = 0; Array.isArray(list) && list.length === 1 && depth < 100; depth += 1) {
		const [only] = list as unknown[];
		if (!Array.isArray(only)) break;
		list = only;
	}
	return list;
}

/** Far more than any list of Pictory has; what goes beyond is refused and not gone through. */
const MOST_TEXTS = 10_000;
const TOO_MANY = `holds more than ${MOST_TEXTS.toLocaleString('en-US')} entries. Enter fewer.`;
const NOT_TEXTS = 'is a list that holds lists or objects. Enter texts with commas between them, or a list of texts.';

function parts(text: string, separator: string | RegExp): Reading<string[]> {
	const all = text.split(separator, MOST_TEXTS + 1);
	if (all.length > MOST_TEXTS) return { trouble: TOO_MANY };
	const found: string[] = [];
	for (const part of all) {
		const plain = part === '' ? '' : trimmed(part);
		if (plain !== '') found.push(plain);
	}
	return { value: found };
}

function valueMeant(text: string, choices: Choices): string | undefined {
	const wanted = text.toLowerCase();
	const found = Object.entries(choices).filter(
		([value, name]) => value.toLowerCase() === wanted || name.toLowerCase() === wanted,
	);
	return found.length === 1 ? found[0]?.[0] : undefined;
}

function unknownChoice(text: string, choices: Choices): string {
	const known = namesOf(choices);
	const wanted =
		known.length > MOST_LISTED ? 'Choose one from the list in the panel.' : `Choose one of: ${known.join(', ')}.`;
	return `does not know "${shortened(text)}". ${wanted}`;
}

/** The values of a menu in the panel's words, which are understood in their place; of two of the same name, the values. */
export function namesOf(choices: Choices): string[] {
	const values = Object.keys(choices).filter((value) => value !== '');
	return values.map((value) => (valueMeant(choices[value] ?? '', choices) === value ? String(choices[value]) : value));
}

import type { IDataObject } from 'n8n-workflow';

/** Codes of Pictory's own, or that no list of languages has (docs/pictory-api.md §9.1). */
const NAMES: Readonly<Record<string, string>> = { 'en-AB': 'Scottish English' };

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A voice by what a person hears: "Wilbur, German, male". */
export function voiceName({ name, language, gender, category }: IDataObject): string {
	const parts = [
		text(name),
		languageName(text(language)),
		text(gender).toLowerCase(),
		category === 'premium' ? 'premium' : '',
	];
	return parts.filter((part) => part !== '').join(', ');
}

/**
 * @param code such as `de-DE`
 * @returns its name in English: a variety of a language where it has a name of its own ("British English"), else the language
 * ("German"); the code itself where it is none
 */
export function languageName(code: string): string {
	const own = NAMES[code];
	if (own !== undefined) return own;
	try {
		const { language, baseName } = new Intl.Locale(code.replace(/_/g, '-'));
		const variety = languages.of(baseName);
		// Where there is no name for the variety, the country stands in brackets.
		return (variety?.includes('(') ? languages.of(language) : variety) ?? languages.of(language) ?? code;
	} catch {
		return code;
	}
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** Nothing to see, but copied along from pages and chats: zero-width spaces and joiners, the byte order mark, marks of direction. */
const UNSEEN = new Set('\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad');

/** A text without white space and unseen characters at both ends. In a time that follows its length. */
export function trimmed(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isBlank(text.charAt(start))) start += 1;
	while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

function isBlank(character: string): boolean {
	return UNSEEN.has(character) || character.trim() === '';
}

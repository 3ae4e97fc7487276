/*
 * Characters that cannot be seen and yet are part of words or emoji: selectors of a form, tags, fillers. Behind letters of
 * ASCII at the end of an address, or behind the extension of a name, they are stray.
 */

const ANY = /[\u180e\u2800\u3164\ufffc]|\ufe0f|[\u{e0000}-\u{e007f}]/u;
const EXTENSION = /\.[a-z0-9]{2,5}$/i;

/** In a time that follows the length. */
export function withoutStray(text: string): string {
	if (!ANY.test(text)) return text;
	let kept = '';
	let run = '';
	for (const character of text) {
		if (ANY.test(character)) {
			run += character;
			continue;
		}
		kept += isStray(run, kept, character) ? character : run + character;
		run = '';
	}
	return /[\x21-\x7e]$/.test(kept.slice(-1)) ? kept : kept + run;
}

/** Not in the emoji of a digit: 1, the selector, the key around it. */
function isStray(run: string, before: string, behind: string): boolean {
	return run !== '' && (before === '' || (behind !== '\u20e3' && EXTENSION.test(before.slice(-6))));
}

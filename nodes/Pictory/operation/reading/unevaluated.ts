/*
 * An n8n expression that reached us as text: the field was set to Fixed instead of Expression. Looked for with `indexOf`,
 * and never with a regular expression: on a text of nothing but braces that takes a time that grows with the square of
 * its length.
 */

export const NOT_EVALUATED =
	'holds an expression that was not evaluated ({{ … }}). Switch the field from Fixed to Expression, or remove the braces.';

/** Whether a text holds `{{ … }}`. Takes a time in proportion to the text's length. */
export function isUnevaluated(text: string): boolean {
	return anyBraces(text, () => true);
}

/** The same in free JSON, where Pictory's own template placeholders such as `{{Name}}` are allowed: `{{ … $ … }}`. */
export function isUnevaluatedInJson(text: string): boolean {
	return text.includes('$') && anyBraces(text, (inside) => inside.includes('$'));
}

/** Whether some `{{ … }}` of the text is one that is looked for. Single braces may stand in it, as in `${…}` and functions. */
function anyBraces(text: string, isMeant: (inside: string) => boolean): boolean {
	for (let from = 0; ;) {
		const open = text.indexOf('{{', from);
		if (open < 0) return false;
		const close = text.indexOf('}}', open + 2);
		if (close < 0) return false;
		if (isMeant(text.slice(open + 2, close))) return true;
		from = close + 2;
	}
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** A regular expression in the source, or in what n8n's panel is given. */
export interface FoundRegex {
	/** `nodes/Pictory/x.ts:12` */
	place: string;
	source: string;
	flags: string;
}

const ROOT = join(__dirname, '../..');

export function sourceFiles(): string[] {
	return ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => join(ROOT, folder, name))
			.sort(),
	);
}

/** Methods of texts that make a regular expression of a text they are given. */
const TEXT_METHODS = new Set(['match', 'matchAll', 'search']);

/**
 * Every regular expression of a file, from its syntax tree, so that none is forgotten: literals, also within n8n's
 * expressions, `RegExp(…)` and `new RegExp(…)`, and texts one is made of (`regex:` in a locator's rules, `.match('…')`).
 * @throws Error for one whose text is not to be read off the source: then nobody could say whether it is safe
 */
export function regexesOf(file: string, text = readFileSync(file, 'utf8')): FoundRegex[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
	const found: FoundRegex[] = [];
	const placeOf = (node: ts.Node): string =>
		`${relative(ROOT, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			found.push({ place: placeOf(node), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
		}
		if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
			const [pattern, flags] = node.arguments ?? [];
			found.push({ place: placeOf(node), source: textOf(pattern, source), flags: flags ? textOf(flags, source) : '' });
		}
		if (ts.isPropertyAssignment(node) && node.name.getText() === 'regex') {
			found.push({ place: placeOf(node), source: textOf(node.initializer, source), flags: '' });
		}
		if (
			ts.isCallExpression(node) &&
			ts.isPropertyAccessExpression(node.expression) &&
			TEXT_METHODS.has(node.expression.name.text)
		) {
			const [pattern] = node.arguments;
			if (pattern && ts.isStringLiteralLike(pattern))
				found.push({ place: placeOf(node), source: pattern.text, flags: '' });
		}
		if (ts.isStringLiteralLike(node) && node.text.startsWith('=')) {
			const code = /^=\{\{(.*)\}\}$/s.exec(node.text)?.[1] ?? '';
			found.push(...regexesOf(file, code).map((regex) => ({ ...regex, place: placeOf(node) })));
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** A text that stands in the source; numbers that are constants of the same file may stand in it. */
function textOf(node: ts.Expression | undefined, source: ts.SourceFile): string {
	if (node && ts.isStringLiteralLike(node)) return node.text;
	if (node && ts.isTemplateExpression(node)) {
		return (
			node.head.text +
			node.templateSpans.map(({ expression, literal }) => numberOf(expression, source) + literal.text).join('')
		);
	}
	throw new Error(`This regular expression cannot be read off the source: ${node?.parent.getText() ?? ''}`);
}

function numberOf(expression: ts.Expression, source: ts.SourceFile): string {
	const value = new RegExp(`^const ${expression.getText()} = (\\d+);`, 'm').exec(source.text)?.[1];
	if (value === undefined) throw new Error(`Not a number of the same file: ${expression.getText()}`);
	return value;
}

import type { Command } from './types';

/** A heading and what stands below it. Paragraphs that are all entries of a list stay together. */
export function section(title: string, paragraphs: string[], level = 2): string[] {
	const isList = paragraphs.every((paragraph) => /^(- |\d+\. )/.test(paragraph));
	return [`${'#'.repeat(level)} ${title}`, ...(isList ? [paragraphs.join('\n')] : paragraphs)];
}

export function numbered(steps: string[]): string {
	return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

export function bulleted(entries: string[]): string {
	return entries.map((entry) => `- ${entry}`).join('\n');
}

export function link(text: string, url: string): string {
	return `[${text}](${url})`;
}

export function commandBlocks(commands: Command[]): string[] {
	return commands.flatMap(({ title, command }) => [`${plain(title)}:`, fenced(command, 'sh')]);
}

/** A fence longer than any run of backticks within, so that no prefix can end it. */
export function fenced(text: string, language: string): string {
	const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}${language}\n${text}\n${fence}`;
}

/** Text to be copied. */
export function code(text: string): string {
	const ticks = '`'.repeat(longestRun(text) + 1);
	const pad = /^[`\s]|[`\s]$/.test(text) ? ' ' : '';
	return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** Text that stands for itself. */
export function plain(text: string): string {
	return text.replace(/[\\`*_[\]<>&]/g, '\\$&');
}

function longestRun(text: string): number {
	return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

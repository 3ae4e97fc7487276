/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { checkSync as CheckSync } from 'recheck';

import { regexesOf, sourceFiles } from './collect';

/** All it takes on two cores is about 20 seconds; the checker counts steps and not seconds, so its verdict is the same on any machine. */
jest.setTimeout(300_000);

// Without this it would look for Java or a binary of its own first.
process.env.RECHECK_BACKEND = 'pure';
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { checkSync } = require('recheck') as { checkSync: typeof CheckSync };

const LIMITS = { timeout: null, attackTimeout: null, incubationTimeout: null, recallTimeout: -1, randomSeed: 0 };

const all = sourceFiles().flatMap((file) => regexesOf(file));

function verdict(source: string, flags: string): string {
	const result = checkSync(source, flags, LIMITS);
	return result.status === 'vulnerable' ? `${result.complexity.summary}, e.g. ${result.attack.pattern}` : result.status;
}

test('the collector finds every way to write one', () => {
	const code = [
		'const a = /x{2}/gi; const N = 3;',
		"const N_1 = 12;\nnew RegExp('a+b', 'g'); RegExp(`c`); new RegExp(`.{${N_1}}`, 'u');",
		"const rule = { type: 'regex', regex: '^d+$' };",
		"text.match('e+'); const url = '={{ $json.a.replace(/f+$/, \"\") }}';",
	].join('\n');
	const found = regexesOf('x.ts', code).map(({ source, flags }) => `${source} ${flags}`.trim());
	expect(found).toEqual(['x{2} gi', 'a+b g', 'c', '.{12} u', '^d+$', 'e+', 'f+$']);
	expect(() => regexesOf('x.ts', 'new RegExp(made())')).toThrow(/cannot be read off the source/);
	expect(all.length).toBeGreaterThan(100);
});

test('the checker knows a bad one', () => {
	expect(verdict('\\{\\{[^}]*\\}\\}', '')).toMatch(/^2nd degree polynomial/);
	expect(verdict('(a+)+$', '')).toMatch(/^exponential/);
});

test('no regular expression of the package takes more than linear time, whatever it is run over', () => {
	const distinct = new Map(all.map((regex) => [`/${regex.source}/${regex.flags}`, regex]));
	const bad = [...distinct].flatMap(([written, { source, flags, place }]) => {
		const found = verdict(source, flags);
		return found === 'safe' ? [] : [`${place} ${written}: ${found}`];
	});
	expect(bad).toEqual([]);
});

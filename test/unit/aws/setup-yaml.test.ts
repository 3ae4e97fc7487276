import { parse } from 'yaml';

import { asciiJson, isBeyondLatin1 } from '../../../nodes/Pictory/aws/setup/json';
import type { Json } from '../../../nodes/Pictory/aws/setup/types';
import { toYaml } from '../../../nodes/Pictory/aws/setup/yaml';

const HOSTILE_TEXTS = [
	'',
	' ',
	'yes',
	'No',
	'on',
	'true',
	'null',
	'~',
	'1',
	'0x1f',
	'1e3',
	'012',
	'12:30:45',
	'2012-10-17',
	'.inf',
	'=',
	'<<',
	'- a',
	'? a',
	': a',
	'a: b',
	'a #b',
	'#',
	'&a',
	'*a',
	'!a',
	'|',
	'>',
	'%a',
	'@a',
	'`a`',
	'{a}',
	'[a]',
	"it's",
	'"quoted"',
	'back\\slash',
	'C:\\new',
	'tab\there',
	'line\nbreak',
	'\r\n',
	'\u0000',
	'\u0007',
	'\u007f',
	'\u0085',
	'\u00a0',
	'\u2028',
	'\u2029',
	'\ufeff',
	'\ufffe',
	'ümläut',
	'日本語',
	'😀',
	'e\u0301',
	'${AWS::AccountId}',
	'{{resolve:ssm:x}}',
	'---',
	'...',
	'x'.repeat(3000),
	' ends ',
];

test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
	'%s comes back as it was',
	(_shown, text) => {
		// Keys have a length limit, texts have none.
		const key = text.slice(0, 1000);
		for (const value of [text, [text], [[text], text], { Key: text, [key]: { Key: [text] } }] as Json[]) {
			for (const version of ['1.1', '1.2'] as const) {
				expect(parse(toYaml(value), { version, maxAliasCount: 0 })).toEqual(value);
			}
		}
	},
);

test.each<[string, Json]>([
	['numbers', { A: [0, -1, 1.5, 1e21] }],
	['booleans', { Aaa: true, Bbb: false }],
	['empty things', { Aaa: [], Bbb: {}, Ccc: [[], {}], Ddd: [{ Eee: [] }] }],
	['lists in lists', [[1, [2, [3]]], [{ Aaa: [{ Bbb: 1, Ccc: [2] }], Ddd: 3 }]]],
	[
		'keys that are words of YAML',
		{ Yes: 1, No: 2, On: 3, Off: 4, Null: 5, True: 6, y: 7, N: 8, '<<': 9, '': 10, '1': 11 },
	],
	['an empty list', []],
	['an empty object', {}],
])('%s come back as they were', (_what, value) => {
	for (const version of ['1.1', '1.2'] as const) expect(parse(toYaml(value), { version })).toEqual(value);
});

test('both forms are plain ASCII', () => {
	for (const text of HOSTILE_TEXTS) {
		expect(toYaml([text])).toMatch(/^[\x20-\x7e\n]*$/);
		expect(asciiJson([text], true)).toMatch(/^[\x20-\x7e\n\t]*$/);
		expect(JSON.parse(asciiJson([text]))).toEqual([text]);
	}
});

test('only what IAM refuses counts as beyond Latin-1', () => {
	expect(['', 'az~', 'é', 'ÿ'].map(isBeyondLatin1)).toEqual([false, false, false, false]);
	expect(['Ā', '日本', '😀'].map(isBeyondLatin1)).toEqual([true, true, true]);
});

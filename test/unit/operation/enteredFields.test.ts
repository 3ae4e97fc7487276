import type { IDataObject } from 'n8n-workflow';

import { Fields } from '../../../nodes/Pictory/operation/enteredFields';
import { isUnevaluated, isUnevaluatedInJson } from '../../../nodes/Pictory/operation/reading/unevaluated';

function fields(values: IDataObject): { fields: Fields; said: string[] } {
	const said: string[] = [];
	return {
		fields: new Fields(
			(name) => values[name],
			(field, message) => said.push(`${field}: ${message}`),
		),
		said,
	};
}

test.each<[unknown, object, string, RegExp | undefined]>([
	['  a ', {}, 'a', undefined],
	['  a ', { keepBlanks: true }, '  a ', undefined],
	[12, {}, '12', undefined],
	[true, {}, 'true', undefined],
	[null, {}, '', undefined],
	[undefined, { required: true }, '', /is empty/],
	['   ', { required: true, keepBlanks: true }, '   ', /is empty/],
	['', { required: true, hint: 'Enter it.' }, '', /^Text: Enter it\./],
	['abc', { maxLength: 3 }, 'abc', undefined],
	['abcd', { maxLength: 3 }, 'abcd', /is 4 characters long; at most 3/],
	['x'.repeat(15_001), { maxLength: 15_000 }, 'x'.repeat(15_001), /15,001 characters long; at most 15,000/],
	['{{ $json.a }}', {}, '{{ $json.a }}', /was not evaluated/],
	['a {{name}} b', {}, 'a {{name}} b', /was not evaluated/],
	['{ { a } }', {}, '{ { a } }', undefined],
	[{ __rl: true, mode: 'id', value: ' x ' }, {}, 'x', undefined],
	[{ a: 1 }, {}, '', /must be a text, but is an object/],
])('the text of %j with %j', (value, rules, expected, problem) => {
	const { fields: read, said } = fields({ value: value as IDataObject });
	expect(read.text('value', 'Text', rules)).toBe(expected);
	if (problem) expect(said.join()).toMatch(problem);
	else expect(said).toEqual([]);
});

test.each<[unknown, object, number | undefined, RegExp | undefined]>([
	[5, {}, 5, undefined],
	['5', {}, 5, undefined],
	['', {}, undefined, undefined],
	[null, { required: true }, undefined, /is empty\. Enter a number/],
	['five', {}, Number.NaN, /is not a number/],
	[{}, {}, Number.NaN, /is not a number/],
	[true, {}, Number.NaN, /is not a number/],
	[Infinity, {}, Infinity, /is not a number/],
	[0, { min: 1 }, 0, /is 0\. Enter a number of 1 or more/],
	[51, { min: 1, max: 50, integer: true }, 51, /is 51\. Enter a whole number between 1 and 50/],
	[1.5, { integer: true }, 1.5, /is 1\.5\. Enter a whole number/],
	[9, { max: 5 }, 9, /of 5 or less/],
	['{{ 5 }}', {}, undefined, /was not evaluated/],
])('the number of %j with %j', (value, rules, expected, problem) => {
	const { fields: read, said } = fields({ value: value as IDataObject });
	expect(read.number('value', 'Number', rules)).toBe(expected);
	if (problem) expect(said.join()).toMatch(problem);
	else expect(said).toEqual([]);
});

test.each<[unknown, unknown, RegExp | undefined]>([
	['{"a":1}', { a: 1 }, undefined],
	[{ a: 1 }, { a: 1 }, undefined],
	['', undefined, undefined],
	['  ', undefined, undefined],
	[undefined, undefined, undefined],
	['{"a":', undefined, /is not valid JSON/],
	['[1]', undefined, /must be a JSON object/],
	['"a"', undefined, /must be a JSON object/],
	['null', undefined, /must be a JSON object/],
	[7, undefined, /must be a JSON object/],
	['{"story":"Hello {{Name}}"}', { story: 'Hello {{Name}}' }, undefined],
	['{"story":"{{ $json.a }}"}', undefined, /was not evaluated/],
	[{ story: '{{ $json.a }}' }, { story: '{{ $json.a }}' }, /was not evaluated/],
])('the JSON object of %j', (value, expected, problem) => {
	const { fields: read, said } = fields({ value: value as IDataObject });
	expect(read.jsonObject('value', 'JSON')).toEqual(expected);
	if (problem) expect(said.join()).toMatch(problem);
	else expect(said).toEqual([]);
});

/** A million characters each, none of which may take more than a blink. */
const MEGABYTE = 1_000_000;
const hostile: Array<[what: string, text: string]> = [
	'{',
	'}',
	'{{',
	'{{$',
	'{{ $ ',
	'{{$}',
	'{ { $ } ',
	'$',
	' ',
	'a',
	'\\',
	'"',
	'%',
	'\n',
	'\ud800',
	'{{{$}{',
].map((unit) => [JSON.stringify(unit), unit.repeat(MEGABYTE / unit.length)]);

/** Milliseconds. Whatever else this machine does at the moment slows single tries. */
function fastestOf(tries: number, work: () => unknown): number {
	return Math.min(
		...Array.from({ length: tries }, () => {
			const begun = performance.now();
			work();
			return performance.now() - begun;
		}),
	);
}

test.each(hostile)('a megabyte of %s is looked through in no time, in every kind of field', (_what, text) => {
	const reads: Array<(read: Fields) => unknown> = [
		(read) => read.text('text', 'Text'),
		(read) => read.text('text', 'Text', { keepBlanks: true, required: true, maxLength: 15_000 }),
		(read) => read.id('text', 'ID'),
		(read) => read.number('text', 'Number'),
		(read) => read.choice('text', 'Choice', ['a']),
		(read) => read.list('text', 'List', ['a']),
		(read) => read.jsonObject('text', 'JSON'),
		(read) => read.jsonObject('quoted', 'JSON'),
		(read) => read.jsonObject('object', 'JSON'),
	];
	for (const read of reads) {
		const { fields: from, said } = fields({ text, quoted: JSON.stringify({ story: text }), object: { story: text } });
		expect(fastestOf(3, () => read(from))).toBeLessThan(250);
		expect(said.join().length).toBeLessThan(3_000);
	}
});

test('a text that is too long is told as that, whatever stands in it', () => {
	const { fields: read, said } = fields({ value: '{{ $json.a }}'.repeat(2_000) });
	read.text('value', 'Text', { maxLength: 15_000 });
	expect(said).toEqual(['Text: is 26,000 characters long; at most 15,000 are allowed.']);
});

test.each<[string, boolean, boolean]>([
	['{{}}', true, false],
	['{{ a }} $', true, false],
	['$ {{ a }}', true, false],
	['{{ a } {{ $b }}', true, true],
	['{{{ $a }}}', true, true],
	['{{ {{ $a }}', true, true],
	['{{ $a }', false, false],
	['{{ a', false, false],
	['{ { $a }}', false, false],
	['{{ a }} {{ b }} {{ $c }}', true, true],
	['{{\n$a\n}}', true, true],
])('%j holds an expression: %s in a text, %s in JSON', (text, inText, inJson) => {
	expect([isUnevaluated(text), isUnevaluatedInJson(text)]).toEqual([inText, inJson]);
	// What the look did before it had to be quick.
	expect([/\{\{[^}]*\}\}/.test(text), /\{\{[^}]*\$[^}]*\}\}/.test(text)]).toEqual([inText, inJson]);
});

test.each(['{{ a } $b }}', '{{ `Hello ${$json.name}` }}', '{{ $json.a.map((x) => { return x; }) }}'])(
	'%j holds an expression, though a brace stands in it',
	(text) => {
		expect([isUnevaluated(text), isUnevaluatedInJson(text)]).toEqual([true, true]);
	},
);

test('JSON too deep for Node.js to write, holding itself, or not to be written at all is a problem and no crash', () => {
	const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
	const cycle: IDataObject = {};
	cycle.self = [cycle];
	const big = { count: 1n } as unknown as IDataObject;
	const { fields: read, said } = fields({
		fine: deep(100),
		text: deep(200_000),
		value: JSON.parse(deep(101)),
		cycle,
		big,
	});
	expect(read.jsonObject('fine', 'Fine')).toBeDefined();
	for (const name of ['text', 'value', 'cycle', 'big']) expect(read.jsonObject(name, name)).toBeUndefined();
	expect(said).toEqual([
		expect.stringMatching(/^text: is nested more than 100 levels deep/),
		expect.stringMatching(/^value: is nested/),
		expect.stringMatching(/^cycle: is nested/),
		expect.stringMatching(/^big: holds a value that JSON cannot carry/),
	]);
});

test.each<[string, RegExp]>([
	['.', /^Thing: is ".", which is no ID/],
	['..', /is "\.\."/],
	['...', /is no ID|which is no ID/],
	['\ud800', /cannot be seen/],
	['a\udc00b', /cannot be seen/],
	['a\nb', /cannot be seen/],
	['a\u0000', /cannot be seen/],
	['a\u200bb', /cannot be seen/],
	['a'.repeat(201), /is 201 characters long/],
])('the id %j is refused', (value, message) => {
	for (const given of [value, { __rl: true, mode: 'id', value }]) {
		const { fields: read, said } = fields({ value: given });
		read.id('value', 'Thing');
		expect(said).toEqual([expect.stringMatching(message)]);
	}
});

test('a name is none of an ID’s business', () => {
	const { fields: read, said } = fields({
		value: { __rl: true, mode: 'name', value: '…' },
		dots: { __rl: true, mode: 'name', value: '..' },
	});
	expect([read.id('value', 'Brand'), read.id('dots', 'Brand')]).toEqual(['…', '..']);
	expect(said).toEqual([]);
});

test('a choice outside the menu is a problem that lists the menu', () => {
	const { fields: read, said } = fields({ a: 'x', b: 'y', c: '', many: ['x', 'z'], text: 'x, y' });
	expect([read.choice('a', 'A', ['x']), read.choice('b', 'B', ['x']), read.choice('c', 'C', ['x'])]).toEqual([
		'x',
		'y',
		'',
	]);
	expect(read.list('many', 'Many', ['x', 'y'])).toEqual(['x', 'z']);
	expect(read.list('text', 'Text', ['x', 'y'])).toEqual(['x', 'y']);
	expect(said).toEqual(['B: does not know "y". Choose one of: x.', 'Many: does not know "z". Choose from: x, y.']);
});

test('rows of a fixed collection say which row is wrong', () => {
	const { fields: read, said } = fields({
		scenes: { scene: [{ story: 'a' }, { story: '' }] },
		single: { scene: { story: 'b' } },
		none: {},
	});
	const stories = read.rows('scenes', 'scene', 'Scene').map((row) => row.text('story', 'Text', { required: true }));
	expect(stories).toEqual(['a', '']);
	expect(said).toEqual(['Scene 2 › Text: is empty. Fill it in.']);
	expect(read.rows('single', 'scene', 'Scene').map((row) => row.text('story', 'Text'))).toEqual(['b']);
	expect([read.rows('none', 'scene', 'Scene'), read.rows('missing', 'scene', 'Scene')]).toEqual([[], []]);
});

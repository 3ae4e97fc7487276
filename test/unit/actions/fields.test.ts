import type { IDataObject } from 'n8n-workflow';

import { Fields } from '../../../nodes/Pictory/actions/fields';

function fields(values: IDataObject): { fields: Fields; said: string[] } {
	const said: string[] = [];
	return { fields: new Fields((name) => values[name], (field, message) => said.push(`${field}: ${message}`)), said };
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

test('a choice outside the menu is a problem that lists the menu', () => {
	const { fields: read, said } = fields({ a: 'x', b: 'y', c: '', many: ['x', 'z'], text: 'x, y' });
	expect([read.choice('a', 'A', ['x']), read.choice('b', 'B', ['x']), read.choice('c', 'C', ['x'])]).toEqual(['x', 'y', '']);
	expect(read.list('many', 'Many', ['x', 'y'])).toEqual(['x', 'z']);
	expect(read.list('text', 'Text', ['x', 'y'])).toEqual(['x', 'y']);
	expect(said).toEqual(['B: does not know "y". Choose one of: x.', 'Many: does not know "z". Choose from: x, y.']);
});

test('rows of a fixed collection say which row is wrong', () => {
	const { fields: read, said } = fields({ scenes: { scene: [{ story: 'a' }, { story: '' }] }, single: { scene: { story: 'b' } }, none: {} });
	const stories = read.rows('scenes', 'scene', 'Scene').map((row) => row.text('story', 'Text', { required: true }));
	expect(stories).toEqual(['a', '']);
	expect(said).toEqual(['Scene 2 › Text: is empty. Fill it in.']);
	expect(read.rows('single', 'scene', 'Scene').map((row) => row.text('story', 'Text'))).toEqual(['b']);
	expect([read.rows('none', 'scene', 'Scene'), read.rows('missing', 'scene', 'Scene')]).toEqual([[], []]);
});

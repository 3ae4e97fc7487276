import fc from 'fast-check';

import { address } from '../../../nodes/Pictory/operation/address';
import * as fields from '../../../nodes/Pictory/operation/fields';
import { isNothing } from '../../../nodes/Pictory/operation/fields/field';
import { defaultOf } from '../../../nodes/Pictory/operation/fields/read';
import { isUnevaluated, isUnevaluatedInJson } from '../../../nodes/Pictory/operation/reading/unevaluated';
import { type AnyField, field, sourceOf } from './support';

const a = fields.text('a', 'A');
const row = { group: 'list', row: 'Row', add: 'Add', main: 'a' };
const kinds: Record<string, AnyField> = {
	text: fields.text('v', 'V'),
	'spoken text': fields.text('v', 'V', { keepsSpaces: true, maxLength: 15_000 }),
	number: fields.number('v', 'V'),
	percentage: fields.number('v', 'V', { percent: 'text', unset: 0 }),
	flag: fields.flag('v', 'V'),
	choice: fields.choice('v', 'V', { a: 'A', b: 'B' }),
	'open choice': fields.choice('v', 'V', { a: 'A' }, { isOpen: true }),
	choices: fields.choices('v', 'V', { a: 'A', b: 'B' }),
	texts: fields.texts('v', 'V'),
	id: fields.id('v', 'V', { list: 'l', example: 'e' }),
	json: fields.json('v', 'V'),
	jsonList: fields.jsonList('v', 'V'),
	color: fields.color('v', 'V'),
	address: address('v', 'V', 'visual'),
	collection: fields.collection('v', 'V', 'Add', { a }, { at: 'v' }),
	part: fields.part('v', 'V', 'Add', { a }),
	rows: fields.rows('v', 'V', { a }, row),
};

const anything = fc.oneof(
	fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true, withSparseArray: true, maxDepth: 4 }),
	fc.jsonValue({ maxDepth: 5 }),
	fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
	fc.jsonValue({ maxDepth: 3 }).map((value) => ({ a: value })),
	fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'b', '', null, 'TRUE', '{"a":1}', '{{ a }}'))),
	fc.string({ unit: 'binary' }),
	fc.constantFrom(' ', '\u200b', '{{ $json.a }}', '[object Object]', '```json\n{"a":"b"}\n```', 0, -0, false),
);

/** What a person would call nothing, beside what isNothing knows: lists of nothing, separators without texts, empty JSON. */
function isBlank(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isBlank);
	if (typeof value !== 'string') return isNothing(value);
	return isNothing(value.replace(/[[\]{}",\s]|null|```(json)?/g, ''));
}

/** Nothing to be sent in any of its members. */
function holdsNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(holdsNothing);
	if (typeof value !== 'object' || value === null) return isBlank(value);
	return value instanceof Date ? false : Object.values(value).every(holdsNothing);
}

describe.each(Object.entries(kinds))('%s', (kind, made) => {
	test('whatever comes is in the body or told, never both, never neither', () => {
		fc.assert(
			fc.property(anything, fc.boolean(), (value, typed) => {
				const { body, told } = field(made, { value, ...(typed && { raw: value }) });
				const isSent = Object.keys(body).length > 0;
				expect(isSent && told.length > 0).toBe(false);
				if (isSent || told.length > 0) return;
				// A percentage of 0 stands for nothing.
				const isUnset = kind === 'percentage' && ['0', '-0', '0%'].includes(String([value].flat(Infinity)[0]).trim());
				expect(isUnset || holdsNothing(value) || isPanelOf(made, value, typed) || isBlank(parsed(value))).toBe(true);
			}),
			{ numRuns: 1_000 },
		);
	});

	test('what is told names the field, and is a sentence of bearable length', () => {
		fc.assert(
			fc.property(anything, (value) => {
				const { told } = field(made, { value });
				for (const message of told) expect(message).toMatch(/^(V|A|Row \d+)( › \S+)? [a-z][^]*[.!]$/);
				for (const message of told) expect(message.length).toBeLessThan(2_000);
			}),
		);
	});

	test('what is sent once comes to the same when it is read again', () => {
		if (kind === 'percentage') return;
		fc.assert(
			fc.property(anything, (value) => {
				const { body, told } = field(made, { value });
				if (told.length > 0 || !('v' in body)) return;
				const again = field(made, { value: body.v });
				expect(again.told).toEqual([]);
				expect(again.body).toEqual(body);
			}),
		);
	});
});

/** A group that stands in the panel: what it has no field for, n8n itself has dropped before. */
function isPanelOf({ properties: [property] }: AnyField, value: unknown, typed: boolean): boolean {
	const isGroup = property?.type === 'collection' || property?.type === 'fixedCollection';
	return isGroup && typed && typeof value === 'object';
}

function parsed(value: unknown): unknown {
	const [one] = [value].flat(Infinity);
	try {
		const found: unknown = typeof one === 'string' ? JSON.parse(one) : one;
		return holdsNothing(found) ? '' : found;
	} catch {
		return one;
	}
}

/** A million characters each. */
const MEGABYTE = 1_000_000;
const units = [
	...[
		'{',
		'}',
		'{{',
		'{{}',
		'{{$',
		'{{ $ ',
		'{{$}',
		'{ { $ } ',
		'$',
		' ',
		'a',
		'1',
		'1e',
		'-',
		'.',
		',',
		'a,',
		', ',
		'[',
		'[1,',
	],
	...['\\', '"', '%', '\n', '\ud800', '{{{$}{', '\u200b', ' \u200b', '```', '{"a":', '[object ', '\u00ad,', '🎬'],
];

/** Milliseconds. Whatever else this machine does at the moment slows single tries. */
function fastestOf(tries: number, work: () => unknown): number {
	let fastest = Infinity;
	for (let index = 0; index < tries && fastest > 25; index += 1) {
		const begun = performance.now();
		work();
		fastest = Math.min(fastest, performance.now() - begun);
	}
	return fastest;
}

test.each(units)('a megabyte of %j is read in no time by every kind', (unit) => {
	const text = unit.repeat(MEGABYTE / unit.length);
	for (const [kind, made] of Object.entries(kinds)) {
		for (const value of [text, `${text}x`, { a: text }, [text], [[text, text]]]) {
			let said: string[] = [];
			const raw = typeof value === 'string' ? value : undefined;
			const took = fastestOf(12, () => (said = field(made, { value, raw }).told));
			// What grows with the square of the length would take minutes.
			if (took >= 200) throw new Error(`${kind} took ${took} ms`);
			expect(said.join().length).toBeLessThan(3_000);
		}
	}
});

test.each(['{', '{{', '}', '{{ $json.a '])('50,000 times %j from a web form is answered within 50 ms', (unit) => {
	const value = unit.repeat(50_000);
	for (const made of Object.values(kinds)) {
		expect(fastestOf(5, () => field(made, { value, raw: '={{ $json.s }}' }))).toBeLessThan(50);
	}
});

test('a group of many strange members is told in a few words', () => {
	const value = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${'x'.repeat(100)}${index}`, 1]));
	for (const kind of ['collection', 'part', 'rows']) {
		const { told } = field(kinds[kind] as AnyField, { value });
		expect(told).toEqual([expect.stringMatching(/has no field .* and 9995 more\. It has: A\.$/)]);
		expect(told.join().length).toBeLessThan(700);
	}
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
	['{{ a } $b }}', true, true],
	['{{ `Hello ${$json.name}` }}', true, true],
	['{{ $json.a.map((x) => { return x; }) }}', true, true],
])('%j holds an expression: %s in a text, %s in JSON', (text, inText, inJson) => {
	expect([isUnevaluated(text), isUnevaluatedInJson(text)]).toEqual([inText, inJson]);
});

test('JSON too deep for Node.js to write, holding itself, or not to be written at all is told and no crash', () => {
	const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
	const cycle: Record<string, unknown> = {};
	cycle.self = [cycle];
	const json = kinds.json as AnyField;
	expect(field(json, { value: deep(100) }).told).toEqual([]);
	expect(field(json, { value: `{"a":"${'[{'.repeat(200)}\\"${'['.repeat(200)}"}` }).told).toEqual([]);
	for (const value of [deep(101), deep(200_000), JSON.parse(deep(101)), cycle]) {
		expect(field(json, { value }).told).toEqual([expect.stringMatching(/^V is nested more than 100 levels deep/)]);
	}
	expect(field(json, { value: { count: 1n } }).told).toEqual([expect.stringMatching(/that JSON cannot carry/)]);
});

describe('the panel and the rule agree', () => {
	const limits = fc.record({
		min: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }),
		max: fc.option(fc.integer({ min: 6, max: 120 }), { nil: undefined }),
		isInteger: fc.option(fc.boolean(), { nil: undefined }),
		percent: fc.constantFrom(undefined, 'text' as const, 'fraction' as const),
	});

	test('a number at an edge of the panel is taken, one beyond it is refused', () => {
		fc.assert(
			fc.property(limits, ({ percent, ...edges }) => {
				// A percentage cannot be below 0, or above 100 where no other limit is said.
				if (percent && ((edges.min ?? 0) < 0 || (edges.max ?? 0) > 100)) return;
				const made = fields.number('v', 'V', { ...edges, percent });
				const { minValue, maxValue } = made.properties[0]?.typeOptions ?? {};
				const isTaken = (value: number): boolean => field(made, { value }).told.length === 0;
				const inBody = (value: number): boolean => {
					const { body } = field(made, { value });
					let isRight = true;
					if ('v' in body) made.rule(body.v, '', { body, files: [], note: () => (isRight = false) });
					return isRight;
				};
				for (const [edge, beyond] of [
					[minValue, -1],
					[maxValue, 1],
				] as const) {
					if (edge === undefined) continue;
					expect([isTaken(edge), inBody(edge), isTaken(edge + beyond)]).toEqual([true, true, false]);
				}
				if (edges.isInteger) expect(isTaken((edges.max ?? 7) - 0.5)).toBe(false);
				if (percent) expect([minValue, maxValue]).toEqual([edges.min ?? 0, edges.max ?? 100]);
			}),
		);
	});

	test('the least number shown may stand for nothing, and is neither sent nor refused', () => {
		const made = fields.number('v', 'V', { min: 1, max: 9, unset: 0 });
		expect(made.properties[0]?.typeOptions).toEqual({ minValue: 0, maxValue: 9 });
		expect(field(made, { value: 0 })).toEqual({ body: {}, told: [] });
		expect(field(made, { value: 0.5 }).told).toEqual(['V is 0.5. Enter a number between 1 and 9.']);
	});

	test('each value of a menu is taken as it is, and by its name', () => {
		const menu = { a: 'First', b: 'Second', '3': 'Third' };
		for (const made of [fields.choice('v', 'V', menu), fields.choice('v', 'V', menu, { nothing: 'None' })]) {
			for (const option of made.properties[0]?.options ?? []) {
				const value = 'value' in option ? String(option.value) : '';
				for (const entered of value === '' ? [''] : [value, value.toUpperCase(), option.name]) {
					expect(field(made, { value: entered })).toEqual({ body: value === '' ? {} : { v: value }, told: [] });
				}
			}
		}
	});

	test('a text as long as it may be is taken, one longer is refused', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), (maxLength) => {
				const made = fields.text('v', 'V', { maxLength });
				expect(field(made, { value: 'x'.repeat(maxLength) }).told).toEqual([]);
				expect(field(made, { value: 'x'.repeat(maxLength + 1) }).told).toHaveLength(1);
			}),
		);
	});

	test('every default of the panel is taken by its field', () => {
		for (const made of Object.values(kinds)) {
			const { source, said } = sourceOf({ v: defaultOf(made) }, { v: made.properties[0]?.default });
			(made as fields.Field).read(source);
			expect(said).toEqual([]);
		}
	});

	test.each<[string, string]>([
		['text', 'string'],
		['spoken text', 'string'],
		['number', 'number'],
		['flag', 'boolean'],
		['choice', 'options'],
		['choices', 'multiOptions'],
		['texts', 'string'],
		['id', 'resourceLocator'],
		['json', 'json'],
		['jsonList', 'json'],
		['color', 'color'],
		['address', 'string'],
		['collection', 'collection'],
		['part', 'fixedCollection'],
		['rows', 'fixedCollection'],
	])('%s is a property of type %s', (kind, type) => {
		expect(kinds[kind]?.properties[0]?.type).toBe(type);
	});
});

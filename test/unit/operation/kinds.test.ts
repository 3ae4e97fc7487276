import type { IDataObject } from 'n8n-workflow';

import { address } from '../../../nodes/Pictory/operation/address';
import * as fields from '../../../nodes/Pictory/operation/fields';
import { came, field, type Outcome, told } from './support';

const MEGABYTE = 'a'.repeat(1_000_000);
const AN_OBJECT = { a: 1 };
const UNSEEN = '\u200b\ufeff';

const OBJECT = told(/must be a text, but is an object\. Name the field/);
const TWO = told(/is a list of 2 entries, and one is wanted here\. Choose one, such as the first with \[0\]/);
const BRACES = told(/holds an expression that was not evaluated/);
const STRINGIFIED = told(/holds "\[object Object\]"/);
const NOTHING = came(undefined);

/** Each kind of value, and whether a person has typed it or an expression has given it. */
const values: Record<string, { value: unknown; typed?: true }> = {
	'a text': { value: 'abc', typed: true },
	'a text with spaces around it': { value: `  abc${UNSEEN} \n` },
	'an empty text': { value: '', typed: true },
	'a blank': { value: ` \t${UNSEEN}` },
	'a number': { value: 12 },
	'a number as text': { value: '12' },
	zero: { value: 0 },
	'a fraction': { value: 12.5 },
	'a decimal comma': { value: '12,5' },
	thousands: { value: '1,000' },
	'a percentage': { value: '12%' },
	true: { value: true },
	false: { value: false },
	TRUE: { value: 'TRUE' },
	no: { value: 'no' },
	null: { value: null },
	'nothing at all': { value: undefined },
	'an object': { value: AN_OBJECT },
	'an object without members': { value: {} },
	'an empty list': { value: [] },
	'a list with one text': { value: ['abc'] },
	'a list with one number': { value: [12] },
	'a list with two texts': { value: ['abc', 'x'] },
	'a list with nothing in it': { value: [null] },
	'a list with an object': { value: [AN_OBJECT] },
	'a list of objects': { value: [AN_OBJECT, AN_OBJECT] },
	'a list in a list': { value: [['abc']] },
	'a text made of an object': { value: 'Intro. [object Object]' },
	'a forgotten expression': { value: 'Hello {{ $json.name }}', typed: true },
	'braces from an expression': { value: 'Hello {{ $json.name }}' },
	'a megabyte': { value: MEGABYTE },
	NaN: { value: Number.NaN },
	'a huge number': { value: 2 ** 60 },
	'a bigint': { value: 12n },
	'a date': { value: new Date(0) },
	'the time of n8n': { value: { isLuxonDateTime: true, toJSON: () => '2026-01-01T00:00:00.000Z' } },
	'a locator': { value: { __rl: true, mode: 'id', value: ' abc ' } },
	'a JSON object as text': { value: '{"a":1}' },
	'a JSON list as text': { value: '["abc","x"]' },
};

type Table = Record<keyof typeof values, Outcome>;
const DATE = '1970-01-01T00:00:00.000Z';
const TIME = '2026-01-01T00:00:00.000Z';

/** What a text does with most values; others differ from it. */
const asText: Table = {
	'a text': came('abc'),
	'a text with spaces around it': came('abc'),
	'an empty text': NOTHING,
	'a blank': NOTHING,
	'a number': came('12'),
	'a number as text': came('12'),
	zero: came('0'),
	'a fraction': came('12.5'),
	'a decimal comma': came('12,5'),
	thousands: came('1,000'),
	'a percentage': came('12%'),
	true: came('true'),
	false: came('false'),
	TRUE: came('TRUE'),
	no: came('no'),
	null: NOTHING,
	'nothing at all': NOTHING,
	'an object': OBJECT,
	'an object without members': OBJECT,
	'an empty list': NOTHING,
	'a list with one text': came('abc'),
	'a list with one number': came('12'),
	'a list with two texts': TWO,
	'a list with nothing in it': NOTHING,
	'a list with an object': OBJECT,
	'a list of objects': TWO,
	'a list in a list': came('abc'),
	'a text made of an object': STRINGIFIED,
	'a forgotten expression': BRACES,
	'braces from an expression': came('Hello {{ $json.name }}'),
	'a megabyte': came(MEGABYTE),
	NaN: told(/must be a text, but is NaN/),
	'a huge number': told(/is a number too large to be read exactly\. Give it as a text/),
	'a bigint': came('12'),
	'a date': came(DATE),
	'the time of n8n': came(TIME),
	'a locator': came('abc'),
	'a JSON object as text': came('{"a":1}'),
	'a JSON list as text': came('["abc","x"]'),
};

const NOT_A_NUMBER = (what: string): Outcome =>
	told(new RegExp(`is "${what}", which is not a number\\. Enter a number\\.$`));
const asNumber: Table = {
	'a text': NOT_A_NUMBER('abc'),
	'a text with spaces around it': NOT_A_NUMBER('abc'),
	'an empty text': NOTHING,
	'a blank': NOTHING,
	'a number': came(12),
	'a number as text': came(12),
	zero: came(0),
	'a fraction': came(12.5),
	'a decimal comma': told(/is "12,5", which is not a number\. Enter 12\.5, with a point/),
	thousands: told(/is "1,000", which is not a number\. Enter 1000, or 1\.000, with a point/),
	'a percentage': told(/is "12%", which is not a number\. Enter a number, without a unit\.$/),
	true: told(/must be a number, but is true\. Enter a number/),
	false: told(/must be a number, but is false/),
	TRUE: NOT_A_NUMBER('TRUE'),
	no: NOT_A_NUMBER('no'),
	null: NOTHING,
	'nothing at all': NOTHING,
	'an object': told(/must be a number, but is an object/),
	'an object without members': told(/must be a number, but is an object/),
	'an empty list': NOTHING,
	'a list with one text': NOT_A_NUMBER('abc'),
	'a list with one number': came(12),
	'a list with two texts': TWO,
	'a list with nothing in it': NOTHING,
	'a list with an object': told(/must be a number, but is an object/),
	'a list of objects': TWO,
	'a list in a list': NOT_A_NUMBER('abc'),
	'a text made of an object': NOT_A_NUMBER('Intro\\. \\[object Object\\]'),
	'a forgotten expression': BRACES,
	'braces from an expression': NOT_A_NUMBER('Hello \\{\\{ \\$json\\.name \\}\\}'),
	'a megabyte': told(/is "a{79}…", which is not a number/),
	NaN: told(/is NaN, which is not a number/),
	'a huge number': came(2 ** 60),
	'a bigint': told(/must be a number, but is 12/),
	'a date': told(/must be a number, but is an object/),
	'the time of n8n': told(/must be a number, but is an object/),
	'a locator': told(/must be a number, but is an object/),
	'a JSON object as text': NOT_A_NUMBER('\\{"a":1\\}'),
	'a JSON list as text': NOT_A_NUMBER('\\["abc","x"\\]'),
};
const NEITHER = (what: string): Outcome =>
	told(new RegExp(`is "${what}", which is neither yes nor no\\. Enter true or false`));
const FLAG_OBJECT = told(/must be true or false, but is an object/);
const asFlag: Table = {
	...asNumber,
	'a text': NEITHER('abc'),
	'a text with spaces around it': told(/which is neither yes nor no/),
	'a number': NEITHER('12'),
	'a number as text': NEITHER('12'),
	zero: came(false),
	'a fraction': NEITHER('12\\.5'),
	'a decimal comma': NEITHER('12,5'),
	thousands: NEITHER('1,000'),
	'a percentage': NEITHER('12%'),
	true: came(true),
	false: came(false),
	TRUE: came(true),
	no: came(false),
	'an object': FLAG_OBJECT,
	'an object without members': FLAG_OBJECT,
	'a list with one text': NEITHER('abc'),
	'a list with one number': NEITHER('12'),
	'a list with an object': FLAG_OBJECT,
	'a list in a list': NEITHER('abc'),
	'a text made of an object': NEITHER('Intro\\. \\[object Object\\]'),
	'braces from an expression': NEITHER('Hello \\{\\{ \\$json\\.name \\}\\}'),
	'a megabyte': told(/is "a{79}…", which is neither/),
	NaN: NEITHER('NaN'),
	'a huge number': NEITHER('1152921504606847000'),
	'a bigint': NEITHER('12'),
	'a date': FLAG_OBJECT,
	'the time of n8n': FLAG_OBJECT,
	'a locator': FLAG_OBJECT,
	'a JSON object as text': NEITHER('\\{"a":1\\}'),
	'a JSON list as text': NEITHER('\\["abc","x"\\]'),
};

const MENU = { abc: 'Letters', '12': 'Twelve', x: 'Other' };
const unknown = (what: string): Outcome =>
	told(new RegExp(`does not know "${what}"\\. Choose one of: Twelve, Letters, Other\\.$`));
const asChoice: Table = {
	...asText,
	zero: unknown('0'),
	'a fraction': unknown('12\\.5'),
	'a decimal comma': unknown('12,5'),
	thousands: unknown('1,000'),
	'a percentage': unknown('12%'),
	true: unknown('true'),
	false: unknown('false'),
	TRUE: unknown('TRUE'),
	no: unknown('no'),
	'braces from an expression': unknown('Hello \\{\\{ \\$json\\.name \\}\\}'),
	'a megabyte': unknown('a{79}…'),
	'a date': unknown(DATE),
	'the time of n8n': unknown(TIME),
	'a JSON object as text': unknown('\\{"a":1\\}'),
	'a JSON list as text': unknown('\\["abc","x"\\]'),
};

const NO_TEXTS = told(
	/is a list that holds lists or objects\. Enter texts with commas between them, or a list of texts/,
);
const asTexts: Table = {
	...asText,
	'a text': came(['abc']),
	'a text with spaces around it': came(['abc']),
	'a number': came(['12']),
	'a number as text': came(['12']),
	zero: came(['0']),
	'a fraction': came(['12.5']),
	'a decimal comma': came(['12', '5']),
	thousands: came(['1', '000']),
	'a percentage': came(['12%']),
	true: came(['true']),
	false: came(['false']),
	TRUE: came(['TRUE']),
	no: came(['no']),
	'a list with one text': came(['abc']),
	'a list with one number': came(['12']),
	'a list with two texts': came(['abc', 'x']),
	'a list of objects': NO_TEXTS,
	'a list in a list': came(['abc']),
	'braces from an expression': came(['Hello {{ $json.name }}']),
	'a megabyte': came([MEGABYTE]),
	'a bigint': came(['12']),
	'a date': came([DATE]),
	'the time of n8n': came([TIME]),
	'a locator': came(['abc']),
	'a JSON object as text': came(['{"a":1}']),
	'a JSON list as text': came(['abc', 'x']),
};

const asChoices: Table = {
	...asTexts,
	zero: unknown('0'),
	'a fraction': unknown('12\\.5'),
	'a decimal comma': unknown('5'),
	thousands: unknown('1, 000'),
	'a percentage': unknown('12%'),
	true: unknown('true'),
	false: unknown('false'),
	TRUE: unknown('TRUE'),
	no: unknown('no'),
	'braces from an expression': unknown('Hello \\{\\{ \\$json\\.name \\}\\}'),
	'a megabyte': unknown('a{79}…'),
	'a date': unknown(DATE),
	'the time of n8n': unknown(TIME),
	'a JSON object as text': unknown('\\{"a":1\\}'),
};

const NO_OBJECT = told(/must be a JSON object: \{ "name": value, … \}/);
const NO_JSON = told(/is not valid JSON: /);
const asJson: Table = {
	'a text': NO_JSON,
	'a text with spaces around it': NO_JSON,
	'an empty text': NOTHING,
	'a blank': NOTHING,
	'a number': NO_OBJECT,
	'a number as text': NO_OBJECT,
	zero: NO_OBJECT,
	'a fraction': NO_OBJECT,
	'a decimal comma': NO_JSON,
	thousands: NO_JSON,
	'a percentage': NO_JSON,
	true: NO_OBJECT,
	false: NO_OBJECT,
	TRUE: NO_JSON,
	no: NO_JSON,
	null: NOTHING,
	'nothing at all': NOTHING,
	'an object': came(AN_OBJECT),
	'an object without members': NOTHING,
	'an empty list': NOTHING,
	'a list with one text': NO_JSON,
	'a list with one number': NO_OBJECT,
	'a list with two texts': told(/must be a JSON object, but is a list of 2/),
	'a list with nothing in it': NOTHING,
	'a list with an object': came(AN_OBJECT),
	'a list of objects': told(/must be a JSON object, but is a list of 2/),
	'a list in a list': NO_JSON,
	'a text made of an object': told(/holds "\[object Object\]".*JSON\.stringify/),
	'a forgotten expression': BRACES,
	'braces from an expression': NO_JSON,
	'a megabyte': NO_JSON,
	NaN: NO_OBJECT,
	'a huge number': NO_OBJECT,
	'a bigint': told(/holds a value that JSON cannot carry/),
	'a date': NO_OBJECT,
	'the time of n8n': NO_OBJECT,
	'a locator': came({ __rl: true, mode: 'id', value: ' abc ' }),
	'a JSON object as text': came(AN_OBJECT),
	'a JSON list as text': told(/must be a JSON object, but is a list of 2/),
};
const NO_LIST = told(/must be a JSON array of objects: \[ \{ … \}, … \]/);
const asJsonList: Table = {
	...asJson,
	'a number': NO_LIST,
	'a number as text': NO_LIST,
	zero: NO_LIST,
	'a fraction': NO_LIST,
	true: NO_LIST,
	false: NO_LIST,
	'an object': came([AN_OBJECT]),
	'an object without members': came([{}]),
	'a list with one text': NO_LIST,
	'a list with one number': NO_LIST,
	'a list with two texts': NO_LIST,
	'a list with nothing in it': NO_LIST,
	'a list with an object': came([AN_OBJECT]),
	'a list of objects': came([AN_OBJECT, AN_OBJECT]),
	'a list in a list': NO_LIST,
	NaN: NO_LIST,
	'a huge number': NO_LIST,
	'a date': NO_LIST,
	'the time of n8n': NO_LIST,
	'a locator': came([{ __rl: true, mode: 'id', value: ' abc ' }]),
	'a JSON object as text': came([AN_OBJECT]),
	'a JSON list as text': NO_LIST,
};

/** The group holds one text field, `a`. */
const GROUP_JSON = told(/is not valid JSON: .* Its members are the fields of the panel/);
const GROUP_OBJECT = told(/must be a JSON object: .* Its members are the fields of the panel/);
const GROUP_LIST = told(/must be a JSON object, but is a list of 2/);
const STRANGE = (names: string): Outcome => told(new RegExp(`has no field ${names}\\. It has: A\\.`));
/** An expression for all of it that gave nothing. */
const NONE = told(/^V is empty: the expression gave nothing\./);
const asCollection: Table = {
	...Object.fromEntries(
		Object.entries(asJson).map(([what, outcome]) => [
			what,
			outcome === NO_JSON ? GROUP_JSON : outcome === NO_OBJECT ? GROUP_OBJECT : outcome,
		]),
	),
	'an object': came({ a: '1' }),
	'a list with an object': came({ a: '1' }),
	'a list with two texts': GROUP_LIST,
	'a list of objects': GROUP_LIST,
	'a JSON object as text': came({ a: '1' }),
	'a JSON list as text': GROUP_LIST,
	'a locator': STRANGE('"__rl", "mode", "value"'),
	'a blank': NONE,
	null: NONE,
	'nothing at all': NONE,
	'an empty list': NONE,
	'a list with nothing in it': NONE,
};
const asPart: Table = {
	...asCollection,
	'an empty text': NOTHING,
	'a blank': NOTHING,
	null: NOTHING,
	'nothing at all': NOTHING,
	'an empty list': NOTHING,
	'a list with nothing in it': NOTHING,
};

/** The rows hold one text field, `a`, which texts are meant for. */
const rowsOf = (...texts: string[]): Outcome => came(texts.map((a) => ({ a })));
const asRows: Table = {
	'a text': rowsOf('abc'),
	'a text with spaces around it': rowsOf('abc'),
	'an empty text': NOTHING,
	'a blank': NOTHING,
	'a number': rowsOf('12'),
	'a number as text': rowsOf('12'),
	zero: rowsOf('0'),
	'a fraction': rowsOf('12.5'),
	'a decimal comma': rowsOf('12,5'),
	thousands: rowsOf('1,000'),
	'a percentage': rowsOf('12%'),
	true: rowsOf('true'),
	false: rowsOf('false'),
	TRUE: rowsOf('TRUE'),
	no: rowsOf('no'),
	null: NOTHING,
	'nothing at all': NOTHING,
	'an object': rowsOf('1'),
	'an object without members': came([{}]),
	'an empty list': NOTHING,
	'a list with one text': rowsOf('abc'),
	'a list with one number': rowsOf('12'),
	'a list with two texts': rowsOf('abc', 'x'),
	'a list with nothing in it': came([{}]),
	'a list with an object': rowsOf('1'),
	'a list of objects': rowsOf('1', '1'),
	'a list in a list': told(/^Row 1 must be an object with the fields of the panel, or a text\.$/),
	'a text made of an object': told(/^Row 1 › A holds "\[object Object\]"/),
	'a forgotten expression': told(/^Row 1 › A holds an expression that was not evaluated/),
	'braces from an expression': rowsOf('Hello {{ $json.name }}'),
	'a megabyte': rowsOf(MEGABYTE),
	NaN: told(/^Row 1 › A must be a text, but is NaN/),
	'a huge number': told(/^Row 1 › A is a number too large/),
	'a bigint': told(/holds a value that JSON cannot carry/),
	'a date': rowsOf(DATE),
	'the time of n8n': rowsOf(TIME),
	'a locator': told(/^Row 1 has no field "__rl", "mode", "value"/),
	'a JSON object as text': rowsOf('1'),
	'a JSON list as text': rowsOf('abc', 'x'),
};

const a = fields.text('a', 'A');
const TOO_HIGH = told(/is 1152921504606847000\. Enter a whole number between 0 and 100/);
/** A code without its sign gets it; all else is told. */
const asColor: Table = Object.fromEntries(
	Object.entries(asText).map(([what, outcome]): [string, Outcome] => {
		if (!('came' in outcome) || outcome === NOTHING) return [what, outcome];
		return [
			what,
			outcome.came === 'abc' ? came('#abc') : told(/^V is ".*", which Pictory does not know as a color\. Enter a code/),
		];
	}),
) as Table;
const NO_ADDRESS = (what: Table): Table => what;

/** What a kind of field makes of each value, and where it differs from another kind. */
const kinds: Array<[kind: string, field: fields.Field<never> | fields.Field, outcomes: Table]> = [
	['text', fields.text('v', 'V'), asText],
	[
		'spoken text',
		fields.text('v', 'V', { keepsSpaces: true, rows: 3 }),
		{ ...asText, 'a text with spaces around it': came(`  abc${UNSEEN} \n`), 'a locator': came(' abc ') },
	],
	['password', fields.text('v', 'V', { isSecret: true }), asText],
	[
		'text of at most 5 characters',
		fields.text('v', 'V', { maxLength: 5 }),
		{
			...asText,
			'braces from an expression': told(/is 22 characters long; at most 5 are allowed/),
			'a megabyte': told(/is 1,000,000 characters long; at most 5 are allowed/),
			'a date': told(/is 24 characters long/),
			'the time of n8n': told(/is 24 characters long/),
			'a JSON object as text': told(/is 7 characters long/),
			'a JSON list as text': told(/is 11 characters long/),
		},
	],
	['number', fields.number('v', 'V'), asNumber],
	[
		'percentage sent as a text, 0 for nothing',
		fields.number('v', 'V', { percent: 'text', unset: 0 }),
		{
			...asNumber,
			'a number': came('12%'),
			'a number as text': came('12%'),
			'a list with one number': came('12%'),
			zero: NOTHING,
			'a fraction': told(/is 12\.5\. Enter a whole number between 0 and 100/),
			'a percentage': came('12%'),
			'a huge number': TOO_HIGH,
		},
	],
	[
		'percentage sent as a fraction',
		fields.number('v', 'V', { percent: 'fraction' }),
		{
			...asNumber,
			'a number': came(0.12),
			'a number as text': came(0.12),
			'a list with one number': came(0.12),
			'a fraction': came(0.125),
			'a percentage': came(0.12),
			'a huge number': told(/is 1152921504606847000\. Enter a number between 0 and 100/),
		},
	],
	['flag', fields.flag('v', 'V'), asFlag],
	['choice', fields.choice('v', 'V', MENU), asChoice],
	['open choice', fields.choice('v', 'V', MENU, { isOpen: true }), asText],
	['choices', fields.choices('v', 'V', MENU), asChoices],
	['texts', fields.texts('v', 'V'), asTexts],
	[
		'id',
		fields.id('v', 'V', { list: 'search', example: 'abc' }),
		{ ...asText, 'a megabyte': told(/is 1,000,000 characters long, which no ID is/) },
	],
	['json', fields.json('v', 'V'), asJson],
	['jsonList', fields.jsonList('v', 'V'), asJsonList],
	['color', fields.color('v', 'V'), asColor],
	// What it addresses is judged with the whole body.
	['address', address('v', 'V', 'visual'), NO_ADDRESS(asText)],
	['collection', fields.collection('v', 'V', 'Add', { a }, { at: 'v' }), asCollection],
	['part', fields.part('v', 'V', 'Add', { a }), asPart],
	['rows', fields.rows('v', 'V', { a }, { group: 'list', row: 'Row', add: 'Add', main: 'a' }), asRows],
];

describe.each(kinds)('%s', (_kind, made, outcomes) => {
	test.each(Object.keys(values))('of %s', (what) => {
		const { value, typed } = values[what] ?? { value: undefined };
		expect(field(made, { value, raw: typed ? value : '={{ $json.v }}' })).toMatchOutcome(outcomes[what] as Outcome);
	});
});

test.each([
	['#FF0000', '#FF0000'],
	['ff0000', '#ff0000'],
	['#f00', '#f00'],
	['#f008', '#ff000088'],
	['#ff000080', '#ff000080'],
	[' RGB( 1, 2 , 3 ) ', 'rgb(1,2,3)'],
	['rgba(255,255,255,0.5)', 'rgba(255,255,255,0.5)'],
	['rgba(0, 0, 0, .25)', 'rgba(0,0,0,.25)'],
])('the color %s', (value, sent) => {
	expect(field(fields.color('v', 'V'), { value })).toMatchOutcome(came(sent));
});

test.each([
	'red',
	'Beige',
	'transparent',
	'#12345',
	'#ggg',
	'rgb(256,0,0)',
	'rgb(1,2)',
	'rgba(1,2,3)',
	'rgb(1,2,3,0.5)',
	'rgba(1,2,3,2)',
	'hsl(1,2%,3%)',
])('no color: %s', (value) => {
	expect(field(fields.color('v', 'V'), { value })).toMatchOutcome(told(/Enter a code such as #FF0000/));
});

test('the table is whole', () => {
	for (const [, , outcomes] of kinds) expect(Object.keys(outcomes).sort()).toEqual(Object.keys(values).sort());
});

test.each<[string, fields.Field<never> | fields.Field, RegExp]>([
	['text', fields.text('v', 'V', { required: true }), /^V is empty\. Fill it in\.$/],
	['number', fields.number('v', 'V', { required: true }), /is empty/],
	['flag', fields.flag('v', 'V', { missing: 'is empty. Enter true or false.' }), /is empty\. Enter true or false\./],
	['choice', fields.choice('v', 'V', MENU, { required: true }), /is empty/],
	['choices', fields.choices('v', 'V', MENU, { required: true }), /is empty/],
	['texts', fields.texts('v', 'V', { required: true }), /is empty/],
	[
		'id',
		fields.id('v', 'V', { required: true, list: 'l', example: 'e' }),
		/is empty\. Choose one from the list or enter its ID\./,
	],
	['json', fields.json('v', 'V', { required: true }), /is empty/],
	['jsonList', fields.jsonList('v', 'V', { required: true }), /is empty/],
	[
		'rows',
		fields.rows('v', 'V', { a }, { group: 'list', row: 'Row', add: 'Add', main: 'a', required: true }),
		/is empty/,
	],
])('an empty %s is told where one is wanted', (_kind, made, message) => {
	for (const value of [undefined, null, '', ' ', UNSEEN, []])
		expect(field(made, { value })).toMatchOutcome(told(message));
});

test('an empty list that somebody has written is no object, one that was looked up is nothing', () => {
	expect(field(fields.json('v', 'V'), { value: '[]', raw: '[]' })).toMatchOutcome(NO_OBJECT);
	expect(field(fields.json('v', 'V'), { value: [], raw: '={{ $json.v }}' })).toMatchOutcome(NOTHING);
});

test('the defaults of JSON fields are nothing', () => {
	expect(field(fields.json('v', 'V', { required: true }), { value: '{}' })).toMatchOutcome(told(/is empty/));
	expect(field(fields.jsonList('v', 'V', { required: true }), { value: '[]' })).toMatchOutcome(told(/is empty/));
});

test('what is wrong with something inside of JSON is told with its place', () => {
	const body = fields.json('v', 'V', {
		rule: (value, _path, check) => {
			if ((value as IDataObject).a !== 'x') check.note('a.b', 'is wrong.');
		},
	});
	expect(field(body, { value: { a: 1 } })).toMatchOutcome(told(/^V › a\.b is wrong\.$/));
});

test('an object that became a text inside of given JSON is told', () => {
	expect(field(fields.json('v', 'V'), { value: { story: 'a [object Object]' } })).toMatchOutcome(STRINGIFIED);
	expect(field(fields.jsonList('v', 'V'), { value: [{ story: 'a [object Object]' }] })).toMatchOutcome(STRINGIFIED);
});

test.each([
	['```json\n{"a":1}\n```'],
	['```\n{"a":1}\n```'],
	['```JSON {"a":1} ```'],
	['\ufeff```json\r\n{"a":1}\r\n```\n'],
	[' {"a":1} '],
	[['```json\n{"a":1}\n```']],
	[[[{ a: 1 }]]],
])('JSON of %j is understood', (value) => {
	expect(field(fields.json('v', 'V'), { value })).toMatchOutcome(came({ a: 1 }));
	expect(field(fields.collection('v', 'V', 'Add', { a }, { at: 'v' }), { value })).toMatchOutcome(came({ a: '1' }));
});

test.each<[unknown, Outcome]>([
	['abc', came('abc')],
	['ABC', came('abc')],
	['letters', came('abc')],
	['Twelve', came('12')],
	[12, came('12')],
	['nothing like it', told(/does not know "nothing like it"/)],
])('the choice %j', (value, outcome) => {
	expect(field(fields.choice('v', 'V', MENU), { value })).toMatchOutcome(outcome);
});

test('choices are taken once each, by value or name', () => {
	expect(field(fields.choices('v', 'V', MENU), { value: 'abc, Letters,X , ' })).toMatchOutcome(came(['abc', 'x']));
	expect(field(fields.choices('v', 'V', MENU), { value: ['ABC', null, 'x'] })).toMatchOutcome(came(['abc', 'x']));
});

test('a list has parted its texts already; a list of one is as good as its text', () => {
	const made = fields.texts('v', 'V');
	expect(field(made, { value: ['salt, pepper', 'oil'] })).toMatchOutcome(came(['salt, pepper', 'oil']));
	expect(field(made, { value: ['salt, pepper'] })).toMatchOutcome(came(['salt', 'pepper']));
	expect(field(made, { value: [['salt', 'oil']] })).toMatchOutcome(came(['salt', 'oil']));
	expect(field(made, { value: '["salt, pepper", "oil"]' })).toMatchOutcome(came(['salt, pepper', 'oil']));
	expect(field(made, { value: '["{{ $json.a }}", "oil"]', raw: '["{{ $json.a }}", "oil"]' })).toMatchOutcome(BRACES);
	expect(field(made, { value: ', ,' })).toMatchOutcome(NOTHING);
});

test('lists in lists, and one that holds itself, are told', () => {
	const self: unknown[] = [];
	self.push(self);
	for (const made of [fields.text('v', 'V'), fields.number('v', 'V'), fields.flag('v', 'V')]) {
		expect(field(made, { value: self })).toMatchOutcome(told(/is a list of lists, and one value is wanted/));
	}
});

test.each(['1e3', '+5', '-0.5', '.5', '5.'])('%s is a number', (text) => {
	expect(field(fields.number('v', 'V'), { value: text })).toMatchOutcome(came(Number(text)));
});

test.each(['0x10', '1e999', '5 s', '1.2.3', 'Infinity', '--1', '1_000', '١٢'])('%s is none', (text) => {
	expect(field(fields.number('v', 'V'), { value: text })).toMatchOutcome(told(/which is not a number/));
});

test.each(['true', 'Yes', 'Y', 'ON', '1', 1, ' true\u200b'])('%j is yes', (value) => {
	expect(field(fields.flag('v', 'V'), { value })).toMatchOutcome(came(true));
});

test.each(['false', 'No', 'n', 'OFF', '0', 0, [false]])('%j is no', (value) => {
	expect(field(fields.flag('v', 'V'), { value })).toMatchOutcome(came(false));
});

test.each<[unknown, Outcome]>([
	[true, came(true)],
	['TRUE', came(true)],
	[false, came(false)],
	['no', came(false)],
	['', NOTHING],
	[null, NOTHING],
	['perhaps', told(/neither yes nor no/)],
])('a switch that can be left alone: %j', (value, outcome) => {
	expect(field(fields.yesNo('v', 'V', { nothing: 'As It Is' }), { value })).toMatchOutcome(outcome);
});

test('a choice that says nothing itself is read, and not sent', () => {
	const made = fields.choice('v', 'V', MENU, { unset: 'x' });
	expect(field(made, { value: 'x' })).toMatchOutcome(NOTHING);
	expect(field(made, { value: 'abc' })).toMatchOutcome(came('abc'));
	expect(made.rule.schema?.enum).not.toContain('x');
});

test('one field is for the first of a list, and rows for the others', () => {
	const first = fields.text('first', 'First', { at: 'list[0].t' });
	const others = fields.rows(
		'v',
		'Others',
		{ t: fields.text('t', 'T', { maxLength: 3 }) },
		{
			group: 'g',
			row: 'Entry',
			add: 'Add',
			from: 2,
			main: 't',
			at: 'list',
			default: {},
		},
	);
	expect(fields.putAll({ first }, { first: 'a' })).toEqual({ list: [{ t: 'a' }] });
	expect(field(others, { value: {} })).toMatchOutcome(NOTHING);
	expect(field(others, { value: [{ t: 'a' }, { t: 'long' }] })).toMatchOutcome(
		told(/^Entry 3 › T is 4 characters long/),
	);
	const labelOf = fields.labelIn(fields.labelsOf({ others, first }));
	expect(['list[0].t', 'list.0.t', 'list[1].t', 'list[2]'].map(labelOf)).toEqual([
		'First',
		'First',
		'Entry 2 › T',
		'Entry 3',
	]);
});

describe('an id', () => {
	const made = fields.id('v', 'Thing', { list: 'l', example: 'e' });

	test.each<[string, RegExp]>([
		['.', /^Thing is ".", which is no ID/],
		['..', /is "\.\."/],
		['...', /which is no ID/],
		['\ud800', /cannot be seen/],
		['a\udc00b', /cannot be seen/],
		['a\nb', /cannot be seen/],
		['a\u0000', /cannot be seen/],
		['a\u200bb', /cannot be seen/],
		['a'.repeat(201), /is 201 characters long/],
	])('%j is refused', (value, message) => {
		for (const given of [value, { __rl: true, mode: 'id', value }, [value]]) {
			expect(field(made, { value: given })).toMatchOutcome(told(message));
		}
	});

	test('a name is none of its business', () => {
		for (const value of ['…', '..']) {
			expect(field(made, { value: { __rl: true, mode: 'name', value } })).toMatchOutcome(came(value));
		}
	});

	test('an address without an ID in it is told', () => {
		const value = { __rl: true, mode: 'url', value: 'https://app.example.com/x' };
		expect(field(made, { value })).toMatchOutcome(told(/is an address without an ID in it/));
		expect(field(made, { value: { ...value, value: '' } })).toMatchOutcome(NOTHING);
	});

	test('a required one that is made optional is no longer asked for', () => {
		const required = made.with({ required: true });
		expect(field(required, { value: '' })).toMatchOutcome(told(/is empty\. Choose one/));
		expect(field(required.with({ required: false }), { value: '' })).toMatchOutcome(NOTHING);
		expect(field(required.with({ missing: 'is needed.' }), { value: '' })).toMatchOutcome(told(/^Thing is needed\.$/));
	});
});

test.each<[object, unknown, string]>([
	[{ min: 1 }, 0, 'is 0. Enter a number of 1 or more.'],
	[{ max: 5 }, 9, 'is 9. Enter a number of 5 or less.'],
	[{ min: 1, max: 50, isInteger: true }, 51, 'is 51. Enter a whole number between 1 and 50.'],
	[{ isInteger: true }, 1.5, 'is 1.5. Enter a whole number.'],
])('the limits %j refuse %j', (spec, value, message) => {
	expect(field(fields.number('v', 'V', spec), { value }).told).toEqual([`V ${message}`]);
});

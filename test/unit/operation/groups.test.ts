import type { IDataObject } from 'n8n-workflow';

import {
	collection,
	flag,
	id,
	number,
	part,
	putAll,
	readAll,
	rows,
	text,
} from '../../../nodes/Pictory/operation/fields';
import { type AnyField, came, field, sourceOf, told } from './support';

const wait = text('wait', 'Wait', { default: 'none' });
const fieldsOfScene = {
	story: text('story', 'Text', { missing: 'is empty. Enter a text.' }),
	background: text('background', 'Background', { default: 'auto' }),
	type: text('type', 'File Type', { default: 'auto', show: { background: ['file'] } }),
	imageModel: text('model', 'AI Model', { at: 'image.model', show: { background: ['aiImage'] } }),
	videoModel: text('model', 'AI Model', { at: 'video.model', show: { background: ['aiVideo'] } }),
	seconds: number('seconds', 'Seconds', { default: 5, show: { background: ['aiVideo'] } }),
	connection: id('connection', 'Connection', { list: 'l', example: 'e' }),
};
const scenes = rows('v', 'Scenes', fieldsOfScene, { group: 'scene', row: 'Scene', add: 'Add', main: 'story' });
const buckets = rows(
	'v',
	'Buckets',
	{ bucket: text('bucket', 'Bucket'), prefix: text('prefix', 'Prefix') },
	{ group: 'bucket', row: 'Bucket', add: 'Add', main: 'bucket', missing: 'is empty. Add one.' },
);
const one = { story: 'One.', background: 'auto' };
const two = { story: 'Two.', background: 'auto' };

describe('rows', () => {
	test.each<[string, unknown, unknown?]>([
		['as the panel has them', { scene: [{ story: 'One.' }, { story: 'Two.' }] }, { scene: [{}, {}] }],
		['the list as one expression', { scene: [{ story: 'One.' }, { story: 'Two.' }] }, { scene: '={{ 1 }}' }],
		['texts', { scene: ['One.', 'Two.'] }, { scene: '={{ 1 }}' }],
		['JSON of a list', { scene: '[{"story":"One."},{"story":"Two."}]' }, { scene: '={{ 1 }}' }],
		['JSON of texts in a fence', { scene: '```json\n["One.","Two."]\n```' }, { scene: '={{ 1 }}' }],
		['a list of JSON', { scene: ['{"story":"One."}', '{"story":"Two."}'] }, { scene: '={{ 1 }}' }],
		['everything as one expression', { scene: [{ story: 'One.' }, { story: 'Two.' }] }, '={{ 1 }}'],
		['the list in place of everything', [{ story: 'One.' }, { story: 'Two.' }], '={{ 1 }}'],
		['JSON in place of everything', '{"scene":[{"story":"One."},"Two."]}', '={{ 1 }}'],
		['everything in place of the list', { scene: { scene: ['One.', 'Two.'] } }, { scene: '={{ 1 }}' }],
	])('of %s', (_what, value, raw) => {
		expect(field(scenes, { value, raw })).toMatchOutcome(came([one, two]));
	});

	test.each<[string, unknown]>([
		['an object', { story: 'One.' }],
		['the object in a list', [{ story: 'One.' }]],
		['its text', 'One.'],
		['its text in the group', { scene: 'One.' }],
		['the object in the group', { scene: { story: 'One.' } }],
	])('one row as %s', (_what, value) => {
		expect(field(scenes, { value, raw: '={{ 1 }}' })).toMatchOutcome(came([one]));
	});

	test('a field may be called as the list is', () => {
		for (const value of [
			{ bucket: 'a', prefix: 'b/' },
			[{ bucket: 'a', prefix: 'b/' }],
			{ bucket: [{ bucket: 'a', prefix: 'b/' }] },
		]) {
			expect(field(buckets, { value, raw: '={{ 1 }}' })).toMatchOutcome(came([{ bucket: 'a', prefix: 'b/' }]));
		}
		for (const value of [['a', 'b'], { bucket: ['a', 'b'] }, [{ bucket: 'a' }, { bucket: ['b'] }]]) {
			expect(field(buckets, { value, raw: '={{ 1 }}' })).toMatchOutcome(came([{ bucket: 'a' }, { bucket: 'b' }]));
		}
		const typed = { bucket: [{ bucket: 'a', prefix: '' }] };
		expect(field(buckets, { value: typed, raw: typed })).toMatchOutcome(came([{ bucket: 'a' }]));
	});

	test('what no field takes is told, with the number of its row', () => {
		const value = { scene: [{ story: 'One.' }, { story: 'Two.', Storey: 'Three.', empty: '' }] };
		expect(field(scenes, { value, raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^Scene 2 has no field "Storey"\. It has: Text, Background, File Type, AI Model, Seconds, Connection\.$/),
		);
		const more = { ...value, scene: ['One.'], note: 'lost?' };
		expect(field(scenes, { value: more, raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^Scenes has no field "note"\. It has: Scene\.$/),
		);
	});

	test.each<[string, unknown]>([
		['the words of the panel', [{ Text: 'One.', Background: 'file', 'File Type': 'video' }]],
		['other capitals, and spaces around', [{ STORY: 'One.', ' background ': 'file', 'file type': 'video' }]],
		['words and names', { scene: [{ text: 'One.', background: 'file', Type: 'video' }] }],
		['the list by its label', { Scenes: [{ Text: 'One.', background: 'file', type: 'video' }] }],
		['the list by the title of its rows', { Scene: [{ Text: 'One.', background: 'file', type: 'video' }] }],
		['JSON', '{"SCENES":[{"Text":"One.","Background":"file","File type":"video"}]}'],
		['JSON in JSON', JSON.stringify('[{"Text":"One.","Background":"file","type":"video"}]')],
	])('%s are understood in what an expression gave', (_what, value) => {
		expect(field(scenes, { value, raw: '={{ 1 }}' })).toMatchOutcome(
			came([{ story: 'One.', background: 'file', type: 'video' }]),
		);
	});

	test('the same field by two names is told, a word of two fields is nobody’s', () => {
		for (const twice of [
			{ story: 'One.', Text: 'Two.' },
			{ Text: 'Two.', story: 'One.' },
		]) {
			expect(field(scenes, { value: [twice], raw: '={{ 1 }}' })).toMatchOutcome(
				told(/^Scene 1 has "story" and "Text", which are the same field\. Keep one of them\.$/),
			);
		}
		expect(field(scenes, { value: [{ Text: 'One.', STORY: 'Two.' }], raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^Scene 1 has "Text" and "STORY", which are the same field\. Keep one of them\.$/),
		);
		const two = rows(
			'v',
			'Files',
			{ from: text('from', 'Second'), to: text('to', 'Second') },
			{ group: 'file', row: 'File', add: 'Add', main: 'from' },
		);
		expect(field(two, { value: [{ Second: '1' }], raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^File 1 has no field "Second"\. It has: Second\.$/),
		);
		for (const key of ['__proto__', 'constructor', 'toString']) {
			const value = JSON.parse(`[{"story":"One.","${key}":"x"}]`) as unknown;
			expect(field(scenes, { value, raw: '={{ 1 }}' }).told).toEqual([
				expect.stringContaining(`Scene 1 has no field "${key}"`),
			]);
		}
	});

	test('what is typed in the panel goes by n8n’s names alone', () => {
		const typed = { scene: [{ story: 'One.', background: 'auto', Text: 'Two.' }] };
		expect(field(scenes, { value: typed, raw: typed })).toMatchOutcome(came([one]));
	});

	test('an entry that is no row is told with its number, and the others are still read', () => {
		const value = ['One.', ['x'], '{"story":', ''];
		expect(field(scenes, { value, raw: '={{ 1 }}' }).told).toEqual([
			'Scene 2 must be an object with the fields of the panel, or a text.',
			expect.stringMatching(/^Scene 3 is not valid JSON/),
			'Scene 4 › Text is empty. Enter a text.',
		]);
	});

	test('a default that does not apply is no value somebody gave', () => {
		expect(field(scenes, { value: [{ story: 'One.' }], raw: '={{ 1 }}' })).toMatchOutcome(came([one]));
		const file = [{ story: 'One.', background: 'file' }];
		expect(field(scenes, { value: file, raw: '={{ 1 }}' })).toMatchOutcome(
			came([{ ...one, background: 'file', type: 'auto' }]),
		);
	});

	test('a value that does not apply is told, unless another field of its name takes it', () => {
		const image = [{ story: 'One.', background: 'aiImage', seconds: 5 }];
		expect(field(scenes, { value: image, raw: '={{ 1 }}' })).toMatchOutcome(
			told(
				/^Scene 1 › Seconds is given, but does not apply here \(only where Background is aiVideo\)\. Remove it, or change that\.$/,
			),
		);
		for (const background of ['aiImage', 'aiVideo', 'AIVIDEO']) {
			const { told: said } = field(scenes, { value: [{ story: 'One.', background, model: 'm' }], raw: '={{ 1 }}' });
			expect(said).toEqual([]);
		}
		expect(field(scenes, { value: [{ story: 'One.', model: 'm' }], raw: '={{ 1 }}' }).told).toEqual([
			'Scene 1 › AI Model is given, but does not apply here (only where Background is aiImage). Remove it, or change that.',
		]);
	});

	test('of typed rows, what n8n keeps but does not show is left out without a word', () => {
		const typed = { scene: [{ story: 'One.', background: 'auto', seconds: 7, stale: 1 }] };
		expect(field(scenes, { value: typed, raw: typed })).toMatchOutcome(came([one]));
	});

	test('a forgotten expression in a typed row is told, one in a row that was given is text', () => {
		const braces = { scene: [{ story: 'Hello {{ $json.a }}' }] };
		expect(field(scenes, { value: braces, raw: braces })).toMatchOutcome(told(/^Scene 1 › Text holds an expression/));
		expect(field(scenes, { value: braces, raw: { scene: '={{ 1 }}' } })).toMatchOutcome(
			came([{ ...one, story: 'Hello {{ $json.a }}' }]),
		);
		expect(field(scenes, { value: braces, raw: { scene: [{ story: '={{ $json.b }}' }] } })).toMatchOutcome(
			came([{ ...one, story: 'Hello {{ $json.a }}' }]),
		);
	});

	test('no rows are told where some are wanted, what is no list is told once', () => {
		for (const value of [{ bucket: [] }, [], {}, '', null])
			expect(field(buckets, { value, raw: {} }).told.length).toBeLessThan(2);
		for (const value of [{ bucket: [] }, [], '', null])
			expect(field(buckets, { value, raw: '={{ 1 }}' })).toMatchOutcome(told(/^Buckets is empty\. Add one\.$/));
		expect(field(buckets, { value: '[{"bucket":', raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^Buckets is not valid JSON: .* Each entry is one row of the panel\.$/),
		);
	});
});

describe('a collection', () => {
	const more = collection(
		'v',
		'More',
		'Add',
		{
			enabled: flag('enabled', 'Enabled', { missing: 'is empty. Enter true or false, or remove it.' }),
			name: text('name', 'Name', { default: 'unused' }),
			end: number('end', 'End', { default: 9, show: { name: ['with end'] } }),
			logo: part('logo', 'Logo', 'Add Logo', { url: text('url', 'URL'), size: number('size', 'Size', { default: 3 }) }),
		},
		{ at: 'v' },
	);

	test.each<[string, unknown, unknown]>([
		['typed', { enabled: true }, { enabled: true }],
		['its member as an expression', { enabled: 'TRUE' }, { enabled: '={{ 1 }}' }],
		['as one expression', { enabled: 'yes' }, '={{ 1 }}'],
		['as JSON', '{"enabled":"yes"}', '={{ 1 }}'],
		['as a list with one entry', [{ enabled: 1 }], '={{ 1 }}'],
	])('%s', (_what, value, raw) => {
		expect(field(more, { value, raw })).toMatchOutcome(came({ enabled: true }));
	});

	test('what is not added has no default, what is added and blank is told', () => {
		for (const value of [{}, '{}', { name: null }])
			expect(field(more, { value, raw: '={{ 1 }}' })).toMatchOutcome(came(undefined));
		for (const value of [undefined, '', ' ', null, [], [null]])
			expect(field(more, { value, raw: '={{ 1 }}' })).toMatchOutcome(
				told(/^More is empty: the expression gave nothing\./),
			);
		for (const value of [{}, '', null, []]) expect(field(more, { value, raw: value })).toMatchOutcome(came(undefined));
		expect(field(more, { value: { enabled: ' ' }, raw: { enabled: ' ' } })).toMatchOutcome(
			told(/^Enabled is empty\. Enter true or false, or remove it\.$/),
		);
	});

	test('unknown members, and members that do not apply, are told', () => {
		expect(field(more, { value: { Nam: 'a' }, raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^More has no field "Nam"\. It has: Enabled, Name, End, Logo\.$/),
		);
		expect(field(more, { value: { Name: 'a', ENABLED: 'yes' }, raw: '={{ 1 }}' })).toMatchOutcome(
			came({ name: 'a', enabled: true }),
		);
		expect(field(more, { value: { end: 4 }, raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^End is given, but does not apply here/),
		);
		expect(field(more, { value: { end: 4, name: 'With End' }, raw: '={{ 1 }}' })).toMatchOutcome(
			came({ end: 4, name: 'With End' }),
		);
		expect(field(more, { value: { gone: 1 }, raw: { gone: 1 } })).toMatchOutcome(came(undefined));
	});

	test.each<[string, unknown, unknown]>([
		['as n8n has it', { logo: { values: { url: 'x' } } }, { logo: { values: { url: 'x' } } }],
		['its group as one expression', { logo: { values: { url: 'x' } } }, { logo: { values: '={{ 1 }}' } }],
		['without the group', { logo: { url: 'x' } }, '={{ 1 }}'],
		['as JSON', { logo: '{"url":"x"}' }, '={{ 1 }}'],
		['in a list', { logo: [{ values: [{ url: 'x' }] }] }, '={{ 1 }}'],
	])('a part of it %s', (_what, value, raw) => {
		expect(field(more, { value, raw })).toMatchOutcome(came({ logo: { url: 'x', size: 3 } }));
	});

	test('what a part has no field for is told', () => {
		for (const logo of [{ values: { link: 'x' } }, { link: 'x' }]) {
			expect(field(more, { value: { logo }, raw: '={{ 1 }}' })).toMatchOutcome(
				told(/^Logo has no field "link"\. It has: URL, Size\.$/),
			);
		}
		expect(field(more, { value: { logo: { values: {}, url: 'x' } }, raw: '={{ 1 }}' }).told).toEqual([
			'Logo has no field "url". It has: URL, Size.',
		]);
		expect(field(more, { value: { logo: 7 }, raw: '={{ 1 }}' })).toMatchOutcome(told(/^Logo must be a JSON object/));
		expect(field(more, { value: { logo: { values: { url: { a: 1 } } } }, raw: '={{ 1 }}' })).toMatchOutcome(
			told(/^Logo › URL must be a text, but is an object/),
		);
	});

	test('a forgotten expression for all of it is told', () => {
		const value = '{{ $json.more }}';
		expect(field(more, { value, raw: value })).toMatchOutcome(
			told(/^More holds an expression that was not evaluated.* Its members are the fields of the panel\.$/),
		);
	});
});

test('a part says what it does not know', () => {
	const { source, said } = sourceOf({ v: { intro: { url: 'x' }, outro: { url: 'y' } } });
	part('v', 'Intro', 'Add', { url: text('url', 'URL') }, { group: 'intro' }).read(source);
	expect(said).toEqual(['Intro has no field "outro". It has: URL.']);
});

test('a field that is not shown is as empty as one that is not there', () => {
	const set = { wait, limit: number('limit', 'Limit', { show: { wait: ['poll'] } }) };
	const { source } = sourceOf({ wait: 'none', limit: 5 });
	const values = readAll(set, source);
	expect(values).toEqual({ wait: 'none', limit: undefined });
	expect(putAll(set, values)).toEqual({ wait: 'none' });
	const body: IDataObject = { kept: 1 };
	expect(putAll({ wait } as Record<string, AnyField>, {}, body)).toBe(body);
});

import { number, type FieldSet, text } from '../../../nodes/Pictory/operation/fields';
import type { Item } from '../../../nodes/Pictory/operation/item';
import { operation } from '../../../nodes/Pictory/operation/operation';
import { readSettings } from '../../../nodes/Pictory/operation/shared/settings';
import {
	callOptions,
	downloadFields,
	followOptions,
	resultFields,
	waitOptions,
	whenFields,
} from '../../../nodes/Pictory/operation/shared/waiting';
import type { Operation, Preparation } from '../../../nodes/Pictory/operation/types';
import { sourceOf } from './support';

const option = { name: 'Do', value: 'do', action: 'Do it', description: 'Does it' };

describe('an operation', () => {
	const prepare = jest.fn(() => ({ kind: 'follow' as const, jobId: 'a' }));
	const made = operation({
		option,
		fields: {
			name: text('name', 'Name', { at: 'videoName', required: true }),
			size: number('size', 'Size'),
			...callOptions,
		},
		prepare,
	});

	test('follows from its fields', () => {
		expect(made.parameters.map(({ name, type }) => `${name} ${type}`)).toEqual([
			'name string',
			'size number',
			'options collection',
			'options hidden',
		]);
		expect(made.settings?.map(({ name }) => name)).toEqual(['options']);
		expect([made.label?.('videoName'), made.label?.('other')]).toEqual(['Name', 'other']);
		expect('group' in made).toBe(false);
		expect(operation({ option, fields: {}, prepare, group: () => [[0]] }).group).toBeDefined();
	});

	test('is prepared with what its fields come to; settings are not among them', () => {
		const { source, said } = sourceOf({ name: [' A '], size: '5', options: { maxConcurrency: 'many' } });
		const run = {} as Preparation;
		const item = { source } as Item;
		expect(made.prepare(item, run)).toEqual({ kind: 'follow', jobId: 'a' });
		expect(prepare).toHaveBeenCalledWith({ name: 'A', size: 5, options: {} }, item, run);
		expect(said).toEqual([]);
	});

	test('is prepared also when something is wrong, so that all of it is told', () => {
		const { source, said } = sourceOf({ name: '', size: 'big' });
		made.prepare({ source } as Item, {} as Preparation);
		expect(said).toEqual([
			'Name is empty. Fill it in.',
			expect.stringMatching(/^Size is "big", which is not a number/),
		]);
	});
});

describe('settings', () => {
	const settingsOf = (fields: FieldSet): Pick<Operation, 'settings'> => ({ settings: Object.values(fields) });
	const starting = settingsOf({ ...whenFields, ...resultFields, ...waitOptions });

	test('of an operation without any are the usual ones', () => {
		const { source, said } = sourceOf({});
		expect(readSettings(source, {})).toEqual({
			wait: 'none',
			concurrency: 5,
			patience: { limitMs: 3_600_000, concurrency: 5 },
			output: { form: 'simplified', fields: [] },
		});
		expect(said).toEqual([]);
	});

	test('are read as people deliver them', () => {
		const { source, said } = sourceOf({
			wait: 'POLL',
			download: 'yes',
			outputBinaryPropertyName: ' file ',
			options: { waitLimit: '0.5', maxConcurrency: ['7'], pollInterval: 3 },
			output: 'Selected fields',
			outputFields: 'videoURL; srtFile',
		});
		expect(readSettings(source, starting)).toEqual({
			wait: 'poll',
			concurrency: 7,
			patience: { limitMs: 30_000, intervalMs: 3_000, concurrency: 7 },
			output: { form: 'selectedFields', fields: ['videoURL', 'srtFile'] },
			downloadTo: 'file',
		});
		expect(said).toEqual([]);
	});

	test('as one expression, or as JSON', () => {
		for (const options of [{ maxConcurrency: 2 }, '{"maxConcurrency":2}', [{ maxConcurrency: '2' }]]) {
			expect(readSettings(sourceOf({ options }).source, settingsOf(callOptions)).concurrency).toBe(2);
		}
	});

	test('a sleep is a day long where nobody says otherwise', () => {
		const { patience, wait } = readSettings(sourceOf({ wait: 'suspend' }).source, starting);
		expect([wait, patience.limitMs]).toEqual(['suspend', 24 * 3_600_000]);
	});

	test('what is not on show does not count', () => {
		const { source, said } = sourceOf({
			wait: 'none',
			download: true,
			outputBinaryPropertyName: '',
			options: { maxConcurrency: 2 },
		});
		expect(readSettings(source, starting)).toEqual({
			wait: 'none',
			concurrency: 2,
			patience: { limitMs: 3_600_000, concurrency: 2 },
			output: { form: 'simplified', fields: [] },
		});
		expect(said).toEqual([]);
	});

	test.each<[object, string]>([
		[{ waitLimit: 0 }, 'Give Up After is 0. Enter more than 0 minutes.'],
		[{ waitLimit: -1 }, 'Give Up After is -1. Enter more than 0 minutes.'],
		[{ waitLimit: 525_601 }, 'Give Up After is 525601. Enter a number of 525600 or less.'],
		[{ maxConcurrency: 51 }, 'Items at Once is 51. Enter a whole number between 1 and 50.'],
		[{ maxConcurrency: 1.5 }, 'Items at Once is 1.5. Enter a whole number between 1 and 50.'],
		[{ pollInterval: 0 }, 'Look Every is 0. Enter a number of 1 or more.'],
		[{ speed: 1 }, 'Options has no field "speed". It has: Give Up After, Items at Once, Look Every.'],
	])('%j is told', (options, message) => {
		const { source, said } = sourceOf({ options });
		readSettings(source, settingsOf({ ...downloadFields, ...followOptions }));
		expect(said).toEqual([message]);
	});

	test.each<[Record<string, unknown>, string[]]>([
		[{ output: 'everything' }, ['Output does not know "everything". Choose one of: Simplified, Raw, Selected Fields.']],
		[{ output: '' }, []],
		[
			{ output: 'selectedFields' },
			['Output Fields is empty. Enter names of fields with commas between them, such as jobId, videoURL, srtFile.'],
		],
		[{ output: 'raw', outputFields: '' }, []],
		[{ output: 'SELECTEDFIELDS', outputFields: ['jobId', 'status'] }, []],
	])('%j tells %j', (entered, messages) => {
		const { source, said } = sourceOf(entered);
		readSettings(source, settingsOf(followOptions));
		expect(said).toEqual(messages);
	});

	test('an expression in Output must give something', () => {
		const { source, said } = sourceOf({ output: '' }, { output: '={{ $json.form }}' });
		readSettings(source, settingsOf(followOptions));
		expect(said).toEqual([expect.stringMatching(/^Output is empty: the expression gave nothing/)]);
	});

	test('a file needs a place', () => {
		const { source, said } = sourceOf({ download: true, outputBinaryPropertyName: '' });
		readSettings(source, settingsOf(downloadFields));
		expect(said).toEqual(['Output Data Field Name is empty. Fill it in.']);
	});
});

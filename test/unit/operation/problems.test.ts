import type { INode, INodeProperties } from 'n8n-workflow';

import { inLines } from '../../../nodes/Pictory/engine/inLines';
import { collection, number, part, propertiesOf, rows, text } from '../../../nodes/Pictory/operation/fields';
import { problemsError } from '../../../nodes/Pictory/operation/problems';
import type { Problem } from '../../../nodes/Pictory/operation/item';

const node = { name: 'Pictory', type: 'pictory', parameters: {} } as unknown as INode;
const parameters: INodeProperties[] = propertiesOf({
	name: text('name', 'Video Name'),
	story: text('story', 'Text'),
	scenes: rows(
		'scenes',
		'Scenes',
		{ story: text('story', 'Text'), options: collection('o', 'Scene Options', 'Add', { cap: text('cap', 'Caption') }) },
		{ group: 'scene', row: 'Scene', add: 'Add', main: 'story' },
	),
	format: text('format', 'Format'),
	more: collection('more', 'Additional Fields', 'Add', {
		logo: part('logo', 'Logo', 'Add', { url: text('url', 'Image URL'), size: number('size', 'Width') }),
		voice: part('voice', 'Voice Settings', 'Add', { speed: number('speed', 'Speed') }, { isUnnamed: true }),
	}),
	limit: number('limit', 'Give Up After', { displayName: 'Give Up After (Minutes)' }),
});

const problem = (itemIndex: number, field: string): Problem => ({ itemIndex, field, message: 'is wrong.' });
const errorOf = (problems: Problem[], itemCount: number): Error & { description?: string | null } =>
	problemsError(node, problems, { itemCount, parameters });
const linesOf = (problems: Problem[], itemCount: number): string[] =>
	errorOf(problems, itemCount).description?.split('\n').slice(1) ?? [];

test('one problem is the message; its item is named where there are several, counted from 1', () => {
	expect(errorOf([problem(0, 'Text')], 1)).toMatchObject({
		message: "'Text' is wrong.",
		description: 'Nothing was sent to Pictory',
		context: { itemIndex: 0 },
	});
	expect(errorOf([problem(6, 'Text')], 10)).toMatchObject({
		message: "'Text' is wrong.",
		description: 'Nothing was sent to Pictory. It is item 7 of 10; n8n counts from 0.',
		context: { itemIndex: 6 },
	});
});

test('several stand one a line, without items where there is one', () => {
	expect(linesOf([problem(0, 'Text'), problem(0, 'Video Name')], 1)).toEqual([
		"'Video Name' is wrong.",
		"'Text' is wrong.",
	]);
	const two = errorOf([problem(2, 'Text'), problem(0, 'Format')], 3);
	expect(two).toMatchObject({ message: "'Format' is wrong.", context: { itemIndex: 0 } });
	expect(two.description).toBe(
		"Nothing was sent to Pictory. n8n counts items from 0, this list from 1. To put right:\nItem 1: 'Format' is wrong.\nItem 3: 'Text' is wrong.",
	);
});

test('they come item by item, then as the panel has rows and fields', () => {
	const inOrder = [
		'Video Name',
		'Text',
		'Scenes',
		'Scene 1',
		'Scene 1 › Text',
		'Scene 2 › Text',
		'Scene 2 › Caption',
		'Scene 10 › Text',
		'Format',
		'Logo',
		'Logo › Image URL',
		'Logo › Width',
		'Speed',
		'Give Up After',
		'nothing › the panel has',
	];
	const expected = [0, 1].flatMap((item) => inOrder.map((field) => `Item ${item + 1}: '${field}' is wrong.`));
	for (const shuffle of [
		(all: Problem[]) => [...all].reverse(),
		(all: Problem[]) => [...all].sort((one, other) => one.field.localeCompare(other.field)),
		(all: Problem[]) => [...all.filter((_, index) => index % 2), ...all.filter((_, index) => index % 2 === 0)],
	]) {
		const all = shuffle([0, 1].flatMap((item) => inOrder.map((field) => problem(item, field))));
		expect(linesOf(all, 2).slice(0, 20)).toEqual(expected.slice(0, 20));
		expect(linesOf(all, 2)).toHaveLength(21);
		expect(linesOf(all, 2)[20]).toBe('… and 10 more');
	}
});

test('of one field, and of what the panel has no word for, the order is kept', () => {
	const all = ['b', 'a', 'Text', 'Text'].map((field, index) => ({ ...problem(0, field), message: `${index}` }));
	expect(linesOf(all, 1)).toEqual(["'Text' 2", "'Text' 3", "'b' 0", "'a' 1"]);
});

test('n8n shows descriptions as HTML, so a new line is one there, and only once', () => {
	const error = inLines(errorOf([problem(0, 'Text'), problem(1, 'Text')], 2)) as Error & { description: string };
	expect(error.description.split('<br>\n')).toHaveLength(3);
	expect((inLines(error) as typeof error).description).toBe(error.description);
	const other = new Error('a\nb');
	expect(inLines(other)).toBe(other);
	expect(other.message).toBe('a\nb');
	for (const value of [undefined, null, 'a\nb']) expect(inLines(value)).toBe(value);
});

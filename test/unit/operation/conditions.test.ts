import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	collection,
	flag,
	type FieldSpec,
	labelIn,
	labelsOf,
	number,
	part,
	readAll,
	rows,
	text,
} from '../../../nodes/Pictory/operation/fields';
import { below, putAt } from '../../../nodes/Pictory/operation/fields/place';
import { isShown } from '../../../nodes/Pictory/operation/fields/shown';
import { Source } from '../../../nodes/Pictory/operation/source';
import { sourceOf } from './support';

describe('a field is on show', () => {
	test.each<[string, Pick<FieldSpec, 'show' | 'hide'>, boolean]>([
		['without conditions', {}, true],
		['for one of the values', { show: { source: ['media', 'text'] } }, true],
		['in other capitals', { show: { source: ['TEXT'] } }, true],
		['not for another value', { show: { source: ['media'] } }, false],
		['when all conditions hold', { show: { source: ['text'], count: [2] } }, true],
		['not when one does not', { show: { source: ['text'], count: [3] } }, false],
		['a number may have come as a text', { show: { month: [3] } }, true],
		['a switch may have come as a text', { show: { all: [true] } }, true],
		['for what is chosen in a locator', { show: { voice: ['joanna'] } }, true],
		['for one of several values', { show: { kinds: ['b'] } }, true],
		['not for what is not there', { show: { missing: ['a'] } }, false],
		['not for an object', { show: { object: ['[object Object]'] } }, false],
		['not when hidden', { hide: { source: ['Text'] } }, false],
		['when hidden for another value', { hide: { source: ['json'] } }, true],
		['when shown and not hidden', { show: { source: ['text'] }, hide: { count: [5] } }, true],
		['not when shown and hidden', { show: { source: ['text'] }, hide: { count: [2] } }, false],
		['not without any value', { show: { source: [] } }, false],
	])('%s', (_what, conditions, expected) => {
		const { source } = sourceOf({
			source: 'text',
			count: 2,
			month: '3',
			all: 'TRUE',
			voice: { __rl: true, mode: 'id', value: 'Joanna' },
			kinds: ['a', 'B'],
			object: {},
		});
		expect(isShown(conditions, source)).toBe(expected);
	});

	test('what a field has come to counts, not what was entered', () => {
		const set = {
			source: choice('source', 'Source', { text: 'A Text', media: 'Files' }),
			returnAll: flag('returnAll', 'All'),
			story: text('story', 'Text', { show: { source: ['text'] } }),
			limit: number('limit', 'Limit', { show: { returnAll: [false] } }),
		};
		const { source, said } = sourceOf({ source: 'a text', returnAll: 'no', story: 'Hi', limit: '5' });
		expect(readAll(set, source)).toEqual({ source: 'text', returnAll: false, story: 'Hi', limit: 5 });
		expect(said).toEqual([]);
	});

	test('a name with a slash is one of the node, from however deep', () => {
		const inner = {
			url: text('url', 'URL', { show: { '/source': ['media'] } }),
			x: text('x', 'X', { hide: { '/source': ['media'] } }),
		};
		const set = {
			source: choice('source', 'Source', { text: 'Text', media: 'Files' }),
			more: collection('more', 'More', 'Add', { logo: part('logo', 'Logo', 'Add', inner) }),
			files: rows('files', 'Files', inner, { group: 'file', row: 'File', add: 'Add', main: 'url' }),
		};
		const { source, said } = sourceOf({ source: 'Media', more: { logo: { url: 'a' } }, files: ['b'] });
		expect(readAll(set, source)).toEqual({
			source: 'media',
			more: { logo: { url: 'a', x: '' } },
			files: [{ url: 'b', x: '' }],
		});
		expect(said).toEqual([]);
		const other = sourceOf({ source: 'text', files: ['b'] });
		readAll(set, other.source);
		expect(other.said).toEqual([
			'File 1 › URL is given, but does not apply here (only where Source is Files). Remove it, or change that.',
		]);
	});
});

test('a source knows its root, its values and what they came to', () => {
	const { source } = sourceOf({ a: 1, b: null });
	const inner = new Source(
		() => ({ value: 2 }),
		() => undefined,
		source.root,
		{ a: 2 },
	);
	expect([source.has('a'), source.has('b'), source.has('c'), source.value('c')]).toEqual([true, false, false, null]);
	expect([inner.root, inner.value('a'), inner.computed]).toEqual([source, 2, { a: 2 }]);
	source.known.set('a', 'read');
	expect([source.settled('a'), source.value('a')]).toEqual(['read', 1]);
});

describe('labels', () => {
	const label = labelIn(
		labelsOf({
			name: text('name', 'Video Name', { at: 'videoName' }),
			again: text('again', 'Never Said', { at: 'videoName' }),
			scenes: rows(
				'scenes',
				'Scenes',
				{
					story: text('story', 'Text'),
					query: text('query', 'Stock Search', { at: 'background.searchFilter.query' }),
					keywords: text('keywords', 'Keywords'),
				},
				{ group: 'scene', row: 'Scene', add: 'Add', main: 'story' },
			),
			more: collection('more', 'More', 'Add', {
				logo: part('logo', 'Logo', 'Add', { url: text('url', 'URL') }),
				bare: part('bare', 'Bare', 'Add', { hook: text('hook', 'Webhook') }, { isUnnamed: true }),
			}),
		}),
	);

	test.each([
		['videoName', 'Video Name'],
		['scenes', 'Scenes'],
		['scenes[0]', 'Scene 1'],
		['scenes.11', 'Scene 12'],
		['scenes[1].story', 'Scene 2 › Text'],
		['scenes.1.story', 'Scene 2 › Text'],
		['scenes[1].background.searchFilter.query', 'Scene 2 › Stock Search'],
		['scenes[1].background', 'Scene 2 › background'],
		['scenes[1].keywords[3]', 'Scene 2 › Keywords'],
		['scenes[1].keywords[3].text', 'Scene 2 › Keywords › [3].text'],
		['scenes[1].unknown.deep', 'Scene 2 › unknown.deep'],
		['logo', 'Logo'],
		['logo.url', 'Logo › URL'],
		['hook', 'Webhook'],
		['unknown', 'unknown'],
		['unknown[0].a', 'unknown[0].a'],
		['', ''],
	])('%j is told as %j', (path, words) => {
		expect(label(path)).toBe(words);
	});

	test('a path of thousands of steps takes no time', () => {
		const begun = performance.now();
		label(`scenes${'.a'.repeat(2_000)}`);
		expect(performance.now() - begun).toBeLessThan(1_000);
	});
});

describe('places', () => {
	test('objects on the way are made, and kept where they are', () => {
		const body: IDataObject = { a: { kept: 1 }, text: 'x' };
		putAt(body, 'a.b.c', 2);
		putAt(body, 'a.b.d', 3);
		putAt(body, 'text.y', 4);
		putAt(body, 'z', 5);
		expect(body).toEqual({ a: { kept: 1, b: { c: 2, d: 3 } }, text: { y: 4 }, z: 5 });
	});

	test.each([
		['', 'a', 'a'],
		['a', '', 'a'],
		['a', 'b', 'a.b'],
		['', '', ''],
	])('below %j, %j is %j', (path, name, expected) => {
		expect(below(path, name)).toBe(expected);
	});
});

import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import { giveHints, type Hinted, hintsOf } from '../../../nodes/Pictory/engine/hints';

const unit = (item: number | number[], hints: string[] = [], more: Partial<Hinted> = {}): Hinted => ({
	itemIndexes: [item].flat(),
	hints,
	show: {},
	failure: undefined,
	...more,
});
const named = (item: number, videoName: unknown): Hinted => unit(item, [], { show: { videoName } as Hinted['show'] });

test.each<[string, Hinted[], string[]]>([
	['the only item', [unit(0, ['A'])], ['A']],
	['all items', [unit(0, ['A']), unit(1, ['A'])], ['A']],
	['one of two', [unit(0), unit(1, ['A'])], ['Item 2: A']],
	['two of three', [unit(0, ['A']), unit(1), unit(2, ['A'])], ['Items 1 and 3: A']],
	['all together', [unit([0, 1, 2], ['A'])], ['A']],
	['said twice of one', [unit(0, ['A', 'A']), unit(1)], ['Item 1: A']],
	['different ones', [unit(0, ['A', 'B']), unit(1, ['B'])], ['Item 1: A', 'B']],
	['one that failed', [unit(0, ['A'], { failure: new Error('No') }), unit(1, ['A'])], ['Item 2: A']],
	['only what failed', [unit(0, ['A'], { failure: new Error('No') })], []],
	[
		'many',
		Array.from({ length: 30 }, (_, index) => unit(index, index < 15 ? ['A'] : [])),
		['Items 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 5 more: A'],
	],
	['nothing', [unit(0), unit(1)], []],
	['no item', [], []],
])('of %s', (_what, units, hints) => {
	expect(hintsOf(units)).toEqual(hints);
});

test('more than ten are counted', () => {
	const units = Array.from({ length: 14 }, (_, index) => unit(index, [`Hint ${index}`]));
	const hints = hintsOf(units);
	expect([hints.length, hints.at(-1)]).toEqual([11, '… and 4 more of this kind']);
});

test.each<[string, Hinted[], string[]]>([
	[
		'two of two',
		[named(0, 'Sale'), named(1, ' sale ')],
		[expect.stringMatching(/^2 videos of this run are called "Sale"/)],
	],
	[
		'two of three',
		[named(0, 'Sale'), named(1, 'Other'), named(2, 'Sale')],
		[expect.stringMatching(/^Items 1 and 3: 2 videos of this run are called "Sale"/)],
	],
	[
		'two pairs',
		[named(0, 'A'), named(1, 'B'), named(2, 'A'), named(3, 'B')],
		[expect.stringMatching(/^Items 1 and 3: .*"A"/), expect.stringMatching(/^Items 2 and 4: .*"B"/)],
	],
	['none', [named(0, 'A'), named(1, 'B')], []],
	['one of which failed', [named(0, 'A'), { ...named(1, 'A'), failure: new Error('No') }], []],
	['no names', [named(0, undefined), named(1, undefined)], []],
])('videos of one name: %s', (_what, units, hints) => {
	expect(hintsOf(units)).toEqual(hints);
});

test('ten thousand items take no time', () => {
	const units = Array.from({ length: 10_000 }, (_, index) => ({ ...named(index, 'Sale'), hints: ['A'] }));
	const begun = Date.now();
	expect(hintsOf(units)).toEqual(['A', expect.stringMatching(/^10000 videos/)]);
	expect(Date.now() - begun).toBeLessThan(1_000);
});

describe('n8n', () => {
	const given: NodeExecutionHint[] = [];
	const context = (type: string): IExecuteFunctions =>
		({
			getNode: () => ({ type }),
			addExecutionHints: (...hints: NodeExecutionHint[]) => given.push(...hints),
		}) as unknown as IExecuteFunctions;
	beforeEach(() => given.splice(0));

	test('gets them as HTML that shows what was written, and without a key', () => {
		giveHints(context('n8n-nodes-pictory.pictory'), [unit(0, ['A <b> & pictai_secret123'])]);
		expect(given).toEqual([{ message: 'A &lt;b&gt; &amp; (hidden)', type: 'info', location: 'outputPane' }]);
	});

	test('gets none from a tool', () => {
		giveHints(context('n8n-nodes-pictory.pictoryTool'), [unit(0, ['A'])]);
		expect(given).toEqual([]);
	});

	test('has no place for them in older versions', () => {
		const old = { getNode: () => ({ type: 'n8n-nodes-pictory.pictory' }) } as unknown as IExecuteFunctions;
		expect(() => giveHints(old, [unit(0, ['A'])])).not.toThrow();
	});
});

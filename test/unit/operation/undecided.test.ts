import { choice, flag, number, part, readAll, rows, text } from '../../../nodes/Pictory/operation/fields';
import { field, sourceOf, told } from './support';

const set = {
	kind: choice('kind', 'Kind of Music', { url: 'From URL', none: 'None' }),
	loud: flag('loud', 'Loud'),
	url: text('url', 'Music URL', { show: { kind: ['url'] } }),
	volume: number('volume', 'Volume', { default: 10, show: { loud: [true] } }),
};
const GAVE =
	'is empty: the expression gave nothing. Check the names of the fields in it, or clear the field if that is meant.';

function said(values: Record<string, unknown>, raw: Record<string, unknown>): string[] {
	const { source, said: all } = sourceOf(values, raw);
	readAll(set, source);
	return all;
}

test('an expression that decides what is on show, and gives nothing, is told where something depends on it', () => {
	const raw = { kind: '={{ $json.typo }}', url: 'https://example.com/a.mp3' };
	expect(said({ kind: undefined, url: raw.url }, raw)).toEqual([`Kind of Music ${GAVE} Music URL depends on it.`]);
	const loud = { loud: '={{ $json.typo }}', volume: 50 };
	expect(said({ loud: null, volume: 50 }, loud)).toEqual([`Loud ${GAVE} Volume depends on it.`]);
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
	['nothing depends on it', { url: '' }, { kind: '={{ 1 }}', url: '' }],
	['what depends on it is as the panel has it', { volume: 10 }, { loud: '={{ 1 }}', volume: 10 }],
	['it gives something else', { kind: 'none', url: 'x' }, { kind: '={{ 1 }}', url: 'x' }],
	['it says no', { loud: false, volume: 50 }, { loud: '={{ 1 }}', volume: 50 }],
	['it was left empty by hand', { kind: '', url: 'x' }, { kind: '', url: 'x' }],
])('nothing is told where %s', (_what, values, raw) => {
	expect(said(values, raw)).toEqual([]);
});

test('the same in a row and in a group, by their words', () => {
	const made = rows('v', 'List', set, { group: 'entry', row: 'Entry', add: 'Add', main: 'url' });
	const raw = { entry: [{ kind: '={{ 1 }}', url: 'x' }] };
	expect(field(made, { value: { entry: [{ url: 'x' }] }, raw })).toMatchOutcome(
		told(/^Entry 1 › Kind of Music is empty: the expression gave nothing\..* Music URL depends on it\.$/),
	);
	const group = part('v', 'Music', 'Add', set);
	const inside = { values: { loud: '={{ 1 }}', volume: 50 } };
	expect(field(group, { value: { values: { volume: 50 } }, raw: inside })).toMatchOutcome(
		told(/^Music › Loud is empty: .* Volume depends on it\.$/),
	);
});

test('conditions are told in the words of the panel', () => {
	const { source, said: all } = sourceOf(
		{
			v: [
				{ kind: 'none', url: 'x' },
				{ loud: false, volume: 3 },
			],
		},
		{ v: '={{ 1 }}' },
	);
	rows('v', 'List', set, { group: 'entry', row: 'Entry', add: 'Add', main: 'url' }).read(source);
	expect(all).toEqual([
		'Entry 1 › Music URL is given, but does not apply here (only where Kind of Music is From URL). Remove it, or change that.',
		'Entry 2 › Volume is given, but does not apply here (only where Loud is on). Remove it, or change that.',
	]);
});

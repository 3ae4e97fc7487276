import { type INode, type INodeParameters, type INodeProperties, NodeHelpers } from 'n8n-workflow';

import { resources } from '../../../nodes/Pictory/actions';
import { describe as panelOf } from '../../../nodes/Pictory/operation/describe';
import { choice, collection, number, part, propertiesOf, rows, text } from '../../../nodes/Pictory/operation/fields';
import { field } from './support';

const inside = { t: text('t', 'T', { default: 'd' }), n: number('n', 'N', { default: 2 }) };
const more = collection(
	'c',
	'C',
	'Add',
	{ ...inside, p: part('p', 'P', 'Add', { x: number('x', 'X', { default: 3 }) }) },
	{ show: { on: ['y'] } },
);
const list = rows(
	'r',
	'R',
	{ ...inside, deep: rows('deep', 'Deep', inside, { group: 'g', row: 'Row', add: 'Add', main: 't' }) },
	{ group: 'g', row: 'Row', add: 'Add', main: 't', show: { on: ['y'] } },
);
const properties = propertiesOf({ on: choice('on', 'On', { y: 'Yes', n: 'No' }, { default: 'y' }), more, list });
const withoutTwins = properties.filter(({ type }) => type !== 'hidden');

const node: INode = { id: '1', name: 'Pictory', type: 'pictory', typeVersion: 1, position: [0, 0], parameters: {} };

function loaded(
	panel: INodeProperties[],
	values: INodeParameters,
	defaults: boolean,
	hidden = false,
): INodeParameters | null {
	return NodeHelpers.getNodeParameters(panel, values, defaults, hidden, node, null);
}

const EXPRESSION = '={{ $json.x }}';

test.each<[string, INodeParameters]>([
	['a collection', { c: EXPRESSION }],
	['rows', { r: EXPRESSION }],
	['the list of rows', { r: { g: EXPRESSION } }],
	['all at once', { c: EXPRESSION, r: EXPRESSION }],
])('an expression for %s is still there when n8n has loaded the workflow', (_what, values) => {
	expect(loaded(properties, values, false)).toEqual(values);
	expect(loaded(properties, values, true)).toMatchObject(values);
	expect(loaded(withoutTwins, values, false)).not.toEqual(values);
});

test.each<[INodeParameters]>([
	[{}],
	[{ c: {} }],
	[{ c: { t: 'a' } }],
	[{ c: { t: 'd' } }],
	[{ c: { t: EXPRESSION, gone: 1 } }],
	[{ c: { p: {} } }],
	[{ c: { p: { values: {} } } }],
	[{ c: { p: { values: { x: 4 } } } }],
	[{ r: { g: [] } }],
	[{ r: { g: [{}] } }],
	[{ r: { g: [{}, {}] } }],
	[{ r: { g: [{ t: 'a' }] } }],
	[{ r: { g: [{ t: 'a', n: 2, gone: 1 }, { t: EXPRESSION }] } }],
	[{ r: { g: [{ deep: { g: [{ t: 'a' }] } }] } }],
	[{ on: 'n', c: { t: 'a' }, r: { g: [{ t: 'a' }] } }],
	[{ on: 'n', c: EXPRESSION, r: EXPRESSION }],
	[{ on: 'n' }],
])('without an expression all is as it is without the twins: %j', (values) => {
	for (const defaults of [true, false]) {
		for (const hidden of [true, false]) {
			const found = loaded(properties, values, defaults, hidden);
			expect(JSON.stringify(found)).toBe(JSON.stringify(loaded(withoutTwins, values, defaults, hidden)));
		}
	}
});

test('what is left of it differs in nothing that is read', () => {
	for (const value of [[], {}, null]) {
		for (const made of [more, list]) {
			const { body, told } = field(made.with({ name: 'v' }), { value, raw: value });
			expect([body, told]).toEqual([{}, []]);
		}
	}
});

test('where a condition is an expression, typed rows lose n8n’s defaults, and the kit fills them in', () => {
	const values = { on: EXPRESSION, r: { g: [{ t: 'a' }] } };
	const { r } = loaded(properties, values, true) as { r: unknown };
	const plain = loaded(withoutTwins, values, true) as { r: unknown };
	const made = list.with({ name: 'v', at: 'v', show: {} });
	expect(field(made, { value: r, raw: r })).toEqual(field(made, { value: plain.r, raw: plain.r }));
});

/*
 * Older n8n (1.x) throws "Could not resolve parameter dependencies" when a condition names what is no property of the same
 * level, unless it begins with a slash; then the whole node does not load.
 */
test('no condition of the panel names what older n8n waits for in vain', () => {
	const strays = (level: INodeProperties[]): string[] => {
		const names = new Set(level.map(({ name }) => name));
		return level.flatMap(({ name, displayOptions = {}, options = [] }) => [
			...[displayOptions.show, displayOptions.hide]
				.flatMap((conditions) => Object.keys(conditions ?? {}))
				.filter((path) => !/^[/@]/.test(path) && (!names.has(path) || path === name))
				.map((path) => `${name} waits for ${path}`),
			...options.flatMap((option) =>
				'values' in option ? strays(option.values) : 'type' in option ? strays([option]) : [],
			),
		]);
	};
	expect(strays(panelOf(resources)).filter((stray) => !/ waits for (resource|operation)$/.test(stray))).toEqual([]);
	expect(strays(properties)).toEqual([]);
});

test('only groups at the root have a twin: n8n would list it in the menu of a collection', () => {
	const hidden = (level: INodeProperties[]): string[] =>
		level.flatMap(({ name, type, options = [] }) => [
			...(type === 'hidden' ? [name] : []),
			...options.flatMap((option) =>
				'values' in option ? hidden(option.values) : 'type' in option ? hidden([option]) : [],
			),
		]);
	expect(hidden(properties)).toEqual(['c', 'r']);
});

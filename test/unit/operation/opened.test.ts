import { type INode, type INodeParameters, type INodeProperties, NodeHelpers } from 'n8n-workflow';

import { resources } from '../../../nodes/Pictory/actions';
import { describe as panelOf } from '../../../nodes/Pictory/operation/describe';
import {
	choice,
	collection,
	flag,
	number,
	part,
	propertiesOf,
	rows,
	text,
} from '../../../nodes/Pictory/operation/fields';
import { came, field, told } from './support';

const node: INode = { id: '1', name: 'Pictory', type: 'pictory', typeVersion: 1, position: [0, 0], parameters: {} };
const search = { query: text('query', 'Search For'), exact: flag('exact', 'Exact', { unset: false }) };
const more = collection(
	'v',
	'More',
	'Add',
	{
		logo: part('logo', 'Logo', 'Add Logo', {
			url: text('url', 'URL', { missing: 'is empty. Enter an address.' }),
			size: number('size', 'Size', { default: 3 }),
		}),
		search: part('search', 'Search', 'Add Search', search, { at: '' }),
		music: part('music', 'Music', 'Add Music', {
			kind: choice('kind', 'Kind', { auto: 'Choose for Me', none: 'None' }, { default: 'auto' }),
		}),
		list: rows('list', 'List', search, { group: 'entry', row: 'Entry', add: 'Add', main: 'query' }),
	},
	{ at: 'v' },
);
const properties = propertiesOf({ more });

function loaded(panel: INodeProperties[], values: INodeParameters, defaults: boolean): INodeParameters | null {
	return NodeHelpers.getNodeParameters(panel, values, defaults, false, node, null);
}

/** What n8n's editor puts into a collection when a member is chosen from its menu. */
function added(panel: INodeProperties[], name: string): INodeParameters {
	const [{ options = [] } = {} as INodeProperties] = panel;
	const option = options.find((each) => each.name === name) as INodeProperties;
	return option.typeOptions?.multipleValues ? {} : (structuredClone(option.default) as INodeParameters);
}

/** All collections of a panel, wherever they are. */
function collectionsIn(panel: INodeProperties[]): INodeProperties[] {
	return panel.flatMap((property) => [
		...(property.type === 'collection' ? [property] : []),
		...collectionsIn(
			(property.options ?? []).flatMap((option) =>
				'values' in option ? option.values : 'type' in option ? [option] : [],
			),
		),
	]);
}

test.each([
	['logo', { values: { url: '', size: 3 } }],
	['search', { values: { query: '', exact: false } }],
	['music', { values: { kind: 'auto' } }],
])('%s has its fields on show as soon as it is added, and n8n keeps it', (name, filled) => {
	const v = { [name]: added(properties, name) };
	const shown = loaded(properties, { v }, true) as { v: INodeParameters };
	expect(shown).toEqual({ v: { [name]: filled } });
	const saved = loaded(properties, shown, false) as INodeParameters;
	expect(saved).toEqual({ v: { [name]: { values: {} } } });
	expect(loaded(properties, saved, true)).toEqual(shown);
});

test('in rows a group is as n8n has it: nobody has added it there', () => {
	const made = rows(
		'r',
		'R',
		{ logo: part('logo', 'Logo', 'Add', search) },
		{ group: 'g', row: 'R', add: 'A', main: 'x' },
	);
	const typed = { g: [{ logo: {} }, {}] };
	expect(loaded(propertiesOf({ made }), { r: { g: [{}] } }, true)).toMatchObject({ r: { g: [{ logo: {} }] } });
	expect(field(made.with({ name: 'v', at: 'v' }), { value: typed, raw: typed }).told).toEqual([]);
});

test('every group of one kind in a collection of the panel opens', () => {
	const all = collectionsIn(panelOf(resources));
	const groups = all
		.flatMap(({ options = [] }) => options)
		.filter((option): option is INodeProperties => 'type' in option && option.type === 'fixedCollection')
		.filter(({ typeOptions, options = [] }) => typeOptions?.multipleValues !== true && options.length === 1);
	expect(groups.length).toBeGreaterThan(3);
	for (const { name, default: usual, options = [] } of groups)
		expect([name, usual]).toEqual([name, { [options[0]?.name ?? '']: {} }]);
});

const ONLY = 'is there, but nothing in it is filled in. Fill something in, or remove it.';

test.each<[string, INodeParameters, ReturnType<typeof came>]>([
	['a search', { search: { values: { query: '', exact: false } } }, told(new RegExp(`^Search ${ONLY}$`))],
	['a search with blanks', { search: { values: { query: ' ', exact: false } } }, told(/^Search is there/)],
	['a group that n8n has emptied', { search: {} }, told(new RegExp(`^Search ${ONLY}$`))],
	[
		'what lacks something',
		{ logo: { values: { url: '', size: 3 } } },
		told(/^Logo › URL is empty\. Enter an address\.$/),
	],
	['what says something by itself', { music: { values: { kind: 'auto' } } }, came({ music: { kind: 'auto' } })],
	['a list without entries', { list: {} }, told(new RegExp(`^List ${ONLY}$`))],
	['an expression for one item', { search: { values: { query: '={{ $json.q }}', exact: false } } }, came(undefined)],
])('added and left as it is, %s means something or is told', (_what, raw, outcome) => {
	const value = JSON.parse(JSON.stringify(raw).replace('={{ $json.q }}', '')) as unknown;
	expect(field(more, { value, raw })).toMatchOutcome(outcome);
});

test('what an expression gave for all may leave a group empty', () => {
	for (const value of [{ search: {} }, { search: { query: '' } }, { search: null }])
		expect(field(more, { value, raw: '={{ 1 }}' })).toMatchOutcome(came(undefined));
});

test.each<[string, unknown]>([
	['its label', { Logo: { URL: 'x', Size: 4 } }],
	['its label and the group', { LOGO: { values: { url: 'x', SIZE: 4 } } }],
	['the group in other capitals', { logo: { Values: { Url: 'x', size: 4 } } }],
])('a group that an expression gave goes by %s', (_what, value) => {
	expect(field(more, { value, raw: '={{ 1 }}' })).toMatchOutcome(came({ logo: { url: 'x', size: 4 } }));
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useWorld } from '../support/world';

/** The same kinds of values in operations that make no video. */
const world = useWorld();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const aws = (operation: string, parameters: INodeParameters): INodeParameters => ({
	resource: 'awsConnection',
	operation,
	...parameters,
});
const FENCE = '```';

type Sent = [what: string, value: INodeParameters[string], item: IDataObject, body: object];
type Refused = [what: string, value: INodeParameters[string], item: IDataObject, says: RegExp];

describe('AWS Connection → Update', () => {
	test.each<Sent>([
		['TRUE from a sheet does not disable', { enabled: '={{ $json.e }}' }, { e: 'TRUE' }, { enabled: true }],
		['yes from a form', { enabled: '={{ $json.e }}' }, { e: 'yes' }, { enabled: true }],
		['a look-up', { enabled: '={{ $json.e }}' }, { e: ['1'] }, { enabled: true }],
		['FALSE does disable', { enabled: '={{ $json.e }}' }, { e: 'FALSE' }, { enabled: false }],
		['0 from a database', { enabled: '={{ $json.e }}' }, { e: 0 }, { enabled: false }],
		['all as one expression', '={{ $json.u }}', { u: { enabled: 'yes', name: 'A' } }, { enabled: true, name: 'A' }],
		['all as JSON', '={{ $json.u }}', { u: '{"enabled":false}' }, { enabled: false }],
		['all as JSON in a fence', '={{ $json.u }}', { u: `${FENCE}json\n{"name":"B"}\n${FENCE}` }, { name: 'B' }],
		['all in a list', '={{ $json.u }}', { u: [{ description: 'x' }] }, { description: 'x' }],
		['the item itself', '={{ $json }}', { name: ['C'] }, { name: 'C' }],
		['braces from an expression', { name: '={{ $json.n }}' }, { n: '{{team}} footage' }, { name: '{{team}} footage' }],
		['a time', { description: '={{ $now }}' }, {}, { description: expect.stringMatching(/^20\d\d-/) }],
		['a number', { name: '={{ $json.n }}' }, { n: 7 }, { name: '7' }],
	])('%s', async (_what, updateFields, item, body) => {
		const { sandbox, engine } = world;
		const { connectionId } = sandbox.state.addConnection({ enabled: true });
		const { error } = await engine.run({
			parameters: aws('update', { connectionId: byId(connectionId), updateFields }),
			items: [item],
		});
		expect(error).toBeUndefined();
		expect(JSON.parse(sandbox.log.last('PUT')?.rawBody ?? '{}')).toMatchObject(body);
	});

	test.each<Refused>([
		[
			'a word that is neither',
			{ enabled: '={{ $json.e }}' },
			{ e: 'maybe' },
			/^'Enabled' is "maybe", which is neither yes nor no/,
		],
		[
			'a forgotten expression in a switch',
			{ enabled: '{{ $json.e }}' },
			{ e: true },
			/^'Enabled' holds an expression that was not evaluated/,
		],
		['a forgotten expression in a text', { name: '{{ $json.n }}' }, { n: 'A' }, /^'Name' holds an expression/],
		['a blank switch', { enabled: '={{ $json.e }}' }, { e: ' ' }, /^'Enabled' is empty/],
		['a list of two', { name: '={{ $json.n }}' }, { n: ['A', 'B'] }, /^'Name' is a list of 2 entries/],
		['an object', { name: '={{ $json.n }}' }, { n: { first: 'A' } }, /^'Name' must be a text, but is an object/],
		['an object made a text', { name: '=A {{ $json.n }}' }, { n: { first: 'A' } }, /^'Name' holds "\[object Object\]"/],
		['a calculation that went wrong', { name: '={{ 1 * "x" }}' }, {}, /^'Name' must be a text, but is NaN/],
		[
			'unknown members',
			'={{ $json.u }}',
			{ u: { Enable: true } },
			/^'Update Fields' has no field "Enable"\. It has: Description, Enabled, Name/,
		],
		['nothing', '={{ $json.u }}', {}, /^'Update Fields' is empty/],
		['a text', '={{ $json.u }}', { u: 'enabled' }, /^'Update Fields' is not valid JSON/],
		[
			'two objects',
			'={{ $json.u }}',
			{ u: [{ name: 'A' }, { name: 'B' }] },
			/^'Update Fields' must be a JSON object, but is a list of 2/,
		],
	])('%s is refused', async (_what, updateFields, item, says) => {
		const { sandbox, engine } = world;
		const { error } = await engine.run({
			parameters: aws('update', { connectionId: byId('c1'), updateFields }),
			items: [item],
		});
		expect(error?.message).toMatch(says);
		expect(sandbox.log.requests).toEqual([]);
	});

	test.each<[string, unknown, RegExp]>([
		['a list of two', ['a', 'b'], /^'AWS Connection' is a list of 2 entries/],
		['an object', { a: 1 }, /^'AWS Connection' must be a text, but is an object/],
		['a blank', ' ', /^'AWS Connection' is empty/],
		['steps in a path', '..', /^'AWS Connection' is "\.\.", which is no ID/],
	])('an id from %s is refused', async (_what, c, says) => {
		const parameters = aws('update', { connectionId: byId('={{ $json.c }}'), updateFields: { enabled: true } });
		const { error } = await world.engine.run({ parameters, items: [{ c } as IDataObject] });
		expect(error?.message).toMatch(says);
		expect(world.sandbox.log.requests).toEqual([]);
	});
});

describe('AWS Connection → Generate AWS Setup', () => {
	const setup = (buckets: INodeParameters[string], parameters: INodeParameters = {}): INodeParameters =>
		aws('generateSetup', {
			awsAccountId: '012345678901',
			awsRegion: byId('us-east-2'),
			outputFiles: false,
			buckets,
			...parameters,
		});
	const named = (json: IDataObject | undefined): string[] =>
		['my-first-bucket', 'my-second-bucket', 'footage/'].filter((name) =>
			JSON.stringify(json?.permissionPolicy).includes(name),
		);
	const both = ['my-first-bucket', 'my-second-bucket'];

	test.each<[string, INodeParameters[string], unknown, string[]]>([
		[
			'the list',
			{ bucket: '={{ $json.b }}' },
			[{ bucket: both[0], prefix: 'footage/' }, { bucket: both[1] }],
			[...both, 'footage/'],
		],
		['all of it', '={{ $json.b }}', [{ bucket: both[0] }, { bucket: both[1] }], both],
		['all of it, as n8n has it', '={{ $json.b }}', { bucket: [{ bucket: both[0] }, { bucket: both[1] }] }, both],
		['texts', { bucket: '={{ $json.b }}' }, both, both],
		['texts in place of all', '={{ $json.b }}', both, both],
		['JSON', { bucket: '={{ $json.b }}' }, JSON.stringify(both.map((bucket) => ({ bucket }))), both],
		['JSON of texts in a fence', '={{ $json.b }}', `${FENCE}json\n${JSON.stringify(both)}\n${FENCE}`, both],
		['one row', '={{ $json.b }}', { bucket: both[0], prefix: 'footage/' }, ['my-first-bucket', 'footage/']],
		['one text', { bucket: '={{ $json.b }}' }, both[0], ['my-first-bucket']],
	])('buckets as one expression: %s', async (_what, buckets, b, expected) => {
		const { json, error } = await world.engine.run({ parameters: setup(buckets), items: [{ b } as IDataObject] });
		expect(error).toBeUndefined();
		expect(named(json[0])).toEqual(expected);
	});

	test.each<[string, INodeParameters[string], unknown, RegExp]>([
		[
			'an unknown member',
			{ bucket: '={{ $json.b }}' },
			[{ bucket: both[0] }, { name: both[1] }],
			/^'Bucket 2' has no field "name"\. It has: Bucket, Prefix/,
		],
		[
			'a list in it',
			{ bucket: '={{ $json.b }}' },
			[both],
			/^'Bucket 1' must be an object with the fields of the panel, or a text/,
		],
		[
			'an object for a name',
			{ bucket: '={{ $json.b }}' },
			[{ bucket: { a: 1 }, prefix: 'a/' }],
			/^'Bucket 1 › Bucket' must be a text, but is an object/,
		],
		['nothing', { bucket: '={{ $json.b }}' }, [], /^'Buckets' is empty\. Add the bucket/],
		['nothing at all', '={{ $json.b }}', null, /^'Buckets' is empty\. Add the bucket/],
		[
			'a blank among them',
			'={{ $json.b }}',
			[both[0], ''],
			/^'Bucket 2 › Bucket' is empty\. Enter the name of a bucket/,
		],
		['broken JSON', '={{ $json.b }}', '[{"bucket":', /^'Buckets' is not valid JSON/],
	])('buckets with %s are refused', async (_what, buckets, b, says) => {
		const { error } = await world.engine.run({ parameters: setup(buckets), items: [{ b } as IDataObject] });
		expect(error?.message).toMatch(says);
	});

	test.each<[string, unknown]>([
		['a list', ['arn:aws:iam::701488979254:role/one', 'arn:aws:iam::701488979254:role/two']],
		['JSON', '["arn:aws:iam::701488979254:role/one","arn:aws:iam::701488979254:role/two"]'],
		['lines', 'arn:aws:iam::701488979254:role/one\r\n arn:aws:iam::701488979254:role/two\n'],
		['a look-up of lines', ['arn:aws:iam::701488979254:role/one\narn:aws:iam::701488979254:role/two']],
	])('principals as %s', async (_what, p) => {
		const parameters = setup(
			{ bucket: [{ bucket: both[0] }] },
			{ additionalFields: { trustedPrincipals: '={{ $json.p }}' } },
		);
		const { json, error } = await world.engine.run({ parameters, items: [{ p } as IDataObject] });
		expect(error).toBeUndefined();
		expect(JSON.stringify(json[0]?.trustPolicy)).toMatch(/role\/one".*role\/two"/);
	});

	test('typed rows and collections are as they were', async () => {
		const parameters = setup(
			{ bucket: [{ bucket: both[0], prefix: 'footage/' }, { bucket: both[1] }] },
			{ additionalFields: {} },
		);
		const { json } = await world.engine.run({ parameters });
		expect(named(json[0])).toEqual([...both, 'footage/']);
	});
});

describe('Account and Job', () => {
	const usage = (parameters: INodeParameters): INodeParameters => ({
		resource: 'account',
		operation: 'getAiCreditUsage',
		...parameters,
	});

	test.each<[string, INodeParameters, IDataObject, string]>([
		[
			'a month by its name, in other capitals',
			{ filters: { month: '={{ $json.m }}', year: '={{ $json.y }}' } },
			{ m: 'MARCH', y: '2026' },
			'month=3',
		],
		['a month from a look-up', { filters: { month: '={{ $json.m }}' } }, { m: [4] }, 'month=4'],
		['filters as one expression', { filters: '={{ $json }}' }, { month: 'may', year: 2026 }, 'month=5'],
	])('%s', async (_what, parameters, item, query) => {
		const { error } = await world.engine.run({
			parameters: usage({ returnAll: 'TRUE', ...parameters }),
			items: [item],
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.log.last('GET')?.query).toContain(query);
	});

	test.each<[string, INodeParameters, IDataObject, RegExp]>([
		[
			'a month there is not',
			{ filters: { month: '={{ $json.m }}' } },
			{ m: 'Smarch' },
			/^'Month' does not know "Smarch"/,
		],
		[
			'a decimal comma',
			{ limit: '={{ $json.l }}' },
			{ l: '1,5' },
			/^'Limit' is "1,5", which is not a number\. Enter 1\.5, with a point/,
		],
		['a blank limit', { limit: '={{ $json.l }}' }, { l: ' ' }, /^'Limit' is empty\. Enter a number/],
		[
			'a limit with a unit',
			{ limit: '={{ $json.l }}' },
			{ l: '5 entries' },
			/^'Limit' is "5 entries", which is not a number/,
		],
		['a forgotten expression', { limit: '{{ $json.l }}' }, { l: 5 }, /^'Limit' holds an expression/],
		[
			'a strange filter',
			{ filters: '={{ $json }}' },
			{ months: 5 },
			/^'Filters' has no field "months"\. It has: Month, Year/,
		],
		[
			'an option that is none',
			{ options: { maxConcurrency: '={{ $json.n }}' } },
			{ n: 'many' },
			/^'Items at Once' is "many"/,
		],
	])('%s is refused', async (_what, parameters, item, says) => {
		const { error } = await world.engine.run({
			parameters: usage({ returnAll: false, limit: 5, ...parameters }),
			items: [item],
		});
		expect(error?.message).toMatch(says);
		expect(world.sandbox.log.requests).toEqual([]);
	});

	test.each<[string, INodeParameters[string], unknown]>([
		['a list', { status: '={{ $json.s }}' }, ['completed']],
		['a text with a comma', { status: '={{ $json.s }}' }, 'Completed, failed'],
		['JSON of a list', { status: '={{ $json.s }}' }, '["completed","FAILED"]'],
		['names of the panel', { status: '={{ $json.s }}' }, ['Completed', 'Files Deleted']],
		['all as one expression', '={{ { status: $json.s } }}', 'completed'],
	])('the status of jobs as %s', async (_what, filters, s) => {
		const { sandbox, engine } = world;
		sandbox.state.addJob();
		sandbox.state.addJob({ startedAt: Date.now(), durationMs: 1e6 });
		const parameters = { resource: 'job', operation: 'getAll', returnAll: true, filters };
		const { json, error } = await engine.run({ parameters, items: [{ s } as IDataObject] });
		expect(error).toBeUndefined();
		expect(json.map(({ status }) => status)).toEqual(['completed']);
	});
});

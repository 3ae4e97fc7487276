import type { INodeParameters } from 'n8n-workflow';

import { RENDER, createAndWait, createVideo, videoItems, waitFor } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

/** Ten items, the seventh (index 6) without a text. */
const tenWithABadOne = videoItems(10).map((item, index) => ({ ...item, text: index === 6 ? '' : `Story ${index}` }));
const story: INodeParameters = { story: '={{ $json.text }}' };

test('one bad item of ten: nothing is sent, and the error names the field and the item', async () => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: createVideo(story), items: tenWithABadOne });
	expect(error).toMatchObject({ name: 'NodeOperationError', message: expect.stringMatching(/^'Text' is empty/) });
	expect(error?.context?.itemIndex).toBe(6);
	expect(error?.description).toMatch(/^Nothing was sent to Pictory/);
	expect(sandbox.log.count()).toBe(0);
});

test('several bad items are all told at once', async () => {
	const { sandbox, engine } = world;
	const items = videoItems(4).map((item, index) => ({
		...item,
		name: index === 1 ? '' : item.name,
		text: index === 3 ? 'a'.repeat(15_001) : 'Hello',
	}));
	const { error } = await engine.run({ parameters: createVideo({ ...story, videoName: '={{ $json.name }}' }), items });
	expect(error?.context?.itemIndex).toBe(1);
	expect(error?.description).toMatch(/Item 2: 'Video Name' .*<br>\nItem 4: 'Text' is 15,001 characters long/);
	expect(sandbox.log.count()).toBe(0);
});

test('with continue on fail the other nine go out', async () => {
	const { sandbox, engine } = world;
	const { items } = await engine.run({
		parameters: createVideo(story),
		items: tenWithABadOne,
		node: { onError: 'continueRegularOutput' },
	});
	expect(items).toHaveLength(10);
	expect(items[6]?.json).toMatchObject({
		error: expect.stringMatching(/^'Text' is empty/),
		description: expect.any(String),
	});
	expect(items.filter(({ json }) => typeof json.jobId === 'string')).toHaveLength(9);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	expect([sandbox.log.count('POST', RENDER), sandbox.log.rendersStarted()]).toEqual([9, 9]);
});

test('an expression that cannot be evaluated fails its own item only', async () => {
	const { sandbox, engine } = world;
	const parameters = createVideo({ story: '={{ $json.text.trim() }}' });
	const items = [{ text: 'One' }, {}, { text: 'Three' }];
	const stopped = await engine.run({ parameters, items });
	expect(stopped.error?.context?.itemIndex).toBe(1);
	expect(sandbox.log.count()).toBe(0);
	const continued = await engine.run({ parameters, items, node: { onError: 'continueRegularOutput' } });
	expect(continued.json.map(({ jobId, error }) => [typeof jobId, typeof error])).toEqual([
		['string', 'undefined'],
		['undefined', 'string'],
		['string', 'undefined'],
	]);
});

test.each<[string, INodeParameters, RegExp]>([
	['a wait limit of 0', createAndWait({ waitLimit: 0 }), /^'Give Up After' is 0\. Enter more than 0 minutes/],
	['a negative wait limit', createAndWait({ waitLimit: -5 }), /^'Give Up After' is -5/],
	[
		'a wait limit that is text',
		createAndWait({ waitLimit: '={{ "soon" }}' }),
		/^'Give Up After' is "soon", which is not a number/,
	],
	[
		'an unevaluated wait limit',
		createAndWait({ waitLimit: '{{ 5 }}' }),
		/^'Give Up After' holds an expression that was not evaluated/,
	],
	['a wait limit of 0 in Job → Wait', waitFor('a', { waitLimit: 0 }), /^'Give Up After' is 0/],
	['looking every 0 seconds', createAndWait({ pollInterval: 0 }), /^'Look Every' is 0\. Enter a number of 1 or more/],
	[
		'no items at once',
		createVideo({ options: { maxConcurrency: 0 } }),
		/^'Items at Once' is 0\. Enter a whole number between 1 and 50/,
	],
	['51 items at once', createVideo({ options: { maxConcurrency: 51 } }), /^'Items at Once' is 51/],
	[
		'no field to put the file in',
		createAndWait({}, { download: true, outputBinaryPropertyName: '={{ "" }}' }),
		/^'Output Data Field Name' is empty/,
	],
])('%s is refused before anything is sent', async (_what, parameters, message) => {
	const { sandbox, engine } = world;
	for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
		const { error } = await engine.run({ parameters, items: videoItems(2), node: { onError } });
		expect(error?.message).toMatch(message);
	}
	expect(sandbox.log.count()).toBe(0);
});

test.each<[string, INodeParameters]>([
	['Video Name', { videoName: 'Sale for {{ $json.name }}' }],
	['Text', { story: 'Hello {{ $json.name }}, welcome' }],
])('an unevaluated expression in %s is refused before anything is sent', async (field, parameters) => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: createVideo(parameters) });
	expect(error?.message).toMatch(new RegExp(`^'${field}' holds an expression that was not evaluated`));
	expect(sandbox.log.count()).toBe(0);
});

test('an operation that does not exist is told, not ignored', async () => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: { resource: 'account', operation: 'explode' } });
	expect(error?.message).toBe("The operation 'explode' of 'account' does not exist");
	expect(sandbox.log.count()).toBe(0);
});

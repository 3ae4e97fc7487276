import type { INodeParameters } from 'n8n-workflow';

import { shortVideo } from '../support/videos';
import { useWorld } from '../support/world';

/** An expression that gave nothing where nothing means more: all files, everybody, every entry. */
const world = useWorld();
const NOTHING = '={{ $json.typo }}';
const region = { __rl: true, mode: 'id', value: 'us-east-2' };
const setup = (bucket: INodeParameters, more: INodeParameters = {}): INodeParameters => ({
	resource: 'awsConnection',
	operation: 'generateSetup',
	awsAccountId: '123456789012',
	awsRegion: region,
	buckets: { bucket: [bucket] },
	...more,
});
const connections = (operation: string, more: INodeParameters): INodeParameters => ({
	resource: 'awsConnection',
	operation,
	...more,
});
const jobs = (more: INodeParameters): INodeParameters => ({ resource: 'job', operation: 'getAll', ...more });
const usage = (filters: INodeParameters): INodeParameters => ({
	resource: 'account',
	operation: 'getAiCreditUsage',
	filters,
});
const bucket = 'my-company-videos';

test.each<[string, INodeParameters, string]>([
	['a prefix', setup({ bucket, prefix: NOTHING }), "'Bucket 1 › Prefix' is empty: the expression gave nothing"],
	[
		'a prefix in a row an expression gave',
		setup({}, { buckets: `={{ { bucket: [{ bucket: '${bucket}', prefix: $json.typo }] } }}` as never }),
		"'Bucket 1 › Prefix' is empty: the expression gave nothing",
	],
	['half a prefix', setup({ bucket, prefix: '={{ $json.typo + "/" }}' }), `'Bucket 1 › Prefix' has "undefined"`],
	['half a bucket', setup({ bucket: '=my-{{ $json.typo + "" }}', prefix: '' }), `'Bucket 1 › Bucket' has "undefined"`],
	[
		'principals',
		setup({ bucket }, { additionalFields: { trustedPrincipals: NOTHING } }),
		"'Trusted Principals' is empty: the expression gave nothing",
	],
	[
		'all of Additional Fields',
		setup({ bucket }, { additionalFields: NOTHING as never }),
		"'Additional Fields' is empty: the expression gave nothing",
	],
	[
		'the region of a filter',
		connections('getAll', { returnAll: true, filters: { awsRegion: { __rl: true, mode: 'id', value: NOTHING } } }),
		"'Bucket Region' is empty",
	],
	[
		'a switch of a filter',
		connections('getAll', { returnAll: true, filters: { enabled: NOTHING } }),
		"'Enabled' is empty",
	],
	[
		'the states of a filter',
		jobs({ returnAll: true, filters: { status: NOTHING } }),
		"'Status' is empty: the expression gave nothing",
	],
	['Return All', jobs({ returnAll: NOTHING as never, limit: 5 }), "'Return All' is empty. Enter true or false."],
	['a year', usage({ month: 3, year: NOTHING }), "'Year' is empty: the expression gave nothing"],
	[
		'a new name',
		connections('update', {
			connectionId: { __rl: true, mode: 'id', value: 'a' },
			updateFields: { enabled: true, name: NOTHING },
		}),
		"'Name' is empty",
	],
	[
		'a new description',
		connections('update', {
			connectionId: { __rl: true, mode: 'id', value: 'a' },
			updateFields: { enabled: true, description: NOTHING },
		}),
		"'Description' is empty: the expression gave nothing",
	],
	[
		'how a text is split',
		shortVideo({ splitScenes: NOTHING }),
		"'Split Into Scenes' is empty. Choose one of: At New Lines, ",
	],
	[
		'where the elements come from',
		{
			resource: 'video',
			operation: 'updatePreview',
			storyboardJobId: { __rl: true, mode: 'id', value: 'a' },
			elementsFrom: '',
		},
		"'Elements From' is empty. Choose one of: Define Below, JSON.",
	],
	[
		'what is said in a scene',
		shortVideo({ textFrom: 'scenes', scenes: { scene: [{ story: 'One.' }, { story: NOTHING }] } }),
		"'Scene 2 › Text' is empty: the expression gave nothing",
	],
	[
		'the narration of a file',
		shortVideo({
			source: 'media',
			mediaFrom: 'items',
			visualUrl: 'https://example.com/a.mp4',
			story: NOTHING,
		}),
		"'Narration' is empty: the expression gave nothing",
	],
	['all of Options', shortVideo({ options: NOTHING as never }), "'Options' is empty: the expression gave nothing"],
	['what the video is made from', shortVideo({ source: '' }), "'Make Video From' is empty. Choose one of:"],
])('%s is refused', async (_what, parameters, message) => {
	const { error } = await world.engine.run({ parameters });
	expect(`${error?.message}\n${error?.description}`).toContain(message);
	expect(world.sandbox.log.count()).toBe(0);
});

test('a narration that is an empty text is none', async () => {
	const parameters = shortVideo({
		source: 'media',
		mediaFrom: 'items',
		visualUrl: 'https://example.com/a.mp4',
		story: '={{ $json.said }}',
	});
	for (const said of ['', null]) {
		const { error } = await world.engine.run({ parameters, items: [{ said }] });
		expect(error).toBeUndefined();
	}
});

test('where it was cleared, or nothing was added, all is meant', async () => {
	world.sandbox.state.addJob();
	expect((await world.engine.run({ parameters: jobs({ returnAll: true, filters: {} }) })).json).toHaveLength(1);
	const { error, json } = await world.engine.run({ parameters: setup({ bucket, prefix: '' }) });
	expect(error).toBeUndefined();
	expect(JSON.stringify(json)).toContain(`arn:aws:s3:::${bucket}/*`);
});

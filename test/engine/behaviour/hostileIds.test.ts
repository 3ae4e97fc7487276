import type { INodeParameters } from 'n8n-workflow';

import { resources } from '../../../nodes/Pictory/actions';
import { everyOperation, parametersOf } from '../support/everyOperation';
import { useWorld } from '../support/world';

const world = useWorld();

const LABELS: Record<string, string> = { connectionId: 'AWS Connection', jobId: 'Job', storyboardJobId: 'Preview' };
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
/** As an expression, so that n8n's own panel has no say. */
const given = (id: string): INodeParameters => byId(`={{ ${JSON.stringify(id)} }}`);

const HOSTILE = [
	'.',
	'..',
	' .. ',
	'...',
	'\ud800',
	'a\udc00',
	'a\nb',
	'a\u0000b',
	'a\u202eb',
	'x'.repeat(201),
	'x'.repeat(1_000_000),
];

/** Every operation that puts an ID into a path, and its parameter, read off the panel. */
const operations = resources.flatMap(({ option, operations: all }) =>
	all.flatMap(({ option: { value }, parameters }) =>
		parameters
			.filter(({ name, type }) => type === 'resourceLocator' && name in LABELS)
			.map(({ name }): [string, string] => [`${option.value}.${value}`, name]),
	),
);

test('every operation that names one thing is tried', () => {
	expect(operations.map(([name]) => name).sort()).toEqual([
		'awsConnection.delete',
		'awsConnection.get',
		'awsConnection.update',
		'awsConnection.verify',
		'job.clean',
		'job.get',
		'job.wait',
		'video.renderEdited',
		'video.renderPreview',
		'video.updatePreview',
	]);
	expect(Object.keys(everyOperation)).toEqual(expect.arrayContaining(operations.map(([name]) => name)));
});

test.each(operations)('%s refuses every %s that is none, and sends nothing', async (name, parameter) => {
	const { sandbox, engine } = world;
	const parameters = parametersOf(name, sandbox);
	for (const id of HOSTILE) {
		const { error } = await engine.run({ parameters: { ...parameters, [parameter]: given(id) } });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(`^'${LABELS[parameter]}' (is|holds) `),
			context: { code: 'INVALID_PARAMETER' },
		});
		expect(error?.message.length).toBeLessThan(300);
	}
	expect(sandbox.log.count()).toBe(0);
});

test.each(operations)(
	'%s sends an odd %s as one segment of the path',
	async (name, parameter) => {
		const { sandbox, engine } = world;
		const parameters = parametersOf(name, sandbox);
		for (const id of ['../quota', '../../v1/quota?x=1#y', '%2e%2e', '..%2f..']) {
			sandbox.log.reset();
			await engine.run({
				parameters: { ...parameters, [parameter]: given(id), options: { pollInterval: 1, waitLimit: 0.02 } },
			});
			for (const { path, query } of sandbox.log.requests)
				expect([decodeURIComponent(path).includes(id), query]).toEqual([true, '']);
			expect(sandbox.log.count()).toBeGreaterThan(0);
		}
	},
	60_000,
);

test.each<[string, INodeParameters, string]>([
	[
		'the connection of a video',
		{ source: 'video', videoUrl: 's3://a-bucket/a.mp4', audioLanguage: 'en-US', awsConnectionId: given('..') },
		'AWS Connection',
	],
	['a template', { source: 'template', templateId: given('..') }, 'Template'],
	['a voice', { story: 'Hello.', speaker: given('\ud800') }, 'Voice'],
	['a brand', { story: 'Hello.', additionalFields: { brandId: given('a\u0000') } }, 'Brand'],
])('%s is judged alike', async (_what, parameters, label) => {
	const { error } = await world.engine.run({
		parameters: { resource: 'video', operation: 'create', videoName: 'Demo', ...parameters },
	});
	expect(error?.message).toMatch(`'${label}' `);
	expect(world.sandbox.log.count()).toBe(0);
});

test.each(['..', '.', '\ud800', 'a\nb'])(
	'a job ID %j that Pictory answers is not put into a path: the job may have been started, and nobody looks',
	async (jobId) => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'POST', kind: 'status', status: 200, body: { success: true, data: { jobId } } });
		const { error } = await engine.run({
			parameters: {
				resource: 'video',
				operation: 'create',
				videoName: 'Demo',
				story: 'Hello.',
				wait: 'poll',
				options: { pollInterval: 1 },
			},
		});
		expect(error?.context?.code).toBe('MAY_HAVE_STARTED');
		expect(sandbox.log.requests.map(({ method }) => method)).toEqual(['POST']);
	},
);

describe('deleted means that Pictory said so', () => {
	const NAMES = ['awsConnection.delete', 'job.clean'];
	const isDeleted = { deleted: true };

	test.each(NAMES)('%s: Pictory’s own answer', async (name) => {
		const { json } = await world.engine.run({ parameters: parametersOf(name, world.sandbox) });
		expect(json).toEqual([isDeleted]);
	});

	const strangers: Array<[string, object]> = [
		['the list of another endpoint', { Items: [] }],
		['an object that says nothing', {}],
		['a quota', { videoMinutes: { used: 1, limit: 2 } }],
		['a list', []],
		['a connection', { connectionId: 'a', enabled: true }],
		['a success that is none', { success: 'true' }],
		['a refusal', { success: false, message: 'No' }],
		['a refusal about a job', { job_id: 'a', success: false, data: { status: 'in-progress' } }],
	];
	test.each(NAMES.flatMap((name) => strangers.map(([what, body]): [string, string, object] => [name, what, body])))(
		'%s: %s is no answer to it',
		async (name, _what, body) => {
			const { sandbox, engine } = world;
			sandbox.addFault({ method: 'DELETE', kind: 'status', status: 200, body: body as never, every: 1 });
			const { error, json } = await engine.run({ parameters: parametersOf(name, sandbox) });
			expect(json).not.toEqual([isDeleted]);
			expect(error?.context?.code).toEqual(expect.any(String));
			expect(sandbox.log.count('DELETE')).toBe(1);
		},
	);

	test.each(NAMES)(
		'%s: a redirect, or a page that a proxy answers with 404 after a lost try, is no proof',
		async (name) => {
			const { sandbox, engine } = world;
			sandbox.addFault({ method: 'DELETE', kind: 'redirect', location: '/pictoryapis/v1/quota' });
			const redirected = await engine.run({ parameters: parametersOf(name, sandbox) });
			expect(redirected.error?.message).toBe('The address in the credential leads somewhere else');
			sandbox.addFault({ method: 'DELETE', kind: 'resetBefore' });
			sandbox.addFault({ method: 'DELETE', kind: 'html', status: 404 });
			const lost = await engine.run({ parameters: parametersOf(name, sandbox) });
			expect(lost.json).not.toEqual([isDeleted]);
			expect(lost.error).toBeDefined();
		},
	);

	test.each(NAMES)('%s: an empty 200 is asked once more, and what is gone then was deleted', async (name) => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'DELETE', kind: 'empty' });
		const { json } = await engine.run({ parameters: parametersOf(name, sandbox) });
		expect(json).toEqual([isDeleted]);
		expect(sandbox.log.count('DELETE')).toBe(2);
	});
});

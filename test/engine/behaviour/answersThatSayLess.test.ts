import type { INodeParameters } from 'n8n-workflow';

import { RENDER, createVideo } from '../support/videos';
import { addPreview } from '../support/previews';
import { useWorld } from '../support/world';

const world = useWorld();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

test('a job ID that JavaScript would round is none: the job may have been started', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({
		method: 'POST',
		path: RENDER,
		kind: 'unsuccessful',
		body: { success: true, data: { jobId: Number('12345678901234567890') } },
	});
	const { error } = await engine.run({
		parameters: createVideo(),
		node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 },
	});
	expect(error?.context?.code).toBe('MAY_HAVE_STARTED');
	expect(sandbox.log.count('POST', RENDER)).toBe(1);
});

test.each<[string, INodeParameters]>([
	['jobs', { resource: 'job', operation: 'getAll', returnAll: true }],
	['AWS connections', { resource: 'awsConnection', operation: 'getAll', returnAll: true }],
	['credits', { resource: 'account', operation: 'getAiCreditUsage', returnAll: true }],
])('an answer that is no list of %s is not told as an empty one', async (_name, parameters) => {
	for (const body of [{}, { message: 'Hello' }, { items: 'none' }]) {
		world.sandbox.addFault({ method: 'GET', kind: 'unsuccessful', body });
		const { error } = await world.engine.run({ parameters });
		expect([error?.message, error?.context?.code]).toEqual([
			'Pictory answered with something that is not a list',
			'UNREADABLE_ANSWER',
		]);
	}
});

test('a change that Pictory says it has not made is not told as made', async () => {
	const jobId = addPreview(world.sandbox);
	world.sandbox.addFault({
		method: 'PUT',
		kind: 'unsuccessful',
		body: { job_id: jobId, success: false, data: { error_message: 'No such element.' } },
	});
	const element = {
		id: 'bgMusic',
		elementType: 'audioElement',
		type: 'audio',
		startTime: 0,
		duration: 30,
		url: 'https://example.com/m.mp3',
	};
	const { error, json } = await world.engine.run({
		parameters: {
			resource: 'video',
			operation: 'updatePreview',
			storyboardJobId: byId(jobId),
			elementsFrom: 'json',
			elementsJson: JSON.stringify([element]),
		},
	});
	expect([json, error?.message]).toEqual([[], 'No such element.']);
});

describe('Verify, when nothing is known of the file', () => {
	const verify = (): INodeParameters => {
		const { connectionId } = world.sandbox.state.addConnection({ name: 'Studio' });
		return {
			resource: 'awsConnection',
			operation: 'verify',
			connectionId: byId(connectionId),
			bucketOrFile: 's3://my-company-videos/intro.mp4',
			provePreview: true,
			options: { pollInterval: 1, waitLimit: 1 / 30 },
		};
	};

	test.each<[string, () => void]>([
		['the answer to the preview is lost', () => world.sandbox.addFault({ method: 'POST', kind: 'resetAfter' })],
		['the preview takes too long', () => (world.sandbox.settings.jobDurationMs = 600_000)],
	])('%s: not checked, and ok is not false', async (_name, prepare) => {
		const parameters = verify();
		prepare();
		const { json, error } = await world.engine.run({ parameters });
		expect(error).toBeUndefined();
		const checks = json[0]?.checks as Array<{ check: string; status: string }>;
		expect(checks.find(({ check }) => check === 'Pictory can read the file')?.status).toBe('notChecked');
		expect(json[0]?.ok).toBeNull();
	});

	test('a key with braces that are no expression is looked at, and not dropped', async () => {
		const { json } = await world.engine.run({
			parameters: { ...verify(), bucketOrFile: 's3://my-company-videos/{{ intro.mp4', provePreview: false },
		});
		expect(json[0]?.bucket).toBe('my-company-videos');
	});
});

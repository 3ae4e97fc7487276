import { everyOperation, parametersOf } from '../support/everyOperation';
import { expectNoKey } from '../support/secrets';
import { createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** Both run the same cases: a key as Pictory makes them, and one that looks like nothing in particular. */
const KEYS: Array<[string, () => string]> = [
	['as Pictory makes them', () => world.sandbox.apiKey],
	['of another make', () => ['plain', 'and', 'unremarkable', '0815'].join('-')],
];

type Answer = (key: string) => object;
const REFUSALS: Array<[string, Answer]> = [
	['message', (key) => ({ message: `No ${key}` })],
	['code', (key) => ({ code: key, message: 'No' })],
	['fields[].name', (key) => ({ message: 'No', fields: [{ name: `headers.${key}`, errors: 'bad' }] })],
	['fields[].errors', (key) => ({ message: 'No', fields: [{ name: 'a', errors: [`bad ${key}`] }] })],
	['fields[].path', (key) => ({ message: 'No', fields: [{ path: key, message: key }] })],
	['data.error_code', (key) => ({ success: false, data: { error_code: key, error_message: 'No' } })],
	['data.error_message', (key) => ({ success: false, data: { error_message: `No ${key}` } })],
	['error.error_code', (key) => ({ success: false, error: { error_code: key, error_message: key } })],
	[
		'the headers of the request',
		(key) => ({ message: 'No', request: { headers: { authorization: key } }, [key]: key }),
	],
	['escapes of JSON', (key) => ({ message: `"${key}" \\${key}\\` })],
];

describe.each(KEYS)('a key %s', (_make, keyOf) => {
	test.each(REFUSALS)('in %s of a refusal is hidden', async (_where, answer) => {
		const key = keyOf();
		const engine = world.engine.as({ apiKey: ` Bearer ${key}` });
		for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
			for (const status of [200, 400, 500] as const) {
				world.sandbox.clearFaults();
				world.sandbox.addFault({
					method: 'POST',
					kind: 'status',
					status,
					body: { ...answer(key), ...(status === 200 && { success: false }) } as never,
					every: 1,
				});
				const outcome = await engine.run({ parameters: createVideo(), node: { onError } });
				expect(outcome.error ?? [...outcome.items, ...outcome.failedItems][0]?.json.error).toBeDefined();
				expectNoKey(outcome, key);
			}
		}
	});

	test('in results, in the names of their members, and in failed jobs is hidden', async () => {
		const key = keyOf();
		const engine = world.engine.as({ apiKey: key });
		const echo = { headers: { Authorization: key }, [`x-${key}`]: [`Bearer ${key}`] };
		const answers: Array<[string, object]> = [
			['account.getQuota', { videoMinutes: { used: 1 }, echo }],
			['account.getAiCreditUsage', [{ transactionId: key, echo }]],
			['awsConnection.getAll', { Items: [{ connectionId: 'a', name: key, echo }] }],
			[
				'job.get',
				{
					job_id: 'a',
					success: true,
					data: { status: 'completed', videoURL: `https://x.example.com/?k=${key}`, echo },
				},
			],
			[
				'job.get',
				{ job_id: 'a', success: false, data: { status: 'failed', error_code: key, error_message: key, echo } },
			],
			['job.getAll', { items: [{ data: { jobId: 'a', status: 'completed', echo } }] }],
			['job.wait', { success: true, data: { status: 'completed', videoURL: `https://x.example.com/?k=${key}`, echo } }],
			['job.wait', { success: false, data: { status: 'failed', error_code: key, error_message: key, echo } }],
			['awsConnection.get', { connectionId: 'a', description: key, echo }],
			['video.create', { success: true, data: { jobId: `job-${key}` } }],
		];
		for (const [name, body] of answers) {
			expect(everyOperation[name]).toBeDefined();
			world.sandbox.clearFaults();
			const parameters = { ...parametersOf(name, world.sandbox), ...(name === 'video.create' && { wait: 'none' }) };
			world.sandbox.addFault({ kind: 'status', status: 200, body: body as never, every: 1 });
			const outcome = await engine.run({ parameters, node: CONTINUE });
			expectNoKey(outcome, key);
			if (!name.endsWith('wait')) expect(JSON.stringify(outcome.json)).toContain('(hidden)');
		}
	}, 60_000);

	test('in a web page is not shown', async () => {
		const key = keyOf();
		world.sandbox.addFault({
			kind: 'status',
			status: 403,
			headers: { 'content-type': 'text/html' },
			body: `<html>${key}</html>`,
			every: 1,
		});
		const outcome = await world.engine
			.as({ apiKey: key })
			.run({ parameters: parametersOf('account.getQuota', world.sandbox) });
		expect(outcome.error).toBeDefined();
		expectNoKey(outcome, key);
	});
});

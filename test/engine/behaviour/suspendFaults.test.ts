import { sleep } from 'n8n-workflow';

import type { Call, Outcome, RunOptions } from '../support/harness';
import { RENDER, createVideo, videoItems, waitFor } from '../support/videos';
import { useWorld, type World } from '../support/world';

const world = useWorld();
const SLOW = 600_000;
const failure = { error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'The voice is unknown.' };

function suspended(more: Partial<RunOptions> = {}): RunOptions {
	return { ...more, parameters: createVideo({ wait: 'suspend', ...more.parameters }) };
}

async function fallAsleep({ sandbox, engine }: World, options: RunOptions): Promise<Outcome> {
	Object.assign(sandbox.settings, { jobDurationMs: SLOW, webhookMode: 'never' });
	const sleeping = await engine.run(options);
	expect([sleeping.status, sleeping.error]).toEqual(['waiting', undefined]);
	return sleeping;
}

const jobIds = (): string[] => world.sandbox.log.jobs.map(({ jobId }) => jobId);

function finish(...ids: string[]): void {
	for (const id of ids) world.sandbox.state.finishJob(id);
}

function ended({ outcome }: Call): Outcome {
	if (!outcome) throw new Error('The call woke nothing');
	return outcome;
}

describe('paid once', () => {
	test('a failed execution that is retried waits for the jobs it has, which call the old one', async () => {
		const { sandbox, engine } = world;
		const options = suspended({ items: videoItems(3) });
		const sleeping = await fallAsleep(world, options);
		const [failed, ...others] = jobIds() as [string, ...string[]];
		finish(...others);
		sandbox.state.finishJob(failed, failure);
		const broken = ended(await engine.call(sleeping, options));
		expect(broken.status).toBe('error');

		sandbox.settings.jobDurationMs = 0;
		const retried = await engine.run({ ...options, retryOf: broken.data });
		expect(retried.error).toBeUndefined();
		expect(retried.json.map(({ videoName, status }) => [videoName, status])).toEqual(
			videoItems(3).map(({ name }) => [name, 'completed']),
		);
		// Only the failed one was made anew.
		expect(sandbox.log.rendersStarted()).toBe(4);
	});

	test('Retry On Fail makes the failed job anew and sleeps again; at its limit only the jobs come out', async () => {
		const { sandbox, engine } = world;
		const options = suspended({ items: videoItems(2), node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 } });
		const sleeping = await fallAsleep(world, options);
		const [first, second] = jobIds() as [string, string];
		finish(first);
		sandbox.state.finishJob(second, failure);
		const again = ended(await engine.call(sleeping, options));
		expect([again.status, sandbox.log.rendersStarted()]).toEqual(['waiting', 3]);
		const third = jobIds()[2] ?? '';
		const { json, failedItems } = await engine.reachLimit(again, options);
		expect([json.length, failedItems]).toEqual([2, []]);
		finish(third);
		const { json: results } = ended(await engine.call(again, options));
		expect(results.map(({ jobId }) => jobId).sort()).toEqual([first, third].sort());
	});

	test('Retry On Fail in the middle of the start takes up what was started and starts the rest', async () => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 2, times: 1, body: { message: 'Not now' } });
		const options = suspended({ items: videoItems(4), node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 } });
		const sleeping = await fallAsleep(world, options);
		expect(sandbox.log.rendersStarted()).toBe(4);
		finish(...jobIds());
		expect(ended(await engine.call(sleeping, options)).json).toHaveLength(4);
		expect(sandbox.log.rendersStarted()).toBe(4);
	});

	test('a start whose answer is lost is not sent again, and the message does not show the address', async () => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'POST', kind: 'resetAfter' });
		const { error, status, data } = await engine.run(
			suspended({ node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 } }),
		);
		expect([status, error?.context?.code]).toEqual(['error', 'MAY_HAVE_STARTED']);
		expect(sandbox.log.count('POST', RENDER)).toBe(1);
		expect(JSON.stringify({ ...data, resumeToken: '' })).not.toContain('webhook-waiting');
	});

	test('a call that comes again after the execution was stored anew does not bring a second result', async () => {
		const { sandbox, engine } = world;
		const options = suspended();
		const sleeping = await fallAsleep(world, options);
		finish(...jobIds());
		const [one, two] = await Promise.all([engine.call(sleeping, options), engine.call(sleeping, options)]);
		// n8n lets one of two win; both have the same to say, and neither starts anything.
		expect(ended(one).json).toEqual(ended(two).json);
		expect(sandbox.log.rendersStarted()).toBe(1);
	});
});

describe('trouble while Pictory calls', () => {
	test('an early call leaves the execution asleep', async () => {
		const { engine } = world;
		const options = suspended();
		const sleeping = await fallAsleep(world, options);
		const { outcome, answer, status } = await engine.call(sleeping, options);
		expect([outcome, status, answer.workflowData]).toEqual([undefined, undefined, undefined]);
	});

	test.each([
		['503', { kind: 'status', status: 503 }],
		['429', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }],
		['a web page', { kind: 'html' }],
		['a cut connection', { kind: 'resetBefore' }],
	] as const)('%s once is looked over', async (_what, fault) => {
		const { sandbox, engine } = world;
		const options = suspended();
		const sleeping = await fallAsleep(world, options);
		finish(...jobIds());
		sandbox.addFault({ ...fault, method: 'GET', times: 1 });
		expect(ended(await engine.call(sleeping, options)).json).toEqual([
			expect.objectContaining({ status: 'completed' }),
		]);
	});

	test('a minute of 429 holds the caller for ten seconds at most, and loses nothing', async () => {
		const { sandbox, engine } = world;
		const options = suspended();
		const sleeping = await fallAsleep(world, options);
		finish(...jobIds());
		sandbox.addFault({ method: 'GET', kind: 'status', status: 429, every: 1, headers: { 'Retry-After': '60' } });
		const began = Date.now();
		const calling = engine.call(sleeping, options);
		await sleep(11_000);
		// The node has the execution now, and goes on asking.
		sandbox.clearFaults();
		const { outcome } = await calling;
		expect(outcome?.json).toEqual([expect.objectContaining({ status: 'completed' })]);
		expect(Date.now() - began).toBeLessThan(20_000);
	});

	test('a key that was taken back ends the execution with that reason, and the job can be taken up later', async () => {
		const { sandbox, engine } = world;
		const options = suspended();
		const sleeping = await fallAsleep(world, options);
		finish(...jobIds());
		const broken = ended(await engine.as({ apiKey: 'pictai_taken_back' }).call(sleeping, options));
		expect(broken.error?.message).toBe('Pictory refused the API key');
		expect(broken.error?.context?.jobId).toBe(jobIds()[0]);
		const retried = await engine.run({ ...options, retryOf: broken.data });
		expect(retried.json).toEqual([expect.objectContaining({ status: 'completed' })]);
		expect(sandbox.log.rendersStarted()).toBe(1);
	});

	test('an address in the credential that is none ends the execution with that reason', async () => {
		const { engine } = world;
		const options = suspended();
		const sleeping = await fallAsleep(world, options);
		finish(...jobIds());
		const { error } = ended(await engine.as({ baseUrl: 'nowhere' }).call(sleeping, options));
		expect(error?.message).toBe('The Base URL in the Pictory credential is not a web address');
	});

	test('an execution that does not sleep in this node is refused with 503', async () => {
		const { engine } = world;
		const options = suspended();
		const sleeping = await fallAsleep(world, options);
		const entry = sleeping.data.executionData?.nodeExecutionStack[0];
		if (entry) entry.data = { main: [[{ json: {} }]] };
		const { status, answer } = await engine.call(sleeping, options);
		expect([status, answer]).toEqual([503, { noWebhookResponse: true }]);
	});
});

describe('the look before sleeping', () => {
	test('with trouble is repeated', async () => {
		const { sandbox, engine } = world;
		sandbox.settings.jobDurationMs = 0;
		sandbox.addFault({ method: 'GET', kind: 'status', status: 503, times: 2 });
		const { json, status } = await engine.run(suspended());
		expect([status, json]).toEqual(['success', [expect.objectContaining({ status: 'completed' })]]);
	});

	test('at a job Pictory does not know yet counts as running', async () => {
		const { sandbox, engine } = world;
		sandbox.addFault({ method: 'GET', kind: 'status', status: 404, times: 1 });
		const sleeping = await fallAsleep(world, suspended());
		finish(...jobIds());
		expect(ended(await engine.call(sleeping, suspended())).json).toHaveLength(1);
	});

	test('at a failed job ends the node as without sleeping', async () => {
		const { sandbox, engine } = world;
		Object.assign(sandbox.settings, { jobDurationMs: 0, jobOutcome: 'fail', jobFailure: failure });
		const { status, error } = await engine.run(suspended());
		expect([status, error?.message]).toEqual(['error', failure.error_message]);
	});
});

describe('refused before anything is sent', () => {
	const sentNothing = (): void => expect(world.sandbox.log.requests).toEqual([]);
	const abroad = { baseUrl: 'https://api.pictory.ai/pictoryapis' };

	test.each([
		'http://localhost:5678',
		'http://192.168.1.20:5678',
		'https://n8n.local',
		'http://n8n:5678',
		'http://[::1]:5678',
	])('an n8n at %s, which Pictory cannot reach', async (webhookUrl) => {
		const { error } = await world.engine.as(abroad).run(suspended({ webhookUrl }));
		expect(error?.message).toBe(`Pictory cannot reach this n8n at ${new URL(webhookUrl).host}`);
		expect(error?.description).toMatch(/WEBHOOK_URL.*Keep Running/);
		sentNothing();
	});

	test('an address that is too long for Pictory', async () => {
		const { error } = await world.engine.run(suspended({ webhookUrl: `https://example.com/${'n'.repeat(500)}` }));
		expect(error?.message).toBe('The address of this n8n is too long for Pictory');
		sentNothing();
	});

	test.each([
		['Webhook URL', createVideo({ additionalFields: { webhook: 'https://example.com/done' } })],
		[
			'Webhook URL',
			{
				resource: 'video',
				operation: 'renderPreview',
				storyboardJobId: { __rl: true, mode: 'id', value: 'p' },
				additionalFields: { webhook: 'https://example.com/done' },
			},
		],
		[
			'Render Params › webhook',
			{
				resource: 'video',
				operation: 'renderEdited',
				renderParamsFrom: 'json',
				renderParams: '{"scenes":[{}],"webhook":"https://example.com"}',
			},
		],
	])('an address of the user’s own: %s', async (field, parameters) => {
		const { error } = await world.engine.run({ parameters: { ...parameters, wait: 'suspend' } });
		expect(error?.message).toContain(`'${field}' is set, but Pictory calls one address only`);
		sentNothing();
	});

	test('a tool of an AI agent', async () => {
		const { error } = await world.engine.run(suspended({ type: 'n8n-nodes-pictory.pictoryTool' }));
		expect(error?.message).toContain('in a tool of an AI agent');
		sentNothing();
	});

	test('a limit of no time', async () => {
		const { error } = await world.engine.run(suspended({ parameters: { options: { waitLimit: 0 } } }));
		expect(error?.message).toContain("'Give Up After' is 0");
		sentNothing();
	});
});

test('what Pictory repeats of the address is not shown', async () => {
	const { sandbox, engine } = world;
	const options = suspended({ parameters: { output: 'raw' } });
	const sleeping = await fallAsleep(world, options);
	const [jobId] = jobIds() as [string];
	const { webhook } = sandbox.log.bodies('POST', RENDER)[0] as { webhook: string };
	Object.assign(sandbox.state.jobs.get(jobId) ?? {}, {
		data: {
			status: 'completed',
			renderParams: {
				webhook,
				note: `Calls ${webhook} then`,
				log: `GET /proxy?to=${encodeURIComponent(webhook)} 200`,
				raw: `called "${webhook.replaceAll('/', '\\/')}"`,
				calls: { [webhook]: 1 },
			},
		},
	});
	finish(jobId);
	const { json } = ended(await engine.call(sleeping, options));
	expect(json[0]?.renderParams).toEqual({
		webhook: '(address of this n8n)',
		note: 'Calls (address of this n8n) then',
		log: 'GET (address of this n8n) 200',
		raw: 'called (address of this n8n)',
		calls: { '(address of this n8n)': 1 },
	});
});

test.each([false, true])(
	'what Pictory repeats of the address in a refusal is not shown (Continue On Fail: %s)',
	async (continues) => {
		const { sandbox, engine } = world;
		// Its answer repeats the request, the address among the rest.
		sandbox.addFault({ method: 'POST', kind: 'echo' });
		const node = continues ? ({ onError: 'continueRegularOutput' } as const) : {};
		const { error, json, data } = await engine.run(suspended({ node }));
		const { webhook } = JSON.parse(sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as { webhook: string };
		const signature = new URL(webhook).searchParams.get('signature') ?? webhook;
		expect(continues ? json[0]?.error : error?.message).toEqual(expect.any(String));
		expect(JSON.stringify({ error, json, data: { ...data, resumeToken: '' } })).not.toContain(signature);
	},
);

test('an n8n that keeps a node’s input elsewhere waits in memory instead', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 500;
	const pictory = engine.loader.getNode('pictory').type;
	if (!('execute' in pictory) || !pictory.execute) throw new Error('No execute');
	const original = pictory.execute;
	pictory.execute = async function (...rest) {
		Object.defineProperty(this, 'executeData', { value: undefined });
		return await original.apply(this, rest);
	};
	try {
		const { status, json } = await engine.run(suspended());
		expect([status, json]).toEqual(['success', [expect.objectContaining({ status: 'completed' })]]);
		expect(JSON.stringify(sandbox.log.bodies('POST'))).not.toContain('webhook');
	} finally {
		pictory.execute = original;
	}
});

test('Job → Wait behind the node takes up what has timed out', async () => {
	const { engine } = world;
	const options = suspended({ items: videoItems(2) });
	const sleeping = await fallAsleep(world, options);
	const { json } = await engine.reachLimit(sleeping, options);
	finish(...jobIds());
	const { json: results } = await engine.run({ parameters: waitFor('={{ $json.jobId }}'), items: json });
	expect(results.map(({ jobId, status }) => [jobId, status])).toEqual(json.map(({ jobId }) => [jobId, 'completed']));
});

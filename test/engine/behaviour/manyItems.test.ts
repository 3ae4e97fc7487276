import { RENDER, createAndWait, createVideo, videoItems } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test.each([
	[undefined, 5],
	[1, 1],
	[10, 10],
	[50, 50],
])(
	'with Items at Once %s never more than %i requests are open, and all of them are used',
	async (maxConcurrency, most) => {
		const { sandbox, engine } = world;
		sandbox.settings.latencyMs = most === 50 ? 1_000 : 50;
		const count = most === 1 ? 5 : 60;
		const options = maxConcurrency === undefined ? {} : { maxConcurrency };
		const { items } = await engine.run({ parameters: createVideo({ options }), items: videoItems(count) });
		expect(sandbox.log.maxInFlight()).toBe(most);
		expect(items.map(({ json, pairedItem }) => [json.videoName, pairedItem])).toEqual(
			videoItems(count).map(({ name }, item) => [name, { item }]),
		);
		expect(sandbox.log.rendersStarted()).toBe(count);
	},
);

test('the order of the items is kept although the answers come in another order', async () => {
	const { sandbox, engine } = world;
	for (const index of [0, 2, 4])
		sandbox.addFault({ method: 'POST', kind: 'slow', delayMs: 300 - index * 50, after: index, times: 1 });
	const { items } = await engine.run({ parameters: createVideo(), items: videoItems(10) });
	expect(items.map(({ json }) => json.videoName)).toEqual(videoItems(10).map(({ name }) => name));
	const byName = new Map(sandbox.log.jobs.map(({ videoName, jobId }) => [videoName, jobId]));
	expect(items.every(({ json }) => json.jobId === byName.get(String(json.videoName)))).toBe(true);
});

test('while Pictory asks to slow down no item is lost and no flood follows', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.latencyMs = 10;
	sandbox.addFault({
		method: 'POST',
		kind: 'status',
		status: 429,
		headers: { 'Retry-After': '1' },
		after: 10,
		times: 20,
	});
	const { items, error } = await engine.run({
		parameters: createVideo({ options: { maxConcurrency: 10 } }),
		items: videoItems(40),
	});
	expect(error).toBeUndefined();
	expect(new Set(items.map(({ json }) => json.jobId)).size).toBe(40);
	expect([sandbox.log.count('POST', RENDER), sandbox.log.rendersStarted()]).toEqual([60, 40]);
	expect(sandbox.log.maxInFlight()).toBeLessThanOrEqual(10);
});

test('no item is input, no item is output', async () => {
	const { sandbox, engine } = world;
	const { items, error } = await engine.run({ parameters: createVideo(), items: [] });
	expect([items, error]).toEqual([[], undefined]);
	expect(sandbox.log.count()).toBe(0);
});

test('without continue on fail the first failure ends the node, and no further item is begun', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.latencyMs = 30;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 3, times: 1, body: { message: 'Bad thing' } });
	const { error } = await engine.run({
		parameters: createVideo({ options: { maxConcurrency: 2 } }),
		items: videoItems(30),
	});
	expect(error?.message).toBe('Bad thing');
	expect(error?.context?.itemIndex).toBe(3);
	expect(sandbox.log.count('POST', RENDER)).toBeLessThanOrEqual(6);
	for (const { jobId } of sandbox.log.jobs) expect(error?.description).toContain(jobId);
});

test('continue on fail gives error, description and code in the place of the item', async () => {
	const { sandbox, engine } = world;
	const refusal = {
		code: 'INVALID_REQUEST_BODY',
		message: 'Invalid request body',
		fields: [{ name: 'scenes[0].story', errors: 'is too odd' }],
	};
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 1, times: 1, body: refusal });
	sandbox.addFault({ method: 'POST', kind: 'status', status: 403, after: 1, times: 1, body: {} });
	const { items, status } = await engine.run({
		parameters: createVideo({ options: { maxConcurrency: 1 } }),
		items: videoItems(4),
		node: { onError: 'continueRegularOutput' },
	});
	expect(status).toBe('success');
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }]);
	expect(items[1]?.json).toEqual({
		error: 'Invalid request body',
		description: expect.stringContaining('is too odd'),
		code: 'INVALID_REQUEST_BODY',
	});
	expect(items[2]?.json).toEqual({
		error: 'Pictory does not allow this for your account',
		description: expect.any(String),
		code: '403',
	});
	expect([items[0], items[3]].every((item) => typeof item?.json.jobId === 'string')).toBe(true);
});

test('the refused field is named as in the panel', async () => {
	const { sandbox, engine } = world;
	for (const fieldErrorsAs of ['string', 'array'] as const) {
		sandbox.clearFaults();
		const errors = fieldErrorsAs === 'array' ? ['is too odd', 'is too long'] : 'is too odd; is too long';
		const fields = [
			{ name: 'scenes[0].story', errors },
			{ name: 'videoName', errors: 'is taken' },
		];
		sandbox.addFault({
			method: 'POST',
			kind: 'status',
			status: 400,
			body: { code: 'INVALID_REQUEST_BODY', message: 'Invalid request body', fields },
		});
		const { error } = await engine.run({ parameters: createVideo() });
		expect(error?.description).toBe("'Text': is too odd; is too long<br>\n'Video Name': is taken");
	}
});

test('failed items go to the error output, and the good ones to the first', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 100;
	sandbox.addFault({ method: 'POST', kind: 'status', status: 400, after: 1, times: 1, body: { message: 'Bad thing' } });
	const items = [{ name: 'A' }, { name: 'B' }, { name: 'C [fail]' }, { name: 'D' }];
	const { items: good, failedItems } = await engine.run({
		parameters: createAndWait({ maxConcurrency: 1 }),
		items,
		node: { onError: 'continueErrorOutput' },
	});
	expect(good.map(({ json }) => json.status)).toEqual(['completed', 'completed']);
	expect(failedItems.map(({ json }) => json.error)).toEqual([
		'Bad thing',
		'The video could not be created. Please try again.',
	]);
	expect(failedItems[1]?.json).toMatchObject({
		details: {
			code: 'TEXT_TO_VIDEO_FAILED',
			jobId: sandbox.log.jobs.find(({ videoName }) => videoName === 'C [fail]')?.jobId,
		},
	});
});

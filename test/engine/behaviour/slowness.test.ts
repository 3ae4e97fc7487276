import type { FaultRule } from '../../sandbox';
import { RENDER, createAndWait, videoItems } from '../support/videos';
import { useWorlds } from '../support/world';

const fresh = useWorlds();
const goOn = { onError: 'continueRegularOutput' } as const;
/** Minutes: 15 seconds. */
const LIMIT = 0.25;

describe('Pictory asks to slow down', () => {
	test.concurrent.each<[string, Partial<FaultRule>]>([
		['429, an hour', { status: 429, headers: { 'Retry-After': '3600' } }],
		['503, an hour', { status: 503, headers: { 'Retry-After': '3600' } }],
		[
			'429, until a date next year',
			{ status: 429, headers: { 'Retry-After': new Date(Date.now() + 400 * 86_400_000).toUTCString() } },
		],
	])(
		'two starts of eight (%s): the others are made and give their results, within Give Up After',
		async (_name, rule) => {
			const { sandbox, engine } = await fresh();
			sandbox.settings.jobDurationMs = 1_000;
			sandbox.addFault({ method: 'POST', path: RENDER, kind: 'status', after: 3, times: 2, ...rule });
			const { json, tookMs } = await engine.run({
				parameters: createAndWait({ waitLimit: LIMIT }),
				items: videoItems(8),
				node: goOn,
			});
			expect(tookMs).toBeLessThan(LIMIT * 60_000);
			expect(json.filter(({ status }) => status === 'completed')).toHaveLength(6);
			expect(json.filter(({ error }) => error !== undefined).map(({ code }) => String(code))).toEqual([
				String(rule.status),
				String(rule.status),
			]);
			expect(sandbox.log.rendersStarted()).toBe(6);
		},
	);

	test.concurrent('the same without Continue On Fail: it fails at once and names the jobs that go on', async () => {
		const { sandbox, engine } = await fresh();
		sandbox.settings.jobDurationMs = 600_000;
		sandbox.addFault({
			method: 'POST',
			path: RENDER,
			kind: 'status',
			status: 429,
			after: 3,
			times: 2,
			headers: { 'Retry-After': '3600' },
		});
		const { error, tookMs } = await engine.run({
			parameters: createAndWait({ maxConcurrency: 1 }),
			items: videoItems(8),
		});
		expect(tookMs).toBeLessThan(10_000);
		expect(error?.httpCode).toBe('429');
		for (const { jobId } of sandbox.log.jobs) expect(error?.description).toContain(jobId);
		expect(sandbox.log.jobs).toHaveLength(3);
	});

	test.concurrent('while starts are held for some seconds, the jobs that run are looked at', async () => {
		const { sandbox, engine } = await fresh();
		sandbox.settings.jobDurationMs = 500;
		sandbox.addFault({
			method: 'POST',
			path: RENDER,
			kind: 'status',
			status: 429,
			after: 2,
			times: 2,
			headers: { 'Retry-After': '5' },
		});
		const { json } = await engine.run({
			parameters: createAndWait({ waitLimit: 1, maxConcurrency: 2 }),
			items: videoItems(4),
		});
		expect(json.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'completed'));
		const { requests } = sandbox.log;
		const lastStart = requests.map(({ method }) => method).lastIndexOf('POST');
		expect(requests.slice(0, lastStart).some(({ method }) => method === 'GET')).toBe(true);
		expect(sandbox.log.rendersStarted()).toBe(4);
	});

	test.concurrent('to every start, again and again: over by Give Up After', async () => {
		const { sandbox, engine } = await fresh();
		sandbox.addFault({
			method: 'POST',
			path: RENDER,
			kind: 'status',
			status: 429,
			times: Infinity,
			headers: { 'Retry-After': '4' },
		});
		const { json, tookMs } = await engine.run({
			parameters: createAndWait({ waitLimit: LIMIT }),
			items: videoItems(12),
			node: goOn,
		});
		expect(tookMs).toBeLessThan(LIMIT * 60_000 + 2_000);
		expect(json.map(({ code }) => code)).toEqual(Array.from({ length: 12 }, () => '429'));
		expect(sandbox.log.rendersStarted()).toBe(0);
	});

	test.concurrent('to a look, for an hour: over by Give Up After, with a last look', async () => {
		const { sandbox, engine } = await fresh();
		sandbox.settings.jobDurationMs = 500;
		sandbox.addFault({ method: 'GET', kind: 'status', status: 429, headers: { 'Retry-After': '3600' } });
		const { json, tookMs } = await engine.run({
			parameters: createAndWait({ waitLimit: 0.1 }),
			items: videoItems(3),
			node: goOn,
		});
		expect(tookMs).toBeLessThan(9_000);
		expect(json.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
	});
});

test.concurrent('a look that is not answered does not use up the waiting', async () => {
	const { sandbox, engine } = await fresh();
	sandbox.settings.jobDurationMs = 500;
	sandbox.addFault({ method: 'GET', kind: 'slow', delayMs: 45_000 });
	const { json } = await engine.run({ parameters: createAndWait({ waitLimit: 1 }), items: videoItems(1) });
	expect(json.map(({ status }) => status)).toEqual(['completed']);
});

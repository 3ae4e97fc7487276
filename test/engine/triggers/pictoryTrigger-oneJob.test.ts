import type { FaultRule } from '../../sandbox';
import { hastenClock } from '../support/clock';
import { finished, pollerIn, start } from '../support/jobsThatFinish';
import type { Poller, PollerOptions } from '../support/poller';
import { useWorld } from '../support/world';

const world = useWorld();

const pollerOf = (options: Partial<PollerOptions> = {}): Poller => pollerIn(world, options);

beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => jest.restoreAllMocks());

const KINDS: Array<[string, FaultRule]> = [
	['500', { kind: 'status', status: 500 }],
	['403', { kind: 'status', status: 403 }],
	['429 with Retry-After', { kind: 'status', status: 429, headers: { 'Retry-After': '600' } }],
	['a cut connection', { kind: 'resetBefore' }],
	['half a JSON', { kind: 'brokenJson' }],
	['a web page', { kind: 'html', status: 200 }],
	['an empty answer', { kind: 'empty' }],
	['no answer', { kind: 'slow', delayMs: 100_000_000 }],
];

describe.each(KINDS)('a job that always answers with %s', (_what, fault) => {
	test('does not keep ten finished ones from being emitted, is reported once, and an outage after it is reported too', async () => {
		const { sandbox } = world;
		const [bad, ...open] = Array.from({ length: 11 }, () => start(sandbox)) as [string, ...string[]];
		finished(sandbox, 15);
		const poller = pollerOf();
		await poller.activate();
		sandbox.addFault({ ...fault, path: `/v1/jobs/${bad}`, every: 1 });
		for (const jobId of open) sandbox.state.finishJob(jobId);
		const undo = hastenClock(50);
		try {
			expect(await poller.tick()).toEqual(open);
			expect(poller.errors).toEqual([]);
			for (let polls = 0; polls < 8; polls += 1) {
				const jobs = finished(sandbox, 1);
				expect(await poller.tick()).toEqual(jobs);
			}
			expect(poller.errors).toMatchObject([
				{ message: `Job ${bad} cannot be read`, context: { jobId: bad, code: 'JOB_UNREADABLE' } },
			]);

			sandbox.addFault({ kind: 'status', status: 502, path: /^\/v1\/jobs$/, every: 1 });
			await poller.tick();
			await poller.tick();
			expect(poller.errors.slice(1)).toMatchObject([{ name: 'NodeApiError', httpCode: '502' }]);

			sandbox.clearFaults();
			sandbox.state.finishJob(bad);
			expect(await poller.tick()).toEqual([bad]);
			expect(await poller.tick()).toEqual([]);
			expect(poller.errors).toHaveLength(2);
		} finally {
			undo();
		}
	});
});

test('sixty jobs that never answer, and ten that have finished: these come out within a few polls', async () => {
	const { sandbox } = world;
	const bad = Array.from({ length: 60 }, () => start(sandbox));
	const open = Array.from({ length: 10 }, () => start(sandbox));
	finished(sandbox, 15);
	const poller = pollerOf();
	await poller.activate();
	for (const jobId of bad)
		sandbox.addFault({ kind: 'slow', delayMs: 100_000_000, path: `/v1/jobs/${jobId}`, every: 1 });
	for (const jobId of open) sandbox.state.finishJob(jobId);
	const undo = hastenClock(50);
	try {
		const reported: unknown[] = [];
		for (let polls = 0; polls < 6; polls += 1) {
			const begun = Date.now();
			reported.push(...(await poller.tick()));
			expect(Date.now() - begun).toBeLessThan(60_000);
		}
		expect(reported.sort()).toEqual(open.sort());
		const jobs = finished(sandbox, 2);
		expect(await poller.tick()).toEqual(jobs);
	} finally {
		undo();
	}
});

test('"Fetch Test Event" gives the newest job also when it cannot be read', async () => {
	const { sandbox } = world;
	finished(sandbox, 3);
	const poller = pollerOf();
	sandbox.addFault({ kind: 'status', status: 500, path: /^\/v1\/jobs\/./, every: 1 });
	expect(await poller.fetchTestEvent({})).toHaveLength(1);
});

describe('a clock that is put right', () => {
	const YEAR = 365 * 24 * 60 * 60_000;

	test.each([
		['of ten minutes', '600'],
		['of a year', '31536000'],
		['as a date in a year', new Date(Date.now() + YEAR).toUTCString()],
	])('does not silence the trigger after a Retry-After %s', async (_what, retryAfter) => {
		const { sandbox } = world;
		const poller = pollerOf();
		await poller.activate();
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(now + YEAR);
		sandbox.addFault({ kind: 'status', status: 429, headers: { 'Retry-After': retryAfter }, every: 1 });
		await poller.tick();
		expect(poller.errors).toHaveLength(1);
		clock.mockReturnValue(now);
		await poller.tick();
		sandbox.clearFaults();
		const jobs = finished(sandbox, 1);
		// Also what was asked for just now is over after an hour at most.
		clock.mockReturnValue(now + 60 * 60_000);
		expect(await poller.tick()).toEqual(jobs);
		expect(poller.errors).toHaveLength(1);
	});

	test('does not lose a job that was noted while it was wrong', async () => {
		const { sandbox } = world;
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(now - YEAR);
		const jobId = start(sandbox, { startedAt: now });
		finished(sandbox, 15);
		const poller = pollerOf();
		await poller.activate();
		await poller.tick();
		clock.mockReturnValue(now);
		await poller.tick();
		sandbox.state.finishJob(jobId);
		expect(await poller.tick()).toEqual([jobId]);
	});
});

test('the silence after a Retry-After is the last one asked for, an hour at most, and ends with it', async () => {
	const { sandbox } = world;
	const poller = pollerOf();
	await poller.activate();
	const jobs = finished(sandbox, 1);
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
	const asksAt = async (minutes: number): Promise<boolean> => {
		clock.mockReturnValue(now + minutes * 60_000);
		sandbox.log.reset();
		await poller.tick();
		return sandbox.log.requests.length > 0;
	};
	sandbox.addFault({ kind: 'status', status: 503, headers: { 'Retry-After': '86400' }, every: 1 });
	expect(await asksAt(0)).toBe(true);
	expect(await asksAt(1)).toBe(false);
	expect(await asksAt(59)).toBe(false);
	sandbox.clearFaults();
	sandbox.addFault({ kind: 'status', status: 503, headers: { 'Retry-After': '600' }, every: 1 });
	expect(await asksAt(60)).toBe(true);
	expect(await asksAt(69)).toBe(false);
	sandbox.clearFaults();
	sandbox.addFault({ kind: 'status', status: 503, every: 1 });
	expect(await asksAt(70)).toBe(true);
	expect(await asksAt(71)).toBe(true);
	sandbox.clearFaults();
	clock.mockReturnValue(now + 72 * 60_000);
	expect(await poller.tick()).toEqual(jobs);
	expect(poller.errors).toHaveLength(1);
	expect(JSON.stringify(poller.stored)).not.toContain('outage');
	sandbox.addFault({ kind: 'status', status: 503, every: 1 });
	expect(await asksAt(73)).toBe(true);
	expect(poller.errors).toHaveLength(2);
});

import { firstPoll, pollJobs } from '../../../nodes/Pictory/jobTrigger/pollOnce';
import { type Cursor, readCursor, writeCursor } from '../../../nodes/Pictory/jobTrigger/cursor';
import { Account, down } from './account';

/** Reproducible chance: mulberry32. */
function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}

interface History {
	/** Most jobs that start between two polls. */
	burst: number;
	/** One in so many calls fails; 0: none. */
	faults: number;
	/** n8n is killed after one in so many polls; what was kept since the last execution is gone. */
	kills: number;
	/** New jobs also start while the list is read. */
	whilePaging: boolean;
	includeExisting: boolean;
}

/** Lives through one random history and tells how often each job was emitted. */
async function live(
	seed: number,
	history: History,
): Promise<{ account: Account; emitted: Map<string, number>; old: Set<string>; largest: number }> {
	const random = chance(seed);
	const account = new Account({
		pageSize: 2 + random(6),
		keys: random(2) === 0 ? 'place' : 'job',
		thin: random(4) === 0,
	});
	const bounds = { pages: 2 + random(4), reads: 1 + random(5) };
	account.finished(random(30));
	for (let open = random(3); open > 0; open -= 1) account.start();
	const old = new Set(
		history.includeExisting
			? []
			: account.jobs.filter(({ status }) => status === 'completed').map(({ jobId }) => jobId),
	);
	const emitted = new Map<string, number>();
	let saved: string | undefined;
	let kept: Cursor | undefined;
	let largest = 0;

	const lookOnce = async (now: number): Promise<void> => {
		try {
			const found = kept
				? await pollJobs(account, kept, now, bounds)
				: history.includeExisting
					? await pollJobs(account, { seen: [], open: [] }, now, bounds)
					: await firstPoll(account, now);
			const written = JSON.stringify(writeCursor(found.cursor));
			largest = Math.max(largest, written.length);
			kept = readCursor(JSON.parse(written));
			for (const { job } of found.finished) emitted.set(job.jobId, (emitted.get(job.jobId) ?? 0) + 1);
			if (found.finished.length > 0 || saved === undefined) saved = written;
		} catch (error) {
			// A failed poll: nothing was emitted, the cursor is the old one.
			expect(error).toHaveProperty('details.status', 503);
		}
	};

	const finishSome = (): void => {
		for (const jobId of account.openIds) {
			const fate = random(8);
			if (fate < 3) account.finish(jobId);
			if (fate === 3)
				account.finish(jobId, { status: 'failed', error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'No' });
			if (fate === 4) account.finish(jobId, { status: 'cleaned' });
		}
	};

	await lookOnce(0);
	account.fault = () => (history.faults > 0 && random(history.faults) === 0 ? down() : undefined);
	account.beforePage = () => {
		if (history.whilePaging && random(3) === 0) account.start();
	};
	for (let minute = 1; minute <= 40; minute += 1) {
		for (let starts = random(history.burst + 1); starts > 0; starts -= 1) account.start();
		finishSome();
		await lookOnce(minute * 60_000);
		if (history.kills > 0 && random(history.kills) === 0)
			kept = saved === undefined ? undefined : readCursor(JSON.parse(saved));
	}
	account.fault = () => undefined;
	account.beforePage = () => undefined;
	for (const jobId of account.openIds) account.finish(jobId);
	for (let minute = 41, idle = 0; idle < 3; minute += 1) {
		const wasWalking = kept?.walk !== undefined;
		const before = emitted.size;
		await lookOnce(minute * 60_000);
		const isIdle = !wasWalking && !kept?.walk && kept?.open.length === 0 && emitted.size === before;
		idle = isIdle ? idle + 1 : 0;
	}
	return { account, emitted, old, largest };
}

const calm: History = { burst: 3, faults: 0, kills: 0, whilePaging: false, includeExisting: false };

describe.each<[string, History]>([
	['a few jobs between two polls', calm],
	['more new jobs than one poll reads', { ...calm, burst: 40 }],
	['jobs that start while the list is read', { ...calm, burst: 12, whilePaging: true }],
	['failing calls', { ...calm, burst: 15, faults: 5 }],
	['n8n killed between two polls', { ...calm, burst: 15, kills: 3 }],
	['all of it', { burst: 25, faults: 8, kills: 4, whilePaging: true, includeExisting: false }],
	[
		'all of it, with the jobs from before',
		{ burst: 25, faults: 8, kills: 4, whilePaging: true, includeExisting: true },
	],
])('%s', (_what, history) => {
	test('every job that finishes is emitted exactly once, and none from before', async () => {
		for (let seed = 1; seed <= 25; seed += 1) {
			const { account, emitted, old, largest } = await live(seed, history);
			const wanted = account.jobs.map(({ jobId }) => jobId).filter((jobId) => !old.has(jobId));
			const wrong = wanted
				.filter((jobId) => emitted.get(jobId) !== 1)
				.map((jobId) => `${jobId}: ${emitted.get(jobId) ?? 0}`);
			expect({ seed, wrong }).toEqual({ seed, wrong: [] });
			expect([...emitted.keys()].filter((jobId) => old.has(jobId))).toEqual([]);
			expect(largest).toBeLessThan(60_000);
		}
	});
});

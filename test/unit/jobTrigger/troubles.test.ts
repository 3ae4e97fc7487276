import { PictoryFailure } from '../../../nodes/Pictory/transport/failure';
import { pollJobs } from '../../../nodes/Pictory/jobTrigger/pollOnce';
import { markOf } from '../../../nodes/Pictory/jobTrigger/cursor';
import { down } from './account';
import { Watched } from './watched';

const KINDS: Array<[string, () => PictoryFailure]> = [
	['500', () => down(500)],
	['503', () => down(503)],
	['403', () => new PictoryFailure('No', { status: 403 })],
	['401', () => new PictoryFailure('No', { status: 401 })],
	['429', () => new PictoryFailure('Slow down', { status: 429, retryAfterMs: 600_000 })],
	['429 without Retry-After', () => new PictoryFailure('Slow down', { status: 429 })],
	['a reset connection', () => new PictoryFailure('Lost', { code: 'ECONNRESET' })],
	['no answer', () => new PictoryFailure('Pictory took too long to answer')],
	['a garbled answer', () => new PictoryFailure('Not JSON', { status: 200 })],
];

/** Jobs that run, sunk below the first page, and what the account says of some of them. */
async function withOpenJobs(
	count: number,
	bad: (index: number) => boolean,
	failure: () => PictoryFailure,
	bounds?: { pages: number; reads: number },
) {
	const account = new Watched({}, bounds);
	const open = Array.from({ length: count }, () => account.start());
	await account.poll();
	account.finished(30);
	await account.poll();
	const broken = new Set(open.filter((_jobId, index) => bad(index)));
	account.fault = (call) => (broken.has(call.replace('job ', '')) ? failure() : undefined);
	return { account, open, broken: [...broken], sound: open.filter((jobId) => !broken.has(jobId)) };
}

describe.each(KINDS)('jobs that always answer with %s', (_what, failure) => {
	test('one of them stops nobody, is reported once, and comes out when it can be read', async () => {
		const { account, broken, sound } = await withOpenJobs(11, (index) => index === 0, failure);
		sound.forEach((jobId) => account.finish(jobId));
		expect(await account.poll()).toEqual(sound);
		expect(account.troubles).toEqual([]);
		const reported: PictoryFailure[] = [];
		for (let polls = 0; polls < 30; polls += 1) {
			const [jobId] = account.finished(1);
			expect(await account.poll()).toEqual([jobId]);
			expect(account.reads.filter((read) => read === broken[0])).toHaveLength(1);
			reported.push(...account.troubles);
		}
		expect(reported).toMatchObject([
			{ message: `Job ${broken[0]} cannot be read`, details: { jobId: broken[0], code: 'JOB_UNREADABLE' } },
		]);
		account.finish(broken[0] as string);
		account.fault = () => undefined;
		expect(await account.poll()).toEqual(broken);
		expect(await account.poll()).toEqual([]);
		expect(account.cursor?.open).toEqual([]);
	});

	test('sixty of them, among others, with fifty reads a poll: the others come out within a few polls', async () => {
		const { account, broken, sound } = await withOpenJobs(80, (index) => index < 60, failure);
		sound.forEach((jobId) => account.finish(jobId));
		const ended: string[] = [];
		let polls = 0;
		for (; polls < 8; polls += 1) {
			ended.push(...(await account.poll()));
			expect(account.reads.length).toBeLessThanOrEqual(50);
		}
		expect(ended.sort()).toEqual(sound.sort());
		// From then on nothing that is sound waits.
		const render = account.start();
		await account.poll();
		account.finished(30);
		await account.poll();
		account.finish(render);
		expect(await account.poll()).toEqual([render]);

		const read = new Set<string>();
		const reported: PictoryFailure[] = [];
		for (polls = 0; polls < 60; polls += 1) {
			await account.poll();
			account.reads.forEach((jobId) => read.add(jobId));
			reported.push(...account.troubles);
		}
		expect([...read].sort()).toEqual(broken.sort());
		expect(reported.length).toBeLessThanOrEqual(10);
		account.fault = () => undefined;
		broken.forEach((jobId) => account.finish(jobId));
		const late: string[] = [];
		for (polls = 0; polls < 3; polls += 1) late.push(...(await account.poll()));
		expect(late.sort()).toEqual(broken.sort());
	});

	test('a job of which the list says only that it has ended comes out with that, after a while, once', async () => {
		const account = new Watched({ thin: true });
		await account.poll();
		const [bad, good] = account.finished(2);
		account.fault = (call) => (call === `job ${bad}` ? failure() : undefined);
		expect(await account.poll()).toEqual([good]);
		const ended: string[] = [];
		const reported: string[] = [];
		for (let polls = 0; polls < 12; polls += 1) {
			ended.push(...(await account.poll()));
			reported.push(...account.troubles.map(({ message }) => message));
			if (polls === 1) account.finished(15);
		}
		expect(ended.filter((jobId) => jobId === bad)).toEqual([bad]);
		expect(reported).toEqual([`Job ${bad} cannot be read`]);
		expect(account.cursor?.open).toEqual([]);
	});

	test('the newest job known is such a one: what comes after it comes out, and history does not', async () => {
		const account = new Watched({ pageSize: 5 });
		account.finished(30);
		const last = account.finish(account.start());
		await account.poll();
		account.fault = (call) => (call === `job ${last}` ? failure() : undefined);
		const jobs = account.finished(12);
		expect(await account.poll()).toEqual(jobs);
		expect(account.troubles).toEqual([]);
	});

	test('the newest job known is such a one, and more came than one poll reads', async () => {
		const account = new Watched({ pageSize: 5 }, { pages: 2, reads: 50 });
		account.finished(30);
		const last = account.finish(account.start());
		const render = account.start();
		account.finish(render);
		await account.poll();
		account.jobs.splice(0, 1);
		if (account.cursor) account.cursor.anchor = last;
		account.fault = (call) => (call === `job ${last}` ? failure() : undefined);
		const jobs = account.finished(40);
		const ended: string[] = [];
		for (let polls = 0; polls < 20; polls += 1) ended.push(...(await account.poll()));
		const isRefused = failure().details.status === 403;
		// Refused for good, it is taken for another account's, whose history is not emitted.
		if (isRefused) expect(account.finished(1)).toEqual(await account.poll());
		else expect(ended.sort()).toEqual(jobs.sort());
	});
});

test('a fault of the moment is made good within the poll, and read once only when it lasts', async () => {
	const { account, open } = await withOpenJobs(3, () => false, down);
	open.forEach((jobId) => account.finish(jobId));
	let faults = 2;
	account.fault = (call) => (call.startsWith('job ') && (faults -= 1) >= 0 ? down() : undefined);
	expect(await account.poll()).toEqual(open);
	expect(account.reads).toHaveLength(5);
});

test('when every read is answered with "slow down", few are made', async () => {
	const { account, open } = await withOpenJobs(
		60,
		() => true,
		() => new PictoryFailure('Slow down', { status: 429, retryAfterMs: 1 }),
	);
	await account.poll();
	expect(account.reads.length).toBeLessThanOrEqual(15);
	account.fault = () => undefined;
	open.forEach((jobId) => account.finish(jobId));
	const ended = [...(await account.poll()), ...(await account.poll())];
	expect(ended.sort()).toEqual(open.sort());
});

test('several at once are reported together, by name', async () => {
	const { account, broken } = await withOpenJobs(30, () => true, down);
	const reported: PictoryFailure[] = [];
	for (let polls = 0; polls < 10; polls += 1) {
		await account.poll();
		reported.push(...account.troubles);
	}
	expect(reported).toHaveLength(1);
	expect(reported[0]?.message).toBe('30 jobs cannot be read');
	expect(reported[0]?.details.description).toContain(`They are ${broken.slice(0, 20).join(', ')} and 10 more.`);
});

test('one that cannot be read for a week is given up, and was reported', async () => {
	const { account, broken } = await withOpenJobs(1, () => true, down);
	const reported: string[] = [];
	for (let days = 0; days < 8; days += 1) {
		await account.poll(24 * 60 * 60_000);
		reported.push(...account.troubles.map(({ message }) => message));
	}
	expect(reported).toEqual([`Job ${broken[0]} cannot be read`]);
	expect(account.cursor?.open).toEqual([]);
});

test('one that could be read in between is reported anew', async () => {
	const { account, broken } = await withOpenJobs(1, () => true, down);
	const { fault } = account;
	const reported: string[] = [];
	for (const answers of [false, true, false]) {
		account.fault = answers ? () => undefined : fault;
		for (let polls = 0; polls < 7; polls += 1) {
			await account.poll();
			reported.push(...account.troubles.map(({ message }) => message));
		}
	}
	expect(reported).toEqual(Array(2).fill(`Job ${broken[0]} cannot be read`));
});

test.each([404, 500])(
	'a page that is answered with %i for good is reported once, and no job waits for it',
	async (status) => {
		const account = new Watched({ pageSize: 5 });
		const render = account.start();
		account.finished(3);
		await account.poll();
		const below = account.finished(10);
		const [broken] = account.finished(1);
		const above = account.finished(14);
		account.fault = (call) => (call === `page ${broken}` ? down(status) : undefined);
		account.finish(render);
		const ended = await account.poll();
		expect(ended).toContain(render);
		expect(ended).toEqual(expect.arrayContaining(above));
		const reported: string[] = [];
		for (let polls = 0; polls < 12; polls += 1) {
			// As many as a page has, so that the broken one stays where it is.
			const jobs = account.finished(5);
			const now: string[] = [];
			for (let tries = 0; tries < 4 && now.length < jobs.length; tries += 1) {
				now.push(...(await account.poll()));
				reported.push(...account.troubles.map(({ message }) => message));
			}
			expect(now).toEqual(jobs);
		}
		expect(reported).toEqual(['A page in the list of jobs cannot be read']);
		account.fault = () => undefined;
		for (let polls = 0; polls < 8; polls += 1) ended.push(...(await account.poll()));
		expect(ended.sort()).toEqual([render, ...below, broken, ...above].sort());
	},
);

test('a page that cannot be read does not keep a trigger from beginning', async () => {
	const account = new Watched({ pageSize: 3, keys: 'place' });
	const deep = account.start();
	account.finished(4);
	const open = account.start();
	account.fault = (call) => (call === 'page 3' ? down(500) : undefined);
	expect(await account.poll()).toEqual([]);
	expect(account.troubles).toMatchObject([{ message: 'The list of jobs could be read in part only' }]);
	account.finish(open);
	account.finish(deep);
	expect(await account.poll()).toEqual([open]);
});

test('with a clock that leaps no job is given up, and none is followed for ever', async () => {
	const account = new Watched();
	const YEAR = 365 * 24 * 60 * 60_000;
	account.now = 2 * YEAR;
	const open = [account.start(), account.start(), account.start()];
	await account.poll();
	account.finished(30);
	// A year ahead, back again, and what was noted meanwhile.
	await account.poll(YEAR);
	expect(account.cursor?.open).toHaveLength(3);
	await account.poll(-YEAR);
	expect(account.cursor?.open.every(({ since }) => since <= account.now)).toBe(true);
	account.finish(open[0] as string);
	expect(await account.poll()).toEqual([open[0]]);
	for (let days = 0; days < 8; days += 1) await account.poll(24 * 60 * 60_000);
	expect(account.cursor?.open).toEqual([]);
});

test('a job noted while the clock was a year behind, or without a time, is not given up', async () => {
	const account = new Watched();
	const open = [account.start(), account.start()];
	account.finished(15);
	const YEAR = 365 * 24 * 60 * 60_000;
	const seen = account.jobs.map(({ jobId }) => markOf(jobId));
	const now = 2 * YEAR;
	const entries = [
		{ jobId: open[0] as string, since: now - YEAR, misses: 0 },
		{ jobId: open[1] as string, since: 0, misses: 0 },
	];
	const found = await pollJobs(account, { seen, open: entries, at: now - YEAR }, now);
	expect(found.cursor.open.map(({ since }) => since)).toEqual([now, now]);
});

import { asJob } from './account';
import { Watched } from './watched';

describe('what a poll costs', () => {
	test('one call when nothing is open', async () => {
		const account = new Watched();
		account.finished(200);
		await account.poll();
		for (let polls = 0; polls < 5; polls += 1) {
			await account.poll();
			expect([account.pageCalls, account.reads.length]).toEqual([1, 0]);
		}
	});

	test.each([0, 1, 3, 12])(
		'one call, and one for each of %i open jobs that the first page does not show',
		async (open) => {
			const account = new Watched();
			for (let job = 0; job < open; job += 1) account.start();
			await account.poll();
			account.finished(25);
			await account.poll();
			for (let polls = 0; polls < 3; polls += 1) {
				await account.poll();
				expect([account.pageCalls, account.reads.length]).toEqual([1, open]);
			}
		},
	);

	test('open jobs on the first page cost nothing', async () => {
		const account = new Watched();
		account.finished(30);
		await account.poll();
		for (let job = 0; job < 4; job += 1) account.start();
		await account.poll();
		await account.poll();
		expect([account.pageCalls, account.reads.length]).toEqual([1, 0]);
	});

	test('never more than the bounds', async () => {
		const account = new Watched({}, { pages: 4, reads: 6 });
		await account.poll();
		for (let job = 0; job < 90; job += 1) account.start();
		account.finished(90);
		for (let polls = 0; polls < 20; polls += 1) {
			await account.poll();
			expect(account.pageCalls).toBeLessThanOrEqual(4);
			// One more tells that the account is still the same.
			expect(account.reads.length).toBeLessThanOrEqual(6 + 1);
		}
	});
});

describe('the first poll', () => {
	test('tells nothing of what was finished, and later of what was open', async () => {
		const account = new Watched({ pageSize: 3 });
		const [early] = [account.start()];
		account.finished(7);
		const late = account.start();
		expect(await account.poll()).toEqual([]);
		account.finish(early);
		account.finish(late);
		expect(await account.poll()).toEqual([early, late]);
		expect(await account.poll()).toEqual([]);
	});

	test('of an empty account: all that comes is new', async () => {
		const account = new Watched({ pageSize: 3 });
		expect(await account.poll()).toEqual([]);
		const jobs = account.finished(8);
		expect(await account.poll()).toEqual(jobs);
	});

	test('an open job is found however deep it has sunk', async () => {
		const account = new Watched();
		const render = account.start();
		await account.poll();
		for (let polls = 0; polls < 30; polls += 1) {
			account.finished(40);
			await account.poll();
		}
		account.finish(render);
		expect(await account.poll()).toEqual([render]);
		expect(account.pageCalls).toBe(1);
	});
});

describe('the order of the list', () => {
	test('jobs that end come out oldest first', async () => {
		const account = new Watched({ pageSize: 3 });
		const open = [account.start(), account.start()];
		await account.poll();
		const jobs = account.finished(7);
		open.forEach((jobId) => account.finish(jobId));
		expect(await account.poll()).toEqual([...open, ...jobs]);
	});

	test('a job that Pictory lists late, below known ones, is not missed', async () => {
		const account = new Watched();
		account.finished(30);
		await account.poll();
		account.finished(2);
		await account.poll();
		account.jobs.splice(2, 0, asJob('late', { status: 'completed', videoURL: 'https://example.com' }));
		expect(await account.poll()).toEqual(['late']);
	});

	test('nor is one that was listed late just below a page of new ones', async () => {
		const account = new Watched();
		account.finished(30);
		await account.poll();
		const jobs = account.finished(9);
		account.jobs.splice(10, 0, asJob('late', { status: 'completed', videoURL: 'https://example.com' }));
		expect(await account.poll()).toEqual(['late', ...jobs]);
	});

	test.each([
		['but not the oldest we know', 0],
		['with the oldest we know', 1],
	])('when most of the known jobs vanish, %s, history is not emitted', async (_what, oldest) => {
		const account = new Watched();
		account.finished(200);
		await account.poll();
		account.jobs.splice(30 - oldest, oldest);
		account.jobs.splice(0, 25);
		expect(await account.poll()).toEqual([]);
		expect(account.pageCalls).toBe(1 + oldest);
	});

	test('jobs that vanish do not bring older ones back', async () => {
		const account = new Watched();
		account.finished(200);
		await account.poll();
		account.jobs.splice(0, 4);
		expect(await account.poll()).toEqual([]);
		const [jobId] = account.finished(1);
		expect(await account.poll()).toEqual([jobId]);
		account.jobs.splice(0, 15);
		expect(await account.poll()).toEqual([]);
	});

	test('a list that is empty for a moment changes nothing', async () => {
		const account = new Watched();
		account.finished(20);
		await account.poll();
		const jobs = account.jobs.splice(0);
		expect(await account.poll()).toEqual([]);
		account.jobs.push(...jobs);
		expect(await account.poll()).toEqual([]);
	});
});

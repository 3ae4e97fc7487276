import type { Cursor } from '../../../nodes/Pictory/jobTrigger/cursor';
import { pollJobs } from '../../../nodes/Pictory/jobTrigger/pollOnce';
import { down } from './account';
import { Watched } from './watched';

const DAY = 24 * 60 * 60_000;

describe('jobs that do not simply end', () => {
	test('one that is gone is forgotten, but not at the first 404', async () => {
		const account = new Watched();
		const [gone, back] = [account.start(), account.start()];
		await account.poll();
		account.finished(30);
		await account.poll();
		const [job] = account.jobs.splice(
			account.jobs.findIndex(({ jobId }) => jobId === back),
			1,
		);
		account.jobs.splice(
			account.jobs.findIndex(({ jobId }) => jobId === gone),
			1,
		);
		for (let polls = 0; polls < 4; polls += 1) await account.poll();
		if (job) account.jobs.push(job);
		await account.poll();
		expect(account.cursor?.open.map(({ jobId }) => jobId)).toEqual([back]);
		account.finish(back);
		expect(await account.poll()).toEqual([back]);
	});

	test('one that never ends is followed for a week', async () => {
		const account = new Watched();
		account.start();
		await account.poll();
		for (let days = 1; days <= 6; days += 1) await account.poll(DAY);
		expect(account.cursor?.open).toHaveLength(1);
		await account.poll(DAY);
		expect(account.cursor?.open).toEqual([]);
	});

	test('one whose files were deleted between two polls has ended all the same', async () => {
		const account = new Watched();
		const jobId = account.start();
		await account.poll();
		account.finish(jobId, { status: 'cleaned' });
		expect(await account.poll()).toEqual([jobId]);
	});

	test('one that fails after it showed what it is, is still known as a video', async () => {
		const account = new Watched();
		const jobId = account.start();
		await account.poll();
		account.finish(jobId, { status: 'in-progress', renderProgress: 40 });
		await account.poll();
		account.finish(jobId, { status: 'failed', error_code: 'TEXT_TO_VIDEO_FAILED' });
		const found = await pollJobs(account, account.cursor as Cursor, 0);
		expect(found.finished).toEqual([expect.objectContaining({ kind: 'video' })]);
	});

	test('one of which the list only says that it has ended is read', async () => {
		const account = new Watched({ thin: true });
		await account.poll();
		const [jobId] = account.finished(1);
		const found = await pollJobs(account, account.cursor as Cursor, 0);
		expect(found.finished).toEqual([
			{
				job: expect.objectContaining({ jobId, data: expect.objectContaining({ videoURL: expect.any(String) }) }),
				kind: 'video',
			},
		]);
	});
});

describe('failures', () => {
	test('no list, no poll: the cursor stays', async () => {
		const account = new Watched();
		const jobId = account.start();
		await account.poll();
		const before = account.cursor;
		account.finish(jobId);
		account.fault = () => down();
		await expect(account.poll()).rejects.toThrow('Pictory has trouble');
		expect(account.cursor).toBe(before);
		account.fault = () => undefined;
		expect(await account.poll()).toEqual([jobId]);
	});

	test('a job that cannot be read does not stand in the way of others', async () => {
		const account = new Watched({}, { pages: 20, reads: 1 });
		const open = Array.from({ length: 9 }, () => account.start()).reverse();
		await account.poll();
		account.finished(30);
		await account.poll();
		open.forEach((jobId) => account.finish(jobId));
		account.fault = (call) => (call === `job ${open[0]}` ? down(500) : undefined);
		const ended: string[] = [];
		for (let polls = 0; polls < 12; polls += 1) ended.push(...(await account.poll()));
		expect(ended.sort()).toEqual(open.slice(1).sort());
		account.fault = () => undefined;
		expect(await account.poll()).toEqual([open[0]]);
		expect(account.troubles).toEqual([]);
	});

	test.each([404, 500])('a page that is answered with %i for good holds nothing up', async (status) => {
		const account = new Watched({ pageSize: 5, keys: 'job' }, { pages: 4, reads: 50 });
		account.finished(3);
		await account.poll();
		const below = account.finished(10);
		const broken = account.finished(1)[0];
		const above = account.finished(24);
		account.fault = (call) => (call === `page ${broken}` ? down(status) : undefined);
		const ended = await account.poll();
		for (let polls = 0; polls < 8; polls += 1) ended.push(...(await account.poll()));
		const later = account.finished(3);
		for (let polls = 0; polls < 12; polls += 1) ended.push(...(await account.poll()));
		expect(ended).toEqual(expect.arrayContaining([...above, ...later]));
		account.fault = () => undefined;
		for (let polls = 0; polls < 8; polls += 1) ended.push(...(await account.poll()));
		expect(ended.sort()).toEqual([...below, broken, ...above, ...later].sort());
	});

	test('time that runs out ends the poll, not the search', async () => {
		const account = new Watched({ pageSize: 5 });
		account.finished(3);
		await account.poll();
		const jobs = account.finished(40);
		account.timeIsUp = true;
		const ended: string[] = [];
		for (let polls = 0; polls < 10; polls += 1) ended.push(...(await account.poll()));
		account.timeIsUp = false;
		ended.push(...(await account.poll()));
		expect(ended.sort()).toEqual(jobs.sort());
	});
});

describe('another account behind the same credential', () => {
	test('is noticed, reported, and its history is not emitted', async () => {
		const account = new Watched();
		account.finished(30);
		account.start();
		await account.poll();
		account.jobs.splice(0);
		for (let count = 0; count < 50; count += 1) account.finish(account.start(`other-${count}`));
		expect(await account.poll()).toEqual([]);
		expect(account.troubles.map(({ message }) => message)).toEqual([
			'The Pictory credential now leads to another account',
		]);
		const jobId = account.finish(account.start('other-new'));
		expect(await account.poll()).toEqual([jobId]);
		expect(account.troubles).toEqual([]);
	});

	test('many new jobs at once are no other account', async () => {
		const account = new Watched();
		account.finished(30);
		await account.poll();
		const jobs = account.finished(100);
		expect(await account.poll()).toEqual(jobs);
		expect(account.reads).toHaveLength(1);
	});
});

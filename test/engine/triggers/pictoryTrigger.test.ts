import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { finished, pollerIn, start } from '../support/jobsThatFinish';
import type { Poller, PollerOptions } from '../support/poller';
import { useWorld } from '../support/world';

const world = useWorld();

const pollerOf = (options: Partial<PollerOptions> = {}): Poller => pollerIn(world, options);

const BOTH_WAYS: Array<[string, Partial<PollerOptions>]> = [
	['static data', { durable: false }],
	['durable cursors', { durable: true, budgetMs: 36_000 }],
];

describe.each(BOTH_WAYS)('with %s', (_way, options) => {
	test('a job that finishes starts the workflow once, with the simplified job', async () => {
		const { sandbox } = world;
		finished(sandbox, 12);
		const jobId = start(sandbox);
		const poller = pollerOf(options);
		await poller.activate();
		expect(await poller.tick()).toEqual([]);
		sandbox.state.finishJob(jobId);
		expect(await poller.tick()).toEqual([jobId]);
		expect(await poller.tick()).toEqual([]);
		const [[item] = []] = poller.executions;
		expect(item).toMatchObject({
			jobId,
			kind: 'video',
			status: 'completed',
			videoURL: `${sandbox.origin}/files/${jobId}/video.mp4`,
		});
		expect(item).toMatchObject({ audioURL: expect.any(String), txtFile: expect.any(String) });
		expect(item).not.toHaveProperty('progress');
		expect(poller.errors).toEqual([]);
	});

	test.each<[INodeParameters, string[]]>([
		[{ output: 'raw' }, ['kind', 'previewUrl', 'renderParams', 'storyboard']],
		[{ output: 'simplified' }, ['kind', 'previewUrl', 'renderParams']],
		[{ output: 'selectedFields', outputFields: 'previewUrl, kind' }, ['kind', 'previewUrl']],
		[{ output: 'selectedFields', outputFields: 'videoURL' }, []],
	])('so much of a job comes out as is wanted: %j', async (parameters, names) => {
		const { sandbox } = world;
		const poller = pollerOf({ ...options, parameters });
		await poller.activate();
		start(sandbox, { durationMs: 0, kind: 'preview' });
		await poller.tick();
		const [[item = {}] = []] = poller.executions;
		expect(
			Object.keys(item)
				.filter((name) => !['jobId', 'status'].includes(name))
				.sort(),
		).toEqual(names);
		expect(item.jobId).toEqual(expect.any(String));
		expect(poller.errors).toEqual([]);
	});

	test('a job that finishes between activation and the first scheduled poll is not taken for history', async () => {
		const { sandbox } = world;
		finished(sandbox, 3);
		const poller = pollerOf(options);
		await poller.activate();
		const [jobId] = finished(sandbox, 1);
		expect(await poller.tick()).toEqual([jobId]);
		expect(await poller.tick()).toEqual([]);
	});

	test('with Include Past Jobs all of them come out, once, oldest first', async () => {
		const { sandbox } = world;
		const jobs = finished(sandbox, 25);
		const poller = pollerOf({ ...options, parameters: { includeExisting: true } });
		await poller.activate();
		expect(poller.executions.map((items) => items.map(({ jobId }) => jobId))).toEqual([jobs]);
		expect(await poller.tick()).toEqual([]);
		expect(sandbox.log.count('GET')).toBe(4);
	});

	test('a restart between any two polls neither skips nor repeats', async () => {
		const { sandbox } = world;
		sandbox.settings.jobsPageSize = 4;
		finished(sandbox, 6);
		const early = start(sandbox);
		const poller = pollerOf({ ...options, parameters: { outcome: 'both' } });
		await poller.activate();
		const wanted: string[] = [];
		for (let round = 0; round < 8; round += 1) {
			if (round % 2 === 0) wanted.push(...finished(sandbox, 3));
			const jobId = start(sandbox);
			await poller.tick();
			await poller.activate('init');
			sandbox.state.finishJob(jobId, round % 3 === 0 ? { error_code: 'X', error_message: 'No' } : undefined);
			wanted.push(jobId);
			if (round === 5) sandbox.state.finishJob(early);
			await poller.tick();
			await poller.activate('init');
		}
		const emitted = poller.executions.flatMap((items) => items.map(({ jobId }) => jobId));
		expect(emitted.sort()).toEqual([...wanted, early].sort());
		expect(poller.errors).toEqual([]);
	});

	test('an outage loses nothing, and is reported once', async () => {
		const { sandbox } = world;
		const open = start(sandbox);
		const poller = pollerOf(options);
		await poller.activate();
		await poller.tick();
		for (let outage = 1; outage <= 2; outage += 1) {
			sandbox.addFault({ kind: 'status', status: 502, times: 1_000 });
			const jobs = finished(sandbox, 2);
			for (let polls = 0; polls < 4; polls += 1) expect(await poller.tick()).toEqual([]);
			if (outage === 2) sandbox.state.finishJob(open);
			expect(poller.errors).toHaveLength(outage);
			sandbox.clearFaults();
			expect(await poller.tick()).toEqual(outage === 2 ? [open, ...jobs] : jobs);
		}
		expect(poller.errors[0]).toMatchObject({ name: 'NodeApiError', httpCode: '502' });
	}, 20_000);
});

describe('what is asked of Pictory', () => {
	test('one call a poll, and one more for each open job that has sunk below the first page', async () => {
		const { sandbox } = world;
		const open = [start(sandbox), start(sandbox), start(sandbox)];
		finished(sandbox, 15);
		const poller = pollerOf();
		await poller.activate();
		for (let polls = 0; polls < 3; polls += 1) {
			sandbox.log.reset();
			await poller.tick();
			expect(
				sandbox.log
					.find('GET')
					.map(({ path }) => path)
					.sort(),
			).toEqual(['/v1/jobs', ...open.map((jobId) => `/v1/jobs/${jobId}`)].sort());
		}
		expect(sandbox.log.maxInFlight()).toBeLessThanOrEqual(5);
	});

	test.each([
		[
			'an id in data and a null key at the end',
			{ jobListIdSpelling: 'data.jobId', listEndKey: 'null', unknownJob: '404' },
		],
		['an id outside and no key at the end', { jobListIdSpelling: 'job_id', listEndKey: 'absent', unknownJob: '200' }],
		['both ids', { jobListIdSpelling: 'both', listEndKey: 'null', unknownJob: '200' }],
	] as const)('a list with %s is understood', async (_what, settings) => {
		const { sandbox } = world;
		Object.assign(sandbox.settings, settings, { jobsPageSize: 2 });
		const gone = start(sandbox);
		const early = start(sandbox);
		const poller = pollerOf({ parameters: { outcome: 'both' } });
		await poller.activate();
		const jobs = finished(sandbox, 7);
		sandbox.state.jobs.delete(gone);
		sandbox.state.finishJob(early, { error_code: 'X', error_message: 'No' });
		expect(await poller.tick()).toEqual([early, ...jobs]);
		for (let polls = 0; polls < 6; polls += 1) expect(await poller.tick()).toEqual([]);
		expect(poller.errors).toEqual([]);
		sandbox.log.reset();
		await poller.tick();
		expect(sandbox.log.count('GET', gone)).toBe(0);
	});
});

describe('which jobs come out', () => {
	const seed = (sandbox: Sandbox): Record<string, string> => ({
		video: start(sandbox, { durationMs: 0 }),
		preview: start(sandbox, { durationMs: 0, kind: 'preview' }),
		transcription: start(sandbox, { durationMs: 0, kind: 'transcription' }),
		aiImage: start(sandbox, { durationMs: 0, kind: 'image' }),
		aiVideo: start(sandbox, {
			durationMs: 0,
			kind: 'video',
			data: { status: 'completed', url: 'https://example.com/clip.mp4', duration: '8s' },
		}),
		failed: start(sandbox, {
			durationMs: 0,
			outcome: 'fail',
			failure: { error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'No' },
		}),
		cleaned: start(sandbox, { durationMs: 0, cleaned: true }),
	});

	test.each([
		[{}, ['video', 'preview', 'transcription', 'aiImage', 'aiVideo']],
		[{ outcome: 'failed' }, ['failed']],
		[{ outcome: 'both' }, ['video', 'preview', 'transcription', 'aiImage', 'aiVideo', 'failed', 'cleaned']],
		[{ jobKinds: ['video', 'aiImage'] }, ['video', 'aiImage']],
		[{ jobKinds: ['aiVideo'], outcome: 'both' }, ['aiVideo', 'failed', 'cleaned']],
	])('%j: %j', async (parameters, wanted) => {
		const poller = pollerOf({ parameters });
		await poller.activate();
		const jobs = seed(world.sandbox);
		expect(await poller.tick()).toEqual(wanted.map((name) => jobs[name]));
		expect(poller.executions).toHaveLength(1);
	});

	test('Fetch Test Event gives the newest that fits', async () => {
		const jobs = seed(world.sandbox);
		start(world.sandbox);
		const poller = pollerOf();
		expect(await poller.fetchTestEvent({})).toMatchObject([{ jobId: jobs.aiVideo, kind: 'aiVideo' }]);
		expect(await poller.fetchTestEvent({ jobKinds: ['transcription'] })).toMatchObject([
			{ jobId: jobs.transcription, kind: 'transcription' },
		]);
		expect(await poller.fetchTestEvent({ outcome: 'failed' })).toMatchObject([
			{ jobId: jobs.failed, status: 'failed', error_message: 'No' },
		]);
		await expect(poller.fetchTestEvent({ jobKinds: ['highlights'] })).rejects.toMatchObject({
			message: 'Pictory has no finished job that fits',
			description: expect.stringContaining("'Kind of Job'"),
		});
		expect(poller.stored).toEqual({});
	});
});

describe('parameters that cannot be read', () => {
	const parameters = { jobKinds: '={{ ["video", "films"] }}', outcome: '={{ "done" }}' };
	const error = {
		message: `'Kind of Job' does not know "films". Choose one of: AI Image, AI Video, Highlights, Preview, Transcription, Video.`,
		description: `'Outcome' does not know "done". Choose one of: Both, Completed, Failed.`,
	};

	test('prevent the activation, and "Fetch Test Event"', async () => {
		const poller = pollerOf({ parameters });
		await expect(poller.activate()).rejects.toMatchObject(error);
		await expect(poller.fetchTestEvent(parameters)).rejects.toMatchObject(error);
		expect(world.sandbox.log.requests).toEqual([]);
	});

	// With durable cursors n8n throws away what the poll at its start has stored.
	test.each([
		['reported once', {}, 1],
		['reported at the start of n8n and once more', { durable: true }, 2],
	])('do not stop n8n: %s', async (_what, options, reports) => {
		finished(world.sandbox, 2);
		const poller = pollerOf({ ...options, parameters });
		await poller.activate('init');
		for (let ticks = 0; ticks < 3; ticks += 1) await poller.tick();
		expect(poller.errors).toMatchObject(Array.from({ length: reports }, () => error));
		expect(poller.executions).toEqual([]);
		expect(world.sandbox.log.requests).toEqual([]);
	});

	test('other capitals, names and words are read', async () => {
		const words = {
			jobKinds: '={{ "AI Image, VIDEO" }}',
			outcome: '={{ "Completed" }}',
			includeExisting: '={{ "yes" }}',
		};
		const jobs = finished(world.sandbox, 2);
		const poller = pollerOf({ parameters: words });
		await poller.activate();
		expect(poller.executions.flat().map(({ jobId }) => jobId)).toEqual(jobs);
	});
});

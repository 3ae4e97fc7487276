import { createAndWait, waitFor } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const download = { download: true, outputBinaryPropertyName: 'video' };

test('the finished video comes along as a file with name and type, and its host never sees the key', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 200;
	const { items, error } = await engine.run({ parameters: createAndWait({}, download) });
	expect(error).toBeUndefined();
	const file = items[0]?.binary?.video;
	expect(file).toMatchObject({ fileName: 'video.mp4', mimeType: 'video/mp4', fileExtension: 'mp4', fileType: 'video' });
	expect(
		Buffer.from(file?.data ?? '', 'base64')
			.subarray(4, 8)
			.toString(),
	).toBe('ftyp');
	expect(sandbox.log.files.map(({ path, authorization }) => [path, authorization])).toEqual([
		[`/files/${sandbox.log.jobs[0]?.jobId}/video.mp4`, 'missing'],
	]);
	expect(sandbox.log.keyLeaks()).toEqual([]);
});

test('several files come out beside their own jobs', async () => {
	const { sandbox, engine } = world;
	const ids = Array.from({ length: 8 }, () => sandbox.state.addJob().jobId);
	const { items } = await engine.run({
		parameters: waitFor('={{ $json.id }}', {}, download),
		items: ids.map((id) => ({ id })),
	});
	expect(items.map(({ json }) => json.jobId)).toEqual(ids);
	expect(items.every(({ binary }) => binary?.video?.mimeType === 'video/mp4')).toBe(true);
	expect(sandbox.log.files).toHaveLength(8);
});

test('without the option nothing is downloaded', async () => {
	const { sandbox, engine } = world;
	const { items } = await engine.run({ parameters: waitFor(sandbox.state.addJob().jobId) });
	expect(items[0]?.binary).toBeUndefined();
	expect(sandbox.log.files).toEqual([]);
});

test.each([
	['503', { kind: 'status', status: 503 }],
	['429', { kind: 'status', status: 429 }],
	['a cut connection', { kind: 'resetBefore' }],
] as const)('a download that meets %s is tried again', async (_what, fault) => {
	const { sandbox, engine } = world;
	sandbox.addFault({ ...fault, path: '/files/' });
	const { items, error } = await engine.run({ parameters: waitFor(sandbox.state.addJob().jobId, {}, download) });
	expect(error).toBeUndefined();
	expect(items[0]?.binary?.video?.fileName).toBe('video.mp4');
});

test('a file that is gone is an error that names the job, and keeps the signature of the link to itself', async () => {
	const { sandbox, engine } = world;
	const { jobId } = sandbox.state.addJob({
		data: { status: 'completed', videoURL: `${sandbox.origin}/files/none/video.mp4?X-Amz-Signature=abcdef` },
	});
	const { error } = await engine.run({ parameters: waitFor(jobId, {}, download) });
	expect(error).toMatchObject({
		message: `The video of job ${jobId} is ready but could not be downloaded`,
		description: expect.stringContaining('status 403'),
	});
	expect(error?.context?.jobId).toBe(jobId);
	expect(JSON.stringify(error)).not.toContain('abcdef');
	expect(sandbox.log.files).toHaveLength(1);
});

test('a job without a file to download says so', async () => {
	const { sandbox, engine } = world;
	const { jobId } = sandbox.state.addJob({ kind: 'preview' });
	const { error } = await engine.run({ parameters: waitFor(jobId, {}, download) });
	expect(error?.message).toBe(`Job ${jobId} is finished, but Pictory names no file to download`);
});

test('the picture of an image job is downloaded with its own type', async () => {
	const { sandbox, engine } = world;
	const { jobId } = sandbox.state.addJob({ kind: 'image' });
	const { items } = await engine.run({ parameters: waitFor(jobId, {}, download) });
	expect(items[0]?.binary?.video).toMatchObject({ fileName: 'image.png', mimeType: 'image/png' });
});

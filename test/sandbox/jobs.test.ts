import axios from 'axios';
import { startSandbox, type Sandbox } from './index';
import { objectsIn } from './json';
import { clientOf, oneScene, pause, startRender, until } from './test-client';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox({ settings: { jobDurationMs: 120 } })));
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const finished = async (jobId: string) => {
	const client = clientOf(sandbox);
	return await until(
		async () => (await client.get(`/v1/jobs/${jobId}`)).data,
		({ data }) => !['in-progress', 'pending'].includes(data.status),
	);
};

test('a render runs, shows its progress and ends with files', async () => {
	const client = clientOf(sandbox);
	const read = async (id: string) => (await client.get(`/v1/jobs/${id}`)).data;
	const young = sandbox.state.addJob({ startedAt: Date.now(), durationMs: 60_000 });
	expect(await read(young.jobId)).toEqual({ job_id: young.jobId, success: true, data: { status: 'in-progress' } });
	const older = sandbox.state.addJob({ startedAt: Date.now() - 30_000, durationMs: 60_000 });
	expect((await read(older.jobId)).data).toEqual({
		status: 'in-progress',
		renderProgress: 50,
		renderProgressMessage: 'Generating video',
		renderState: 'RUNNING',
	});

	const jobId = await startRender(client);
	const { data } = await finished(jobId);
	expect(data).toMatchObject({ status: 'completed', progress: 100, videoDuration: 5 });
	for (const [name, type] of [
		['videoURL', 'video/mp4'],
		['thumbnail', 'image/jpeg'],
		['srtFile', 'application/x-subrip'],
		['vttFile', 'text/vtt'],
		['txtFile', 'text/plain'],
		['videoShareURL', 'text/html'],
	] as const) {
		expect(data[name]).toContain(sandbox.origin);
		const file = await axios.get(data[name], { responseType: 'arraybuffer' });
		expect(file.headers['content-type']).toContain(type);
		expect(file.data.length).toBeGreaterThan(5);
	}
	expect(sandbox.log.rendersStarted()).toBe(1);
});

test('a key sent to a file is noticed', async () => {
	const { data } = await finished(await startRender(clientOf(sandbox)));
	await axios.get(data.videoURL);
	expect(sandbox.log.keyLeaks()).toEqual([]);
	await axios.get(data.videoURL, { headers: { Authorization: sandbox.apiKey } });
	expect(sandbox.log.keyLeaks()).toMatchObject([{ authorization: 'ok', method: 'GET' }]);
	expect(sandbox.log.count()).toBe(sandbox.log.count(undefined, '/v'));
});

test('markers in the name decide how a job goes', async () => {
	const client = clientOf(sandbox);
	const failed = await finished(await startRender(client, { videoName: '[fail] [fast]' }));
	expect(failed).toEqual({
		job_id: expect.any(String),
		success: false,
		data: { status: 'failed', ...sandbox.settings.jobFailure },
	});
	expect((await finished(await startRender(client, { videoName: '[fast]' }))).data.status).toBe('completed');
	const [never, slow] = [
		await startRender(client, { videoName: '[never]' }),
		await startRender(client, { videoName: '[slow=400]' }),
	];
	await pause(200);
	for (const jobId of [never, slow])
		expect((await client.get(`/v1/jobs/${jobId}`)).data.data.status).toBe('in-progress');
	expect((await finished(slow)).data.status).toBe('completed');
	sandbox.state.finishJob(never);
	expect((await finished(never)).data.status).toBe('completed');
});

test('a preview: elements changed, then rendered', async () => {
	const client = clientOf(sandbox);
	const body = {
		...oneScene,
		backgroundMusic: { enabled: true, autoMusic: true },
		awsConnectionId: sandbox.state.addConnection().connectionId,
	};
	const scenes = [{ story: 'Hello.', background: { visualUrl: 's3://bucket/key.mp4' } }];
	const { data: started } = await client.post('/v2/video/storyboard', { ...body, scenes });
	const { jobId } = started.data;
	expect((await client.put(`/v2/video/render/${jobId}`)).status).toBe(400);
	expect((await client.put(`/v2/video/storyboard/${jobId}/elements`, [])).status).toBe(400);

	const { data } = await finished(jobId);
	expect(data).toMatchObject({
		status: 'completed',
		previewUrl: expect.stringContaining('?mode=player'),
		storyboard: { ...body, scenes },
	});
	const elements = objectsIn(data.renderParams.elements);
	expect(elements.map(({ elementType }) => elementType)).toEqual(['backgroundElement', 'SceneText', 'audioElement']);
	const text = elements[1];
	const unknown = { ...text, id: 'SceneText_0' };
	const changed = await client.put(`/v2/video/storyboard/${jobId}/elements`, [{ ...text, text: 'Bye.' }, unknown]);
	expect([changed.status, changed.data]).toEqual([204, '']);
	const again = objectsIn((await finished(jobId)).data.renderParams.elements);
	expect(again).toEqual([elements[0], { ...text, text: 'Bye.' }, elements[2]]);

	const render = await client.put(`/v2/video/render/${jobId}`, {});
	expect((await finished(render.data.data.jobId)).data.status).toBe('completed');
	const edited = await client.post('/v2/video/render', data.renderParams);
	expect((await finished(edited.data.data.jobId)).data.status).toBe('completed');
	expect((await client.post('/v2/video/render', { renderParams: data.renderParams })).status).toBe(400);
	expect([sandbox.log.jobsStarted(), sandbox.log.rendersStarted()]).toEqual([3, 2]);
});

test('only a preview can be rendered or changed', async () => {
	const client = clientOf(sandbox);
	const { jobId } = sandbox.state.addJob({ kind: 'render' });
	for (const id of [jobId, 'unknown']) {
		expect((await client.put(`/v2/video/render/${id}`, {})).status).toBe(404);
		expect((await client.put(`/v2/video/storyboard/${id}/elements`, [])).status).toBe(404);
	}
});

test('the list is newest first, in pages that new jobs do not shift', async () => {
	sandbox.settings.jobsPageSize = 2;
	const client = clientOf(sandbox);
	const ids = [1, 2, 3, 4, 5].map(
		(n) => sandbox.state.addJob({ startedAt: Date.now() - 10_000 + n, durationMs: 1 }).jobId,
	);
	const seen: string[] = [];
	let key: string | null | undefined;
	do {
		const { data } = await client.get('/v1/jobs', { params: { nextPageKey: key } });
		seen.push(...data.items.map((item: { data: { jobId: string } }) => item.data.jobId));
		key = data.nextPageKey;
		sandbox.state.addJob();
	} while (key);
	expect(seen).toEqual([...ids].reverse());
	expect((await client.get('/v1/jobs', { params: { nextPageKey: 'x' } })).status).toBe(400);
});

test('files are deleted for good, as often as asked, but not of a running job', async () => {
	const client = clientOf(sandbox);
	const jobId = await startRender(client);
	expect((await client.delete(`/v1/jobs/${jobId}/clean`)).status).toBe(400);
	const { data } = await finished(jobId);
	const cleaned = [await client.delete(`/v1/jobs/${jobId}/clean`), await client.delete(`/v1/jobs/${jobId}/clean`)];
	expect(cleaned.map((answer) => answer.data)).toEqual([{ success: true }, { success: true }]);
	expect((await finished(jobId)).data).toEqual({ status: 'cleaned' });
	expect((await axios.get(data.videoURL, { validateStatus: () => true })).status).toBe(403);
	expect((await client.delete('/v1/jobs/unknown/clean')).status).toBe(404);
});

test.each([
	[
		'an unknown speaker',
		{ voiceOver: { enabled: true, aiVoices: [{ speaker: 'Timm' }] } },
		/The AI voice speaker \[Timm\] is invalid/,
	],
	['a template not published', { templateId: '202508151145238899abc123def456gh' }, /not published/],
	['an unknown template', { templateId: 'x' }, /not found/],
	[
		"an avatar's id instead of a look's",
		{ avatar: { avatarId: 'e0e84faea390465896db75a83be45085' }, voiceOver: { enabled: true } },
		/avatar/,
	],
])('%s fails the job, not the request', async (_what, more, message) => {
	const { success, data } = await finished(await startRender(clientOf(sandbox), more));
	expect([success, data.status, data.error_code]).toEqual([false, 'failed', 'TEXT_TO_VIDEO_FAILED']);
	expect(data.error_message).toMatch(message);
});

test('no credits left fails the job', async () => {
	sandbox.state.quota.aiCredits.used = sandbox.state.quota.aiCredits.limit;
	const aiVisual = { model: 'nanobanana', prompt: 'A cat' };
	const scenes = [{ background: { type: 'image', aiVisual }, minimumDuration: 4 }];
	const { data } = await finished(await startRender(clientOf(sandbox), { scenes }));
	expect(data.error_code).toBe('INSUFFICIENT_CREDITS');
});

test('saveProject saves a project that can be rendered again', async () => {
	const client = clientOf(sandbox);
	const { data } = await finished(await startRender(client, { saveProject: true, videoName: 'Kept' }));
	const project = await until(
		() => client.get(`/v2/projects/${data.projectId}`),
		({ status }) => status === 200,
	);
	expect(project.data.projectName).toBe('Kept');
	const { data: started } = await client.post(`/v2/projects/${data.projectId}/render`);
	expect((await finished(started.data.jobId)).data.status).toBe('completed');
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';

/** The sandbox as a process of its own, steered over HTTP. */
const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));
afterAll(() => rmSync(folder, { recursive: true }));

async function startProcess(): Promise<{ origin: string; baseUrl: string; apiKey: string }> {
	const file = join(__dirname, 'main.ts');
	const loader = require.resolve('tsx');
	child = spawn(process.execPath, ['--import', loader, file, '--state', join(folder, 'state.json')], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, SANDBOX_API_KEY: 'pictai_of_this_test' },
	});
	const [line] = (await once(child.stdout!, 'data')) as [Buffer];
	return JSON.parse(line.toString());
}

test('controls, and a state that outlives the process', async () => {
	const first = await startProcess();
	expect(first.apiKey).toBe('pictai_of_this_test');
	const controls = axios.create({ baseURL: `${first.origin}/__sandbox__`, validateStatus: () => true });
	expect((await controls.post('/settings', { jobDurationMs: 200 })).data.jobDurationMs).toBe(200);
	expect((await controls.post('/settings', { jobDurationS: 2 })).status).toBe(400);
	const { data: connection } = await controls.post('/connections', { name: 'Seeded' });
	expect((await controls.post('/faults', { kind: 'none' })).status).toBe(400);
	await controls.post('/faults', [{ kind: 'status', status: 503, pathRegex: '/render$' }]);

	const api = axios.create({
		baseURL: first.baseUrl,
		headers: { Authorization: first.apiKey },
		validateStatus: () => true,
	});
	const body = { videoName: 'A video', scenes: [{ story: 'Hello.' }] };
	expect((await api.post('/v2/video/storyboard/render', body)).status).toBe(503);
	const { data: started } = await api.post('/v2/video/storyboard/render', body);
	expect((await controls.get('/summary')).data).toMatchObject({
		requests: 2,
		rendersStarted: 1,
		jobsStarted: 1,
		maxInFlight: 1,
	});
	expect((await controls.get('/log')).data.requests[0]).toMatchObject({
		status: 503,
		fault: 'status',
		headers: { authorization: 'ok' },
	});
	child?.kill('SIGKILL');

	const second = await startProcess();
	const { data: state } = await axios.get(`${second.origin}/__sandbox__/state`);
	expect(state.connections).toEqual([connection]);
	expect(state.jobs).toMatchObject([{ jobId: started.data.jobId }]);
	const { data: job } = await axios.get(`${second.baseUrl}/v1/jobs/${started.data.jobId}`, {
		headers: { Authorization: second.apiKey },
	});
	expect(job.data.status).toBe('completed');
	await axios.post(`${second.origin}/__sandbox__/reset`);
	expect((await axios.get(`${second.origin}/__sandbox__/state`)).data.jobs).toEqual([]);
}, 30_000);

/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { START, chain, items, pictory, type Link } from '../build';
import { errorOf, output, type JsonObject } from '../rest';
import { sleep, until } from '../shell';
import type { World } from '../world';

const RENDER = '/v2/video/storyboard/render';

/** Executions that sleep in a node until Pictory calls. The calls are made here, so that each comes when the case wants it. */
export function suspendedCases(world: () => World): void {
	const video = (parameters: JsonObject = {}, settings?: Link['settings']): Link =>
		pictory(
			world().credential,
			'Create',
			'video',
			'create',
			{
				videoName: '=Video {{ $json.number }}',
				source: 'text',
				story: '=This is story number {{ $json.number }}.',
				wait: 'suspend',
				...parameters,
			},
			settings,
		);

	const list = (count: number): Link[] => items(Array.from({ length: count }, (_, index) => ({ number: index + 1 })));

	/** In the order of their names: they are started side by side, so the first to arrive need not be the first item's. */
	const jobIds = (): string[] =>
		[...world().sandbox.log.jobs]
			.sort((one, other) => String(one.videoName).localeCompare(String(other.videoName)))
			.map(({ jobId }) => jobId);

	const address = (place = 0): string =>
		(world().sandbox.log.bodies('POST', RENDER)[place] as { webhook: string }).webhook;

	const call = async (url: string): Promise<number> =>
		(
			await axios.post(
				url,
				{ job_id: 'any', success: true },
				{ proxy: false, maxRedirects: 0, validateStatus: () => true },
			)
		).status;

	const asleep = async (executionId: string): Promise<void> => {
		await until(
			'the execution sleeps',
			async () => ((await world().rest.execution(executionId)).status === 'waiting' ? true : undefined),
			30_000,
		);
	};

	/** An execution of this workflow, asleep. */
	const fallAsleep = async (name: string, links: Link[]): Promise<{ id: string; workflowId: string }> => {
		const { rest, store } = world();
		const workflow = await store(chain(name, links));
		const id = await rest.run(workflow.id, START);
		await asleep(id);
		return { id, workflowId: workflow.id };
	};

	const finish = (...ids: string[]): void => {
		for (const id of ids) world().sandbox.state.finishJob(id);
	};

	/** All that n8n has written: its database and its log. */
	const written = (): Buffer => {
		const { userFolder, n8n } = world();
		const folder = join(userFolder, '.n8n');
		const database = readdirSync(folder).filter((file) => file.startsWith('database.sqlite'));
		return Buffer.concat(
			[...database.map((file) => join(folder, file)), n8n.logFile].map((file) => readFileSync(file)),
		);
	};

	beforeEach(() => Object.assign(world().sandbox.settings, { jobDurationMs: 600_000, webhookMode: 'never' }));

	it('goes on once, in order, whatever calls come early, forged, twice or late', async () => {
		const { rest, sandbox, n8n } = world();
		const logged = readFileSync(n8n.logFile, 'utf8').length;
		const { id, workflowId } = await fallAsleep('Suspended: calls', [...list(3), video()]);
		const url = address();
		const signature = new URL(url).searchParams.get('signature') ?? '';
		expect(signature.length).toBeGreaterThan(16);

		const looks = sandbox.log.count('GET');
		const forged = [
			url.replace(signature, 'f00d'.repeat(16)),
			url.split('?')[0] ?? '',
			url.replace(`/${id}/`, '/999999/'),
		];
		for (const one of forged) expect(await call(one)).toBeGreaterThanOrEqual(400);
		// Nobody has looked at Pictory for their sake.
		expect(sandbox.log.count('GET')).toBe(looks);

		expect(await call(url)).toBe(200);
		const [first, second, third] = jobIds() as [string, string, string];
		finish(third, first);
		expect([await call(address(2)), await call(url)]).toEqual([200, 200]);
		await asleep(id);
		finish(second);
		await Promise.all([call(url), call(address(1)), call(address(2))]);

		const execution = await rest.ended(id);
		expect(errorOf(execution)).toBeUndefined();
		expect(output(execution, 'Create').map(({ videoName, status, jobId }) => [videoName, status, jobId])).toEqual(
			jobIds().map((jobId, index) => [`Video ${index + 1}`, 'completed', jobId]),
		);
		expect(await call(url)).toBeGreaterThanOrEqual(400);
		await sleep(500);
		expect(await rest.executions(workflowId)).toHaveLength(1);
		expect((await rest.execution(id)).data.resultData.runData.Create).toHaveLength(1);
		expect(sandbox.log.rendersStarted()).toBe(3);

		expect(JSON.stringify(output(execution, 'Create'))).not.toContain(signature);
		const log = readFileSync(n8n.logFile, 'utf8').slice(logged);
		expect(log).not.toMatch(/pictory/i);
		expect(log).not.toContain(signature);
		expect(written().includes(sandbox.apiKey)).toBe(false);
	});

	it('brings its result to the workflow that called this one', async () => {
		const { rest, store } = world();
		const create = {
			id: randomUUID(),
			typeVersion: 1,
			position: [220, 0] as [number, number],
			...video(),
			parameters: video().parameters ?? {},
			credentials: video().credentials ?? {},
		};
		const child = await store({
			name: 'Suspended: called',
			nodes: [
				{
					id: randomUUID(),
					name: 'Called',
					type: 'n8n-nodes-base.executeWorkflowTrigger',
					typeVersion: 1.1,
					position: [0, 0],
					parameters: { inputSource: 'passthrough' },
				},
				create,
			],
			connections: { Called: { main: [[{ node: 'Create', type: 'main', index: 0 }]] } },
		});
		await rest.publish(child.id);
		const caller: Link = {
			name: 'Call it',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: {
				source: 'database',
				workflowId: { __rl: true, mode: 'id', value: child.id },
				mode: 'once',
				options: {},
			},
		};
		const { id } = await fallAsleep('Suspended: caller', [...list(2), caller]);
		await until('both jobs run', async () => (jobIds().length === 2 ? true : undefined), 30_000);
		const inner = (await rest.executions(child.id))[0]?.id ?? '';
		await asleep(inner);
		finish(...jobIds());
		expect(await call(address())).toBe(200);
		const execution = await rest.ended(id);
		expect(errorOf(execution)).toBeUndefined();
		expect(output(execution, 'Call it').map(({ videoName, status }) => [videoName, status])).toEqual([
			['Video 1', 'completed'],
			['Video 2', 'completed'],
		]);
	});

	it('makes one video with Execute Once', async () => {
		const { rest, sandbox } = world();
		const { id } = await fallAsleep('Suspended: once', [...list(3), video({}, { executeOnce: true })]);
		finish(...jobIds());
		expect(await call(address())).toBe(200);
		expect(output(await rest.ended(id), 'Create')).toMatchObject([{ videoName: 'Video 1', status: 'completed' }]);
		expect(sandbox.log.rendersStarted()).toBe(1);
	});

	it('continues on fail: the failed item stands where it belongs', async () => {
		const { rest, sandbox } = world();
		const { id } = await fallAsleep('Suspended: continues', [
			...list(3),
			video({}, { onError: 'continueRegularOutput' }),
		]);
		const [first, second, third] = jobIds() as [string, string, string];
		sandbox.state.finishJob(second, { error_code: 'TEXT_TO_VIDEO_FAILED', error_message: 'The voice is unknown.' });
		finish(first, third);
		expect(await call(address())).toBe(200);
		const execution = await rest.ended(id);
		expect(execution.status).toBe('success');
		expect(output(execution, 'Create')).toMatchObject([
			{ videoName: 'Video 1', status: 'completed' },
			{ error: expect.stringContaining('The voice is unknown'), jobId: second },
			{ videoName: 'Video 3', status: 'completed' },
		]);
	});

	it('sleeps in two branches, one after the other', async () => {
		const { rest, sandbox, store } = world();
		const file = chain('Suspended: branches', [video({ videoName: 'Left', story: 'This is the left one.' })]);
		const left = file.nodes[1];
		if (!left) throw new Error('No node');
		const right = {
			...left,
			id: randomUUID(),
			name: 'Second',
			position: [220, 200] as [number, number],
			parameters: { ...left.parameters, videoName: 'Right' },
		};
		const ends = ['Create', 'Second'].map((node) => ({ node, type: 'main', index: 0 }));
		const workflow = await store({
			...file,
			nodes: [...file.nodes, right],
			connections: { [START]: { main: [ends] } },
		});
		const id = await rest.run(workflow.id, START);
		for (const place of [0, 1]) {
			await until('the next job runs', async () => (jobIds().length === place + 1 ? true : undefined), 30_000);
			await asleep(id);
			finish(jobIds()[place] ?? '');
			expect(await call(address(place))).toBe(200);
		}
		const execution = await rest.ended(id);
		expect(['Create', 'Second'].map((node) => output(execution, node)[0]?.status)).toEqual(['completed', 'completed']);
		expect(sandbox.log.rendersStarted()).toBe(2);
	});

	it('is gone when its execution is deleted: a call then does nothing', async () => {
		const { rest, n8n, sandbox } = world();
		const { id } = await fallAsleep('Suspended: deleted', [...list(1), video()]);
		await rest.stop(id);
		await rest.deleteExecution(id);
		const logged = readFileSync(n8n.logFile, 'utf8').length;
		const looks = sandbox.log.count('GET');
		finish(...jobIds());
		expect(await call(address())).toBe(404);
		await sleep(500);
		expect(sandbox.log.count('GET')).toBe(looks);
		expect(readFileSync(n8n.logFile, 'utf8').slice(logged)).not.toMatch(/pictory/i);
	});
}

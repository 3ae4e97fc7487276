/* eslint-disable @n8n/community-nodes/require-node-api-error */
import axios from 'axios';
import { randomUUID } from 'node:crypto';
import { chain, type Link, pictory } from '../e2e/build';
import { amount } from '../e2e/proof';
import { output, type StoredWorkflow, type WorkflowFile } from '../e2e/rest';
import { say, sleep, until } from '../e2e/shell';
import { FIRST_START_MS } from '../e2e/world';
import { startCluster, type Cluster } from './cluster';

jest.setTimeout(420_000);

/** 200 in the full proof, which is measured on an idle machine; the limit of a minute is the same for both. */
const MANY = amount(100, 200);
const FEW = 20;

/** One main, two workers, one webhook process, Redis and PostgreSQL. */
describe('n8n in queue mode', () => {
	let made: Cluster | undefined;
	const cluster = (): Cluster => made as Cluster;

	beforeAll(async () => {
		made = await startCluster();
	}, FIRST_START_MS);

	beforeEach(() => {
		cluster().sandbox.reset();
		// A busy machine takes longer for 200 calls at the same moment than the ten seconds a caller waits otherwise; calls
		// that are broken off and come again would only make it busier.
		Object.assign(cluster().sandbox.settings, { jobOutcome: 'never', webhookTimeoutMs: 60_000 });
	});

	afterAll(async () => {
		await made?.stop();
	});

	/** A webhook that makes a video of what it is sent, and a node that runs when the video is ready. */
	const publish = async (
		name: string,
		options: Record<string, number> = {},
		more: Link[] = [],
	): Promise<StoredWorkflow & { path: string }> => {
		const { rest, credential } = cluster();
		const path = randomUUID();
		const create = pictory(credential, 'Create', 'video', 'create', {
			videoName: '={{ $json.body.name }}',
			source: 'text',
			story: '=This is the story of {{ $json.body.name }}.',
			wait: 'suspend',
			options,
		});
		const file: WorkflowFile = chain(name, [create, ...more, { name: 'After', type: 'n8n-nodes-base.noOp' }]);
		const [trigger, ...nodes] = file.nodes;
		if (!trigger) throw new Error('The workflow has no trigger');
		const webhook = {
			...trigger,
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
		};
		const workflow = await rest.createWorkflow({ ...file, nodes: [webhook, ...nodes] });
		await rest.publish(workflow.id);
		return { ...workflow, path };
	};

	const trigger = async (path: string, count: number): Promise<void> => {
		const { webhook } = cluster();
		const post = async (index: number) =>
			await axios.post(
				`${webhook.origin}/webhook/${path}`,
				{ name: `Video ${index}` },
				{ proxy: false, validateStatus: () => true },
			);
		for (let from = 0; from < count; from += FEW) {
			const answers = await Promise.all(
				Array.from({ length: Math.min(FEW, count - from) }, async (_, index) => await post(from + index)),
			);
			expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		}
	};

	const counts = async (workflowId: string): Promise<Record<string, number>> => {
		const rows = await cluster().database.query(
			`select status, count(*) from execution_entity where "workflowId" = '${workflowId}' group by status`,
		);
		return Object.fromEntries(
			rows
				.split('\n')
				.filter(Boolean)
				.map((row) => [row.split('|')[0] ?? '', Number(row.split('|')[1])]),
		);
	};

	const reach = async (workflowId: string, status: string, count: number, limit = 120_000): Promise<number> => {
		const begun = Date.now();
		try {
			await until(
				`${count} executions are ${status}`,
				async () => ((await counts(workflowId))[status] === count ? true : undefined),
				limit,
				250,
			);
		} catch (error) {
			throw new Error(
				`${(error as Error).message}; now ${JSON.stringify(await counts(workflowId))}\n${cluster().logs().slice(-4_000)}`,
			);
		}
		return Date.now() - begun;
	};

	const finishAll = (): void => {
		const { log, state } = cluster().sandbox;
		for (const { jobId } of log.jobs) state.finishJob(jobId);
	};

	/** Each video once, and each execution with its own. */
	const checkResults = async (workflowId: string, count: number): Promise<void> => {
		const { sandbox, rest, database } = cluster();
		expect(sandbox.log.rendersStarted()).toBe(count);
		const ids = (
			await database.query(
				`select id from execution_entity where "workflowId" = '${workflowId}' and status = 'success'`,
			)
		).split('\n');
		const results = await Promise.all(ids.map(async (id) => output(await rest.execution(id), 'After')));
		expect(results.every(([item, ...rest]) => item?.status === 'completed' && rest.length === 0)).toBe(true);
		const names = new Map(sandbox.log.jobs.map(({ jobId, videoName }) => [jobId, videoName]));
		expect(results.map(([item]) => [String(item?.jobId), item?.videoName]).sort()).toEqual([...names].sort());
	};

	it(`resumes ${MANY} suspended executions within a minute`, async () => {
		const workflow = await publish('Many');
		await trigger(workflow.path, MANY);
		await reach(workflow.id, 'waiting', MANY, 180_000);
		finishAll();
		const took = await reach(workflow.id, 'success', MANY);
		say(`queue mode: ${MANY} suspended executions resumed in ${(took / 1000).toFixed(1)} s`);
		expect(took).toBeLessThan(60_000);
		await checkResults(workflow.id, MANY);
	});

	it('loses nothing when a worker is killed while executions are suspended', async () => {
		const [worker] = cluster().workers;
		const workflow = await publish('Worker killed');
		await trigger(workflow.path, FEW);
		await reach(workflow.id, 'waiting', FEW);
		await worker?.kill();
		finishAll();
		await reach(workflow.id, 'success', FEW);
		await worker?.start();
		await checkResults(workflow.id, FEW);
	});

	it('loses nothing when the webhook process is killed while callbacks come, if they come again', async () => {
		const { webhook, sandbox } = cluster();
		// As long as n8n may take to start on a busy machine.
		sandbox.settings.webhookRetries = 120;
		const workflow = await publish('Webhook process killed');
		await trigger(workflow.path, FEW);
		await reach(workflow.id, 'waiting', FEW);
		finishAll();
		await webhook.kill();
		await sleep(500);
		await webhook.start();
		await reach(workflow.id, 'success', FEW);
		await checkResults(workflow.id, FEW);
	});

	it('finds every video with Job → Wait when all callbacks are lost', async () => {
		const { webhook, sandbox, credential } = cluster();
		sandbox.settings.webhookRetries = 0;
		const jobWait = pictory(credential, 'Ready', 'job', 'wait', {
			jobId: { __rl: true, mode: 'id', value: '={{ $json.jobId }}' },
			options: { waitLimit: 5, pollInterval: 1 },
		});
		const workflow = await publish('Callbacks lost', { waitLimit: 1 }, [jobWait]);
		await trigger(workflow.path, FEW);
		await reach(workflow.id, 'waiting', FEW);
		await webhook.kill();
		finishAll();
		const took = await reach(workflow.id, 'success', FEW, 240_000);
		await webhook.start();
		say(
			`queue mode: ${FEW} executions whose callbacks were lost went on after ${(took / 1000).toFixed(0)} s, with a limit of 60 s`,
		);
		expect(sandbox.log.rendersStarted()).toBe(FEW);
	});

	it('starts no video twice when a worker is killed while it starts them', async () => {
		const {
			workers: [worker],
			sandbox,
			rest,
			database,
		} = cluster();
		sandbox.settings.latencyMs = 1_500;
		const workflow = await publish('Worker killed while starting');
		await trigger(workflow.path, FEW);
		await until('some are started', async () => (sandbox.log.jobs.length >= 5 ? true : undefined), 60_000, 50);
		await worker?.kill();
		await worker?.start();
		// Those of the dead worker stay "running" until n8n notices that their job has stalled.
		await until(
			'the others are suspended',
			async () => {
				const now = await counts(workflow.id);
				return (now.waiting ?? 0) + (now.crashed ?? 0) + (now.error ?? 0) === FEW ? true : undefined;
			},
			180_000,
			500,
		);
		sandbox.settings.latencyMs = 0;
		const now = await counts(workflow.id);
		const lost = FEW - (now.waiting ?? 0);
		finishAll();
		await reach(workflow.id, 'success', FEW - lost);
		say(
			`queue mode: worker killed while starting ${FEW}: ${lost} executions ended as ${JSON.stringify(now)}, ${sandbox.log.rendersStarted()} renders`,
		);
		// n8n neither runs such an execution again nor keeps what it was started with: a retry ends at once, and costs nothing.
		expect(sandbox.log.rendersStarted()).toBeLessThanOrEqual(FEW);
		const before = sandbox.log.rendersStarted();
		const ids = (
			await database.query(
				`select id from execution_entity where "workflowId" = '${workflow.id}' and status <> 'success'`,
			)
		)
			.split('\n')
			.filter(Boolean);
		expect(ids).toHaveLength(lost);
		for (const id of ids) await rest.retry(id);
		await reach(workflow.id, 'error', 2 * lost);
		expect(sandbox.log.rendersStarted()).toBe(before);
	});

	it('keeps the key and the addresses that wake executions out of what it prints', async () => {
		const { sandbox, logs } = cluster();
		expect(logs()).not.toContain(sandbox.apiKey);
		expect(logs()).not.toMatch(/webhook-waiting\/\d+\S*signature=/);
	});
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chain, type Link, pictory } from '../e2e/build';
import { call, startedByWebhook } from '../e2e/hook';
import type { WorkflowFile } from '../e2e/rest';
import { ensureRuntime } from '../e2e/runtime';
import { openSession, type Session } from '../e2e/session';
import { sleep, until } from '../e2e/shell';
import { startSandbox, type Sandbox } from '../sandbox';
import type { Measured } from './table';

const WAITING = 500;
const WOKEN = 100;
const SIDE_BY_SIDE = 10;
/** Garbage is collected, and what is to be written is written. */
const SETTLE_MS = 15_000;

const RENDER = '/v2/video/storyboard/render';

interface Ways {
	session: Session;
	sandbox: Sandbox;
}

type Way = (ways: Ways) => WorkflowFile;

const video = ({ session }: Ways, wait: string): Link =>
	pictory(session.credential, 'Create', 'video', 'create', {
		videoName: 'Waiting',
		source: 'text',
		story: 'A story of one sentence.',
		wait,
		options: { waitLimit: 60 },
	});

const after: Link = { name: 'After', type: 'n8n-nodes-base.noOp' };

/** Pictory's own guide for n8n: start with an HTTP Request, wait 30 seconds, look, and once more if it is not finished. */
const guide: Way = ({ sandbox }) => {
	const headers = {
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: sandbox.apiKey }] },
	};
	const body = JSON.stringify({
		videoName: 'Waiting',
		scenes: [{ story: 'A story of one sentence.', createSceneOnEndOfSentence: true }],
	});
	const http = (name: string, parameters: Record<string, string | boolean | object>): Link =>
		({
			name,
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: { ...headers, options: {}, ...parameters },
		}) as Link;
	const file = chain('The guide', [
		http('Start', {
			method: 'POST',
			url: `${sandbox.baseUrl}${RENDER}`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: body,
		}),
		{ name: 'Wait', type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: { amount: 30, unit: 'seconds' } },
		http('Look', { url: `=${sandbox.baseUrl}/v1/jobs/{{ $('Start job').first().json.data.jobId }}` }),
		{
			name: 'Finished?',
			type: 'n8n-nodes-base.if',
			typeVersion: 2,
			parameters: {
				conditions: {
					options: { typeValidation: 'loose' },
					combinator: 'and',
					conditions: [
						{
							id: 'c',
							leftValue: '={{ $json.data.status }}',
							rightValue: 'completed',
							operator: { type: 'string', operation: 'equals' },
						},
					],
				},
				options: {},
			},
		},
		after,
	]);
	for (const node of file.nodes)
		if (node.name === 'Start' && node.type.endsWith('httpRequest')) node.name = 'Start job';
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	file.connections = {
		Start: { main: [to('Start job')] },
		'Start job': { main: [to('Wait')] },
		Wait: { main: [to('Look')] },
		Look: { main: [to('Finished?')] },
		'Finished?': { main: [to('After'), to('Wait')] },
	};
	return file;
};

/**
 * The real n8n with executions that wait, each way in an n8n just started: what they hold in memory, what they ask
 * Pictory, and how long after its callback the next node begins.
 */
export async function measureWaiting(): Promise<Measured[]> {
	const suspended = await inNewN8n(async (ways) => {
		const delays = await wake(ways);
		const memory = await hold(ways, chain('Suspended', [video(ways, 'suspend'), after]));
		return { ...delays, memory };
	});
	const kept = await inNewN8n(async (ways) => await hold(ways, chain('Kept running', [video(ways, 'poll'), after])));
	const guided = await inNewN8n(async (ways) => await hold(ways, guide(ways)));
	const mebibytes = (bytes: number): number => Math.round(bytes / 1_048_576);
	const others = `kept running ${mebibytes(kept)} MiB, the guide's HTTP Request and Wait loop ${mebibytes(guided)} MiB`;
	const { times, callsPerRender } = suspended;
	return [
		{
			what: `${WAITING} executions suspended: memory of n8n above none`,
			value: mebibytes(suspended.memory),
			bound: { most: Math.max(1, mebibytes(Math.min(kept, guided))) },
			unit: 'MiB',
			note: others,
		},
		{
			what: 'Suspended: calls to Pictory per video',
			value: callsPerRender,
			bound: { most: 3 },
			note: 'start, a look before suspending, final read; however long the video takes',
		},
		{ what: 'From callback to the next node: median', value: at(times, 0.5), bound: { most: 1_000 }, unit: 'ms' },
		{
			what: 'From callback to the next node: 99th percentile',
			value: at(times, 0.99),
			bound: { most: 3_000 },
			unit: 'ms',
		},
	];
}

async function inNewN8n<Result>(work: (ways: Ways) => Promise<Result>): Promise<Result> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-pictory-bench-'));
	const sandbox = await startSandbox();
	try {
		const session = await openSession({ runtime: await ensureRuntime(), userFolder, pictory: sandbox });
		try {
			return await work({ session, sandbox });
		} finally {
			await session.n8n.stop();
		}
	} finally {
		await sandbox.close();
		await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
	}
}

async function startMany({ session, sandbox }: Ways, file: WorkflowFile, count: number): Promise<string> {
	sandbox.reset();
	sandbox.settings.jobOutcome = 'never';
	const workflow = startedByWebhook(file);
	const { id } = await session.rest.createWorkflow(workflow);
	await session.rest.publish(id);
	for (let from = 0; from < count; from += SIDE_BY_SIDE) {
		const some = Array.from({ length: Math.min(SIDE_BY_SIDE, count - from) }, (_, index) => from + index);
		await Promise.all(some.map(async (index) => await call(session.n8n.origin, workflow.path, { index })));
	}
	await until(`${count} jobs are started`, async () => (sandbox.log.jobs.length >= count ? true : undefined), 120_000);
	return id;
}

/** @returns bytes of n8n with executions that wait, above what it held without them */
async function hold(ways: Ways, file: WorkflowFile): Promise<number> {
	const { n8n } = ways.session;
	// The first executions load what is loaded once.
	await startMany(ways, { ...file, name: `${file.name}, warming up` }, SIDE_BY_SIDE);
	await sleep(SETTLE_MS);
	const before = n8n.memory();
	await startMany(ways, file, WAITING);
	await sleep(SETTLE_MS);
	return n8n.memory() - before;
}

async function wake(ways: Ways): Promise<{ times: number[]; callsPerRender: number }> {
	const { sandbox, session } = ways;
	const id = await startMany(ways, chain('Woken', [video(ways, 'suspend'), after]), WOKEN);
	const allWait = async () =>
		(await session.rest.unfinished()) >= WOKEN && sandbox.log.jobs.length === WOKEN ? true : undefined;
	await until('all are suspended', allWait, 60_000);
	await sleep(2_000);
	const called = new Map<string, number>();
	for (const { jobId } of sandbox.log.jobs) {
		called.set(jobId, Date.now());
		sandbox.state.finishJob(jobId);
		await sleep(100);
	}
	await until('all have ended', async () => ((await session.rest.unfinished()) === 0 ? true : undefined), 60_000);
	const times: number[] = [];
	for (const execution of await session.rest.executions(id, WOKEN)) {
		const { runData } = (await session.rest.execution(execution.id)).data.resultData;
		const next = runData.After?.[0];
		const jobId = String(next?.data?.main?.[0]?.[0]?.json.jobId);
		times.push((next?.startTime ?? Number.NaN) - (called.get(jobId) ?? Number.NaN));
	}
	const calls = sandbox.log.requests.filter(({ path }) => /\/(render|jobs)/.test(path)).length;
	return { times: times.sort((a, b) => a - b), callsPerRender: calls / WOKEN };
}

function at(sorted: number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

if (require.main === module) {
	measureWaiting()
		.then((rows) => process.stdout.write(`${JSON.stringify(rows, null, '\t')}\n`))
		.catch((error: unknown) => {
			process.stderr.write(`${String(error)}\n`);
			process.exit(1);
		});
}

/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { chain, type Link, pictory } from '../e2e/build';
import { call, startedByWebhook } from '../e2e/hook';
import { amount } from '../e2e/proof';
import type { JsonObject } from '../e2e/rest';
import { say, sleep, until } from '../e2e/shell';
import { createWorld, FIRST_START_MS, type World } from '../e2e/world';

const MINUTES = amount(3, 30);
const PER_SECOND = 5;
const SAMPLE_MS = 5_000;

jest.setTimeout((MINUTES + 5) * 60_000);

/** Mixed work while every twentieth call to Pictory goes wrong: nothing lost, nothing twice, no memory kept. */
describe(`${MINUTES} minutes of ${PER_SECOND} executions a second`, () => {
	let made: World | undefined;
	const world = (): World => made as World;

	beforeAll(async () => {
		// n8n keeps no data of good executions, as busy installations do; what is measured is memory, not the database.
		made = await createWorld({ EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none' });
	}, FIRST_START_MS);

	afterAll(async () => {
		await made?.close();
	});

	const node = (name: string, resource: string, operation: string, parameters: JsonObject): Link =>
		pictory(world().credential, name, resource, operation, parameters);

	const video = (wait: string, options: JsonObject = {}): Link =>
		node('Create', 'video', 'create', {
			videoName: '={{ $json.body.name }}',
			source: 'text',
			story: 'A story of one sentence.',
			wait,
			options,
		});

	const jobWait = (): Link =>
		node('Ready', 'job', 'wait', {
			jobId: { __rl: true, mode: 'id', value: '={{ $json.jobId }}' },
			options: { waitLimit: 5, pollInterval: 1 },
		});

	it('keeps up, loses nothing and starts nothing twice', async () => {
		const { rest, sandbox, n8n } = world();
		sandbox.settings.jobDurationMs = 2_000;
		sandbox.state.addConnection();
		const kinds: Array<[string, Link[], number]> = [
			['Suspended', [video('suspend')], 1],
			['Right away, then Job → Wait', [video('none'), jobWait()], 1],
			['Kept running', [video('poll', { pollInterval: 1 })], 1],
			['Connections', [node('List', 'awsConnection', 'getAll', { returnAll: true, filters: {}, options: {} })], 0],
			['Quota', [node('Quota', 'account', 'getQuota', {})], 0],
		];
		const paths: string[] = [];
		for (const [name, links] of kinds) {
			const file = startedByWebhook(chain(`Soak: ${name}`, [...links, { name: 'After', type: 'n8n-nodes-base.noOp' }]));
			const { id } = await rest.createWorkflow(file);
			await rest.publish(id);
			paths.push(file.path);
		}
		sandbox.addFault({ kind: 'status', status: 429, headers: { 'Retry-After': '1' }, every: 40 });
		sandbox.addFault({ kind: 'status', status: 503, headers: { 'Retry-After': '1' }, every: 80 });
		sandbox.addFault({ kind: 'resetBefore', method: 'GET', every: 40 });
		sandbox.addFault({ kind: 'html', method: 'GET', every: 80 });

		const memory: number[] = [];
		const sampler = setInterval(() => memory.push(n8n.memory()), SAMPLE_MS);
		const end = Date.now() + MINUTES * 60_000;
		let sent = 0;
		let renders = 0;
		const calls: Array<Promise<void>> = [];
		const begun = Date.now();
		while (Date.now() < end) {
			const kind = sent % kinds.length;
			renders += kinds[kind]?.[2] ?? 0;
			calls.push(call(n8n.origin, String(paths[kind]), { name: `Soak ${sent}` }));
			sent += 1;
			await sleep(Math.max(0, begun + (sent * 1_000) / PER_SECOND - Date.now()));
		}
		await Promise.all(calls);
		const allDone = async () => ((await world().rest.unfinished()) === 0 ? true : undefined);
		await until('all executions have ended', allDone, 120_000, 1_000);
		clearInterval(sampler);

		const failed = await world().rest.failed();
		const third = Math.floor(memory.length / 3);
		const [warm, last] = [median(memory.slice(third, 2 * third)), median(memory.slice(2 * third))];
		say(
			`soak: ${sent} executions in ${MINUTES} min, ${failed} failed, ${sandbox.log.rendersStarted()} renders for ${renders} videos, ` +
				`${sandbox.log.requests.length} calls, memory ${megabytes(warm)} in the second third, ${megabytes(last)} in the last`,
		);
		expect(failed).toBe(0);
		expect(sandbox.log.rendersStarted()).toBe(renders);
		expect(last).toBeLessThan(warm * 1.15);
	});
});

function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function megabytes(bytes: number): string {
	return `${Math.round(bytes / 1_048_576)} MiB`;
}

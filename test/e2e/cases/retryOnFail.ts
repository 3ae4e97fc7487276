import { START, chain, items, pictory } from '../build';
import { errorOf, output } from '../rest';
import type { World } from '../world';

const WANTED = 20;

const RENDER = '/v2/video/storyboard/render';

/** n8n's Retry On Fail runs the whole node again: the first case that costs users money. */
export function retryOnFailCases(world: () => World): void {
	const workflow = (name: string) =>
		chain(name, [
			...items(Array.from({ length: WANTED }, (_, index) => ({ number: index + 1 }))),
			pictory(
				world().credential,
				'Render',
				'video',
				'create',
				{
					videoName: '=Video {{ $json.number }}',
					source: 'text',
					story: '=This is story number {{ $json.number }}.',
					wait: 'none',
				},
				{ retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
			),
		]);

	it('starts each of 20 videos once while every tenth call is refused', async () => {
		const { rest, sandbox } = world();
		const busy = { kind: 'status', method: 'POST', path: RENDER, every: 10 } as const;
		sandbox.addFault({ ...busy, status: 429, headers: { 'retry-after': '1' } });
		sandbox.addFault({ ...busy, after: 5, status: 503, headers: { 'retry-after': '1' } });
		// One that the node does not repeat itself, so that n8n runs the whole node again.
		sandbox.addFault({ kind: 'status', method: 'POST', path: RENDER, after: 12, status: 403 });

		const { id } = await world().store(workflow('Retry On Fail'));
		const execution = await rest.ended(await rest.run(id, START), 90_000);

		expect(errorOf(execution)).toBeUndefined();
		expect(output(execution, 'Render')).toHaveLength(WANTED);
		expect(sandbox.log.requests.some(({ status }) => status === 403)).toBe(true);
		expect(sandbox.log.requests.some(({ status }) => status === 429)).toBe(true);
		expect(sandbox.log.requests.some(({ status }) => status === 503)).toBe(true);
		expect(sandbox.log.rendersStarted()).toBe(WANTED);
		const names = sandbox.log.jobs.map(({ videoName }) => videoName);
		expect(new Set(names).size).toBe(WANTED);
	});

	it('never sends a call again whose answer was lost', async () => {
		const { rest, sandbox } = world();
		sandbox.addFault({ kind: 'resetAfter', method: 'POST', path: RENDER, after: 7 });

		const { id } = await world().store(workflow('Retry On Fail, answer lost'));
		const execution = await rest.ended(await rest.run(id, START), 90_000);

		expect(execution.status).toBe('error');
		expect(errorOf(execution)).toMatch(/may have been started/i);
		const names = sandbox.log.jobs.map(({ videoName }) => videoName);
		expect(new Set(names).size).toBe(names.length);
		expect(sandbox.log.rendersStarted()).toBeLessThanOrEqual(WANTED);
	});
}

import { START, chain, items, pictory } from '../build';
import { errorOf, output, type Execution } from '../rest';
import { until } from '../shell';
import type { World } from '../world';

const WANTED = 3;

/**
 * n8n is killed while nodes wait for their jobs: the second case that costs users money.
 *
 * n8n writes an execution down when a node has ended (workflow setting "Save execution
 * progress"), never in the middle of a node. So what a node has started before it was killed is
 * known only to Pictory, while a Job → Wait of its own finds the ids in the items before it.
 */
export function interruptedCases(world: () => World): void {
	const list = () => items(Array.from({ length: WANTED }, (_, index) => ({ number: index + 1 })));
	const patience = { pollInterval: 1, waitLimit: 2 };

	const video = (title: string, wait: 'none' | 'poll') =>
		pictory(world().credential, 'Render', 'video', 'create', {
			videoName: `=${title} {{ $json.number }}`,
			source: 'text',
			story: '=This is story number {{ $json.number }}.',
			wait,
			...(wait === 'poll' && { options: patience }),
		});

	/** Renders of the videos with this title. */
	const rendersOf = (title: string): number =>
		world().sandbox.log.jobs.filter(({ videoName }) => videoName?.startsWith(title)).length;

	it('keeps what was paid when Job → Wait does the waiting', async () => {
		const { rest, sandbox, n8n, credential } = world();
		const settings = { saveExecutionProgress: true };
		const wait = pictory(credential, 'Wait', 'job', 'wait', {
			jobId: { __rl: true, mode: 'id', value: '={{ $json.jobId }}' },
			options: patience,
		});
		const inOne = await world().store(chain('Killed in Create', [...list(), video('One', 'poll')], settings));
		const inTwo = await world().store(chain('Killed in Job Wait', [...list(), video('Two', 'none'), wait], settings));

		sandbox.settings.jobDurationMs = 600_000;
		const ids = [await rest.run(inOne.id, START), await rest.run(inTwo.id, START)];
		const allAsked = async () =>
			sandbox.log.jobs.length === 2 * WANTED &&
			sandbox.log.jobs.every(({ jobId }) => sandbox.log.count('GET', jobId) > 0)
				? true
				: undefined;
		await until('all jobs are being waited for', allAsked, 30_000);
		await n8n.kill();
		await n8n.start();
		for (const { jobId } of sandbox.log.jobs) sandbox.state.finishJob(jobId);

		const [one, two] = (await Promise.all(ids.map((id) => rest.ended(id)))) as [Execution, Execution];
		expect([one.status, two.status]).toEqual(['crashed', 'crashed']);
		expect(errorOf(one)).toMatch(/did not finish/);
		// n8n itself starts nothing again.
		expect([rendersOf('One'), rendersOf('Two')]).toEqual([WANTED, WANTED]);

		const again = await rest.ended(await rest.retry(two.id));
		expect(errorOf(again)).toBeUndefined();
		expect(again.status).toBe('success');
		expect(output(again, 'Wait').map(({ status }) => status)).toEqual(Array<string>(WANTED).fill('completed'));
		expect(rendersOf('Two')).toBe(WANTED);

		// Of the node it was killed in, n8n has kept nothing: the limit the README states.
		expect(one.data.executionData?.contextData?.['node:Render']).toBeUndefined();
	});
}

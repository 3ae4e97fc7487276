import { useWorld } from '../support/world';

const world = useWorld();

test.each(['get', 'wait', 'clean'])(
	'Job → %s takes the job of the item, and says so when there is none',
	async (operation) => {
		const { sandbox, engine } = world;
		const parameters = { resource: 'job', operation };
		const items = [{ jobId: sandbox.state.addJob().jobId }, { jobId: sandbox.state.addJob().jobId }];
		const { error, json } = await engine.run({ parameters, items });
		expect([error, json.length]).toEqual([undefined, 2]);
		for (const { jobId } of items) expect(sandbox.log.requests.some(({ path }) => path.includes(jobId))).toBe(true);

		sandbox.log.reset();
		const without = await engine.run({ parameters, items: [{ name: 'A' }] });
		expect(without.error?.message).toMatch(/^'Job' is empty\. Put this node behind the one that started the job/);
		expect(sandbox.log.count()).toBe(0);
	},
);

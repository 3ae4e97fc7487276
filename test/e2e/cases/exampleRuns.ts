import { EXAMPLE, exampleWorkflows, isPictoryNode, triggerOf, withCredential } from '../examples';
import { withConnection } from '../connection';
import { errorOf, output } from '../rest';
import type { World } from '../world';

/** Each example workflow as a stranger would run it. */
export function exampleCases(world: () => World): void {
	it('finds all examples', () => {
		const names = exampleWorkflows().map(({ name }) => name);
		expect(names.sort()).toEqual(Object.values(EXAMPLE).sort());
	});

	it.each([EXAMPLE.connect, EXAMPLE.assets, EXAMPLE.many, EXAMPLE.text])('"%s" runs to its end', async (name) => {
		const { rest, sandbox, credential } = world();
		const file = exampleWorkflows().find((one) => one.name === name);
		if (!file) throw new Error(`There is no example "${name}"`);
		const { connectionId } = sandbox.state.addConnection({ name: `For ${name}` });
		const workflow = await world().store(withConnection(withCredential(file, credential), connectionId));
		const id = await rest.run(workflow.id, triggerOf(file));
		const execution = await rest.ended(id, 120_000);
		expect(errorOf(execution)).toBeUndefined();
		expect(execution.status).toBe('success');
		const results = workflow.nodes.filter(isPictoryNode).flatMap((node) => output(execution, node.name));
		expect(results.length).toBeGreaterThan(0);
		if (name === EXAMPLE.connect) {
			expect(results[0]).toMatchObject({ connectionId: expect.any(String) as string });
			return;
		}
		expect(sandbox.log.rendersStarted()).toBeGreaterThan(0);
		expect(results.at(-1)).toMatchObject({
			status: 'completed',
			videoURL: expect.stringMatching(/^https?:/) as string,
		});
	});
}

import { EXAMPLE, exampleWorkflows, withCredential } from '../examples';
import type { World } from '../world';

/** The same package run by n8n's command line, without the server. */
export function commandLineCases(world: () => World): void {
	it('`n8n execute` runs the text-to-video example', async () => {
		const { n8n, sandbox, credential } = world();
		const file = exampleWorkflows().find(({ name }) => name === EXAMPLE.text);
		if (!file) throw new Error(`There is no example "${EXAMPLE.text}"`);
		const { id } = await world().store(withCredential(file, credential));
		const printed = await n8n.cli(['execute', `--id=${id}`, '--rawOutput']);
		expect(printed).toMatch(/"videoURL"\s*:\s*"https?:/);
		expect(sandbox.log.rendersStarted()).toBe(1);
	});
}

import type { INodeParameters } from 'n8n-workflow';

import { NEW_FILE, NO_NEW_FILE } from '../../sns/oddEvents';
import { RENDER, shortVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

function fromItems(parameters: INodeParameters = {}): INodeParameters {
	return shortVideo({
		source: 'media',
		mediaFrom: 'items',
		visualUrl: '={{ $json }}',
		awsConnectionId: { __rl: true, mode: 'id', value: world.sandbox.state.addConnection().connectionId },
		...parameters,
	});
}

test.each(NO_NEW_FILE)('$name makes no video', async ({ message }) => {
	const { error } = await world.engine.run({ parameters: fromItems(), items: [JSON.parse(JSON.stringify(message))] });
	expect(error?.name).toBe('NodeOperationError');
	expect(error?.message).toMatch(/no new file|Filter folders out|is empty \(0 bytes\)/);
	expect(world.sandbox.log.count()).toBe(0);
});

test('of a new file a video is made, whatever stands beside it in the message', async () => {
	const items = NEW_FILE.map(({ message }) => JSON.parse(JSON.stringify(message)));
	const { error, json } = await world.engine.run({ parameters: fromItems({ wait: 'none' }), items });
	expect(error).toBeUndefined();
	expect(json).toHaveLength(NEW_FILE.length);
	const sent = world.sandbox.log.requests.filter(({ path }) => path === RENDER).map(({ rawBody }) => rawBody);
	expect(sent).toHaveLength(NEW_FILE.length);
	for (const body of sent) expect(body).toMatch(/s3:\/\/my-company-videos\/in\/(new|5\$folder\$)\.mp4/);
});

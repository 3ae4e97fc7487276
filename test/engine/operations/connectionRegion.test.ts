import type { INodeParameters } from 'n8n-workflow';

import { RENDER } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const fileIn = (region: string): string => `https://my-company-videos.s3.${region}.amazonaws.com/intro.mp4`;

/** A video of one file per item, through a connection for us-east-2. */
function footage(): INodeParameters {
	const { connectionId } = world.sandbox.state.addConnection({ name: 'Studio', awsRegion: 'us-east-2' });
	world.sandbox.state.addBucket({ bucket: 'my-company-videos' });
	return {
		resource: 'video',
		operation: 'create',
		videoName: 'Spring sale',
		source: 'media',
		mediaFrom: 'fields',
		awsConnectionId: { __rl: true, mode: 'id', value: connectionId },
		mediaFiles: { file: [{ visualUrl: '={{ $json.file }}', story: 'Our spring sale.' }] },
	};
}

test('a file whose address names another region than the connection is for stops the run before anything is started', async () => {
	const items = [{ file: fileIn('us-east-2') }, { file: fileIn('us-east-2') }, { file: fileIn('eu-central-1') }];
	const { error } = await world.engine.run({ parameters: footage(), items });
	expect(error?.message).toMatch(/eu-central-1.*us-east-2/);
	expect(error?.context?.itemIndex).toBe(2);
	expect(error?.description).toContain('AWS Connection');
	expect(world.sandbox.log.count('POST', RENDER)).toBe(0);
});

test('with Continue On Fail only that item ends so; the connection is read once', async () => {
	const items = [
		{ file: fileIn('eu-central-1') },
		{ file: fileIn('us-east-2') },
		{ file: 's3://my-company-videos/intro.mp4' },
	];
	const { json } = await world.engine.run({ parameters: footage(), items, node: { onError: 'continueRegularOutput' } });
	expect(json.map(({ code, status }) => code ?? status)).toEqual(['INVALID_PARAMETER', 'in-progress', 'in-progress']);
	expect([world.sandbox.log.count('GET'), world.sandbox.log.rendersStarted()]).toEqual([1, 2]);
});

test('a connection that cannot be read at the moment does not hold the video up', async () => {
	world.sandbox.addFault({ method: 'GET', kind: 'status', status: 500 });
	const { error } = await world.engine.run({ parameters: footage(), items: [{ file: fileIn('us-east-2') }] });
	expect([error, world.sandbox.log.rendersStarted()]).toEqual([undefined, 1]);
});

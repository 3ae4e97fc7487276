import { createAndWait, createVideo } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test.each([600_000, 1e12, 1e300])('Give Up After %d minutes is refused before anything is sent', async (waitLimit) => {
	const { sandbox, engine } = world;
	for (const parameters of [createVideo({ wait: 'suspend', options: { waitLimit } }), createAndWait({ waitLimit })]) {
		const { error, status } = await engine.run({ parameters });
		expect([status, error?.message]).toEqual(['error', expect.stringContaining("'Give Up After' is")]);
	}
	expect(sandbox.log.requests).toHaveLength(0);
});

import { useWorld } from '../support/world';

const world = useWorld();

test('Delete Files of a job Pictory does not know says so, also after a try whose answer was lost', async () => {
	const { sandbox, engine } = world;
	sandbox.addFault({ method: 'DELETE', kind: 'status', status: 502 });
	const { json, error } = await engine.run({
		parameters: { resource: 'job', operation: 'clean', jobId: { __rl: true, mode: 'id', value: 'never-there' } },
	});
	expect(json).toEqual([]);
	expect(error?.context?.code).toBe('JOB_NOT_FOUND');
});

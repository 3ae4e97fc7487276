import { createAndWait } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();

test.each([
	['failed', { status: 'failed', error_message: 'No.' }],
	['completed', { status: 'completed', videoURL: 'https://files.example.com/of-somebody-else.mp4' }],
])('an answer about another job that is %s is not believed: one job, and its own result', async (_status, data) => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 0;
	sandbox.addFault({
		method: 'GET',
		path: '/v1/jobs/',
		kind: 'status',
		status: 200,
		body: { job_id: 'another-job', success: true, data },
	});
	const { json, error } = await engine.run({
		parameters: createAndWait(),
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 },
	});
	expect(error).toBeUndefined();
	expect(sandbox.log.rendersStarted()).toBe(1);
	expect(json).toEqual([expect.objectContaining({ jobId: sandbox.log.jobs[0]?.jobId, status: 'completed' })]);
	expect(JSON.stringify(json)).not.toContain('somebody-else');
});

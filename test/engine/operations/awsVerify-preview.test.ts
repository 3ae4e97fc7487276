import { connect, linesOf, statuses, useS3, verify } from '../support/s3Hosts';
import { useWorld } from '../support/world';

const world = useWorld();
useS3(() => world.sandbox, ['private-videos']);

const proof = {
	bucketOrFile: 's3://private-videos/a b/ü.mp4',
	provePreview: true,
	options: { pollInterval: 1, waitLimit: 0.1 },
};
const register = (accountId = '123456789012'): void => {
	world.sandbox.settings.jobDurationMs = 10;
	world.sandbox.state.buckets.push({ bucket: 'private-videos', region: 'us-east-2', accountId, keys: ['a b/ü.mp4'] });
};

test('a preview that succeeds proves the whole set-up', async () => {
	register();
	const { connectionId } = connect(world.sandbox);
	const { json } = await world.engine.run({ parameters: verify(connectionId, proof) });
	expect(json[0]).toMatchObject({
		ok: true,
		summary: { passed: 5, failed: 0, notChecked: 1 },
		summaryText: 'The connection works (5 passed, 0 failed, 1 not checked).',
	});
	expect(statuses(json[0])[5]).toBe('passed');
	const request = world.sandbox.log.last('POST', '/v2/video/storyboard');
	expect(JSON.parse(request?.rawBody ?? '')).toEqual({
		videoName: 'Check of an AWS connection',
		awsConnectionId: connectionId,
		scenes: [{ background: { visualUrl: 's3://private-videos/a b/ü.mp4', type: 'video' } }],
	});
	expect(linesOf(json[0])[5]?.seen).toContain(String(json[0]?.jobId));
});

test('a file that was read proves the bucket and its region where S3 does not answer', async () => {
	register();
	world.sandbox.state.buckets.push({ bucket: 'mute', region: 'us-east-2', accountId: '123456789012', keys: ['a.mp4'] });
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, { ...proof, bucketOrFile: 's3://mute/a.mp4' }),
	});
	expect(statuses(json[0])).toEqual(['passed', 'passed', 'passed', 'passed', 'notChecked', 'passed']);
	expect(linesOf(json[0])[3]?.seen).toBe('Pictory has read a file in mute through the connection.');
	expect(json[0]?.ok).toBe(true);
});

test('no preview is started, and nothing is ok, when the address says another region and S3 says none', async () => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, {
			...proof,
			bucketOrFile: 'https://mute.s3.eu-west-1.amazonaws.com/a.mp4',
		}),
	});
	expect(json[0]).toMatchObject({
		ok: false,
		summary: { failed: 1 },
		summaryText: expect.stringMatching(
			/^The connection is not ready .*Failed: The bucket is in the connection's region\.$/,
		),
	});
	expect(world.sandbox.log.count('POST')).toBe(0);
});

test('a preview that fails says what Pictory said, and what to look at', async () => {
	register('999999999999');
	const { json } = await world.engine.run({ parameters: verify(connect(world.sandbox).connectionId, proof) });
	expect(json[0]?.ok).toBe(false);
	expect(linesOf(json[0])[5]).toMatchObject({
		status: 'failed',
		seen: expect.stringMatching(/could not be read: access to the bucket private-videos was denied\.? \(job /),
		remedy: expect.stringMatching(/PictoryCloudIntegrationRole .* 123456789012; [\s\S]*Generate AWS Setup/),
	});
	const { remedy = '' } = linesOf(json[0])[5] ?? {};
	for (const cause of [
		/trust policy/,
		/s3:GetObject/,
		/KMS.*kms:Decrypt.*key policy/,
		/Bucket policy: a Deny/,
		/SCP/,
	]) {
		expect(remedy).toMatch(cause);
	}
});

test('a preview that does not end in time has proved nothing', async () => {
	world.sandbox.settings.jobOutcome = 'never';
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, {
			...proof,
			options: { pollInterval: 1, waitLimit: 0.03 },
		}),
	});
	expect(json[0]).toMatchObject({ ok: null, jobId: expect.any(String) });
	expect(linesOf(json[0])[5]).toMatchObject({
		status: 'notChecked',
		seen: expect.stringContaining('was not finished'),
	});
});

test('a preview that Pictory refuses to start', async () => {
	world.sandbox.addFault({ path: '/v2/video/storyboard', kind: 'status', status: 403, every: 1 } as never);
	const { json } = await world.engine.run({ parameters: verify(connect(world.sandbox).connectionId, proof) });
	expect(json[0]?.ok).toBe(false);
	expect(statuses(json[0])[5]).toBe('failed');
});

test.each([
	['the connection is disabled', { enabled: false }, {}],
	['the bucket is elsewhere', { awsRegion: 'eu-west-1' }, {}],
	['the file is in another bucket', {}, { expectedBuckets: 'other-videos' }],
])('no preview is started when %s', async (_what, connection, parameters) => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox, connection).connectionId, { ...proof, ...parameters }),
	});
	expect(linesOf(json[0])[5]).toMatchObject({
		status: 'notChecked',
		seen: expect.stringMatching(/^No preview job was started/),
	});
	expect(world.sandbox.log.count('POST')).toBe(0);
});

test('a preview is taken up, not started again, when n8n tries again', async () => {
	world.sandbox.addFault({ method: 'GET', path: '/v1/jobs/', kind: 'status', status: 403, times: Infinity });
	const { error } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, {
			...proof,
			stopWhenNotOk: true,
			options: { pollInterval: 1 },
		}),
		node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
	});
	expect(error?.message).toMatch(/is not ready/);
	expect(world.sandbox.log.count('POST')).toBe(1);
}, 20_000);

import { startSandbox, type Sandbox } from './index';
import { findS3References, readS3Reference } from './s3';
import { clientOf, startRender, until } from './test-client';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox({ settings: { jobDurationMs: 0 } })));
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

test.each([
	['s3://bucket/a b/ü.mp4', 'bucket', 'a b/ü.mp4', undefined],
	['https://bucket.s3.us-east-2.amazonaws.com/a%20b.mp4', 'bucket', 'a b.mp4', 'us-east-2'],
	['https://my.bucket.s3-us-west-2.amazonaws.com/k', 'my.bucket', 'k', 'us-west-2'],
	['https://s3.eu-west-1.amazonaws.com/bucket/a/b', 'bucket', 'a/b', 'eu-west-1'],
	['https://bucket.s3.dualstack.us-east-2.amazonaws.com/k', 'bucket', 'k', 'us-east-2'],
	['https://bucket.s3.amazonaws.com/k', 'bucket', 'k', undefined],
])('%s is a reference', (text, bucket, key, region) => {
	expect(readS3Reference(text)).toMatchObject({ bucket, key, region });
});

test.each([
	'https://example.com/s3.mp4',
	's3://bucket',
	'https://bucket.s3.us-east-2.amazonaws.com/k?X-Amz-Signature=x',
	'see s3://bucket/key',
])('%s is none', (text) => expect(readS3Reference(text)).toBeUndefined());

test('references are found where media stand, not in texts and webhooks', () => {
	const found = findS3References({
		webhookInput: 's3://b/1',
		scenes: [{ story: 's3://b/2', backgroundBrolls: [{ visualUrl: 's3://b/3' }] }],
	});
	expect(found.map(({ field }) => field)).toEqual(['scenes[0].backgroundBrolls[0].visualUrl']);
});

const bucket = { bucket: 'footage', keys: ['a.mp4'] };
const outcomeOf = async (visualUrl: string, awsConnectionId?: string): Promise<string> => {
	const client = clientOf(sandbox);
	const jobId = await startRender(client, { awsConnectionId, scenes: [{ background: { type: 'video', visualUrl } }] });
	const answer = await until(
		() => client.get(`/v1/jobs/${jobId}`),
		({ data }) => data.data.status !== 'in-progress',
	);
	const { status, error_code, error_message } = answer.data.data;
	if (status === 'completed') return status;
	expect(error_code).toBe('SCENE_BACKGROUND_VISUAL_NOT_FOUND');
	return error_message;
};

test('with no bucket registered any enabled connection reads everything', async () => {
	const { connectionId } = sandbox.state.addConnection();
	expect(await outcomeOf('s3://any/thing.mp4', connectionId)).toBe('completed');
	expect(await outcomeOf('s3://any/thing.mp4')).toContain('no AWS connection was given');
	expect(await outcomeOf('s3://any/thing.mp4', 'gone')).toContain('does not exist');
	expect(await outcomeOf('s3://any/thing.mp4', sandbox.state.addConnection({ enabled: false }).connectionId)).toContain(
		'disabled',
	);
	expect(await outcomeOf('https://example.com/a.mp4')).toBe('completed');
});

test('with buckets registered account, region and key must be right', async () => {
	sandbox.state.addBucket(bucket);
	sandbox.state.addBucket({ bucket: 'open', public: true });
	const { connectionId } = sandbox.state.addConnection();
	expect(await outcomeOf('s3://footage/a.mp4', connectionId)).toBe('completed');
	expect(await outcomeOf('https://footage.s3.us-east-2.amazonaws.com/a.mp4', connectionId)).toBe('completed');
	expect(await outcomeOf('s3://footage/b.mp4', connectionId)).toContain('the object b.mp4 does not exist');
	expect(await outcomeOf('s3://other/a.mp4', connectionId)).toContain('the bucket other does not exist');
	expect(await outcomeOf('https://footage.s3.eu-west-1.amazonaws.com/a.mp4', connectionId)).toContain('eu-west-1');
	const elsewhere = sandbox.state.addConnection({ awsRegion: 'eu-west-1' });
	expect(await outcomeOf('s3://footage/a.mp4', elsewhere.connectionId)).toContain('not in the region eu-west-1');
	const stranger = sandbox.state.addConnection({ awsAccountId: '210987654321' });
	expect(await outcomeOf('s3://footage/a.mp4', stranger.connectionId)).toContain('denied');
	expect(await outcomeOf('https://open.s3.us-east-2.amazonaws.com/a.mp4')).toBe('completed');
});

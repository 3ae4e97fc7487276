/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { INodeParameters } from 'n8n-workflow';

import { byId, connect, linesOf, statuses, useS3, verify } from '../support/s3Hosts';
import { useWorld } from '../support/world';

const world = useWorld();
const s3 = useS3(() => world.sandbox);

test('a connection alone: it exists and is enabled, the rest is not checked', async () => {
	const { connectionId } = connect(world.sandbox);
	const { items, json } = await world.engine.run({ parameters: verify(connectionId) });
	expect(items).toHaveLength(1);
	expect(json[0]).toMatchObject({
		ok: null,
		connectionId,
		name: 'Studio',
		awsAccountId: '123456789012',
		awsRegion: 'us-east-2',
		enabled: true,
	});
	expect(statuses(json[0])).toEqual(['passed', 'passed', 'notChecked', 'notChecked', 'notChecked', 'notChecked']);
	expect(json[0]).toMatchObject({
		summary: { passed: 2, failed: 0, notChecked: 4 },
		summaryText: expect.stringMatching(
			/^Nothing has failed, but not all is proven \(2 passed, 0 failed, 4 not checked\)\. Still open: The bucket exists; /,
		),
	});
	expect(s3.network.requests).toEqual([]);
});

test.each([
	'private-videos',
	'public-videos',
	's3://private-videos',
	'arn:aws:s3:::private-videos',
	'private-videos/a/b.mp4',
	'private-videos/a/',
	's3://private-videos/a b/',
	'https://s3.us-east-2.amazonaws.com/private-videos/',
	'https://us-east-2.console.aws.amazon.com/s3/buckets/private-videos?region=us-east-2&tab=objects',
	'https://us-east-2.console.aws.amazon.com/s3/object/private-videos?region=us-east-2&prefix=a/b.mp4',
	'https://private-videos.s3.us-east-2.amazonaws.com/a%20b.mp4',
])('%s is in the right region', async (bucketOrFile) => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile }),
	});
	expect(json[0]).toMatchObject({ ok: null, bucketRegion: 'us-east-2' });
	expect(statuses(json[0])).toEqual(['passed', 'passed', 'passed', 'passed', 'notChecked', 'notChecked']);
	expect(s3.network.requests).toEqual([
		expect.stringMatching(/^HEAD https:\/\/(private|public)-videos\.s3\.amazonaws\.com\/$/),
	]);
});

test('a page of the console that names another region than the bucket’s is noticed', async () => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, {
			bucketOrFile: 'https://us-east-2.console.aws.amazon.com/s3/buckets/private-videos?region=eu-west-1&prefix=in/',
		}),
	});
	expect(json[0]).toMatchObject({ ok: false, bucket: 'private-videos', prefix: 'in/' });
	expect(linesOf(json[0])[3]?.seen).toBe('The address says eu-west-1, but the bucket is in us-east-2.');
});

test.each([
	['https://s3.console.aws.amazon.com/s3/buckets/private-videos?prefix=in', /"in" also stands for keys such as "in-2/],
	['s3://private-videos/in', /"s3:\/\/private-videos\/in" was taken for a file\. If it is a folder/],
	['s3://private-videos/in/', undefined],
	['s3://private-videos/in/a.mp4', undefined],
])('%s: a folder without its slash is hinted at, and is no error', async (bucketOrFile, hint) => {
	const { json, error } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile }),
	});
	expect(error).toBeUndefined();
	expect(json[0]?.notes).toEqual(hint && [expect.stringMatching(hint)]);
});

test('the sentence counts as many as it lists', async () => {
	for (const parameters of [{}, { bucketOrFile: 'private-videos' }, { expectedBuckets: 'private-videos' }]) {
		const { json } = await world.engine.run({ parameters: verify(connect(world.sandbox).connectionId, parameters) });
		const [, count, list = ''] = /, (\d+) not checked\)\. Still open: (.*)\.$/.exec(String(json[0]?.summaryText)) ?? [];
		const open = linesOf(json[0]).filter(({ status }) => status === 'notChecked');
		expect(list.split('; ')).toEqual(open.map(({ check }) => check));
		expect(Number(count)).toBe(open.length);
	}
});

test('a bucket with dots in its name is asked for by path, since its certificate would not fit', async () => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile: 'my.dotted.videos' }),
	});
	expect(json[0]).toMatchObject({ ok: null, bucket: 'my.dotted.videos', bucketRegion: 'us-east-2' });
	expect(s3.network.requests).toEqual(['HEAD https://s3.amazonaws.com/my.dotted.videos']);
});

test.each([
	['frankfurt-videos', 'eu-central-1'],
	['young-region', 'ap-southeast-7'],
])('%s: both regions are named, and no redirect is followed', async (bucketOrFile, region) => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile }),
	});
	expect(json[0]).toMatchObject({ ok: false, bucketRegion: region });
	expect(linesOf(json[0])[3]).toMatchObject({
		status: 'failed',
		seen: expect.stringMatching(new RegExp(`in ${region}, but the connection is for us-east-2`)),
		remedy: expect.stringContaining('AWS Connection → Create'),
	});
	expect(s3.network.refused).toEqual([]);
	expect(s3.network.requests).toHaveLength(1);
});

test('an address that names another region than the bucket’s', async () => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, {
			bucketOrFile: 'https://private-videos.s3.eu-west-1.amazonaws.com/a.mp4',
		}),
	});
	expect(linesOf(json[0])[3]).toMatchObject({
		status: 'failed',
		seen: 'The address says eu-west-1, but the bucket is in us-east-2.',
	});
});

test.each(['mute', 'slow-down', 'no-such-bucket'])(
	'an address that names another region than the connection’s fails, also when S3 does not say where %s is',
	async (bucket) => {
		const { json } = await world.engine.run({
			parameters: verify(connect(world.sandbox).connectionId, {
				bucketOrFile: `https://${bucket}.s3.eu-west-1.amazonaws.com/a.mp4`,
			}),
		});
		expect(json[0]?.ok).toBe(false);
		expect(linesOf(json[0])[3]).toMatchObject({
			status: 'failed',
			seen: 'The address says eu-west-1, but the connection is for us-east-2.',
			remedy: expect.stringMatching(/connection for eu-west-1.*correct the address/),
		});
	},
	20_000,
);

test('a connection that Pictory says too little about is not taken for a good one', async () => {
	const { connectionId } = connect(world.sandbox);
	world.sandbox.addFault({ kind: 'status', status: 200, body: { connectionId, name: 'Studio' } });
	const { json } = await world.engine.run({ parameters: verify(connectionId, { bucketOrFile: 'private-videos' }) });
	expect(json[0]?.ok).toBeNull();
	expect(statuses(json[0])).toEqual(['passed', 'notChecked', 'passed', 'notChecked', 'notChecked', 'notChecked']);
});

test.each([{}, { Items: [] }, { connectionId: 'another', enabled: true, awsRegion: 'us-east-2' }])(
	'%j is no answer about a connection',
	async (body) => {
		world.sandbox.addFault({ kind: 'status', status: 200, body });
		const { error } = await world.engine.run({ parameters: verify(connect(world.sandbox).connectionId) });
		expect(error).toMatchObject({
			message: 'Pictory answered with something else than this AWS connection',
			context: { code: 'UNREADABLE_ANSWER' },
		});
	},
);

test('a bucket that does not exist', async () => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile: 'no-such-bucket' }),
	});
	expect(json[0]?.ok).toBe(false);
	expect(linesOf(json[0])[2]).toMatchObject({ status: 'failed', seen: 'There is no bucket no-such-bucket in S3.' });
});

test.each([
	['mute', 1, 'S3 answered with status 403 and no region.'],
	['slow-down', 3, 'S3 answered with status 503 and no region.'],
])(
	'%s: what S3 does not say is not judged',
	async (bucketOrFile, tries, message) => {
		const { json } = await world.engine.run({
			parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile }),
		});
		expect(json[0]?.ok).toBeNull();
		expect(linesOf(json[0])[2]).toMatchObject({ status: 'notChecked', seen: message });
		expect(statuses(json[0])[3]).toBe('notChecked');
		expect(s3.network.requests).toHaveLength(tries);
	},
	20_000,
);

test.each([
	['a firewall that lets nothing through', undefined, 'S3 answered with status 502 and no region.'],
	['nobody there', 'http://127.0.0.1:9', 'S3 could not be reached (ECONNREFUSED).'],
])(
	'S3 out of reach, with %s, is not judged either',
	async (_what, proxy, message) => {
		const { HTTPS_PROXY, https_proxy: small } = process.env;
		if (proxy !== undefined) Object.assign(process.env, { HTTPS_PROXY: proxy, https_proxy: proxy });
		const { json } = await world.engine.run({
			parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile: 'nowhere-to-be-found' }),
		});
		Object.assign(process.env, { HTTPS_PROXY, https_proxy: small });
		expect(json[0]?.ok).toBeNull();
		expect(linesOf(json[0])[2]).toMatchObject({
			status: 'notChecked',
			seen: message,
			remedy: expect.stringContaining('amazonaws.com'),
		});
	},
	20_000,
);

test('a connection that is gone, and one that is disabled', async () => {
	const off = connect(world.sandbox, { enabled: false });
	const { json } = await world.engine.run({
		items: [{ id: 'gone' }, { id: off.connectionId }],
		parameters: verify('', { connectionId: byId('={{ $json.id }}'), bucketOrFile: 'private-videos' }),
	});
	expect(json.map(({ ok }) => ok)).toEqual([false, false]);
	expect(statuses(json[0])).toEqual(['failed', 'notChecked', 'passed', 'notChecked', 'notChecked', 'notChecked']);
	expect(linesOf(json[0])[0]?.seen).toBe('Pictory has no AWS connection gone.');
	expect(linesOf(json[1])[1]).toMatchObject({
		status: 'failed',
		seen: 'It is disabled.',
		remedy: expect.stringContaining('Update'),
	});
});

test.each([
	['private-videos', 'passed'],
	['other, private-videos', 'passed'],
	['s3://private-videos/my folder/', 'passed'],
	['arn:aws:s3:::private-videos', 'passed'],
	['first-videos private-videos', 'passed'],
	['https://us-east-2.console.aws.amazon.com/s3/buckets/private-videos?tab=objects', 'passed'],
	['https://us-east-2.console.aws.amazon.com/s3/buckets/other-videos?tab=objects', 'failed'],
	['other-videos', 'failed'],
])('with %s expected, the bucket of the file %s', async (expectedBuckets, status) => {
	const { json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, {
			bucketOrFile: 's3://private-videos/a.mp4',
			expectedBuckets: expectedBuckets.replace('other,', 'other-videos,'),
		}),
	});
	expect(statuses(json[0])[4]).toBe(status);
	expect(json[0]?.ok).toBe(status === 'passed' ? null : false);
});

test('can stop the workflow, with all that failed', async () => {
	const { connectionId } = connect(world.sandbox, { enabled: false });
	const { status, error } = await world.engine.run({
		parameters: verify(connectionId, { bucketOrFile: 'frankfurt-videos', stopWhenNotOk: true }),
	});
	expect(status).toBe('error');
	expect(error?.message).toBe('The AWS connection is not ready: It is disabled.');
	expect(error?.description).toMatch(/Switch it on[\s\S]*eu-central-1, but the connection is for us-east-2/);
});

test('does not stop it when all is well', async () => {
	const { error, json } = await world.engine.run({
		parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile: 'private-videos', stopWhenNotOk: true }),
	});
	expect(error).toBeUndefined();
	expect(json[0]?.ok).toBeNull();
});

test('takes the file from an S3 event', async () => {
	const record = {
		eventName: 'ObjectCreated:Put',
		s3: { bucket: { name: 'private-videos' }, object: { key: 'a+b.mp4' } },
	};
	const { json } = await world.engine.run({
		items: [{ Records: [record] }],
		parameters: verify(connect(world.sandbox).connectionId, { bucketOrFile: '={{ $json }}' }),
	});
	expect(json[0]).toMatchObject({ ok: null, bucket: 'private-videos' });
});

test.each<[string, INodeParameters, RegExp]>([
	['no connection', { connectionId: byId('={{ "" }}') }, /'AWS Connection' is empty/],
	['a bucket S3 refuses', { bucketOrFile: 'My_Videos' }, /'Bucket or S3 File' names the bucket "My_Videos"/],
	[
		'a host that is not S3',
		{ bucketOrFile: 'https://s3.amazonaws.com@evil.example.com/x' },
		/'Bucket or S3 File' is not in S3/,
	],
	[
		'a proof without a file',
		{ bucketOrFile: 'private-videos', provePreview: true },
		/'Bucket or S3 File' names no file, which 'Prove With a Preview Job' needs/,
	],
	[
		'a proof with a sound file',
		{ bucketOrFile: 's3://private-videos/a.mp3', provePreview: true },
		/'Bucket or S3 File' names a sound file/,
	],
	[
		'an expected bucket S3 refuses',
		{ expectedBuckets: 'No_Bucket' },
		/'Expected Buckets' names the bucket "No_Bucket"/,
	],
	['an expression that is none', { bucketOrFile: '{{ $json.file }}' }, /holds an expression that was not evaluated/],
])('refuses %s and asks nobody', async (_what, parameters, message) => {
	const { error } = await world.engine.run({ parameters: verify('a', parameters) });
	expect(error?.name).toBe('NodeOperationError');
	expect(error?.message).toMatch(message);
	expect([world.sandbox.log.count(), s3.network.requests.length, s3.network.refused.length]).toEqual([0, 0, 0]);
});

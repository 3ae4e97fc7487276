import { NOW, troubleWith } from './judged';

const SECRET = 'c2VjcmV0';
const S3 = 'https://my-videos.s3.us-east-2.amazonaws.com/in/a.mp4';
const CDN = 'https://d1.cloudfront.net/a.mp4';
const epoch = (time: number): number => Math.floor(time / 1000);
const stamp = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
const policy = (time: number): string =>
	Buffer.from(`{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":${epoch(time)}}}}]}`)
		.toString('base64')
		.replace(/\+/g, '-')
		.replace(/=/g, '_')
		.replace(/\//g, '~');

const stampOf = (time: number): string => new Date(time).toISOString().replace(/\.\d+/, '');
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (time: number): string => `${base64({ alg: 'HS256' })}.${base64({ url: 'a', exp: epoch(time) })}.${SECRET}`;

/** An address of each kind that is good until a time. */
const KINDS: Array<[string, (until: number) => string]> = [
	['S3', (until) => `${S3}?X-Amz-Date=${stamp(until - 300_000)}&X-Amz-Expires=300&X-Amz-Signature=${SECRET}`],
	[
		'S3, small letters',
		(until) => `${S3}?x-amz-date=${stamp(until - 60_000)}&x-amz-expires=60&x-amz-signature=${SECRET}`,
	],
	['S3, once', (until) => `${S3}?AWSAccessKeyId=AKIA&Expires=${epoch(until)}&Signature=${SECRET}`],
	[
		'Google',
		(until) =>
			`https://storage.googleapis.com/b/a.mp4?X-Goog-Date=${stamp(until - 900_000)}&X-Goog-Expires=900&X-Goog-Signature=${SECRET}`,
	],
	[
		'Google, once',
		(until) => `https://storage.googleapis.com/b/a.mp4?GoogleAccessId=a&Expires=${epoch(until)}&Signature=${SECRET}`,
	],
	['CloudFront', (until) => `${CDN}?Expires=${epoch(until)}&Signature=${SECRET}&Key-Pair-Id=K1`],
	['CloudFront, own policy', (until) => `${CDN}?Policy=${policy(until)}&Signature=${SECRET}&Key-Pair-Id=K1`],
	[
		'Azure',
		(until) =>
			`https://a.blob.core.windows.net/c/a.mp4?sv=2022&se=${encodeURIComponent(new Date(until).toISOString())}&sig=${SECRET}`,
	],
	['a CDN', (until) => `https://cdn.example.com/a.mp4?token=${SECRET}&expires=${epoch(until)}`],
	[
		'Discord',
		(until) => `https://cdn.discordapp.com/attachments/1/2/a.mp4?ex=${epoch(until).toString(16)}&is=1&hm=${SECRET}`,
	],
	[
		'Tencent',
		(until) =>
			`https://b-1.cos.ap-guangzhou.myqcloud.com/a.mp4?q-sign-algorithm=sha1&q-sign-time=${epoch(until - 60_000)};${epoch(until)}&q-signature=${SECRET}`,
	],
	[
		'Volcengine',
		(until) =>
			`https://b.tos-cn-beijing.volces.com/a.mp4?X-Tos-Date=${stamp(until - 60_000)}&X-Tos-Expires=60&X-Tos-Signature=${SECRET}`,
	],
	['Akamai', (until) => `https://cdn.example.com/a.mp4?hdnts=st=1~exp=${epoch(until)}~acl=/*~hmac=${SECRET}`],
	['Akamai, once', (until) => `https://cdn.example.com/a.mp4?hdnea=exp=${epoch(until)}~acl=/*~hmac=${SECRET}`],
	['Cloudinary', (until) => `https://res.cloudinary.com/d/a.mp4?__cld_token__=st=1~exp=${epoch(until)}~hmac=${SECRET}`],
	[
		'OpenStack',
		(until) => `https://swift.example.com/v1/a/a.mp4?temp_url_sig=${SECRET}&temp_url_expires=${epoch(until)}`,
	],
	[
		'OpenStack, as a time',
		(until) => `https://swift.example.com/v1/a/a.mp4?temp_url_sig=${SECRET}&temp_url_expires=${stampOf(until)}`,
	],
	['Supabase', (until) => `https://x.supabase.co/storage/v1/object/sign/b/a.mp4?token=${jwt(until)}`],
	['imgix', (until) => `https://x.imgix.net/a.png?expires=${epoch(until)}&s=${'0a'.repeat(16)}`],
	['Qiniu', (until) => `https://cdn.example.com/a.mp4?e=${epoch(until)}&token=AK:${SECRET}`],
];

test.each(KINDS)('%s', (_kind, signed) => {
	for (const wanted of ['visual', 'file'] as const) {
		const trouble = troubleWith(signed(Date.parse('2024-01-01T00:05:00Z')), { wanted });
		expect(trouble).toMatch(/^is a signed address that expired on 2024-01-01 at 00:05 UTC\. Sign it again, or enter /);
		expect(trouble).not.toContain(SECRET);
		expect(troubleWith(signed(NOW - 1_000), { wanted })).toMatch(/expired on 2026-06-01/);
		expect(troubleWith(signed(NOW + 60_000), { wanted })).toBeUndefined();
		expect(troubleWith(signed(NOW + 86_400_000), { wanted })).toBeUndefined();
	}
});

test('of a file in S3, the way without a signature is told', () => {
	const address = `${S3}?X-Amz-Date=20240101T000000Z&X-Amz-Expires=300&X-Amz-Signature=abc`;
	expect(troubleWith(address)).toMatch(/or enter s3:\/\/my-videos\/in\/a\.mp4 and choose an AWS Connection\.$/);
	expect(troubleWith(address, { hasConnection: false })).toMatch(/expired/);
});

test.each([
	`${S3}?X-Amz-Date=yesterday&X-Amz-Expires=300&X-Amz-Signature=abc`,
	`${S3}?X-Amz-Date=20241399T000000Z&X-Amz-Expires=300&X-Amz-Signature=abc`,
	`${S3}?X-Amz-Date=20240101T000000Z&X-Amz-Signature=abc`,
	'https://cdn.example.com/a.mp4?expires=1700000000',
	'https://cdn.example.com/a.mp4?Expires=never&Signature=x',
	'https://a.blob.core.windows.net/c/a.mp4?se=soon&sig=x',
	`${CDN}?Policy=%%%&Signature=x&Key-Pair-Id=K1`,
	'https://cdn.example.com/a.mp4?ex=zz&hm=1',
	'https://cdn.example.com/a.mp4?token=ey.ey.x',
	'https://cdn.example.com/a.mp4?token=a.b.c.d',
	'https://cdn.example.com/a.mp4?token=abc&e=1700000000',
	'https://cdn.example.com/a.mp4?expires=1700000000&s=1',
	'https://cdn.example.com/a.mp4?hdnts=exp=soon~hmac=1',
	'https://cdn.example.com/a.mp4?q-sign-time=1700000000&q-signature=1',
])('says nothing that could be read: %s', (address) => expect(troubleWith(address)).toBeUndefined());

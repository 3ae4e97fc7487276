import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useWorld } from '../support/world';

const world = useWorld();
const awsConnectionId = { __rl: true, mode: 'id', value: 'c1' };

interface Case {
	name: string;
	/** As it is pasted, or an expression. */
	visualUrl?: string;
	rows?: string[];
	parameters?: INodeParameters;
	item?: IDataObject;
	connection?: boolean;
	/** Pictory's own address is that of the internet, and not that of this machine. */
	isPublic?: boolean;
	/** What the files are sent as; else nothing is sent, and `says` is why. */
	sent?: string[];
	says?: RegExp;
	field?: string;
}

const FILE = 'https://example.com/a.mp4';
const IN_S3 = 's3://my-company-videos/a.mp4';
const EXPIRED =
	'https://my-company-videos.s3.us-east-2.amazonaws.com/a.mp4?X-Amz-Date=20240101T000000Z&X-Amz-Expires=300&X-Amz-Signature=abc';
const items = { mediaFrom: 'items', visualUrl: '={{ $json.s3Uri ?? $json.url ?? $json }}' };

const CASES: Case[] = [
	{
		name: 'the page of a file in the S3 console',
		visualUrl:
			'https://us-east-2.console.aws.amazon.com/s3/object/my-company-videos?region=us-east-2&bucketType=general&prefix=in%2Fa+b%2B.mp4',
		connection: true,
		sent: ['s3://my-company-videos/in/a b+.mp4'],
	},
	{
		name: 'the page of a file in the S3 console of before',
		visualUrl: 'https://s3.console.aws.amazon.com/s3/object/my-company-videos/in/a.mp4?region=us-east-2',
		connection: true,
		sent: ['s3://my-company-videos/in/a.mp4'],
	},
	{
		name: 'the page of a file, without a connection',
		visualUrl: 'https://us-east-2.console.aws.amazon.com/s3/object/my-company-videos?prefix=in/a.mp4',
		says: /private S3 bucket.*Choose an AWS Connection/,
	},
	{
		name: 'the page of a folder in the S3 console',
		visualUrl: 'https://us-east-2.console.aws.amazon.com/s3/buckets/my-company-videos?prefix=in/',
		connection: true,
		says: /names a folder, not a file/,
	},
	{
		name: 'the page of a bucket in the S3 console',
		visualUrl: 'https://us-east-2.console.aws.amazon.com/s3/buckets/my-company-videos?region=us-east-2&tab=objects',
		connection: true,
		says: /names a bucket but no file/,
	},
	{
		name: 'the ARN of a file',
		visualUrl: 'arn:aws:s3:::my-company-videos/in/a b.mp4',
		connection: true,
		sent: ['s3://my-company-videos/in/a b.mp4'],
	},
	{
		name: 'pages, ARNs and URIs in rows',
		rows: [
			'https://us-east-2.console.aws.amazon.com/s3/object/my-company-videos?prefix=a.mp4',
			'arn:aws:s3:::my-company-videos/b.mp4',
			's3://my-company-videos/c.mp4',
		],
		connection: true,
		sent: ['s3://my-company-videos/a.mp4', 's3://my-company-videos/b.mp4', 's3://my-company-videos/c.mp4'],
	},
	{
		name: 'the page of a file that an item brings',
		parameters: { mediaFrom: 'items', visualUrl: '={{ $json.file }}' },
		item: { file: 'https://us-east-2.console.aws.amazon.com/s3/object/my-company-videos?prefix=in/a.mp4' },
		connection: true,
		sent: ['s3://my-company-videos/in/a.mp4'],
	},
	{
		name: 'Google Drive share page',
		visualUrl: 'https://drive.google.com/file/d/1aBcD/view?usp=sharing',
		says: /Enter https:\/\/drive\.google\.com\/uc\?export=download&id=1aBcD/,
	},
	{
		name: 'Dropbox page',
		visualUrl: 'https://www.dropbox.com/scl/fi/abc/clip.mp4?rlkey=x&dl=0',
		says: /page of Dropbox.*dl=1/,
	},
	{
		name: 'Dropbox file',
		visualUrl: 'https://www.dropbox.com/scl/fi/abc/clip.mp4?rlkey=x&dl=1',
		sent: ['https://www.dropbox.com/scl/fi/abc/clip.mp4?rlkey=x&dl=1'],
	},
	{
		name: 'a page that plays a video',
		visualUrl: 'https://www.youtube.com/watch?v=abc',
		says: /is a page of YouTube, not the file/,
	},
	{
		name: 'an address only this network knows',
		visualUrl: 'http://192.168.1.20:9000/b/a.mp4',
		isPublic: true,
		says: /only your own network knows/,
	},
	{
		name: 'the same for a Pictory in this network',
		visualUrl: 'http://192.168.1.20:9000/b/a.mp4',
		sent: ['http://192.168.1.20:9000/b/a.mp4'],
	},
	{
		name: 'a blank in an address',
		visualUrl: 'https://example.com/Mein Video.mp4',
		sent: ['https://example.com/Mein%20Video.mp4'],
	},
	{ name: 'two addresses in one cell', visualUrl: `${FILE}, https://example.com/b.mp4`, says: /holds 2 addresses/ },
	{ name: 'an invisible character behind the address', visualUrl: `${FILE}\u200b`, sent: [FILE] },
	{
		name: 'a key that came out empty',
		visualUrl: '=s3://my-company-videos/{{ $json.typo }}.mp4',
		connection: true,
		says: /the expression gave nothing/,
	},
	{
		name: 'a key that came out undefined',
		visualUrl: '={{ "s3://my-company-videos/" + $json.typo + ".mp4" }}',
		connection: true,
		says: /has "undefined".*the expression gave nothing/,
	},
	{
		name: 'such a key of an item',
		parameters: { ...items, visualUrl: '=s3://my-company-videos/{{ $json.typo }}.mp4' },
		connection: true,
		field: 'File',
		says: /the expression gave nothing/,
	},
	...[
		'={{ ["s3://my-company-videos/" + $json.typo + ".mp4"] }}',
		'={{ { url: "s3://my-company-videos/" + $json.typo + ".mp4" } }}',
		'={{ { s3Uri: "s3://my-company-videos/" + $json.typo + ".mp4" } }}',
		'={{ { bucket: "my-company-videos", key: $json.typo + ".mp4" } }}',
		'={{ { bucket: "my-company-videos", key: ".mp4" } }}',
		'={{ JSON.stringify(["s3://my-company-videos/" + $json.typo + ".mp4"]) }}',
	].map((visualUrl) => ({
		name: `a hole inside of ${visualUrl}`,
		parameters: { ...items, visualUrl },
		connection: true,
		field: 'File',
		says: /a value was missing there/,
	})),
	{
		name: 'a hole in a body of JSON',
		parameters: {
			source: 'json',
			body: '={{ { videoName: "Test", scenes: [{ background: { visualUrl: "https://example.com/" + ($json.typo ?? "") + ".mp4" } }] } }}',
		},
		field: 'Request Body › scenes[0].background.visualUrl',
		says: /has nothing where a name should be/,
	},
	{
		name: 'half a name that came out empty',
		visualUrl: '=s3://my-company-videos/clip-{{ $json.typo }}.mp4',
		connection: true,
		says: /the expression gave nothing/,
	},
	{
		name: 'a placeholder without a template',
		parameters: {
			source: 'json',
			body: JSON.stringify({
				videoName: 'Test',
				scenes: [{ background: { visualUrl: 'https://example.com/{{x}}.mp4' } }],
			}),
		},
		field: 'Request Body › scenes[0].background.visualUrl',
		says: /which only a template fills in/,
	},
	{ name: 'a Markdown link', visualUrl: `[clip](${FILE})`, sent: [FILE] },
	{ name: 'a link of HTML', visualUrl: `<a href="${FILE}">clip</a>`, sent: [FILE] },
	{
		name: 'signed address, out of date',
		visualUrl: EXPIRED,
		says: /expired on 2024-01-01 .*Sign it again, or enter s3:\/\/my-company-videos\/a\.mp4 and choose an AWS Connection/,
	},
	{
		name: 'China',
		visualUrl: 'https://my-bucket.s3.cn-north-1.amazonaws.com.cn/a.mp4',
		connection: true,
		says: /is in cn-north-1: Pictory's AWS account is outside China and GovCloud/,
	},
	{
		name: 'directory bucket',
		visualUrl: 's3://footage--use1-az4--x-s3/a.mp4',
		connection: true,
		says: /S3 Express buckets can't be used/,
	},
	{
		name: 'access point ARN',
		visualUrl: 'arn:aws:s3:us-east-2:123456789012:accesspoint/footage/object/a.mp4',
		connection: true,
		says: /access points can't be used\. Enter the bucket/,
	},
	{
		name: 'a public file beside private footage',
		rows: [IN_S3, 'https://cdn.example.com/b.mp4'],
		connection: true,
		sent: [IN_S3, 'https://cdn.example.com/b.mp4'],
	},
	{ name: 'only public files, and a connection', visualUrl: FILE, connection: true, sent: [FILE] },
	{
		name: 'an item that has only a binary file',
		parameters: items,
		item: { fileName: 'a.mp4' },
		field: 'File',
		says: /Pictory takes files by address.*AWS S3 node \(Upload\), and enter its address/,
	},
	{ name: 'a document as footage', visualUrl: 'https://example.com/plan.pdf', says: /is a document/ },
	{
		name: 'an article is a page',
		parameters: { source: 'article', blogUrl: 'https://example.com/blog with blank' },
		sent: ['https://example.com/blog%20with%20blank'],
	},
	{
		name: 'a body of JSON',
		parameters: {
			source: 'json',
			body: JSON.stringify({ videoName: 'Test', scenes: [{ background: { visualUrl: ` ${FILE}\u200b` } }] }),
		},
		sent: [FILE],
	},
	{
		name: 'a page in a body of JSON',
		parameters: {
			source: 'json',
			body: JSON.stringify({ videoName: 'Test', logo: { url: 'https://imgur.com/a' }, scenes: [{ story: 'Hello.' }] }),
		},
		field: 'Request Body › logo.url',
		says: /page of Imgur/,
	},
];

test.each(CASES)(
	'$name',
	async ({ visualUrl, rows, parameters, item = {}, connection, isPublic, sent, says, field }) => {
		const { engine, sandbox } = world;
		const host = isPublic ? engine.as({ baseUrl: 'https://api.pictory.ai/pictoryapis' }) : engine;
		const file = (rows ?? [visualUrl ?? '']).map((each) => ({ visualUrl: each }));
		const { error } = await host.run({
			parameters: {
				resource: 'video',
				operation: 'create',
				videoName: 'Test',
				source: 'media',
				wait: 'none',
				...(parameters ?? { mediaFrom: 'fields', mediaFiles: { file } }),
				...(connection && { awsConnectionId }),
			},
			items: [item],
		});
		if (sent) {
			expect(error).toBeUndefined();
			expect(addressesOf(JSON.parse(sandbox.log.last('POST')?.rawBody ?? '{}'))).toEqual(sent);
			return;
		}
		expect(error?.message).toMatch(says ?? /^$/);
		const label = `'${field ?? 'Scene 1 › File'}' `;
		expect(error?.message.slice(0, label.length)).toBe(label);
		expect(error?.message).not.toContain('X-Amz-Signature');
		expect(sandbox.log.requests).toEqual([]);
	},
);

function addressesOf({
	scenes,
}: {
	scenes?: Array<{ blogUrl?: string; background?: { visualUrl?: string } }>;
}): unknown {
	return scenes?.map(({ blogUrl, background }) => blogUrl ?? background?.visualUrl);
}

test.each<[string, RegExp, boolean?]>([
	['arn:aws:s3:us-east-2:123456789012:accesspoint/footage/object/a.mp4', /access points can't be used/],
	['s3://footage--use1-az4--x-s3/a.mp4', /S3 Express buckets can't be used/],
	['https://my-bucket.s3.cn-north-1.amazonaws.com.cn/a.mp4', /is in cn-north-1/],
	['s3://my-videos/a.mp4, s3://my-videos/b.mp4', /names 2 files/],
	['https://drive.google.com/file/d/1aBcD/view?resourcekey=secret', /is not in S3/],
	['=s3://my-videos/{{ $json.typo }}.mp4', /the expression gave nothing/],
	['={{ $json.typo + "/a.mp4" }}', /has "undefined"/],
	['my-videos/undefined.mp4', /has "undefined"/],
	['undefined', /has "undefined"/],
	['={{ { bucket: "my-videos", key: "undefined.mp4" } }}', /has "undefined"/],
	['={{ { bucket: String($json.typo), key: "a.mp4" } }}', /has "undefined"/],
	['={{ "s3://my-videos/a\\nb.mp4" }}', /line break/],
	['s3://my-videos/.mp4', /has nothing where a name should be/],
	['s3://my-videos/a.pdf', /is a document/, true],
	['my-videos/a.zip', /is an archive/, true],
	['s3://my-videos/a.mp3', /names a sound file/, true],
	['my-videos', /names no file/, true],
])('Verify refuses %s', async (bucketOrFile, message, provePreview = false) => {
	const parameters = {
		resource: 'awsConnection',
		operation: 'verify',
		connectionId: awsConnectionId,
		bucketOrFile,
		provePreview,
	};
	const { error } = await world.engine.run({ parameters });
	expect(error?.message).toMatch(message);
	expect(error?.message).toMatch(/^'Bucket or S3 File' /);
	expect(error?.message).not.toContain('secret');
	expect(world.sandbox.log.requests).toEqual([]);
});

describe('Webhook URL', () => {
	const run = async (webhook: string, isPublic: boolean, more: INodeParameters = {}): Promise<string | undefined> => {
		const host = isPublic ? world.engine.as({ baseUrl: 'https://api.pictory.ai/pictoryapis' }) : world.engine;
		const parameters = {
			resource: 'video',
			operation: 'create',
			videoName: 'Test',
			story: 'Hello.',
			wait: 'none',
			additionalFields: { webhook },
			...more,
		};
		return (await host.run({ parameters, items: [{}] })).error?.message;
	};
	test.each([
		['https://example.com/a, https://example.com/b', /holds 2 addresses/],
		['http://192.168.1.20:5678/webhook/x', /only your own network knows.*Pictory calls it from the internet/],
		['http://localhost:5678/webhook/x', /only your own network knows/],
		['={{ "https://" + $json.typo + "/webhook" }}', /has "undefined"/],
		['https://example.com/undefined', /has "undefined"/],
		['=https://example.com/hook?job={{ $json.typo }}', /the expression gave nothing/],
		['s3://my-videos/a', /is not a web address\. Enter one that begins with https/],
		['example.com/done', /is not a web address\. Enter one that begins with https/],
		[`https://example.com/${'x'.repeat(500)}`, /at most 500/],
	])('%s is refused', async (webhook, message) => {
		const error = await run(webhook, true);
		expect(error).toMatch(message);
		expect(error).toMatch(/^'(?:Additional Fields › )?Webhook URL' /);
		expect(world.sandbox.log.requests).toEqual([]);
	});
	test.each([
		['https://webhook.site/1b9d', 'https://webhook.site/1b9d'],
		['https://www.youtube.com/', 'https://www.youtube.com/'],
		['https://example.com', 'https://example.com'],
		[' <https://example.com/my hook>\u200b', 'https://example.com/my%20hook'],
		['https://hooks.slack.com/services/a', 'https://hooks.slack.com/services/a'],
		['http://127.0.0.1:5678/webhook/x', 'http://127.0.0.1:5678/webhook/x'],
	])('%s is sent', async (webhook, sent) => {
		expect(await run(webhook, false)).toBeUndefined();
		expect(JSON.parse(world.sandbox.log.last('POST')?.rawBody ?? '{}')).toMatchObject({ webhook: sent });
	});
});

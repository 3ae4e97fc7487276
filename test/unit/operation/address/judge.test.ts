import type { IDataObject } from 'n8n-workflow';

import type { Circumstances } from '../../../../nodes/Pictory/operation/address/judge';
import { addressRule, type Wanted } from '../../../../nodes/Pictory/operation/address';
import { A_SENTENCE, troubleWith } from './judged';

describe('what only a private network knows', () => {
	const addresses = [
		'http://192.168.1.20:9000/b/a.mp4',
		'https://10.0.0.5/a.mp4',
		'http://172.16.0.1/a.mp4',
		'http://172.31.255.255/a.mp4',
		'http://169.254.169.254/latest',
		'http://100.64.0.1/a.mp4',
		'http://127.0.0.1:5678/a.mp4',
		'http://127.1/a.mp4',
		'http://2130706433/a.mp4',
		'http://0x7f000001/a.mp4',
		'http://0300.0250.1.24/a.mp4',
		'http://0.0.0.0/a.mp4',
		'http://[::1]/a.mp4',
		'https://[fd00::1]/a.mp4',
		'https://[fe80::1]/a.mp4',
		'https://[::ffff:192.168.1.20]/a.mp4',
		'http://localhost/a.mp4',
		'https://LOCALHOST:8080/a.mp4',
		'https://nas.local/a.mp4',
		'http://minio:9000/b/a.mp4',
		'http://host.docker.internal/a.mp4',
		'http://files.lan/a.mp4',
		'http://user:pass@localhost/a.mp4',
		'http://minio.media.svc/a.mp4',
		'http://minio.media.svc.cluster.local/a.mp4',
		'http://files.docker/a.mp4',
		'http://192.0.2.1/a.mp4',
		'http://198.51.100.7/a.mp4',
		'http://203.0.113.9/a.mp4',
		'http://198.18.0.1/a.mp4',
		'http://198.19.255.255/a.mp4',
		'http://224.0.0.1/a.mp4',
		'http://240.0.0.1/a.mp4',
		'http://255.255.255.255/a.mp4',
		'http://[64:ff9b::192.168.1.20]/a.mp4',
		'http://[64:ff9b::10.0.0.1]/a.mp4',
		'http://[64:ff9b::7f00:1]/a.mp4',
		'http://[64:ff9b::1]/a.mp4',
		'http://[ff02::1]/a.mp4',
	];
	test.each(addresses)('%s', (address) => {
		for (const wanted of ['visual', 'audio', 'page'] satisfies Wanted[]) {
			const trouble = troubleWith(address, { wanted });
			expect(trouble).toMatch(/only your own network knows/);
			expect(trouble).toMatch(A_SENTENCE);
			expect(trouble).not.toContain('pass');
		}
		expect(troubleWith(address, { reach: 'local' })).toBeUndefined();
	});
	test.each([
		'http://8.8.8.8/a.mp4',
		'http://172.32.0.1/a.mp4',
		'http://example.com/a.mp4',
		'https://[2606:4700::1111]/a.mp4',
		'https://local.example.com/a.mp4',
		'https://mylocalhost.com/a.mp4',
		'https://svc.example.com/a.mp4',
		'http://192.0.3.1/a.mp4',
		'http://198.51.101.1/a.mp4',
		'http://203.0.114.1/a.mp4',
		'http://198.20.0.1/a.mp4',
		'http://223.255.255.255/a.mp4',
		'https://[64:ff9b::8.8.8.8]/a.mp4',
	])('not %s', (address) => expect(troubleWith(address)).toBeUndefined());
});

describe('more than one address, or not quite one', () => {
	test.each([
		'https://example.com/a.mp4, https://example.com/b.mp4',
		'https://example.com/a.mp4,https://example.com/b.mp4',
		'https://example.com/a.mp4; https://example.com/b.mp4',
		'https://example.com/a.mp4\nhttps://example.com/b.mp4',
		'https://example.com/a.mp4\r\n\r\nhttps://example.com/b.mp4',
		'https://example.com/a.mp4 https://example.com/b.mp4',
		'https://example.com/a.mp4\thttps://example.com/b.mp4',
		'https://example.com/a.mp4 | https://example.com/b.mp4',
		'https://example.com/a.mp4https://example.com/b.mp4',
		'https://example.com/a.mp4 www.example.com/b.mp4',
		's3://my-videos/a.mp4, s3://my-videos/b.mp4',
		's3://my-videos/a.mp4\ns3://my-videos/b.mp4',
		's3://my-videos/a.mp4;https://example.com/b.mp4',
		'"https://example.com/a.mp4", "https://example.com/b.mp4"',
		'[a](https://example.com/a.mp4) [b](https://example.com/b.mp4)',
		'<a href="https://example.com/a.mp4">a</a><a href="https://example.com/b.mp4">b</a>',
		'["https://example.com/a.mp4","https://example.com/b.mp4"]',
		'https://example.com/a.mp4, b.mp4',
		'https://example.com/a.mp4; in/b.png',
		'https://example.com/a.mp4 | b.mov',
		'https://example.com/a.mp4,%20b.mp4',
		's3://my-videos/in/a.mp4, b.mp4',
	])('%j', (text) => {
		expect(troubleWith(text)).toMatch(/^holds 2 addresses\. Enter one here/);
	});
	test.each([
		['https://example.com/my\nclip.mp4', /line break/],
		['https://example.com/a\u0000.mp4', /cannot be seen/],
		['s3://my-videos/a\tb.mp4', /line break/],
		['s3://my-videos/\ud800.mp4', /cannot be seen/],
		['See https://example.com/a.mp4?token=secret', /Enter only https:\/\/example\.com\/a\.mp4\?…\.$/],
		['Clip: s3://my-videos/a.mp4', /Enter only s3:\/\/my-videos\/a\.mp4\./],
		['see [clip](https://example.com/a.mp4)', /Enter only https:\/\/example\.com\/a\.mp4\./],
		[`https://example.com/${'a'.repeat(20_000)}.mp4`, /characters long/],
	])('%j', (text, message) => {
		expect(troubleWith(text)).toMatch(message);
		expect(troubleWith(text)).toMatch(A_SENTENCE);
	});
	test.each([
		'https://wsrv.nl/?url=https://example.com/a.png',
		'https://web.archive.org/web/2020/https://example.com/a.mp4',
		'https://res.cloudinary.com/demo/image/fetch/https://example.com/a.jpg',
		'https://example.com/a,b;c.mp4',
		's3://my-videos/a, b.mp4',
		'https://example.com/a.mp4,b.mp4',
		'https://example.com/Sea, sun.mp4',
		'https://example.com/a.mp4?title=a.mp4, b.mp4',
	])('one with another inside: %s', (address) => expect(troubleWith(address)).toBeUndefined());
});

describe('put together with a value missing', () => {
	test.each([
		's3://my-videos/undefined.mp4',
		's3://my-videos/undefined',
		's3://my-videos/null.mp4',
		's3://my-videos/NaN.mp4',
		's3://my-videos/undefined/a.mp4',
		's3://my-videos/null/a.mp4',
		's3://undefined/a.mp4',
		's3://null/a.mp4',
		's3://my-videos/.mp4',
		's3://my-videos/in/-.mp4',
		'https://example.com/.mp4?token=secret',
		'https://example.com/undefined.mp4#t=1',
		'https://example.com/in/null/a.mp4',
		'https://undefined/a.mp4',
		'https://undefined.s3.amazonaws.com/a.mp4',
		'https://cdn.undefined/a.mp4',
	])('%s', (address) => {
		const trouble = troubleWith(address);
		expect(trouble).toMatch(/ where a name should be .*: a value was missing there/);
		expect(trouble).toMatch(A_SENTENCE);
		expect(trouble).not.toContain('secret');
	});
	test.each([
		's3://my-videos/undefined-behaviour.mp4',
		's3://my-videos/null-island.mp4',
		's3://my-videos/nan.mp4',
		's3://my-videos/Null/a.mp4',
		's3://my-videos/in//a.mp4',
		'https://example.com//a.mp4',
		'https://example.com/a.mp4?x=undefined',
		'https://cdn.null.example/a.mp4',
	])('not %s', (address) => expect(troubleWith(address)).toBeUndefined());
	test('a page may be about such a word', () => {
		expect(troubleWith('https://example.com/Global_Objects/undefined', { wanted: 'page' })).toBeUndefined();
		expect(troubleWith('https://example.com/undefined/a', { wanted: 'page' })).toMatch(/a value was missing/);
	});
});

describe('with a placeholder', () => {
	const judged = (value: string, body: IDataObject): string[] => {
		const notes: string[] = [];
		const check = { body, files: [], note: (_path: string, message: string) => notes.push(message) };
		addressRule('visual')(value, 'url', check);
		return notes;
	};
	const inside = ['https://example.com/{{file}}.mp4', 's3://my-videos/{{ file }}.mp4', '{{base}}/{{file}}', '{{File}}'];
	test.each(inside)('%s is filled in only where Pictory does it', (value) => {
		expect(judged(value, {})).toEqual([
			expect.stringMatching(/^holds \{\{ … \}\}, which only a template fills in\. Enter/),
		]);
		expect(judged(value, { templateId: ' ', variables: {} })).toHaveLength(1);
		expect(judged(value, { templateId: 't1' })).toEqual([]);
		expect(judged(value, { variables: { file: 'a' } })).toEqual([]);
	});
	test('braces that never close are letters', () => {
		expect(judged('https://example.com/{{file.mp4', {})).toEqual([]);
		expect(judged('http://192.168.1.20/{{file.mp4', {})).toHaveLength(1);
	});
});

describe('in no way Pictory can read', () => {
	test.each([
		['ftp://example.com/a.mp4', /begins with ftp:\/\//],
		['sftp://example.com/a.mp4', /begins with sftp:\/\//],
		['rtmp://example.com/live', /begins with rtmp:\/\//],
		['r2://b/a.mp4', /begins with r2:\/\//],
		['file:///home/me/a.mp4', /file on a computer/],
		['C:\\Videos\\a.mp4', /file on a computer/],
		['c:/Videos/a.mp4', /file on a computer/],
		['\\\\server\\share\\a.mp4', /file on a computer/],
		['/home/me/a.mp4', /file on a computer/],
		['~/a.mp4', /file on a computer/],
		['./a.mp4', /file on a computer/],
		['blob:https://example.com/1b9d6bcd', /one browser window/],
		['data:video/mp4;base64,AAAA', /holds a file itself/],
		[`data:video/mp4;base64,${'A'.repeat(100_000)}`, /holds a file itself/],
		['filesystem-v2:workflows/1/executions/2/binary_data/3', /mark for a file/],
		['gs://b/a.mp4', /storage\.googleapis\.com/],
		['az://c/a.mp4', /Azure/],
		['abfss://c@a.dfs.core.windows.net/a.mp4', /Azure/],
		['s3a://my-videos/a.mp4', /Enter the file as s3:\/\/my-videos\/a\.mp4/],
		['s3:my-videos/a.mp4', /not a complete S3 address/],
		['s3:/my-videos/a.mp4', /not a complete S3 address/],
		['www.example.com/a.mp4', /Enter https:\/\/www\.example\.com\/a\.mp4\./],
		['example.com/a.mp4?token=secret', /Enter https:\/\/example\.com\/a\.mp4\?…\./],
		['//cdn.example.com/a.mp4', /Enter https:\/\/cdn\.example\.com\/a\.mp4\./],
		['https:/example.com/a.mp4', /Enter https:\/\/example\.com\/a\.mp4\./],
		['https//example.com/a.mp4', /Enter https:\/\/example\.com\/a\.mp4\./],
		['https:example.com/a.mp4', /Enter https:\/\/example\.com\/a\.mp4\./],
		['htps://example.com/a.mp4', /Enter https:\/\/example\.com\/a\.mp4\./],
		['hhttps://example.com/a.mp4', /Enter only https:\/\/example\.com\/a\.mp4\./],
		['https:\\\\example.com\\a.mp4', /is not a web address/],
		['https://https://example.com/a.mp4', /Enter https:\/\/example\.com\/a\.mp4\./],
		['https://', /is not a web address/],
		['https:///a.mp4', /is not a web address/],
		['https://exa mple.com/a.mp4', /has a space in the name of the site \("exa mple.com"\)/],
		['https://[broken/a.mp4', /is not a web address/],
		['https://example.com:99999/a.mp4', /is not a web address/],
		['a.mp4', /only the name of a file/],
		['Mein Video.MP4', /only the name of a file/],
		['my-videos/in/a.mp4', /enter s3:\/\/my-videos\/in\/a\.mp4/],
		['a clip of the sea', /is not a web address/],
		['https://s3.console.aws.amazon.com/s3/buckets?region=us-east-1', /Copy S3 URI/],
		['https://s3.console.aws.amazon.com/s3/buckets/my-videos?region=us-east-1', /no file in it/],
		['https://us-east-1.console.aws.amazon.com/s3/object/my-videos?prefix=in/', /names a folder/],
	])('%s', (text, message) => {
		const trouble = troubleWith(text);
		expect(trouble).toMatch(message);
		expect(trouble).toMatch(A_SENTENCE);
		expect(trouble?.length).toBeLessThan(400);
		expect(trouble).not.toContain('secret');
	});
	test('of a page, no file is named', () => {
		expect(troubleWith('hello', { wanted: 'page' })).toBe('is not a web address. Enter one that begins with https://.');
		expect(troubleWith('s3://my-videos/a.html', { wanted: 'page' })).toMatch(/is not a web address/);
		expect(troubleWith('www.example.com/blog', { wanted: 'page' })).toMatch(/https:\/\/www\.example\.com\/blog/);
	});
});

describe('the kind of file', () => {
	const fit: Array<[Wanted, string]> = [
		['visual', 'mp4 MOV webm png jpg svg gif webp mkv unknown bin'],
		['image', 'png jpg svg gif webp'],
		['video', 'mp4 mov webm'],
		['audio', 'mp3 wav m4a ogg mp4 webm'],
		['presentation', 'pptx ppt odp pdf key'],
		['page', 'html php aspx pdf'],
		['file', 'ttf woff2 mp4 mp3 pdf zip'],
	];
	const unfit: Array<[Wanted, string]> = [
		['visual', 'pdf xlsx docx zip pptx csv srt mp3 WAV html ttf exe json'],
		['image', 'mp4 mp3 pdf zip html'],
		['video', 'png mp3 pdf docx zip html'],
		['audio', 'png pdf zip srt html'],
		['presentation', 'mp4 png mp3 docx xlsx zip html'],
		['page', 'mp4 png mp3 zip'],
		['file', 'html'],
	];
	const each = (table: Array<[Wanted, string]>): Array<[Wanted, string]> =>
		table.flatMap(([wanted, endings]) => endings.split(' ').map((ending): [Wanted, string] => [wanted, ending]));
	const forms = (ending: string): string[] => [
		`https://example.com/a.${ending}`,
		`https://example.com/a.${ending}?x=b.mp4`,
		`https://my-videos.s3.us-east-2.amazonaws.com/a.${ending}`,
	];
	test.each(each(fit))('%s: %s', (wanted, ending) => {
		for (const address of forms(ending)) expect(troubleWith(address, { wanted })).toBeUndefined();
		if (wanted !== 'page') expect(troubleWith(`s3://my-videos/a.${ending}`, { wanted })).toBeUndefined();
	});
	test.each(each(unfit))('%s: not %s', (wanted, ending) => {
		for (const address of forms(ending)) {
			expect(troubleWith(address, { wanted })).toMatch(/^is an? /);
			expect(troubleWith(address, { wanted })).toMatch(A_SENTENCE);
		}
	});
	test('a sound where footage is wanted has a place of its own', () => {
		expect(troubleWith('s3://my-videos/a.mp3')).toMatch(
			/^is an audio file \(s3:\/\/my-videos\/a\.mp3\)\. Choose Audio/,
		);
	});
});

describe('in S3', () => {
	test.each<[string, Partial<Circumstances>]>([
		['s3://my-videos/a.mp4', {}],
		['s3://my-videos/a/b c+d%20e/ü.mp4', {}],
		['s3://my-videos//a.mp4', {}],
		['s3://my-videos/null-island.mp4', {}],
		['s3://my-videos/.keep', {}],
		['https://my-videos.s3.us-east-2.amazonaws.com/a.mp4', {}],
		['https://my-videos.s3.us-east-2.amazonaws.com/a.mp4', { hasConnection: false }],
		['https://my-bucket.s3.cn-north-1.amazonaws.com.cn/a.mp4', { hasConnection: false }],
		['https://my-bucket.s3.cn-north-1.amazonaws.com.cn/a.mp4?X-Amz-Signature=x', {}],
		['https://name-123456789012.s3-accesspoint.us-east-2.amazonaws.com/a.mp4?X-Amz-Signature=x', {}],
		['http://my-videos.s3-website-us-east-1.amazonaws.com/a.mp4', {}],
		['http://my-videos.s3-website.eu-central-1.amazonaws.com/a.mp4', {}],
		['https://cdn.example.com/a.mp4', {}],
		['https://cdn.example.com/a.mp4', { hasConnection: false }],
	])('%s %j', (address, circumstances) => expect(troubleWith(address, circumstances)).toBeUndefined());

	test.each([
		['https://my-bucket.s3.cn-north-1.amazonaws.com.cn/a.mp4', /is in cn-north-1: Pictory's AWS account/],
		['https://s3.cn-northwest-1.amazonaws.com.cn/my-bucket/a.mp4', /is in cn-northwest-1/],
		['https://my-bucket.s3.us-gov-west-1.amazonaws.com/a.mp4', /is in us-gov-west-1/],
		['https://my-bucket.s3-fips.us-gov-east-1.amazonaws.com/a.mp4', /is in us-gov-east-1/],
		['https://my-bucket.s3.eusc-de-east-1.amazonaws.eu/a.mp4', /is in eusc-de-east-1/],
		['s3://footage--use1-az4--x-s3/a.mp4', /S3 Express buckets can't be used/],
		[
			'https://footage--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com/a.mp4',
			/S3 Express buckets can't be used/,
		],
		['arn:aws:s3express:us-east-1:123456789012:bucket/footage--use1-az4--x-s3/a.mp4', /S3 Express/],
		['s3://footage-abc-s3alias/a.mp4', /access points can't be used/],
		['s3://footage--ol-s3/a.mp4', /Object Lambda/],
		['s3://abc.mrap/a.mp4', /Multi-Region/],
		['https://footage-123456789012.s3-accesspoint.us-east-2.amazonaws.com/a.mp4', /access points can't be used/],
		['https://footage-1.s3-accesspoint.dualstack.us-east-2.amazonaws.com/a.mp4', /access points can't be used/],
		['https://abc.mrap.accesspoint.s3-global.amazonaws.com/a.mp4', /Multi-Region/],
		['https://footage-1.s3-object-lambda.us-east-2.amazonaws.com/a.mp4', /Object Lambda/],
		['https://bucket.vpce-1a2b-x.s3.us-east-1.vpce.amazonaws.com/b/a.mp4', /VPC endpoint/],
		[
			'arn:aws:s3:us-east-2:123456789012:accesspoint/footage/object/a.mp4',
			/access points can't be used.*s3:\/\/bucket/,
		],
		['arn:aws:s3::123456789012:accesspoint/abc.mrap/object/a.mp4', /access points can't be used/],
		['arn:aws:s3-object-lambda:us-east-2:123456789012:accesspoint/x', /access points can't be used/],
		['s3://arn:aws:s3:us-east-2:123456789012:accesspoint/footage/a.mp4', /access points can't be used/],
		['arn:aws:s3:::my-videos', /no file in it/],
		['arn:aws-cn:s3:::my-videos/a.mp4', /China/],
		['arn:aws:iam::123456789012:role/x', /ARN of something else/],
		['arn:', /ARN of something else/],
		['s3://my-videos/', /no file in it/],
		['s3://my-videos/in/', /names a folder/],
		['s3://My_Videos/a.mp4', /capital/],
	])('%s', (address, message) => {
		expect(troubleWith(address)).toMatch(message);
		expect(troubleWith(address)).toMatch(A_SENTENCE);
	});
	test('a private bucket needs a connection', () => {
		expect(troubleWith('s3://my-videos/a.mp4', { hasConnection: false })).toMatch(/Choose an AWS Connection/);
	});
});

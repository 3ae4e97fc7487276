import fc from 'fast-check';

import { readBucketPlace } from '../../../nodes/Pictory/aws/bucketPlace';
import { consolePage } from '../../../nodes/Pictory/aws/consoleAddress';

const CONSOLE = 'https://us-east-2.console.aws.amazon.com/s3';
const B = 'my-company-videos';

const PLACES: ReadonlyArray<readonly [pasted: string, path: string, region?: string]> = [
	[B, ''],
	[` ${B} `, ''],
	[`"${B}"`, ''],
	[`\`${B}\`,`, ''],
	[`"arn:aws:s3:::${B}/*",`, ''],
	[`${B}/`, ''],
	[`/${B}/`, ''],
	[`${B}/in/`, 'in/'],
	[`${B}/in`, 'in/'],
	[`${B}/in/a.mp4`, 'in/a.mp4'],
	[`s3://${B}/in`, 'in'],
	[`s3://${B}`, ''],
	[`S3://${B}/`, ''],
	[`s3://${B}/in/`, 'in/'],
	[`s3://${B}/in the/`, 'in the/'],
	[`s3a://${B}/in/`, 'in/'],
	[`<s3://${B}/in/>`, 'in/'],
	[`s3://${B}/in/\u200b`, 'in/'],
	[`arn:aws:s3:::${B}`, ''],
	[`arn:aws:s3:::${B}/*`, ''],
	[`arn:aws:s3:::${B}/in/*`, 'in/'],
	[`arn:aws:s3:::${B}/in/a.mp4`, 'in/a.mp4'],
	[`https://${B}.s3.amazonaws.com`, ''],
	[`https://${B}.s3.us-east-2.amazonaws.com/in/`, 'in/', 'us-east-2'],
	[`https://${B}.s3.us-east-2.amazonaws.com/in/a%20b.mp4?versionId=1`, 'in/a b.mp4', 'us-east-2'],
	[`https://s3.us-east-2.amazonaws.com/${B}/in/a.mp4`, 'in/a.mp4', 'us-east-2'],
	[`https://s3.us-east-2.amazonaws.com/${B}`, '', 'us-east-2'],
	[`https://s3.amazonaws.com/${B}/`, ''],
	[`https://s3-us-west-2.amazonaws.com/${B}/in/`, 'in/', 'us-west-2'],
	[`https://${B}.s3-eu-west-1.amazonaws.com/`, '', 'eu-west-1'],
	[`https://${B}.s3.dualstack.eu-west-1.amazonaws.com/in/`, 'in/', 'eu-west-1'],
	[`https://${B}.s3-accelerate.amazonaws.com/in/`, 'in/'],
	[`https://${B}.s3-accelerate.dualstack.amazonaws.com/`, ''],
	[`https://s3-fips.us-east-2.amazonaws.com/${B}/`, '', 'us-east-2'],
	[`http://${B}.s3-website-us-east-1.amazonaws.com`, '', 'us-east-1'],
	[`http://${B}.s3-website.eu-central-1.amazonaws.com/in/`, 'in/', 'eu-central-1'],
	[`${CONSOLE}/buckets/${B}?region=us-east-2&tab=objects`, '', 'us-east-2'],
	[`${CONSOLE}/buckets/${B}?region=eu-west-1&bucketType=general&tab=objects`, '', 'eu-west-1'],
	[`${CONSOLE}/buckets/${B}?region=us-east-2&prefix=in/&showversions=false`, 'in/', 'us-east-2'],
	[`${CONSOLE}/buckets/${B}?prefix=in%2Fmy%20raw%2F`, 'in/my raw/'],
	[`${CONSOLE}/buckets/${B}?prefix=in/my+raw%2B/`, 'in/my raw+/'],
	[`${CONSOLE}/buckets/${B}?region=us-east-2&tab=properties#`, '', 'us-east-2'],
	[`${CONSOLE}/buckets/${B}/`, ''],
	[`${CONSOLE}/bucket/${B}/property/encryption/edit?region=us-east-2`, '', 'us-east-2'],
	[`${CONSOLE}/upload/${B}?region=us-east-2&prefix=in/`, 'in/', 'us-east-2'],
	[`${CONSOLE}/object/${B}?region=us-east-2&bucketType=general&prefix=in/a.mp4`, 'in/a.mp4', 'us-east-2'],
	[`https://s3.console.aws.amazon.com/s3/buckets/${B}?region=us-east-1&tab=objects`, '', 'us-east-1'],
	[`https://s3.console.aws.amazon.com/s3/buckets/${B}/in/?region=us-east-1&tab=overview`, 'in/', 'us-east-1'],
	[`https://s3.console.aws.amazon.com/s3/object/${B}/in/a%20b.mp4?region=us-east-1`, 'in/a b.mp4', 'us-east-1'],
	[`https://console.aws.amazon.com/s3/home?region=us-east-1#&bucket=${B}&prefix=in/`, 'in/', 'us-east-1'],
	[`https://console.aws.amazon.com/s3/buckets/${B}`, ''],
	[`https://123456789012-abcdefgh.us-east-1.console.aws.amazon.com/s3/buckets/${B}?region=us-east-1`, '', 'us-east-1'],
	// Without the scheme, as a part of the address bar is copied.
	[`${CONSOLE.slice(8)}/buckets/${B}?region=us-east-2&tab=objects`, '', 'us-east-2'],
	[`"s3.console.aws.amazon.com/s3/buckets/${B}?prefix=in/"`, 'in/'],
	[`s3.us-east-2.amazonaws.com/${B}/in/a.mp4`, 'in/a.mp4', 'us-east-2'],
	[`${B}.s3.us-east-2.amazonaws.com`, '', 'us-east-2'],
	[`${B}.s3.amazonaws.com/in/`, 'in/'],
	[`${B}.s3-website-us-east-1.amazonaws.com`, '', 'us-east-1'],
	// Folders with dots.
	[`${B}/v1.0`, 'v1.0/'],
	[`${B}/2024.05`, '2024.05/'],
	[`s3://${B}/raw.footage`, 'raw.footage'],
	// Queries that were changed, or parted by semicolons.
	[`${CONSOLE}/buckets/${B}?region=us-east-2;tab=objects`, '', 'us-east-2'],
	[`${CONSOLE}/buckets/${B}?region=US-EAST-2`, '', 'us-east-2'],
	[`${CONSOLE}/buckets/${B}?region=`, ''],
	[`${CONSOLE}/buckets/${B}?region=nowhere&region=eu-west-1`, ''],
	[`${CONSOLE.toUpperCase().replace('/S3', '/s3')}/buckets/${B}`, ''],
];

test.each(PLACES.map(([pasted, path, region]) => ({ pasted, path, region })))('$pasted', ({ pasted, path, region }) => {
	const isFile = path.endsWith('.mp4');
	expect(readBucketPlace(pasted)).toEqual({
		place: { bucket: B, path, isFile, ...(region !== undefined && { region }) },
	});
});

test.each<[string, RegExp]>([
	['bucket-one, bucket-two', /names 2 buckets\. Enter one here, and add a row for each other one\./],
	['bucket-one bucket-two', /names 2 buckets/],
	['bucket-one\nbucket-two;bucket-three', /names 3 buckets/],
	['s3://bucket-one/in/, s3://bucket-two/', /names 2 buckets/],
	['s3://', /names no bucket/],
	['s3://My_Videos/in/', /capital/],
	['s3:my-videos', /not a complete S3 address/],
	['https://example.com/a.mp4?sig=SECRET', /is not in S3 \(https:\/\/example\.com\/a\.mp4\?…\)/],
	['https://s3.amazonaws.com@evil.example.com/x', /is not in S3/],
	['https://evil.example.com/s3.console.aws.amazon.com/s3/buckets/b', /is not in S3/],
	['https://console.aws.amazon.com.evil.example.com/s3/buckets/my-videos', /is not in S3/],
	[`${CONSOLE}/buckets?region=us-east-2`, /shows no bucket/],
	[`${CONSOLE}/home?region=us-east-2`, /shows no bucket/],
	[`${CONSOLE}/bucket/create?region=us-east-2`, /shows no bucket/],
	[`${CONSOLE}/buckets/footage--use1-az4--x-s3?bucketType=directory`, /S3 Express buckets can't be used/],
	['https://us-east-2.console.aws.amazon.com/ec2/home', /is not in S3/],
	['arn:aws:s3:us-east-2:123456789012:accesspoint/footage', /access points can't be used/],
	['arn:aws-cn:s3:::my-videos', /China/],
	['arn:aws-us-gov:s3:::my-videos/in/', /GovCloud/],
	['arn:aws:s3:::', /ARN of something else/],
	['arn:aws:iam::123456789012:role/x', /ARN of something else/],
	['https://my-videos.s3.cn-north-1.amazonaws.com.cn/', /is in cn-north-1: Pictory's AWS account/],
	['http://my-videos.s3-website.cn-north-1.amazonaws.com.cn/', /is in cn-north-1/],
	['https://my-videos.s3.us-gov-west-1.amazonaws.com/', /is in us-gov-west-1/],
	['https://console.amazonaws.cn/s3/buckets/my-videos?region=cn-north-1', /is in cn-north-1/],
	['https://footage-1.s3-accesspoint.us-east-2.amazonaws.com/', /access points can't be used/],
	['https://bucket.vpce-1a2b-x.s3.us-east-1.vpce.amazonaws.com/b/', /VPC endpoint/],
	['gs://my-videos/in/', /is not in S3/],
	['us-east-2.console.aws.amazon.com/s3/home', /shows no bucket/],
	['s3.us-east-2.amazonaws.com', /names no bucket/],
	['my-videos.s3.cn-north-1.amazonaws.com.cn/in/', /is in cn-north-1/],
	['footage-1.s3-accesspoint.us-east-2.amazonaws.com', /access points can't be used/],
	['ec2.us-east-2.amazonaws.com/my-videos', /is not in S3/],
])('%s is refused', (pasted, trouble) => {
	expect(readBucketPlace(pasted)).toEqual({ trouble: expect.stringMatching(trouble) });
});

test('a bucket whose name only looks like a host of AWS is a bucket', () => {
	for (const name of ['my-amazonaws.com', 'amazonaws.com.example', 's3.example.com', 'console.aws.example'])
		expect(readBucketPlace(name)).toEqual({ place: { bucket: name, path: '', isFile: false } });
});

test('a console page whose address is no longer whole still names what it can', () => {
	expect(consolePage(`${CONSOLE}/buckets/${B}?prefix=100%`)).toEqual({ bucket: B, path: '100%', isFile: false });
	expect(consolePage(`${CONSOLE}/buckets/%E0%A4%A`)).toMatchObject({ bucket: '%E0%A4%A' });
	expect(consolePage('https://')).toBeUndefined();
});

const bucket = fc.stringMatching(/^[a-z][a-z0-9]{2,20}(-[a-z0-9]{1,9}){0,2}$/);
const name = fc
	.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
	.filter((text) => !/[/\s,;|*?#%\\<>"'`[\](){}“”‘’«».:!]/.test(text));
const folder = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `${names.join('/')}/`);

test('a folder comes back from every form the console has for it', () => {
	const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
	const forms: Array<(bucket: string, path: string) => string> = [
		(b, path) => `s3://${b}/${path}`,
		(b, path) => `arn:aws:s3:::${b}/${path}`,
		(b, path) => `https://${b}.s3.eu-west-1.amazonaws.com/${encoded(path)}`,
		(b, path) => `https://s3.eu-west-1.amazonaws.com/${b}/${encoded(path)}`,
		(b, path) => `${CONSOLE}/buckets/${b}?region=eu-west-1&prefix=${encodeURIComponent(path)}&showversions=false`,
	];
	fc.assert(
		fc.property(bucket, folder, fc.constantFrom(...forms), (b, path, form) => {
			fc.pre(path.normalize() === path && !path.split('/').some((part) => part === '.' || part === '..'));
			expect(readBucketPlace(form(b, path))).toMatchObject({ place: { bucket: b, path, isFile: false } });
		}),
	);
});

test('nothing that is pasted makes it throw, and every refusal is a sentence', () => {
	const starts = fc.constantFrom(
		'',
		's3://',
		'arn:aws:s3:::',
		`${CONSOLE}/`,
		'https://b.s3.amazonaws.com/',
		'https://',
	);
	fc.assert(
		fc.property(starts, fc.string({ unit: 'binary' }), (start, rest) => {
			const reading = readBucketPlace(start + rest);
			if ('trouble' in reading) expect(reading.trouble).toMatch(/[.)]$/);
		}),
	);
});

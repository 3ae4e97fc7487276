import { bucketTrouble } from '../../../nodes/Pictory/aws/bucketName';
import { normalizedAddress, parseS3Address, readS3File, s3Uri } from '../../../nodes/Pictory/aws/s3Reference';

describe('an S3 address', () => {
	test.each([
		['s3://my-videos/intro.mp4', 'my-videos', 'intro.mp4', undefined],
		['S3://my-videos/intro.mp4', 'my-videos', 'intro.mp4', undefined],
		['s3://my-videos/a b+c%20d/ü 日本.mp4', 'my-videos', 'a b+c%20d/ü 日本.mp4', undefined],
		['s3://my-videos/what?is#this.mp4', 'my-videos', 'what?is#this.mp4', undefined],
		['s3://my-videos//double/slash.mp4', 'my-videos', '/double/slash.mp4', undefined],
		['https://my-videos.s3.us-east-2.amazonaws.com/a/b.mp4', 'my-videos', 'a/b.mp4', 'us-east-2'],
		['https://my-videos.s3.amazonaws.com/a/b.mp4', 'my-videos', 'a/b.mp4', undefined],
		['https://my-videos.s3-eu-west-1.amazonaws.com/b.mp4', 'my-videos', 'b.mp4', 'eu-west-1'],
		['https://my-videos.s3.dualstack.eu-west-1.amazonaws.com/b.mp4', 'my-videos', 'b.mp4', 'eu-west-1'],
		['https://my.dotted.bucket.s3.eu-central-1.amazonaws.com/b.mp4', 'my.dotted.bucket', 'b.mp4', 'eu-central-1'],
		['https://my-videos.s3-accelerate.amazonaws.com/b.mp4', 'my-videos', 'b.mp4', undefined],
		['https://my-videos.s3-accelerate.dualstack.amazonaws.com/b.mp4', 'my-videos', 'b.mp4', undefined],
		['https://my-videos.s3.us-gov-west-1.amazonaws.com/b.mp4', 'my-videos', 'b.mp4', 'us-gov-west-1'],
		['https://my-videos.s3-fips.us-gov-west-1.amazonaws.com/b.mp4', 'my-videos', 'b.mp4', 'us-gov-west-1'],
		['https://my-videos.s3.cn-north-1.amazonaws.com.cn/b.mp4', 'my-videos', 'b.mp4', 'cn-north-1'],
		['https://s3.us-east-2.amazonaws.com/my-videos/a/b.mp4', 'my-videos', 'a/b.mp4', 'us-east-2'],
		['https://s3.dualstack.us-east-2.amazonaws.com/my-videos/a/b.mp4', 'my-videos', 'a/b.mp4', 'us-east-2'],
		['https://s3.amazonaws.com/my-videos/a/b.mp4', 'my-videos', 'a/b.mp4', undefined],
		['https://s3-us-west-2.amazonaws.com/my-videos/b.mp4', 'my-videos', 'b.mp4', 'us-west-2'],
		['https://s3-external-1.amazonaws.com/my-videos/b.mp4', 'my-videos', 'b.mp4', undefined],
		['https://my-videos.s3.amazonaws.com/a%20b%2Bc%25.mp4?versionId=7', 'my-videos', 'a b+c%.mp4', undefined],
		['https://my-videos.s3.amazonaws.com:443/b.mp4#t=3', 'my-videos', 'b.mp4', undefined],
	])('%s', (address, bucket, key, region) => {
		expect(parseS3Address(address)).toMatchObject({ bucket, key, ...(region && { region }) });
		expect(readS3File(address)).toMatchObject({ kind: 's3', reference: { bucket, key } });
	});

	test.each([
		'https://example.com/video.mp4',
		'https://my-videos.s3.amazonaws.com.example.com/b.mp4',
		'https://s3.amazonaws.com@example.com/my-videos/b.mp4',
		'https://example.com/s3.amazonaws.com/my-videos/b.mp4',
		'https://example.com?x=https://my-videos.s3.amazonaws.com/b.mp4',
		'https://example.com#.s3.amazonaws.com/b.mp4',
		'https://nots3.amazonaws.com/my-videos/b.mp4',
		'https://my-videos.s3-website-us-east-1.amazonaws.com/b.mp4',
		'https://d111111abcdef8.cloudfront.net/b.mp4',
		'https://my-videos.s3.evil-1.example.amazonaws.com.evil/b.mp4',
		'ftp://my-videos.s3.amazonaws.com/b.mp4',
		'my-videos/b.mp4',
		'',
		'javascript:alert(1)',
	])('is not "%s"', (address) => {
		expect(readS3File(address)).toEqual({ kind: 'other' });
	});

	test.each([
		['s3://my-videos', /no file/],
		['s3://my-videos/', /no file/],
		['s3://', /no bucket/],
		['s3:///b.mp4', /no bucket/],
		['https://s3.us-east-2.amazonaws.com/my-videos', /no file/],
		['https://s3.us-east-2.amazonaws.com/', /no bucket/],
		['https://my-videos.s3.amazonaws.com', /no file/],
		['s3://my-videos/folder/', /folder/],
		['s3://My-Videos/b.mp4', /capital/],
		['https://My-Videos.s3.amazonaws.com/b.mp4', /capital/],
		['s3://my_videos/b.mp4', /underscore/],
		['s3:/my-videos/b.mp4', /complete/],
		['s3:my-videos/b.mp4', /complete/],
		['arn:aws:s3:::my-videos/b.mp4', /s3:\/\/my-videos\/b\.mp4/],
		['https://s3.console.aws.amazon.com/s3/object/my-videos?prefix=b.mp4', /Copy S3 URI/],
		['https://us-east-1.console.aws.amazon.com/s3/object/my-videos?prefix=b.mp4', /Copy S3 URI/],
		['https://my-videos.s3.amazonaws.com/100%.mp4', /%25/],
		['https://my-videos.s3.amazonaws.com/%FF.mp4', /%25/],
		['s3://my-videos/../b.mp4', /\.\.\//],
		['s3://my-videos/a/../../b.mp4', /\.\.\//],
		[`s3://my-videos/${'a'.repeat(1025)}`, /1025 bytes/],
		[`s3://my-videos/${'ü'.repeat(513)}`, /1026 bytes/],
	])('is refused as S3 would: %s', (address, message) => {
		expect(readS3File(address)).toEqual({ kind: 'wrong', message: expect.stringMatching(message) });
	});

	test.each([
		's3://my-videos/a/../b.mp4',
		`s3://my-videos/${'ü'.repeat(512)}`,
		's3://my-videos/..b.mp4',
		's3://my-videos/100%.mp4',
	])('is fine at the edge: %s', (address) => expect(readS3File(address).kind).toBe('s3'));

	test.each([
		['https://my-videos.s3.amazonaws.com/b.mp4?X-Amz-Algorithm=A&X-Amz-Signature=0f', true],
		['https://my-videos.s3.amazonaws.com/b.mp4?AWSAccessKeyId=A&Expires=1&Signature=b', true],
		['https://my-videos.s3.amazonaws.com/b.mp4?versionId=7', false],
	])('knows a presigned address: %s', (address, presigned) => {
		expect(parseS3Address(address)?.presigned).toBe(presigned);
		expect(normalizedAddress(address)).toBe(address);
	});
});

describe('the form the user chose is kept', () => {
	test.each([
		['s3://my-videos/a b+c.mp4', 's3://my-videos/a b+c.mp4'],
		['S3://my-videos/b.mp4', 's3://my-videos/b.mp4'],
		['https://s3.amazonaws.com/my-videos/a+b%20c.mp4', 'https://s3.amazonaws.com/my-videos/a+b%20c.mp4'],
		['https://my-videos.s3.amazonaws.com/my file ü.mp4', 'https://my-videos.s3.amazonaws.com/my%20file%20%C3%BC.mp4'],
		['https://my-videos.s3.amazonaws.com/🎬.mp4', 'https://my-videos.s3.amazonaws.com/%F0%9F%8E%AC.mp4'],
		['https://example.com/my file.mp4', 'https://example.com/my file.mp4'],
	])('%s', (address, sent) => expect(normalizedAddress(address)).toBe(sent));

	test('s3Uri', () => expect(s3Uri({ bucket: 'my-videos', key: 'a b.mp4' })).toBe('s3://my-videos/a b.mp4'));
});

describe('bucket names', () => {
	test.each(['abc', 'my-videos', 'my.videos.2026', '0a0', 'a'.repeat(63), '1.2.3.4.5'])('%s', (bucket) => {
		expect(bucketTrouble(bucket)).toBeUndefined();
	});
	test.each([
		'',
		'ab',
		'a'.repeat(64),
		'My-videos',
		'my_videos',
		'my videos',
		'-videos',
		'videos-',
		'.videos',
		'my..videos',
		'192.168.5.4',
		'xn--videos',
		'sthree-videos',
		'amzn-s3-demo-bucket',
		'videos-s3alias',
		'videos--ol-s3',
		'videos.mrap',
		'videos--x-s3',
		'vidéos',
		'videos/..',
	])('not "%s"', (bucket) => expect(bucketTrouble(bucket)).toEqual(expect.any(String)));
});

import { readBucketOrFile } from '../../../nodes/Pictory/aws/bucketOrFile';

const FILE = { bucket: 'my-videos', address: 's3://my-videos/a/b.mp4' };

test.each<[unknown, object]>([
	['my-videos', { bucket: 'my-videos' }],
	['  my.videos ', { bucket: 'my.videos' }],
	['s3://my-videos', { bucket: 'my-videos' }],
	['s3://my-videos/', { bucket: 'my-videos' }],
	['s3://my-videos/folder/', { bucket: 'my-videos', prefix: 'folder/' }],
	['arn:aws:s3:::my-videos', { bucket: 'my-videos' }],
	['https://my-videos.s3.eu-west-1.amazonaws.com/', { bucket: 'my-videos', region: 'eu-west-1' }],
	['my-videos/a/b.mp4', FILE],
	['s3://my-videos/a/b.mp4', FILE],
	['arn:aws:s3:::my-videos/a/b.mp4', FILE],
	[
		'https://my-videos.s3.eu-west-1.amazonaws.com/a/b.mp4',
		{ bucket: 'my-videos', region: 'eu-west-1', address: 'https://my-videos.s3.eu-west-1.amazonaws.com/a/b.mp4' },
	],
	[
		'my-videos.s3.eu-west-1.amazonaws.com/a/b.mp4',
		{ bucket: 'my-videos', region: 'eu-west-1', address: 'https://my-videos.s3.eu-west-1.amazonaws.com/a/b.mp4' },
	],
	['my-videos/v1.0', { bucket: 'my-videos', prefix: 'v1.0/' }],
	['<s3://my-videos/a/b.mp4>', FILE],
	['[b](s3://my-videos/a/b.mp4)', FILE],
	['s3://my-videos/a/b.mp4\u200b', FILE],
	[
		'https://us-east-2.console.aws.amazon.com/s3/buckets/my-videos?region=us-east-2&prefix=a/&tab=objects',
		{ bucket: 'my-videos', prefix: 'a/', region: 'us-east-2' },
	],
	[
		'https://us-east-2.console.aws.amazon.com/s3/object/my-videos?region=us-east-2&prefix=a/b.mp4',
		{ ...FILE, region: 'us-east-2' },
	],
	['https://s3.console.aws.amazon.com/s3/object/my-videos', { bucket: 'my-videos' }],
	['s3a://my-videos/a/b.mp4', FILE],
	[{ bucket: 'my-videos', key: 'a/b.mp4' }, FILE],
	[{ s3Uri: 's3://my-videos/a/b.mp4' }, FILE],
	[
		{
			Records: [
				{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'my-videos' }, object: { key: 'a/b+c.mp4' } } },
			],
		},
		{ bucket: 'my-videos', address: 's3://my-videos/a/b c.mp4' },
	],
	['{"bucket":"my-videos","key":"a/b.mp4"}', FILE],
])('%j', (value, target) => expect(readBucketOrFile(value)).toEqual({ target }));

test.each<[unknown, RegExp]>([
	['My_Videos', /no capital letters/],
	['ab', /3 to 63/],
	['s3://', /names no bucket/],
	['https://example.com/a.mp4', /is not in S3/],
	['https://my-videos.s3.amazonaws.com/a.mp4?X-Amz-Signature=abc', /is a signed address/],
	['https://s3.console.aws.amazon.com/s3/buckets?region=us-east-1', /page in the AWS Console/],
	['my-videos, other-videos', /names 2 buckets\. Enter one here\./],
	['s3:my-videos/a.mp4', /not a complete S3 address/],
	['s3://my-videos/a.mp4, s3://my-videos/b.mp4', /names 2 files/],
	['s3://my-videos/a.mp4\ns3://my-videos/b.mp4', /names 2 files/],
	['https://my-videos.s3.cn-north-1.amazonaws.com.cn/a.mp4', /is in cn-north-1: Pictory's AWS account/],
	['https://my-videos.s3.us-gov-west-1.amazonaws.com/', /is in us-gov-west-1/],
	['arn:aws-cn:s3:::my-videos/a.mp4', /China/],
	['footage--use1-az4--x-s3', /S3 Express buckets can't be used/],
	['arn:aws:s3:us-east-2:123456789012:accesspoint/footage/object/a.mp4', /access points can't be used/],
	['https://footage-1.s3-accesspoint.us-east-2.amazonaws.com/a.mp4', /access points can't be used/],
	['https://a.example.com/a.mp4?sig=SECRET', /is not in S3 \(https:\/\/a\.example\.com\/a\.mp4\?…\)/],
	['s3://my-videos/../x.mp4', /lead out of the bucket/],
	[{ key: 'a.mp4' }, /not the bucket/],
	[{ Event: 's3:TestEvent' }, /test message/],
	[{}, /holds no file/],
	[
		[
			{ bucket: 'my-videos', key: 'a' },
			{ bucket: 'my-videos', key: 'b' },
		],
		/names 2 files/,
	],
])('%j is refused', (value, message) => {
	const reading = readBucketOrFile(value);
	expect('trouble' in reading ? reading.trouble : reading).toMatch(message);
});

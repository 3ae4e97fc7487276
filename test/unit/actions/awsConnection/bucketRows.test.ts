import { placesOf, remarksOn } from '../../../../nodes/Pictory/actions/awsConnection/bucketRows';

type Row = [bucket: string, prefix?: string];

function read(...entered: Row[]): { places: string[]; problems: string[] } {
	const problems: string[] = [];
	const places = placesOf(
		entered.map(([bucket, prefix = '']) => ({ bucket, prefix })),
		'us-east-2',
		(field, message) => problems.push(`'${field}' ${message}`),
	);
	return { places: places.map(({ bucket, prefix }) => `${bucket}:${prefix}`), problems };
}

test.each<[Row, string]>([
	[['my-videos'], 'my-videos:'],
	[['my-videos', 'in/'], 'my-videos:in/'],
	[['my-videos', 'in'], 'my-videos:in'],
	[['my-videos/'], 'my-videos:'],
	[['my-videos/in'], 'my-videos:in/'],
	[['s3://my-videos/in/'], 'my-videos:in/'],
	[['s3://my-videos/in/', 'in/'], 'my-videos:in/'],
	[['s3://my-videos/in/', 'in'], 'my-videos:in/'],
	[['s3://my-videos/in/', 'in/raw/'], 'my-videos:in/raw/'],
	[['s3://my-videos/in/a.mp4'], 'my-videos:'],
	[['s3://my-videos/in/a.mp4', 'in/'], 'my-videos:in/'],
	[['my-videos/v1.0'], 'my-videos:v1.0/'],
	[['my-videos', 's3.us-east-2.amazonaws.com/my-videos/in/'], 'my-videos:in/'],
	[['my-videos', 's3://my-videos/in/'], 'my-videos:in/'],
	[['my-videos', 'arn:aws:s3:::my-videos/in/*'], 'my-videos:in/'],
	[['my-videos', 's3://my-videos/'], 'my-videos:'],
	[['https://my-videos.s3.us-east-2.amazonaws.com/in%20box/'], 'my-videos:in box/'],
	[['https://us-east-2.console.aws.amazon.com/s3/buckets/my-videos?region=us-east-2&prefix=in/'], 'my-videos:in/'],
])('%j', (row, place) => expect(read(row)).toEqual({ places: [place], problems: [] }));

test.each<[Row, RegExp]>([
	[['s3://my-videos/in/', 'out/'], /^'Bucket 1 › Prefix' is "out\/", but Bucket names the folder "in\/"\. Clear one/],
	[['s3://my-videos/in/', 'inbox/'], /'Bucket 1 › Prefix' is "inbox\/"/],
	[['my-videos', 's3://other-videos/in/'], /'Bucket 1 › Prefix' names another bucket than my-videos/],
	[['https://my-videos.s3.eu-west-1.amazonaws.com/'], /'Bucket 1 › Bucket' is in eu-west-1 .* chosen above/],
	[['s3://my-videos/in*/'], /'Bucket 1 › Bucket' names a folder that holds a wildcard/],
	[['s3://my-videos/a/../b/'], /'Bucket 1 › Bucket' names a folder that holds ".."/],
])('%j is told', (row, problem) => expect(read(row).problems).toEqual([expect.stringMatching(problem)]));

test('that a file opens its whole bucket is said, and how to open less', () => {
	const remarks = (bucket: string, prefix = ''): string[] => remarksOn([{ bucket, prefix }]);
	expect(remarks('s3://my-videos/in/a.mp4')).toEqual([
		'in/a.mp4 is a file. The whole bucket my-videos is opened. To open only its folder, enter in/ as the Prefix.',
	]);
	expect(remarks('s3://my-videos/a.mp4')).toEqual(['a.mp4 is a file. The whole bucket my-videos is opened.']);
	expect([remarks('s3://my-videos/in/a.mp4', 'in/'), remarks('my-videos/in/'), remarks('my-videos')].flat()).toEqual(
		[],
	);
});

test('each row is told by its own number, and nothing is said of regions where none is chosen', () => {
	const { problems } = read(['my-videos'], ['s3://my-videos/in/', 'out/'], ['s3://my-videos/a/', 'b/']);
	expect(problems.map((problem) => /'(.*?)'/.exec(problem)?.[1])).toEqual(['Bucket 2 › Prefix', 'Bucket 3 › Prefix']);
	const silent = jest.fn();
	placesOf([{ bucket: 'https://my-videos.s3.eu-west-1.amazonaws.com/', prefix: '' }], '', silent);
	expect(silent).not.toHaveBeenCalled();
});

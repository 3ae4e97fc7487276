import { problemText } from '../../../nodes/Pictory/operation/triggerFields';
import { readSettings, type Settings } from '../../../nodes/Pictory/s3Trigger/settings';
import { contextWith, Evaluated } from '../triggerContext';

const ARN = 'arn:aws:sns:us-east-2:123456789012:pictory-uploads';
const OTHER_ARN = 'arn:aws:sns:eu-west-1:123456789012:others';
const SECRET = 'correct-horse-battery-staple';
const DEFAULTS = {
	sender: 'sns',
	topicArn: ARN,
	sharedSecret: '',
	prefix: '',
	suffix: '',
	mediaType: 'any',
	executionPer: 'file',
	options: {},
};

/** An object, as an expression may give it. */
const OBJECT = { name: 'x' };
const BRACES = '{{ $vars.x }}';

const read = (parameters: Record<string, unknown>): { settings: Settings; troubles: string[] } => {
	const { settings, problems } = readSettings(contextWith({ ...DEFAULTS, ...parameters }));
	return { settings, troubles: problems.map(problemText) };
};
const evaluated = (value: unknown): Evaluated => new Evaluated(value);
const topics = (...arns: string[]): object => ({ topics: arns.map((arn) => expect.objectContaining({ arn })) });
const s3Compatible = { sender: 's3Compatible', sharedSecret: SECRET };
const filter = (members: object): object => ({ filter: expect.objectContaining(members) });

test('the defaults', () => {
	expect(read({})).toEqual({
		settings: {
			sender: 'sns',
			topics: [{ arn: ARN, region: 'us-east-2' }],
			sharedSecret: '',
			filter: {
				buckets: [],
				prefix: '',
				suffixes: [],
				mediaType: undefined,
				minimumSize: undefined,
				maximumSize: undefined,
			},
			executionPer: 'file',
			keyForm: 'encoded',
			sameness: 'event',
		},
		troubles: [],
	});
});

describe('a filter that no file could pass is refused', () => {
	test.each<[Record<string, unknown>, string]>([
		[{ options: { buckets: 's3://My_Bucket' } }, '\'Buckets\' names the bucket "My_Bucket", but'],
		[
			{ options: { buckets: 'https://my-bucket.s3.cn-north-1.amazonaws.com.cn' } },
			"'Buckets' is in cn-north-1: Pictory's AWS account",
		],
		[
			{ options: { buckets: 'arn:aws:s3:us-east-2:123456789012:accesspoint/x' } },
			"'Buckets' is the ARN of an access point",
		],
		[{ options: { buckets: 'my–videos' } }, '\'Buckets\' names the bucket "my–videos", but names of buckets hold only'],
		[
			{ options: { buckets: 'Amazon S3 > Buckets > ours' } },
			'\'Buckets\' names the bucket "Amazon S3 > Buckets > ours"',
		],
		[{ options: { buckets: 'ours/../theirs/' } }, '\'Buckets\' names a folder that holds ".."'],
		[{ options: { buckets: 's3://ours/in/*' } }, "'Buckets' names a folder that holds a wildcard"],
		[{ options: { buckets: 'ours theirs' } }, "'Buckets' names 2 buckets."],
		[
			{ prefix: 's3://my-bucket/incoming/', options: { buckets: 'ours, theirs/in' } },
			"'Only Files In' is in the bucket my-bucket, but Buckets says ours, theirs/in/. Correct one of them.",
		],
		[{ prefix: 'https://example.com/in/' }, "'Only Files In' is not in S3"],
		[{ prefix: 's3://My_Bucket/in/' }, "'Only Files In' names the bucket"],
		[{ prefix: '/incoming/' }, "'Only Files In' begins with a slash, which keys in S3 do not. Enter incoming/."],
		[{ prefix: 'incoming/*' }, "'Only Files In' holds a wildcard."],
		[{ suffix: '*.mp4, .mov' }, "'Only Files Ending With' holds a wildcard."],
		[{ options: { minimumSize: 10, maximumSize: 5 } }, "'Minimum Size' is more than the Maximum Size (5 MB)"],
	])('%j', (parameters, message) => {
		const { troubles } = read(parameters);
		expect(troubles).toEqual([expect.stringContaining(message)]);
	});
	test.each<Record<string, unknown>>([
		{ options: { buckets: 'my-bucket, Old_Bucket.2' } },
		{ prefix: ' in coming/', suffix: '.mp4' },
		{ options: { minimumSize: 5, maximumSize: 5 } },
		{ options: { minimumSize: 5, maximumSize: 0 } },
	])('not %j', (parameters) => expect(read(parameters).troubles).toEqual([]));
});

describe('read', () => {
	test.each<[what: string, parameters: Record<string, unknown>, settings: object]>([
		['Sent By', { ...s3Compatible, sender: 's3Compatible' }, { sender: 's3Compatible', topics: [] }],
		['Sent By in other capitals', { ...s3Compatible, sender: evaluated('EVENTBRIDGE') }, { sender: 'eventBridge' }],
		['Sent By by its name', { sender: evaluated('Amazon SNS') }, { sender: 'sns' }],
		['Sent By in a list', { sender: evaluated(['sns']) }, { sender: 'sns' }],

		['Topic ARN with spaces', { topicArn: ` ${ARN}\n` }, topics(ARN)],
		['two of Topic ARN', { topicArn: `${ARN}, ${OTHER_ARN}` }, topics(ARN, OTHER_ARN)],
		['two of Topic ARN on lines', { topicArn: `${ARN}\n${OTHER_ARN}` }, topics(ARN, OTHER_ARN)],
		['Topic ARN in a list', { topicArn: evaluated([ARN]) }, topics(ARN)],
		['two of Topic ARN in a list', { topicArn: evaluated([ARN, OTHER_ARN]) }, topics(ARN, OTHER_ARN)],
		['a blank Topic ARN beside a secret', { topicArn: ' ', sharedSecret: SECRET }, topics()],

		['Shared Secret', { sharedSecret: ` ${SECRET} ` }, { sharedSecret: SECRET }],
		[
			'Shared Secret keeps its capitals',
			{ sharedSecret: SECRET.toUpperCase() },
			{ sharedSecret: SECRET.toUpperCase() },
		],
		['Shared Secret in a list', { sharedSecret: evaluated([SECRET]) }, { sharedSecret: SECRET }],
		['Shared Secret for others', s3Compatible, { sharedSecret: SECRET }],

		['Only Files In', { prefix: 'Incoming/' }, filter({ prefix: 'Incoming/' })],
		['Only Files In with a space at its end', { prefix: 'my ' }, filter({ prefix: 'my ' })],
		['Only Files In in a list', { prefix: evaluated(['in/']) }, filter({ prefix: 'in/' })],
		['Only Files In that is nothing', { prefix: evaluated(undefined) }, filter({ prefix: '' })],

		['Only Files Ending With', { suffix: '.MP4' }, filter({ suffixes: ['.MP4'] })],
		['several endings', { suffix: '.mp4, .mov,,\n.avi' }, filter({ suffixes: ['.mp4', '.mov', '.avi'] })],
		['endings in a list', { suffix: evaluated(['.mp4']) }, filter({ suffixes: ['.mp4'] })],
		['two endings in a list', { suffix: evaluated(['.mp4', '.mov']) }, filter({ suffixes: ['.mp4', '.mov'] })],
		['blank endings', { suffix: ' , ' }, filter({ suffixes: [] })],

		['Media Type', { mediaType: 'video' }, filter({ mediaType: 'video' })],
		['Media Type in other capitals', { mediaType: evaluated('VIDEO') }, filter({ mediaType: 'video' })],
		['Media Type in a list', { mediaType: evaluated(['Audio']) }, filter({ mediaType: 'audio' })],
		['any Media Type', { mediaType: evaluated('ANY') }, filter({ mediaType: undefined })],

		['One Execution Per', { executionPer: 'message' }, { executionPer: 'message' }],
		['One Execution Per in other capitals', { executionPer: evaluated('Message') }, { executionPer: 'message' }],
		['One Execution Per in a list', { executionPer: evaluated(['message']) }, { executionPer: 'message' }],

		['Buckets', { options: { buckets: 'a-bucket' } }, filter({ buckets: ['a-bucket'] })],
		['two Buckets', { options: { buckets: 'one, two' } }, filter({ buckets: ['one', 'two'] })],
		['two Buckets in a list', { options: { buckets: ['one', 'two'] } }, filter({ buckets: ['one', 'two'] })],
		[
			'Buckets by their addresses',
			{
				options: {
					buckets:
						's3://one, arn:aws:s3:::two/*, https://three.s3.eu-west-1.amazonaws.com/in/a.mp4, https://s3.console.aws.amazon.com/s3/buckets/four?region=eu-west-1&prefix=in/',
				},
			},
			filter({ buckets: ['one', 'two', 'three', 'four/in/'] }),
		],
		['a folder among Buckets', { options: { buckets: 'one, two/in' } }, filter({ buckets: ['one', 'two/in/'] })],
		[
			'Only Files In as an address, which says the bucket',
			{ prefix: 's3://one/in/' },
			filter({ buckets: ['one'], prefix: 'in/' }),
		],
		[
			'Only Files In as the address of a page',
			{
				prefix: 'https://us-east-2.console.aws.amazon.com/s3/buckets/one?prefix=in%20box/',
				options: { buckets: 'one' },
			},
			filter({ buckets: ['one'], prefix: 'in box/' }),
		],
		[
			'Only Files In as the address of a bucket',
			{ prefix: 'arn:aws:s3:::one' },
			filter({ buckets: ['one'], prefix: '' }),
		],
		['Empty Files', { options: { emptyFiles: true } }, filter({ letsEmptyIn: true })],
		[
			'no Empty Files',
			{ options: { emptyFiles: false } },
			{ filter: expect.not.objectContaining({ letsEmptyIn: true }) },
		],
		['blank Buckets', { options: { buckets: '' } }, filter({ buckets: [] })],

		['Ignore Repeats', { options: { repeats: 'content' } }, { sameness: 'content' }],
		['Ignore Repeats in other capitals', { options: { repeats: 'CONTENT' } }, { sameness: 'content' }],
		['Ignore Repeats by its name', { options: { repeats: 'Of the Same Content' } }, { sameness: 'content' }],
		['Ignore Repeats in a list', { options: { repeats: ['content'] } }, { sameness: 'content' }],

		['Keys Are URL-Encoded', { ...s3Compatible, options: { encodedKeys: false } }, { keyForm: 'plain' }],
		['Keys Are URL-Encoded as a word', { ...s3Compatible, options: { encodedKeys: 'NO' } }, { keyForm: 'plain' }],
		['Keys Are URL-Encoded in a list', { ...s3Compatible, options: { encodedKeys: [0] } }, { keyForm: 'plain' }],
		['Keys Are URL-Encoded, yes', { ...s3Compatible, options: { encodedKeys: 'yes' } }, { keyForm: 'encoded' }],
		['blank Keys Are URL-Encoded', { ...s3Compatible, options: { encodedKeys: '' } }, { keyForm: 'encoded' }],
		[
			'Keys Are URL-Encoded of SNS, which it does not apply to',
			{ options: { encodedKeys: false } },
			{ keyForm: 'encoded' },
		],

		...((['Minimum Size', 'Maximum Size'] as const).flatMap((label): Array<[string, object, object]> => {
			const name = label === 'Minimum Size' ? 'minimumSize' : 'maximumSize';
			return [
				[label, { options: { [name]: 1.5 } }, filter({ [name]: 1_500_000 })],
				[`${label} as a text`, { options: { [name]: ' 2 ' } }, filter({ [name]: 2_000_000 })],
				[`${label} in a list`, { options: { [name]: ['3'] } }, filter({ [name]: 3_000_000 })],
				[`no ${label}`, { options: { [name]: 0 } }, filter({ [name]: undefined })],
				[`blank ${label}`, { options: { [name]: '' } }, filter({ [name]: undefined })],
			] as Array<[string, object, object]>;
		}) as Array<[string, Record<string, unknown>, object]>),
	])('%s', (_what, parameters, settings) => {
		expect(read(parameters)).toMatchObject({ settings, troubles: [] });
	});
});

describe('refused, with the name of the field', () => {
	const LIST = 'is a list of 2 entries';
	const AN_OBJECT = 'but is an object';
	const UNEVALUATED = 'holds an expression that was not evaluated';
	const inOptions = (name: string, value: unknown): object => ({ ...s3Compatible, options: { [name]: value } });
	const cases: Array<[label: string, parameters: object, message: string]> = [
		[
			'Sent By',
			{ sender: 'mqtt' },
			'does not know "mqtt". Choose one of: Amazon SNS, Amazon EventBridge, S3-Compatible Storage.',
		],
		['Sent By', { sender: evaluated(['sns', 's3Compatible']) }, LIST],
		['Sent By', { sender: evaluated(OBJECT) }, AN_OBJECT],
		[
			'Sent By',
			{ sender: evaluated('') },
			'is empty. Choose one of: Amazon SNS, Amazon EventBridge, S3-Compatible Storage.',
		],
		['Sent By', { sender: BRACES }, UNEVALUATED],

		['Topic ARN', { topicArn: 'my-topic' }, 'does not know "my-topic"'],
		['Topic ARN', { topicArn: ARN.toUpperCase() }, 'does not know'],
		['Topic ARN', { topicArn: evaluated([ARN, 'x']) }, 'does not know "x"'],
		['Topic ARN', { topicArn: evaluated(OBJECT) }, AN_OBJECT],
		['Topic ARN', { topicArn: evaluated([OBJECT]) }, AN_OBJECT],
		['Topic ARN', { topicArn: ' , ' }, 'is empty. Enter the ARN of the topic'],
		['Topic ARN', { topicArn: BRACES }, UNEVALUATED],

		['Shared Secret', { sharedSecret: 'short' }, 'is too short to be one. Enter 16 characters or more.'],
		['Shared Secret', { sharedSecret: evaluated([SECRET, SECRET]) }, LIST],
		['Shared Secret', { sharedSecret: evaluated(OBJECT) }, AN_OBJECT],
		['Shared Secret', { sharedSecret: BRACES }, UNEVALUATED],
		['Shared Secret', { topicArn: '', sharedSecret: BRACES }, UNEVALUATED],
		['Shared Secret', { ...s3Compatible, sharedSecret: ' ' }, 'is empty. Only messages that carry it are taken.'],
		['Shared Secret', { ...s3Compatible, sharedSecret: 'short' }, 'is too short'],
		['Shared Secret', { ...s3Compatible, sharedSecret: BRACES }, UNEVALUATED],

		['Only Files In', { prefix: evaluated(['a/', 'b/']) }, LIST],
		['Only Files In', { prefix: evaluated(OBJECT) }, AN_OBJECT],
		['Only Files In', { prefix: BRACES }, UNEVALUATED],

		['Only Files Ending With', { suffix: evaluated(OBJECT) }, AN_OBJECT],
		['Only Files Ending With', { suffix: evaluated([OBJECT]) }, AN_OBJECT],
		['Only Files Ending With', { suffix: BRACES }, UNEVALUATED],

		['Media Type', { mediaType: 'gif' }, 'does not know "gif". Choose one of: Any, Audio, Image, Video.'],
		['Media Type', { mediaType: evaluated(['audio', 'video']) }, LIST],
		['Media Type', { mediaType: evaluated(OBJECT) }, AN_OBJECT],
		['Media Type', { mediaType: evaluated(undefined) }, 'is empty. Choose one of: Any, Audio, Image, Video.'],
		['Media Type', { mediaType: BRACES }, UNEVALUATED],

		['One Execution Per', { executionPer: 'bucket' }, 'does not know "bucket". Choose one of: File, Message.'],
		['One Execution Per', { executionPer: evaluated(['file', 'message']) }, LIST],
		['One Execution Per', { executionPer: evaluated(OBJECT) }, AN_OBJECT],
		['One Execution Per', { executionPer: evaluated('') }, 'is empty. Choose one of: File, Message.'],
		['One Execution Per', { executionPer: BRACES }, UNEVALUATED],

		['Buckets', inOptions('buckets', OBJECT), AN_OBJECT],
		['Buckets', inOptions('buckets', BRACES), UNEVALUATED],
		[
			'Ignore Repeats',
			inOptions('repeats', 'all'),
			'does not know "all". Choose one of: Of the Same Event, Of the Same Content.',
		],
		['Ignore Repeats', inOptions('repeats', ['event', 'content']), LIST],
		['Ignore Repeats', inOptions('repeats', OBJECT), AN_OBJECT],
		['Ignore Repeats', inOptions('repeats', ''), 'is empty. Choose one of: Of the Same Event, Of the Same Content.'],
		['Ignore Repeats', inOptions('repeats', BRACES), UNEVALUATED],
		['Keys Are URL-Encoded', inOptions('encodedKeys', 'maybe'), 'is "maybe", which is neither yes nor no.'],
		['Keys Are URL-Encoded', inOptions('encodedKeys', [true, false]), LIST],
		['Keys Are URL-Encoded', inOptions('encodedKeys', OBJECT), AN_OBJECT],
		['Keys Are URL-Encoded', inOptions('encodedKeys', BRACES), UNEVALUATED],
		...['Minimum Size', 'Maximum Size'].flatMap((label): typeof cases => {
			const name = label === 'Minimum Size' ? 'minimumSize' : 'maximumSize';
			return [
				[label, inOptions(name, -1), 'is -1. Enter a number of 0 or more.'],
				[label, inOptions(name, '5 MB'), 'is "5 MB", which is not a number.'],
				[label, inOptions(name, [1, 2]), LIST],
				[label, inOptions(name, OBJECT), 'must be a number, but is an object.'],
				[label, inOptions(name, BRACES), UNEVALUATED],
			];
		}),
	];

	test.each(cases)('%s: %j', (label, parameters, message) => {
		const { troubles } = read({ ...parameters });
		expect(troubles).toEqual([expect.stringContaining(`'${label}' ${message === AN_OBJECT ? 'must be' : message}`)]);
		if (message === AN_OBJECT) expect(troubles[0]).toContain(AN_OBJECT);
	});

	test('all at once', () => {
		const { troubles } = read({ topicArn: '', mediaType: 'gif', options: { minimumSize: -1 } });
		expect(troubles.map((trouble) => /'(.*?)'/.exec(trouble)?.[1])).toEqual([
			'Media Type',
			'Minimum Size',
			'Topic ARN',
		]);
	});
});

import { makeSetup, setupFiles, type SetupInput, sizeTroubles } from '../../../nodes/Pictory/aws/setup';
import { readDigest } from '../../../nodes/Pictory/aws/setup/names';
import { permissionPolicy, topicPolicy, trustPolicy } from '../../../nodes/Pictory/aws/setup/policies';
import { admits, allows } from '../../aws/evaluate';

const BASE: SetupInput = {
	accountId: '123456789012',
	region: 'us-east-2',
	buckets: [{ bucket: 'my-company-videos', prefix: '' }],
};
const PICTORY = '701488979254';

test('one whole bucket: the policy of Pictory’s page, and no more', () => {
	const id = readDigest(BASE, BASE.buckets);
	expect(id).toMatch(/^[0-9a-f]{8}$/);
	expect(permissionPolicy(BASE)).toEqual({
		Version: '2012-10-17',
		Statement: [
			{
				Sid: `ListFiles${id}`,
				Effect: 'Allow',
				Action: ['s3:ListBucket'],
				Resource: ['arn:aws:s3:::my-company-videos'],
			},
			{
				Sid: `ReadFiles${id}`,
				Effect: 'Allow',
				Action: ['s3:GetObject'],
				Resource: ['arn:aws:s3:::my-company-videos/*'],
			},
			{ Sid: `ListAllMyBuckets${id}`, Effect: 'Allow', Action: ['s3:ListAllMyBuckets'], Resource: ['arn:aws:s3:::*'] },
		],
	});
});

const HOSTILE_PREFIXES = [
	'footage/',
	'a',
	"it's/",
	'with blank/',
	'a+b/',
	'100%/',
	'ümläut/',
	'日本/',
	'😀/',
	'${aws:username}/',
	'$',
	'${',
	'$${x}/',
	'{x}/',
	'"quoted"/',
	'back\\slash/',
	'`ls`/',
	'$(id)/',
	';id;/',
	'[a-z]/',
	'#/',
	'&|/',
	'a..b/',
	`${'x'.repeat(900)}/`,
];

describe.each(HOSTILE_PREFIXES)('prefix %j', (prefix) => {
	const policy = permissionPolicy({
		...BASE,
		buckets: [
			{ bucket: 'b-1', prefix },
			{ bucket: 'b-2', prefix: 'other/' },
		],
	});
	const list = (bucket: string, asked?: string): boolean =>
		allows(policy, 's3:ListBucket', `arn:aws:s3:::${bucket}`, asked === undefined ? {} : { 's3:prefix': asked });
	const read = (bucket: string, key: string): boolean =>
		allows(policy, 's3:GetObject', `arn:aws:s3:::${bucket}/${key}`);

	test('opens what begins with it', () => {
		expect([
			list('b-1', prefix),
			list('b-1', `${prefix}more`),
			read('b-1', prefix),
			read('b-1', `${prefix}deep/er.mp4`),
		]).toEqual([true, true, true, true]);
	});

	test('and nothing else', () => {
		expect([list('b-1'), list('b-1', ''), list('b-1', 'other/'), list('b-2', prefix), list('b-3', prefix)]).toEqual(
			Array(5).fill(false),
		);
		expect([
			read('b-1', 'other/x'),
			read('b-1', `x${prefix}`),
			read('b-2', `${prefix}x`),
			read('b-3', `${prefix}x`),
		]).toEqual(Array(4).fill(false));
		for (const action of [
			's3:PutObject',
			's3:DeleteObject',
			's3:GetObjectAcl',
			's3:GetObjectVersion',
			'iam:PassRole',
			'sts:AssumeRole',
			'kms:Decrypt',
		]) {
			expect(allows(policy, action, `arn:aws:s3:::b-1/${prefix}x`)).toBe(false);
		}
	});
});

test('a prefix within another, and one beside the whole bucket, add nothing', () => {
	const buckets = [
		{ bucket: 'b-1', prefix: 'a/b/' },
		{ bucket: 'b-1', prefix: 'a/' },
		{ bucket: 'b-1', prefix: 'a/' },
		{ bucket: 'b-2', prefix: 'x/' },
		{ bucket: 'b-2', prefix: '' },
	];
	const once = [
		{ bucket: 'b-1', prefix: 'a/' },
		{ bucket: 'b-2', prefix: '' },
	];
	expect(permissionPolicy({ ...BASE, buckets })).toEqual(permissionPolicy({ ...BASE, buckets: once }));
});

test('KMS keys may decrypt, through S3 of this region only', () => {
	const key = 'arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
	const policy = permissionPolicy({ ...BASE, kmsKeyArns: [key, key] });
	expect(allows(policy, 'kms:Decrypt', key, { 'kms:ViaService': 's3.us-east-2.amazonaws.com' })).toBe(true);
	expect(allows(policy, 'kms:Decrypt', key, { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' })).toBe(false);
	expect(allows(policy, 'kms:Decrypt', key)).toBe(false);
	expect(allows(policy, 'kms:Encrypt', key, { 'kms:ViaService': 's3.us-east-2.amazonaws.com' })).toBe(false);
	expect(
		allows(policy, 'kms:Decrypt', `${key.slice(0, -1)}c`, { 'kms:ViaService': 's3.us-east-2.amazonaws.com' }),
	).toBe(false);
});

test('the trust policy admits Pictory’s account, and nobody else', () => {
	const policy = trustPolicy({});
	expect(policy.Statement).toHaveLength(1);
	expect(policy.Statement[0]).toMatchObject({
		Principal: { AWS: `arn:aws:iam::${PICTORY}:root` },
		Action: ['sts:AssumeRole'],
	});
	expect(admits(policy, `arn:aws:iam::${PICTORY}:role/anything`)).toBe(true);
	for (const other of [
		'arn:aws:iam::123456789012:root',
		'arn:aws:iam::123456789012:role/x',
		'arn:aws:iam::701488979255:root',
		'arn:aws-cn:iam::701488979254:root',
	]) {
		expect(admits(policy, other)).toBe(false);
	}
});

test('pasted roles are trusted instead of the account', () => {
	const roles = [
		'arn:aws:iam::701488979254:role/one',
		'arn:aws:iam::701488979254:role/path/two',
		'arn:aws:iam::701488979254:role/one',
	];
	const policy = trustPolicy({ trustedPrincipals: roles });
	expect(policy.Statement[0]?.Principal).toEqual({ AWS: roles.slice(0, 2) });
	expect(roles.every((role) => admits(policy, role))).toBe(true);
	for (const other of [
		'arn:aws:iam::701488979254:role/three',
		'arn:aws:iam::701488979254:root',
		'arn:aws:iam::123456789012:role/one',
	]) {
		expect(admits(policy, other)).toBe(false);
	}
});

test('only S3, for this bucket of this account, may publish to the topic', () => {
	const topic = 'arn:aws:sns:us-east-2:123456789012:pictory-s3-events-b-1';
	const policy = topicPolicy(BASE, 'b-1', topic);
	expect(policy.Statement).toHaveLength(1);
	expect(policy.Statement[0]?.Principal).toEqual({ Service: 's3.amazonaws.com' });
	const publish = (bucket: string, account: string, action = 'sns:Publish'): boolean =>
		allows(policy, action, topic, { 'aws:SourceArn': `arn:aws:s3:::${bucket}`, 'aws:SourceAccount': account });
	expect(publish('b-1', BASE.accountId)).toBe(true);
	expect([
		publish('b-2', BASE.accountId),
		publish('b-11', BASE.accountId),
		publish('b-1', '999999999999'),
		publish('b-1', BASE.accountId, 'sns:Subscribe'),
	]).toEqual([false, false, false, false]);
});

describe('names and Sids', () => {
	const KEY = 'arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
	const one = (bucket: string, prefix = '', more: Partial<SetupInput> = {}): SetupInput => ({
		...BASE,
		...more,
		buckets: [{ bucket, prefix }],
	});
	/** Set-ups that differ in anything, also those whose names become alike without dots. */
	const DIFFERENT: SetupInput[] = [
		one('my-bucket'),
		one('my.bucket'),
		one('my-bucket', 'a/'),
		one('my-bucket', 'A/'),
		one('my-bucket-a'),
		one('my-bucket', '', { region: 'eu-west-1' }),
		one('my-bucket', '', { kmsKeyArns: [KEY] }),
		one('access'),
		one('x'.repeat(63)),
	];
	const namesOf = (input: SetupInput): string[] =>
		makeSetup({ ...input, triggerUrl: 'https://n8n.example.com/webhook/x' }).stacks.map(({ stackName }) => stackName);

	test('differ where the set-ups differ, and are the same each time', () => {
		const names = DIFFERENT.map((input) => namesOf(input)[0]);
		expect(new Set(names).size).toBe(DIFFERENT.length);
		expect(DIFFERENT.map((input) => namesOf(structuredClone(input))[0])).toEqual(names);
		expect(namesOf(one('my-bucket', '', { kmsKeyArns: [KEY, KEY] }))).toEqual(
			namesOf(one('my-bucket', '', { kmsKeyArns: [KEY] })),
		);
	});

	test('are what CloudFormation, IAM, SNS and S3 take, and never the earlier stack', () => {
		for (const name of DIFFERENT.flatMap(namesOf)) {
			expect(name).toMatch(/^[a-z][a-z0-9-]{0,127}$/);
			expect(name).not.toBe('pictory-s3-access');
		}
	});

	test('of two set-ups can stand in one policy, and beside those of the earlier one', () => {
		const sids = DIFFERENT.flatMap((input) => permissionPolicy(input).Statement.map(({ Sid }) => Sid));
		sids.push('ListBuckets', 'ReadFiles', 'ListAllMyBuckets', 'DecryptFiles', 'ListPrefixes1');
		expect(new Set(sids).size).toBe(sids.length);
		for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
		const trusts = [trustPolicy({}), trustPolicy({ trustedPrincipals: ['arn:aws:iam::701488979254:role/one'] })];
		expect(new Set(trusts.map(({ Statement }) => Statement[0]?.Sid)).size).toBe(2);
	});

	test('a place has the same policy whether it is set up alone or with others', () => {
		const together = makeSetup({ ...BASE, buckets: [...one('b-1').buckets, ...one('b-2', 'x/').buckets] });
		const alone = [...makeSetup(one('b-1')).stacks, ...makeSetup(one('b-2', 'x/')).stacks];
		expect(together.stacks).toEqual(alone);
	});
});

test('documents stay within what IAM takes, or say so', () => {
	expect(sizeTroubles(BASE)).toEqual({});
	const buckets = Array.from({ length: 200 }, (_, index) => ({
		bucket: `bucket-with-a-long-name-${index}`,
		prefix: 'some/folder/',
	}));
	expect(sizeTroubles({ ...BASE, buckets }).buckets).toMatch(/IAM allows 10240/);
	const trustedPrincipals = Array.from({ length: 60 }, (_, index) => `arn:aws:iam::701488979254:role/role-${index}`);
	expect(sizeTroubles({ ...BASE, trustedPrincipals }).principals).toMatch(/IAM allows 2048/);
});

test.each(HOSTILE_PREFIXES)('every character of every file for prefix %j is one IAM takes', (prefix) => {
	for (const { fileName, text } of setupFiles(
		makeSetup({ ...BASE, buckets: [{ bucket: 'b-1', prefix }], triggerUrl: 'https://n8n.example.com/webhook/x' }),
	)) {
		if (fileName !== 'setup.md') expect(text).toMatch(/^[\t\n\x20-\x7e]+$/);
		// Without a mark, a browser that is not told the encoding would guess it wrong.
		else expect(/^[\t\n\x20-\x7e]+$/.test(text)).toBe(!text.startsWith('\ufeff'));
	}
});

test('what a reader should know stands in the notes', () => {
	const notes = (buckets: SetupInput['buckets'], more: Partial<SetupInput> = {}): string[] =>
		makeSetup({ ...BASE, ...more, buckets }).notes;
	expect(notes(BASE.buckets)).toEqual([]);
	expect(notes([{ bucket: 'b-1', prefix: 'footage' }])[0]).toMatch(/"footage" also covers keys such as "footage-2\//);
	expect(notes([{ bucket: 'b-1', prefix: '日本/' }])[0]).toMatch(/escapes/);
	const foreign = 'arn:aws:kms:us-east-2:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab';
	expect(
		notes([
			{ bucket: 'b-1', prefix: 'in/a/' },
			{ bucket: 'b-1', prefix: 'in/' },
			{ bucket: 'b-2', prefix: '' },
		]),
	).toEqual(['b-1/in/a/ needs nothing of its own: another row opens more of the bucket, and all in it.']);
	expect(notes(BASE.buckets, { remarks: ['As it was read.'] })).toEqual(['As it was read.']);
	expect(notes(BASE.buckets, { kmsKeyArns: [foreign] })[0]).toMatch(/another account/);
});

test('whatever is in a stack is in its name, in any order: the trust, too', () => {
	const names = (trustedPrincipals: string[]): string[] =>
		makeSetup({ ...BASE, trustedPrincipals }).stacks.map(({ stackName }) => stackName);
	const roles = ['a', 'b'].map((name) => `arn:aws:iam::701488979254:role/${name}`);
	expect(names(roles)).toEqual(names([...roles].reverse()));
	const all = [...names([]), ...names(roles), ...names(roles.slice(1))];
	expect(new Set(all).size).toBe(all.length);
});

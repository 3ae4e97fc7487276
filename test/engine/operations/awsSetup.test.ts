import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { parse } from 'yaml';

import { useWorld } from '../support/world';

const world = useWorld();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

function setup(parameters: INodeParameters = {}): INodeParameters {
	return {
		resource: 'awsConnection',
		operation: 'generateSetup',
		awsAccountId: '012345678901',
		awsRegion: byId('us-east-2'),
		buckets: { bucket: [{ bucket: 'my-company-videos', prefix: 'footage/' }] },
		...parameters,
	};
}

afterEach(() => expect(world.sandbox.log.count()).toBe(0));

test('gives every document, as JSON and as files, and sends nothing', async () => {
	const { items, error } = await world.engine.run({
		parameters: setup({ triggerUrl: 'https://n8n.example.com/webhook/1/webhook' }),
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	const [item] = items;
	expect(item?.pairedItem).toEqual({ item: 0 });
	expect(item?.json).toMatchObject({
		accountId: '012345678901',
		region: 'us-east-2',
		roleArn: 'arn:aws:iam::012345678901:role/PictoryCloudIntegrationRole',
		topicArns: [
			expect.stringMatching(/^arn:aws:sns:us-east-2:012345678901:pictory-s3-events-my-company-videos-[0-9a-f]{8}$/),
		],
		stacks: [{ purpose: 'read' }, { purpose: 'events' }],
		permissionPolicy: { Version: '2012-10-17' },
		trustPolicy: { Statement: [{ Principal: { AWS: 'arn:aws:iam::701488979254:root' } }] },
		notifications: [{ bucket: 'my-company-videos' }],
		checklist: expect.stringContaining('# Private S3 files for Pictory'),
		notes: [],
	});
	const stacks = item?.json.stacks as Array<{ fileName: string; template: object }>;
	const files = Object.entries(item?.binary ?? {}).map(([field, { fileName, mimeType }]) => [
		field,
		fileName,
		mimeType,
	]);
	expect(files).toEqual([
		['setup', 'setup.md', 'text/markdown'],
		...stacks.map(({ fileName }, index) => [`template${index + 1}`, fileName, 'application/yaml']),
		['permissionPolicy', 'permission-policy.json', 'application/json'],
		['trustPolicy', 'trust-policy.json', 'application/json'],
	]);
	const text = (field: string): string => Buffer.from(item?.binary?.[field]?.data ?? '', 'base64').toString('utf8');
	for (const [index, { template }] of stacks.entries())
		expect(parse(text(`template${index + 1}`), { version: '1.1' })).toEqual(template);
	expect(JSON.parse(text('permissionPolicy'))).toEqual(item?.json.permissionPolicy);
	expect(text('setup')).toBe(item?.json.checklist);
});

test('files can be left out, and each input item has a set-up of its own', async () => {
	const { items } = await world.engine.run({
		items: [{ account: '111111111111' }, { account: '222222222222' }],
		parameters: setup({ awsAccountId: '={{ $json.account }}', outputFiles: false }),
	});
	expect(items.map(({ json, pairedItem, binary }) => [json.accountId, pairedItem, binary])).toEqual([
		['111111111111', { item: 0 }, undefined],
		['222222222222', { item: 1 }, undefined],
	]);
});

test('pasted lists of roles and keys are taken as people paste them', async () => {
	const key = 'arn:aws:kms:us-east-2:012345678901:key/1234abcd-12ab-34cd-56ef-1234567890ab';
	const { json, error } = await world.engine.run({
		parameters: setup({
			additionalFields: {
				trustedPrincipals: '[\n  "arn:aws:iam::701488979254:role/one",\n  "arn:aws:iam::701488979254:role/two"\n]',
				kmsKeyArns: `${key}\n`,
			},
		}),
	});
	expect(error).toBeUndefined();
	expect(json[0]?.trustPolicy).toMatchObject({
		Statement: [{ Principal: { AWS: ['arn:aws:iam::701488979254:role/one', 'arn:aws:iam::701488979254:role/two'] } }],
	});
	expect(JSON.stringify(json[0]?.permissionPolicy)).toContain(key);
});

test('an account with dashes and a region by its name are taken', async () => {
	const { json, error } = await world.engine.run({
		parameters: setup({ awsAccountId: '0123-4567-8901', awsRegion: byId('US East (Ohio)') }),
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ accountId: '012345678901', region: 'us-east-2' });
});

test('buckets are taken in whatever form the S3 console copies them', async () => {
	const entered = [
		{ bucket: 'https://us-east-2.console.aws.amazon.com/s3/buckets/first-bucket?region=us-east-2&tab=objects' },
		{ bucket: 'https://s3.us-east-2.amazonaws.com/second-bucket/in/a.mp4' },
		{ bucket: 's3://third-bucket/in/' },
		{ bucket: 'arn:aws:s3:::fourth-bucket' },
		{ bucket: 'fifth-bucket/raw' },
	];
	const { json, error } = await world.engine.run({ parameters: setup(rows(...entered)) });
	expect(error).toBeUndefined();
	const policy = JSON.stringify(json[0]);
	for (const resource of [
		'arn:aws:s3:::first-bucket/*',
		'arn:aws:s3:::second-bucket/*',
		'arn:aws:s3:::third-bucket/in/*',
		'arn:aws:s3:::fourth-bucket/*',
		'arn:aws:s3:::fifth-bucket/raw/*',
	]) {
		expect(policy).toContain(resource);
	}
	expect(policy).not.toContain('arn:aws:s3:::third-bucket/*');
	expect(policy).not.toContain('console.aws.amazon.com/s3/buckets/first-bucket');
});

const rows = (...bucket: IDataObject[]): INodeParameters => ({ buckets: { bucket } as unknown as INodeParameters });

test.each<[string, INodeParameters, RegExp]>([
	['an account ID of 11 digits', { awsAccountId: '12345678901' }, /'AWS Account ID' has 11 digits/],
	[
		'a region that does not exist',
		{ awsRegion: byId('us-middle-9000') },
		/'Bucket Region' does not know "us-middle-9000"/,
	],
	[
		'China',
		{ awsRegion: byId('cn-north-1') },
		/'Bucket Region' cannot be "cn-north-1": Pictory's AWS account is outside China and GovCloud/,
	],
	['GovCloud', { awsRegion: byId('us-gov-west-1') }, /'Bucket Region' cannot be "us-gov-west-1"/],
	['no bucket', rows(), /'Buckets' is empty/],
	['an empty row', rows({ bucket: '', prefix: '' }), /'Bucket 1 › Bucket' is empty/],
	[
		'a bucket S3 refuses',
		rows({ bucket: 'fine' }, { bucket: 'Not_Fine' }),
		/'Bucket 2 › Bucket' names the bucket "Not_Fine", but S3 bucket names have no capital letters/,
	],
	[
		'two buckets in one row',
		rows({ bucket: 'fine' }, { bucket: 'bucket-one, bucket-two' }),
		/'Bucket 2 › Bucket' names 2 buckets\. Enter one here, and use Add Bucket for each other one\./,
	],
	[
		'a bucket whose address names another region',
		rows({ bucket: 'https://my-bucket.s3.eu-west-1.amazonaws.com/' }),
		/'Bucket 1 › Bucket' is in eu-west-1 \(Europe \(Ireland\)\), but us-east-2 \(US East \(Ohio\)\) is chosen above/,
	],
	[
		'a page of the console that names another region',
		rows({ bucket: 'https://us-east-2.console.aws.amazon.com/s3/buckets/my-bucket?region=eu-west-1&tab=objects' }),
		/'Bucket 1 › Bucket' is in eu-west-1/,
	],
	[
		'a folder that contradicts the prefix',
		rows({ bucket: 's3://my-bucket/in/', prefix: 'out/' }),
		/'Bucket 1 › Prefix' is "out\/", but Bucket names the folder "in\/"\. Clear one of them/,
	],
	[
		'an access point',
		rows({ bucket: 'arn:aws:s3:us-east-2:123456789012:accesspoint/x' }),
		/'Bucket 1 › Bucket' is the ARN of an access point/,
	],
	['a prefix with ..', rows({ bucket: 'my-bucket', prefix: 'a/../b' }), /'Bucket 1 › Prefix' holds "\.\."/],
	[
		'a prefix with a wildcard',
		rows({ bucket: 'my-bucket', prefix: 'videos/*' }),
		/'Bucket 1 › Prefix' holds a wildcard/,
	],
	[
		'an expression that is none',
		rows({ bucket: 'my-bucket', prefix: '{{ $json.prefix }}' }),
		/'Bucket 1 › Prefix' holds an expression that was not evaluated/,
	],
	[
		'a trigger URL that is not https',
		{ triggerUrl: 'http://n8n.example.com/webhook/x' },
		/'Pictory S3 Trigger URL' must begin with https/,
	],
	['the test URL of the trigger', { triggerUrl: 'https://n8n.example.com/webhook-test/x' }, /is the Test URL/],
	[
		'a principal of another account',
		{ additionalFields: { trustedPrincipals: 'arn:aws:iam::999999999999:role/x' } },
		/'Trusted Principals' holds an ARN of the AWS account 999999999999 .*not Pictory's/,
	],
	[
		'a principal of the own account',
		{ additionalFields: { trustedPrincipals: 'arn:aws:iam::012345678901:role/x' } },
		/of your own account/,
	],
	[
		'a key of another region',
		{ additionalFields: { kmsKeyArns: 'arn:aws:kms:eu-west-1:012345678901:key/1234abcd-12ab-34cd-56ef-1234567890ab' } },
		/'KMS Key ARNs' holds a key in eu-west-1/,
	],
	[
		'more than a policy can hold',
		rows(
			...Array.from({ length: 200 }, (_, index) => ({
				bucket: `bucket-with-a-long-name-${index}`,
				prefix: 'a/long/prefix/',
			})),
		),
		/'Buckets' make policies of \d+ characters; IAM allows 10240/,
	],
])('refuses %s', async (_what, parameters, message) => {
	const { error } = await world.engine.run({ parameters: setup(parameters) });
	expect(error?.name).toBe('NodeOperationError');
	expect(error?.message).toMatch(message);
});

test('names everything that is wrong at once', async () => {
	const { error } = await world.engine.run({
		parameters: setup({
			awsAccountId: '1',
			awsRegion: byId('cn-north-1'),
			...rows({ bucket: 'A' }, { bucket: 'my-bucket', prefix: '*' }),
		}),
	});
	for (const field of ['AWS Account ID', 'Bucket Region', 'Bucket 1 › Bucket', 'Bucket 2 › Prefix'])
		expect(error?.description).toContain(`'${field}'`);
});

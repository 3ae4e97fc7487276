import { CreateRoleCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import {
	CreateBucketCommand,
	DeleteObjectCommand,
	GetBucketAclCommand,
	GetObjectAclCommand,
	GetObjectCommand,
	ListBucketsCommand,
	PutBucketPolicyCommand,
	PutObjectCommand,
	type S3Client,
} from '@aws-sdk/client-s3';

import { makeSetup, setupFiles, type SetupInput } from '../../nodes/Pictory/aws/setup';
import { PICTORY_ACCOUNT, ROLE_NAME } from '../../nodes/Pictory/aws/setup/names';
import { assumeRole, iamOf, type Keys, keysIn, outcomeOf, s3Of } from './clients';
import { Radosgw } from './radosgw';

jest.setTimeout(240_000);

/** In the gateway an account is a tenant, and the owner's has no name. */
const ROLE_ARN = `arn:aws:iam:::role/${ROLE_NAME}`;
/** The gateway refuses every policy with a dollar sign; test/unit/aws/setup-policies.test.ts has those. */
const HOSTILE = ["it's ü+100%/", '日本 😀/', '(id) `ls` ;&|/', '"quoted\\"/', '{a}[b]#/'];

const OBJECTS: Record<string, string[]> = {
	'company-videos': [
		'footage/a.mp4',
		'footage/deep/ü b+c%20.mp4',
		'footage',
		'footage2/x.mp4',
		'secret.txt',
		'logos/1.png',
		...HOSTILE.map((prefix) => `${prefix}x.mp4`),
	],
	'company-videos-2': ['footage/a.mp4'],
	'whole.bucket': ['any/where.mp4', 'top.mp4'],
	'other-bucket': ['footage/a.mp4', 'top.mp4'],
};

let gateway: Radosgw;
let owner: Keys;
let pictory: Keys;
let ownS3: S3Client;

beforeAll(async () => {
	gateway = await Radosgw.start();
	owner = await gateway.addUser('owner', { caps: 'roles=*;user-policy=*' });
	pictory = await gateway.addUser('pictory', { tenant: PICTORY_ACCOUNT, caps: 'roles=*;user-policy=*' });
	ownS3 = s3Of(gateway.endpoint, owner);
	for (const [bucket, keys] of Object.entries(OBJECTS)) {
		await ownS3.send(new CreateBucketCommand({ Bucket: bucket }));
		for (const key of keys) await ownS3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: key }));
	}
});

afterAll(async () => await gateway?.stop());

/** Sets the role up from the very files the node gives. */
async function setUp(input: Partial<SetupInput>): Promise<void> {
	const files = setupFiles(
		makeSetup({
			accountId: '123456789012',
			region: 'us-east-1',
			buckets: [{ bucket: 'whole.bucket', prefix: '' }],
			...input,
		}),
	);
	const text = (name: string): string => files.find(({ fileName }) => fileName === name)?.text ?? '';
	const iam = iamOf(gateway.endpoint, owner);
	const trust = text('trust-policy.json');
	const made = await outcomeOf(
		iam.send(new CreateRoleCommand({ RoleName: ROLE_NAME, AssumeRolePolicyDocument: trust })),
	);
	if (made !== 'ok') await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: ROLE_NAME, PolicyDocument: trust }));
	await iam.send(
		new PutRolePolicyCommand({
			RoleName: ROLE_NAME,
			PolicyName: 'only-one',
			PolicyDocument: text('permission-policy.json'),
		}),
	);
}

async function asPictory(): Promise<S3Client> {
	return s3Of(gateway.endpoint, await assumeRole(gateway.endpoint, pictory, ROLE_ARN));
}

async function read(s3: S3Client, bucket: string, key: string): Promise<string> {
	const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
	return (await Body?.transformToString()) ?? '';
}

describe('the permission policy, on a role that has been assumed', () => {
	let s3: S3Client;
	beforeAll(async () => {
		await setUp({
			buckets: [
				{ bucket: 'company-videos', prefix: 'footage/' },
				{ bucket: 'company-videos', prefix: 'logos/' },
				{ bucket: 'whole.bucket', prefix: '' },
			],
		});
		s3 = await asPictory();
	});

	test('lists and reads what is named', async () => {
		expect(await keysIn(s3, 'whole.bucket')).toEqual(['any/where.mp4', 'top.mp4']);
		expect(await keysIn(s3, 'company-videos', 'footage/')).toEqual(['footage/a.mp4', 'footage/deep/ü b+c%20.mp4']);
		expect(await keysIn(s3, 'company-videos', 'footage/deep/')).toEqual(['footage/deep/ü b+c%20.mp4']);
		expect(await keysIn(s3, 'company-videos', 'logos/')).toEqual(['logos/1.png']);
		for (const key of ['footage/a.mp4', 'footage/deep/ü b+c%20.mp4', 'logos/1.png'])
			expect(await read(s3, 'company-videos', key)).toBe(key);
		expect(await read(s3, 'whole.bucket', 'top.mp4')).toBe('top.mp4');
		expect(await outcomeOf(s3.send(new ListBucketsCommand({})))).toBe('ok');
	});

	test.each([
		['company-videos', undefined],
		['company-videos', ''],
		['company-videos', 'foot'],
		['company-videos', 'footage'],
		['company-videos', 'secret'],
		['company-videos-2', 'footage/'],
		['other-bucket', undefined],
		['other-bucket', 'footage/'],
	])('does not list %s under %j', async (bucket, prefix) => {
		expect(await outcomeOf(keysIn(s3, bucket, prefix))).toBe('403 AccessDenied');
	});

	test.each([
		['company-videos', 'secret.txt'],
		['company-videos', 'footage'],
		['company-videos', 'footage2/x.mp4'],
		['company-videos-2', 'footage/a.mp4'],
		['other-bucket', 'footage/a.mp4'],
		['other-bucket', 'top.mp4'],
	])('does not read %s/%s', async (bucket, key) => {
		expect(await outcomeOf(read(s3, bucket, key))).toBe('403 AccessDenied');
	});

	test('changes, adds and deletes nothing, and looks at no settings', async () => {
		for (const [Bucket, Key] of [
			['company-videos', 'footage/a.mp4'],
			['whole.bucket', 'top.mp4'],
			['other-bucket', 'new'],
		] as const) {
			expect(await outcomeOf(s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' })))).toMatch(/^403/);
			expect(await outcomeOf(s3.send(new DeleteObjectCommand({ Bucket, Key })))).toMatch(/^403/);
			expect(await outcomeOf(s3.send(new GetObjectAclCommand({ Bucket, Key })))).toMatch(/^403/);
			expect(await outcomeOf(s3.send(new GetBucketAclCommand({ Bucket })))).toMatch(/^403/);
			expect(await outcomeOf(s3.send(new PutBucketPolicyCommand({ Bucket, Policy: '{}' })))).toMatch(/^403/);
		}
		expect(await read(ownS3, 'company-videos', 'footage/a.mp4')).toBe('footage/a.mp4');
	});
});

test.each(HOSTILE)('the prefix %j opens what begins with it, and nothing else', async (prefix) => {
	await setUp({ buckets: [{ bucket: 'company-videos', prefix }] });
	const s3 = await asPictory();
	expect(await keysIn(s3, 'company-videos', prefix)).toEqual([`${prefix}x.mp4`]);
	expect(await read(s3, 'company-videos', `${prefix}x.mp4`)).toBe(`${prefix}x.mp4`);
	for (const other of ['footage/', ...HOSTILE].filter((entry) => entry !== prefix)) {
		expect(await outcomeOf(keysIn(s3, 'company-videos', other))).toBe('403 AccessDenied');
	}
	expect(await outcomeOf(read(s3, 'company-videos', 'footage/a.mp4'))).toBe('403 AccessDenied');
	expect(await outcomeOf(keysIn(s3, 'whole.bucket'))).toBe('403 AccessDenied');
});

describe('the trust policy', () => {
	const tryToAssume = async (keys: Keys): Promise<string> =>
		await outcomeOf(assumeRole(gateway.endpoint, keys, ROLE_ARN));

	test('admits everybody of Pictory’s account, and nobody else', async () => {
		await setUp({});
		const colleague = await gateway.addUser('colleague', { tenant: PICTORY_ACCOUNT });
		const stranger = await gateway.addUser('stranger', { tenant: '701488979255' });
		const neighbour = await gateway.addUser('neighbour');
		expect([await tryToAssume(pictory), await tryToAssume(colleague)]).toEqual(['ok', 'ok']);
		expect(await tryToAssume(stranger)).toMatch(/^403/);
		expect(await tryToAssume(neighbour)).toMatch(/^403/);
		expect(await tryToAssume({ ...pictory, secretAccessKey: 'wrong' })).toMatch(/^403/);
	});

	test('admits the pasted roles of Pictory, and neither its other roles nor the rest of its account', async () => {
		const iam = iamOf(gateway.endpoint, pictory);
		const everybody = JSON.stringify({
			Version: '2012-10-17',
			Statement: [
				{
					Effect: 'Allow',
					Principal: { AWS: [`arn:aws:iam::${PICTORY_ACCOUNT}:user/pictory`] },
					Action: ['sts:AssumeRole'],
				},
			],
		});
		const roles: Record<string, Keys> = {};
		for (const name of ['renderer', 'storyboard', 'billing']) {
			await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: everybody }));
			roles[name] = await assumeRole(gateway.endpoint, pictory, `arn:aws:iam::${PICTORY_ACCOUNT}:role/${name}`);
		}
		await setUp({
			trustedPrincipals: ['renderer', 'storyboard'].map((name) => `arn:aws:iam::${PICTORY_ACCOUNT}:role/${name}`),
		});
		expect(await tryToAssume(roles.renderer as Keys)).toBe('ok');
		expect(await tryToAssume(roles.storyboard as Keys)).toBe('ok');
		expect(await tryToAssume(roles.billing as Keys)).toMatch(/^403/);
		expect(await tryToAssume(pictory)).toMatch(/^403/);
	});
});

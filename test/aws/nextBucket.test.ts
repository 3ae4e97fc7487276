import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand } from '@aws-sdk/client-s3';

import { makeSetup, setupFiles, type SetupInput } from '../../nodes/Pictory/aws/setup';
import { PICTORY_ACCOUNT, ROLE_NAME } from '../../nodes/Pictory/aws/setup/names';
import {
	byFormerTemplate,
	byPictorysPage,
	FIRST_URL,
	firstBucket,
	lettingOthersIn,
	trustingPictorysRoles,
} from './before';
import { iamOf, outcomeOf, s3Of } from './clients';
import { hearing, type Inventory, inventoryOf, lost } from './inventory';
import { type AwsAccount, LocalAws } from './localAws';
import { Role } from './simulate';
import * as ways from './ways';

jest.setTimeout(600_000);

const REGION = 'us-east-2';
const OTHER_REGION = 'eu-west-1';
const SECOND_URL = "https://n8n.example.com/webhook/two/webhook?a=it's&b=1";

let starting: Promise<LocalAws> | undefined;
let accounts = 0;
const opened: AwsAccount[] = [];

afterAll(async () => {
	opened.forEach((account) => account.close());
	await (await starting)?.stop();
});

/** A new account, so that tests do not meet. @returns it, with the two buckets and a third that is nobody's business */
async function newAccount(): Promise<AwsAccount> {
	starting ??= LocalAws.start();
	accounts += 1;
	const accountId = String(200_000_000_000 + accounts);
	const account = (await starting).account(accountId, REGION);
	opened.push(account);
	const s3 = s3Of(account.endpoint, account.keys, account.region);
	const CreateBucketConfiguration = { LocationConstraint: account.region as never };
	for (const bucket of BUCKETS.map((name) => account.bucket(name)))
		await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }));
	return account;
}

const BUCKETS = ['bucket-one', 'bucket-two', 'bucket-three'];

function input(account: AwsAccount, name: string, more: Partial<SetupInput> = {}): SetupInput {
	const { accountId, region } = account;
	return { accountId, region, buckets: [{ bucket: account.bucket(name), prefix: '' }], ...more };
}

const inventory = async (account: AwsAccount): Promise<Inventory> =>
	await inventoryOf(
		account,
		BUCKETS.map((name) => account.bucket(name)),
		[REGION, OTHER_REGION],
	);

/** What may be read, out of all there is: lists and files of each bucket. */
async function readable(account: AwsAccount): Promise<string[]> {
	const role = await Role.in(account);
	const found: string[] = [];
	for (const bucket of BUCKETS) {
		const arn = `arn:aws:s3:::${account.bucket(bucket)}`;
		if (await role.may('s3:ListBucket', arn, { 's3:prefix': '' })) found.push(`list ${bucket}`);
		for (const key of ['a.mp4', 'footage/a.mp4'])
			if (await role.may('s3:GetObject', `${arn}/${key}`)) found.push(`read ${bucket}/${key}`);
		for (const action of ['s3:PutObject', 's3:DeleteObject', 's3:GetObjectAcl'])
			expect([bucket, action, await role.may(action, `${arn}/a.mp4`)]).toEqual([bucket, action, false]);
	}
	return found;
}

const whole = (bucket: string): string[] => [`list ${bucket}`, `read ${bucket}/a.mp4`, `read ${bucket}/footage/a.mp4`];
const BOTH = [...whole('bucket-one'), ...whole('bucket-two')];

async function letsPictoryIn(account: AwsAccount): Promise<boolean> {
	const role = await Role.in(account);
	expect(await role.admits('arn:aws:iam::444455556666:role/stranger')).toBe(false);
	return await role.admits(`arn:aws:iam::${PICTORY_ACCOUNT}:role/a`);
}

const first = (account: AwsAccount): SetupInput => input(account, 'bucket-one', { triggerUrl: FIRST_URL });
const second = (account: AwsAccount): SetupInput => input(account, 'bucket-two', { triggerUrl: SECOND_URL });

type Before = (account: AwsAccount) => Promise<void>;
const inConsole: Before = async (account) => await ways.console(account, first(account));
const byStackCommands: Before = async (account) => await ways.stackCommands(account, first(account));
const byPlainCommands: Before = async (account) => await ways.plainCommands(account, first(account));

test.concurrent.each<[was: string, way: string, before: Before, add: ways.Way]>([
	['this set-up, in the console', 'in the console', inConsole, ways.console],
	["Pictory's page", 'in the console', byPictorysPage, ways.console],
	["Pictory's page, with single roles", 'in the console', trustingPictorysRoles, ways.console],
	['a role that lets others in', 'in the console', lettingOthersIn, ways.console],
	['our former template', 'in the console', byFormerTemplate, ways.console],
	['this set-up, by commands with templates', 'by the same', byStackCommands, ways.stackCommands],
	["Pictory's page", 'by commands with templates', byPictorysPage, ways.stackCommands],
	['our former template', 'by commands with templates', byFormerTemplate, ways.stackCommands],
	['this set-up, by commands alone', 'by the same', byPlainCommands, ways.plainCommands],
	['a role that lets others in', 'by commands alone', lettingOthersIn, ways.plainCommands],
	['our former template', 'by commands alone', byFormerTemplate, ways.plainCommands],
])(
	'bucket-one with %s, bucket-two %s: both are read and reported, nothing is lost',
	async (_was, _way, before, add) => {
		const account = await newAccount();
		await before(account);
		const then = await inventory(account);
		await add(account, second(account));
		const now = await inventory(account);
		expect(lost(then, now)).toEqual([]);
		expect(await readable(account)).toEqual(BOTH);
		expect(await letsPictoryIn(account)).toBe(true);
		expect(await hearing(now, account.accountId, firstBucket(account))).toContain(FIRST_URL);
		expect(await hearing(now, account.accountId, account.bucket('bucket-two'))).toEqual([SECOND_URL]);
	},
);

test.concurrent.each<[string, ways.Way, 'withTemplate' | 'withoutTemplate']>([
	['with templates', ways.stackCommands, 'withTemplate'],
	['alone', ways.plainCommands, 'withoutTemplate'],
])('commands %s: once more changes nothing, and undoing leaves bucket-one as it was', async (_what, add, which) => {
	const account = await newAccount();
	await inConsole(account);
	const then = await inventory(account);
	await add(account, second(account));
	const once = await inventory(account);
	await add(account, second(account));
	expect(await inventory(account)).toEqual(once);

	const { undo } = makeSetup(second(account));
	for (const { command } of undo[which]) await account.must(command);
	const after = await inventory(account);
	expect(lost(then, after)).toEqual([]);
	expect(Object.keys(after.topics)).toEqual(Object.keys(then.topics));
	expect(await hearing(after, account.accountId, account.bucket('bucket-two'))).toEqual([]);
	expect(await readable(account)).toEqual(whole('bucket-one'));

	// The last step of undoing everything is refused as long as a bucket uses the role.
	const [list, remove] = undo.role;
	expect(await account.must(list?.command ?? '')).toContain('pictory-s3-read-bucket-one');
	const { status, stderr } = await account.paste(remove?.command ?? '');
	expect(status).not.toBe(0);
	expect(stderr).toContain('DeleteConflict');
	expect(await readable(account)).toEqual(whole('bucket-one'));
});

test.concurrent('the stack that has made the role can go: the role and bucket-two stay', async () => {
	const account = await newAccount();
	await inConsole(account);
	await ways.console(account, second(account));
	for (const { stackName } of makeSetup(first(account)).stacks)
		await account.ask('cloudformation', { Version: '2010-05-15', Action: 'DeleteStack', StackName: stackName });
	expect(await readable(account)).toEqual(whole('bucket-two'));
	expect(await letsPictoryIn(account)).toBe(true);
	const now = await inventory(account);
	expect(await hearing(now, account.accountId, account.bucket('bucket-two'))).toEqual([SECOND_URL]);
	expect(await hearing(now, account.accountId, firstBucket(account))).toEqual([]);
});

test.concurrent('the same stack again is refused, and nothing is lost', async () => {
	const account = await newAccount();
	await inConsole(account);
	const then = await inventory(account);
	await expect(inConsole(account)).rejects.toThrow(/already exists/);
	expect(lost(then, await inventory(account))).toEqual([]);
	expect(makeSetup(first(account)).checklist).toContain('"Stack ... already exists"');
});

test.concurrent('deploying a template and nothing else adds, or refuses, and nothing is lost', async () => {
	const account = await newAccount();
	await inConsole(account);
	const then = await inventory(account);
	const deploy = async (wanted: SetupInput, index: number): Promise<string> => {
		const setup = makeSetup(wanted);
		account.save(setupFiles(setup));
		const { stackName, fileName } = setup.stacks[index] ?? {};
		const { stdout, stderr } = await account.paste(
			`aws cloudformation deploy --stack-name ${stackName} --template-file ${fileName} --capabilities CAPABILITY_NAMED_IAM`,
		);
		return `${stdout}${stderr}`;
	};
	expect(await deploy(second(account), 0)).toContain(`Role with name ${ROLE_NAME} already exists`);
	expect(await deploy(input(account, 'bucket-one', { triggerUrl: SECOND_URL }), 1)).toContain('Successfully');
	const now = await inventory(account);
	expect(lost(then, now)).toEqual([]);
	expect(await hearing(now, account.accountId, firstBucket(account))).toEqual([FIRST_URL, SECOND_URL]);
	expect(await readable(account)).toEqual(whole('bucket-one'));
});

test.concurrent('the statements of both go into one policy, and into one of their own by hand', async () => {
	const account = await newAccount();
	await byPictorysPage(account);
	const then = await inventory(account);
	const policies = [first(account), second(account)].map((one) => makeSetup(one).permissionPolicy);
	const merged = { Version: '2012-10-17', Statement: policies.flatMap(({ Statement }) => Statement) };
	await iamOf(account.endpoint, account.keys).send(
		new PutRolePolicyCommand({
			RoleName: ROLE_NAME,
			PolicyName: 'merged',
			PolicyDocument: JSON.stringify(merged),
		}),
	);
	expect(await readable(account)).toEqual(BOTH);
	const twice = { ...merged, Statement: [...merged.Statement, ...merged.Statement] };
	const again = new PutRolePolicyCommand({
		RoleName: ROLE_NAME,
		PolicyName: 'twice',
		PolicyDocument: JSON.stringify(twice),
	});
	expect(await outcomeOf(iamOf(account.endpoint, account.keys).send(again))).toMatch(/MalformedPolicyDocument/);
	await ways.byHand(account, input(account, 'bucket-three'));
	expect(lost(then, await inventory(account))).toEqual([]);
	expect(await readable(account)).toEqual([...BOTH, ...whole('bucket-three')]);
});

test.concurrent('another prefix, and the trigger later on, are added to a bucket that is there', async () => {
	const account = await newAccount();
	const part = (prefix: string): SetupInput => ({
		...input(account, 'bucket-one'),
		buckets: [{ bucket: firstBucket(account), prefix }],
	});
	await ways.console(account, part('a'));
	expect(await readable(account)).toEqual(['read bucket-one/a.mp4']);
	const then = await inventory(account);
	await ways.console(account, part('footage/'));
	await ways.plainCommands(account, { ...part('a'), triggerUrl: FIRST_URL });
	expect(await hearing(await inventory(account), account.accountId, firstBucket(account))).toEqual([FIRST_URL]);
	expect(lost(then, await inventory(account))).toEqual([]);
	expect(await readable(account)).toEqual(['read bucket-one/a.mp4', 'read bucket-one/footage/a.mp4']);
});

test.concurrent('several buckets at once, where nothing is there', async () => {
	const account = await newAccount();
	const buckets = ['bucket-one', 'bucket-two'].map((name) => ({ bucket: account.bucket(name), prefix: '' }));
	await ways.console(account, { ...first(account), buckets });
	expect(await readable(account)).toEqual(BOTH);
	expect(await letsPictoryIn(account)).toBe(true);
	for (const { bucket } of buckets)
		expect(await hearing(await inventory(account), account.accountId, bucket)).toEqual([FIRST_URL]);
});

test.concurrent('a bucket in another region', async () => {
	const account = await newAccount();
	await inConsole(account);
	const then = await inventory(account);
	const bucket = account.bucket('far-away');
	const CreateBucketConfiguration = { LocationConstraint: OTHER_REGION } as const;
	await s3Of(account.endpoint, account.keys, OTHER_REGION).send(
		new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }),
	);
	await ways.plainCommands(account, {
		...second(account),
		region: OTHER_REGION,
		buckets: [{ bucket, prefix: '' }],
	});
	const now = await inventoryOf(account, [firstBucket(account), bucket], [REGION, OTHER_REGION]);
	expect(lost({ ...then, notifications: {} }, now)).toEqual([]);
	expect(await hearing(now, account.accountId, bucket)).toEqual([SECOND_URL]);
	expect(await hearing(now, account.accountId, firstBucket(account))).toEqual([FIRST_URL]);
	expect(await readable(account)).toEqual(whole('bucket-one'));
	expect(await (await Role.in(account)).may('s3:GetObject', `arn:aws:s3:::${bucket}/a.mp4`)).toBe(true);
});

test.concurrent('another account', async () => {
	const [account, other] = [await newAccount(), await newAccount()];
	await inConsole(account);
	const then = await inventory(account);
	await ways.console(other, second(other));
	expect(lost(then, await inventory(account))).toEqual([]);
	expect([await readable(account), await readable(other)]).toEqual([whole('bucket-one'), whole('bucket-two')]);
	expect([await letsPictoryIn(account), await letsPictoryIn(other)]).toEqual([true, true]);
});

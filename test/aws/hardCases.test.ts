import { GetRoleCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand } from '@aws-sdk/client-s3';

import { makeSetup, type SetupInput } from '../../nodes/Pictory/aws/setup';
import { PICTORY_ACCOUNT, ROLE_NAME } from '../../nodes/Pictory/aws/setup/names';
import { iamOf, s3Of } from './clients';
import { type Inventory, inventoryOf, lost } from './inventory';
import { type AwsAccount, LocalAws } from './localAws';
import { Role } from './simulate';
import * as ways from './ways';

jest.setTimeout(600_000);

const REGION = 'us-east-2';
const TRIGGER_URL = `https://n8n.example.com/webhook/one/webhook?a='"$(id)&b=ü`;
const PRINCIPALS = ['a', 'b', 'c'].map((name) => `arn:aws:iam::${PICTORY_ACCOUNT}:role/${name}`);

let aws: LocalAws;
const opened: AwsAccount[] = [];

beforeAll(async () => {
	aws = await LocalAws.start();
});

afterAll(async () => {
	opened.forEach((account) => account.close());
	await aws.stop();
});

/** A new account with these buckets. */
async function accountWith(...buckets: string[]): Promise<AwsAccount> {
	const account = aws.account(String(300_000_000_001 + opened.length), REGION);
	opened.push(account);
	const s3 = s3Of(account.endpoint, account.keys, REGION);
	for (const Bucket of buckets)
		await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } }));
	return account;
}

function inputFor(account: AwsAccount, buckets: SetupInput['buckets'], more: Partial<SetupInput> = {}): SetupInput {
	return { accountId: account.accountId, region: REGION, buckets, ...more };
}

const look = async (account: AwsAccount, ...buckets: string[]): Promise<Inventory> =>
	await inventoryOf(account, buckets, [REGION]);

test.each([
	['with templates', ways.stackCommands, 'withTemplate'],
	['alone', ways.plainCommands, 'withoutTemplate'],
] as const)(
	'commands %s: signs that shells and policies know, in prefixes and in the URL, and undone from the end, twice',
	async (_what, add, which) => {
		const dotted = `a.b.c-${which.toLowerCase()}`;
		const long = `${'x'.repeat(63 - which.length)}${which.toLowerCase()}`;
		const account = await accountWith(dotted, long);
		const places = [
			{ bucket: dotted, prefix: 'it\'s "q" `id` $(id) ${aws:username} \\!1/' },
			{ bucket: long, prefix: 'Übergrößen/動画🎬 & ;#%41+<b>-rf/' },
		];
		const input = inputFor(account, places, { triggerUrl: TRIGGER_URL, trustedPrincipals: PRINCIPALS });
		await add(account, input);
		const role = await Role.in(account);
		for (const [index, { bucket, prefix }] of places.entries()) {
			const other = places[1 - index]?.bucket ?? '';
			const arn = (name: string, key: string): string => `arn:aws:s3:::${name}/${key}`;
			expect(await role.may('s3:GetObject', arn(bucket, `${prefix}a.mp4`))).toBe(true);
			expect(await role.may('s3:GetObject', arn(other, `${prefix}a.mp4`))).toBe(false);
			expect(await role.may('s3:GetObject', arn(bucket, 'a.mp4'))).toBe(false);
			expect(await role.may('s3:ListBucket', `arn:aws:s3:::${bucket}`, { 's3:prefix': prefix })).toBe(true);
			expect(await role.may('s3:ListBucket', `arn:aws:s3:::${bucket}`, { 's3:prefix': '' })).toBe(false);
			expect(await role.may('s3:ListBucket', `arn:aws:s3:::${other}`, { 's3:prefix': prefix })).toBe(false);
		}
		const made = await look(account, dotted, long);
		expect(Object.values(made.topics).map(({ endpoints }) => endpoints)).toEqual([[TRIGGER_URL], [TRIGGER_URL]]);

		const undo = makeSetup(input)
			.undo[which].map(({ command }) => command)
			.reverse();
		for (const command of [...undo, ...undo]) await account.paste(command, 'sh');
		const { policies, topics, notifications } = await look(account, dotted, long);
		expect([policies, topics]).toEqual([{}, {}]);
		for (const bucket of [dotted, long]) expect(notifications[bucket]?.TopicConfigurations ?? []).toEqual([]);
	},
);

test.each([
	['with templates', ways.stackCommands],
	['alone', ways.plainCommands],
] as const)('commands %s: other principals for the same bucket take away nobody who is trusted', async (what, add) => {
	const bucket = `trust-${what.replace(' ', '-')}`;
	const account = await accountWith(bucket);
	const input = inputFor(account, [{ bucket, prefix: '' }]);
	await add(account, input);
	const iam = iamOf(account.endpoint, account.keys);
	const { Role: role } = await iam.send(new GetRoleCommand({ RoleName: ROLE_NAME }));
	const trust = JSON.parse(decodeURIComponent(role?.AssumeRolePolicyDocument ?? '')) as { Statement: unknown[] };
	trust.Statement.push({
		Effect: 'Allow',
		Principal: { AWS: 'arn:aws:iam::111122223333:root' },
		Action: 'sts:AssumeRole',
	});
	await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: ROLE_NAME, PolicyDocument: JSON.stringify(trust) }));
	const then = await look(account, bucket);
	await add(account, { ...input, trustedPrincipals: PRINCIPALS });
	expect(lost(then, await look(account, bucket))).toEqual([]);
});

test.each(['sh', 'bash'])('all commands in one paste, twice, into %s', async (shell) => {
	const bucket = `once-${shell}`;
	const account = await accountWith(bucket);
	const input = inputFor(account, [{ bucket, prefix: 'in/' }], { triggerUrl: TRIGGER_URL });
	const all = makeSetup(input)
		.commands.withoutTemplate.map(({ command }) => command)
		.join('\n');
	await account.must(all, shell);
	const once = await look(account, bucket);
	expect(Object.keys(once.policies)).toHaveLength(1);
	await account.must(all, shell);
	expect(await look(account, bucket)).toEqual(once);
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync, spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeSetup, type SetupInput } from '../../nodes/Pictory/aws/setup';
import { plainCommands, stackCommands } from '../../nodes/Pictory/aws/setup/commands';
import { notifications } from '../../nodes/Pictory/aws/setup/notifications';
import { permissionPolicy, trustPolicy } from '../../nodes/Pictory/aws/setup/policies';
import { trustCommand } from '../../nodes/Pictory/aws/setup/trust';
import { needPrograms } from './packages';

jest.setTimeout(300_000);

/** Writes down its arguments, each ended by a null character, answers reads from a file and keeps what is put. */
const AWS = `#!/bin/sh
{ printf '%s\\0' "$@"; printf '\\001'; } >> calls
case "$2" in
get-role) [ -e role ] || exit 254; printf '{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::701488979254:root"}}}' ;;
create-role) touch role ;;
get-topic-attributes|describe-stack-resource) exit 254 ;;
get-bucket-notification-configuration) [ ! -e refuse ] || exit 254; [ ! -e stored.json ] || cat stored.json ;;
put-bucket-notification-configuration) for last; do :; done; cp "\${last#file://}" stored.json ;;
esac
`;

const URL = "https://n8n.example.com/webhook/x?a=it's&b=$(touch%20owned)&c=`touch owned`;touch";
const HOSTILE = [
	"it's/",
	"'; touch owned; '",
	'$(touch owned)/',
	'`touch owned`/',
	'"q"/',
	'back\\slash\\',
	'日本 😀/',
	'-rf/',
	' & | ; > owned',
	'!history/',
	'%s%n/',
	"'\\''",
];
const INPUT: SetupInput = {
	accountId: '012345678901',
	region: 'us-east-2',
	buckets: [{ bucket: 'my.videos-1', prefix: '' }],
};

/** What the commands and the stand-in use, and what the hostile values would. */
const PROGRAMS = ['cat', 'cp', 'jq', 'touch'];

let directory: string;
beforeAll(() => needPrograms({ jq: 'jq' }));
beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), 'pictory-commands-'));
	mkdirSync(join(directory, 'bin'));
	writeFileSync(join(directory, 'bin', 'aws'), AWS);
	chmodSync(join(directory, 'bin', 'aws'), 0o755);
	for (const program of PROGRAMS)
		symlinkSync(execFileSync('which', [program], { encoding: 'utf8' }).trim(), join(directory, 'bin', program));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/**
 * Nothing but these programs is in reach, and nothing of the developer's environment: a real AWS CLI must never run.
 * @returns the arguments of each call of `aws`
 */
function runIn(shell: string, command: string): { status: number | null; stderr: string; calls: string[][] } {
	const environment = { PATH: join(directory, 'bin'), HOME: directory };
	const { status, stderr } = spawnSync(shell, ['-c', command], { cwd: directory, env: environment, encoding: 'utf8' });
	const log = join(directory, 'calls');
	const calls = existsSync(log) ? readFileSync(log, 'utf8').split('\u0001').filter(Boolean) : [];
	return { status, stderr, calls: calls.map((call) => call.split('\0').slice(0, -1)) };
}

function valueOf(call: string[] = [], option: string): string {
	return call[call.indexOf(option) + 1] ?? '';
}

function store(configuration: unknown): void {
	writeFileSync(join(directory, 'stored.json'), JSON.stringify(configuration));
}

function stored(): Record<string, unknown> {
	return JSON.parse(readFileSync(join(directory, 'stored.json'), 'utf8')) as Record<string, unknown>;
}

describe.each(['/bin/sh', '/bin/bash'])('in %s', (shell) => {
	test.each(HOSTILE)('every value arrives as it is with the prefix %j, and nothing else runs', (prefix) => {
		const input = { ...INPUT, buckets: [{ bucket: 'my.videos-1', prefix }], triggerUrl: URL };
		const script = [...plainCommands(input), ...stackCommands(input)].map(({ command }) => command).join('\n');
		const { status, stderr, calls } = runIn(shell, `set -e\n${script}`);
		expect([status, stderr]).toEqual([0, '']);
		const call = (name: string, nth = 0): string[] | undefined => calls.filter((one) => one[1] === name)[nth];
		expect(JSON.parse(valueOf(call('put-role-policy'), '--policy-document'))).toEqual(permissionPolicy(input));
		expect(JSON.parse(valueOf(call('create-role'), '--assume-role-policy-document'))).toEqual(trustPolicy(input));
		expect(valueOf(call('subscribe'), '--notification-endpoint')).toBe(URL);
		const attributes = JSON.parse(valueOf(call('create-topic'), '--attributes')) as Record<string, string>;
		expect(attributes.SignatureVersion).toBe('2');
		expect(JSON.parse(attributes.Policy ?? '')).toMatchObject({ Version: '2012-10-17' });
		expect(call('update-assume-role-policy')).toBeUndefined();
		expect(calls.filter((one) => one[1] === 'deploy').map((one) => one.at(-1))).toEqual([
			'RoleExists=yes',
			'--no-fail-on-empty-changeset',
		]);
		expect(stored()).toEqual({ TopicConfigurations: [notifications(input)[0]?.topicConfiguration] });
		expect(readdirSync(directory).sort()).toEqual([
			'bin',
			'calls',
			'notifications-my.videos-1.after.json',
			'notifications-my.videos-1.before.json',
			'pictory-trust.before.json',
			'role',
			'stored.json',
		]);
	});
});

describe('the notification command', () => {
	const input: SetupInput = {
		...INPUT,
		buckets: [
			{ bucket: 'my.videos-1', prefix: 'a b/ü+/' },
			{ bucket: 'my.videos-1', prefix: 'c/' },
		],
		triggerUrl: URL,
	};
	const both = notifications(input);
	const ours = both.map(({ topicConfiguration }) => topicConfiguration);
	/** Runs the commands, one after the other. @returns what became of the first that failed, or of the last */
	const add = (commands = both.map(({ command }) => command)): ReturnType<typeof runIn> =>
		runIn('/bin/sh', commands.join(' &&\n'));

	const THEIRS = {
		TopicConfigurations: [
			{ Id: 'theirs', TopicArn: 'arn:aws:sns:us-east-2:012345678901:other', Events: ['s3:ObjectRemoved:*'] },
			{ TopicArn: 'arn:aws:sns:us-east-2:012345678901:no-id', Events: ['s3:ObjectRestore:*'] },
		],
		QueueConfigurations: [
			{
				Id: 'queue',
				QueueArn: 'arn:aws:sqs:us-east-2:012345678901:q',
				Events: ['s3:ObjectCreated:Put'],
				Filter: {
					Key: {
						FilterRules: [
							{ Name: 'Suffix', Value: '.jpg' },
							{ Name: 'Prefix', Value: 'theirs/' },
						],
					},
				},
			},
		],
		LambdaFunctionConfigurations: [
			{
				Id: 'function',
				LambdaFunctionArn: 'arn:aws:lambda:us-east-2:012345678901:function:f',
				Events: ['s3:ObjectTagging:*'],
			},
		],
		EventBridgeConfiguration: {},
	};

	test('works for a bucket that has none', () => {
		expect(add().status).toBe(0);
		expect(stored()).toEqual({ TopicConfigurations: ours });
	});

	test.each([
		['nothing but EventBridge', { EventBridgeConfiguration: {} }],
		[
			'queues and functions only',
			{
				QueueConfigurations: THEIRS.QueueConfigurations,
				LambdaFunctionConfigurations: THEIRS.LambdaFunctionConfigurations,
			},
		],
		['some of everything', THEIRS],
	])('keeps %s, also when it is run again', (_what, before: Record<string, unknown>) => {
		store(before);
		for (let time = 1; time <= 2; time += 1) {
			expect(add().status).toBe(0);
			expect(stored()).toEqual({
				...before,
				TopicConfigurations: [...((before.TopicConfigurations as object[] | undefined) ?? []), ...ours],
			});
		}
	});

	test('replaces its own entry, and no entry for other files', () => {
		const [first] = ours;
		const other = { ...first, Id: 'another', Filter: { Key: { FilterRules: [{ Name: 'Prefix', Value: 'd/' }] } } };
		store({ TopicConfigurations: [{ ...first, Events: ['s3:ObjectCreated:Put'] }, other] });
		expect(add().status).toBe(0);
		expect(stored()).toEqual({ TopicConfigurations: [other, ...ours] });
	});

	const topic = 'arn:aws:sns:us-east-2:012345678901:theirs';
	const rule = (Value: string, Name = 'Prefix'): object => ({ Filter: { Key: { FilterRules: [{ Name, Value }] } } });
	test.each<[string, object]>([
		[
			'a topic for all files',
			{ TopicConfigurations: [{ Id: 'theirs', TopicArn: topic, Events: ['s3:ObjectCreated:*'] }] },
		],
		[
			'a topic for a folder around it, without a name',
			{ TopicConfigurations: [{ TopicArn: topic, Events: ['s3:ObjectCreated:Put'], ...rule('a+b/') }] },
		],
		[
			'a queue for a folder in it',
			{
				QueueConfigurations: [
					{ Id: 'theirs', QueueArn: topic, Events: ['s3:ObjectCreated:Put'], ...rule('a+b/%C3%BC%2B/x/', 'prefix') },
				],
			},
		],
		[
			'a function for some kind of file',
			{
				LambdaFunctionConfigurations: [
					{ Id: 'theirs', LambdaFunctionArn: topic, Events: ['s3:ObjectCreated:*'], ...rule('.mp4', 'Suffix') },
				],
			},
		],
	])('says so, and changes nothing, where S3 would refuse: %s', (_what, before) => {
		store(before);
		const { status, stderr } = add();
		expect(status).not.toBe(0);
		expect(stderr).toContain(`the bucket reports these files already, to ${topic}`);
		expect(stderr).toContain('Nothing was changed');
		expect(stored()).toEqual(before);
	});

	test('takes its own entry away again, and nothing else', () => {
		store(THEIRS);
		expect(add().status).toBe(0);
		const [first, second] = both;
		expect(add([first?.undoCommand ?? '']).status).toBe(0);
		expect(stored()).toEqual({ ...THEIRS, TopicConfigurations: [...THEIRS.TopicConfigurations, ours[1]] });
		expect(add([second?.undoCommand ?? '', second?.undoCommand ?? '']).status).toBe(0);
		expect(stored()).toEqual(THEIRS);
	});

	test('writes nothing when reading was refused', () => {
		store(THEIRS);
		writeFileSync(join(directory, 'refuse'), '');
		const { status, calls } = add();
		expect(status).not.toBe(0);
		expect(calls.map((call) => call[1])).toEqual(['get-bucket-notification-configuration']);
		expect(stored()).toEqual(THEIRS);
	});

	test('writes nothing when what was read cannot be understood', () => {
		writeFileSync(join(directory, 'stored.json'), 'TOPICCONFIGURATIONS\tx');
		const { status, calls } = add();
		expect(status).not.toBe(0);
		expect(calls.map((call) => call[1])).toEqual(['get-bucket-notification-configuration']);
	});

	test('names bucket, region and the account that must own it, each time', () => {
		for (const call of add().calls) {
			expect([valueOf(call, '--bucket'), valueOf(call, '--region'), valueOf(call, '--expected-bucket-owner')]).toEqual([
				'my.videos-1',
				'us-east-2',
				'012345678901',
			]);
		}
	});

	test('filters by the key as events have it', () => {
		const rules = ours.map(({ Filter }) => Filter);
		expect(rules).toEqual(
			['a+b/%C3%BC%2B/', 'c/'].map((Value) => ({ Key: { FilterRules: [{ Name: 'prefix', Value }] } })),
		);
	});
});

describe('the trust command', () => {
	const trust = (statement: unknown): void =>
		writeFileSync(join(directory, 'trust.json'), JSON.stringify({ Version: '2012-10-17', Statement: statement }));
	const updated = (): unknown =>
		existsSync(join(directory, 'updated.json'))
			? JSON.parse(readFileSync(join(directory, 'updated.json'), 'utf8'))
			: undefined;
	/** A role that is there, with what stands in trust.json. */
	const ROLE = `#!/bin/sh
case "$2" in
get-role) cat trust.json ;;
update-assume-role-policy) for last; do :; done; cp "\${last#file://}" updated.json ;;
esac
`;
	const run = (input = INPUT): ReturnType<typeof runIn> => {
		writeFileSync(join(directory, 'bin', 'aws'), ROLE);
		return runIn('/bin/sh', trustCommand(input).command);
	};
	const allow = (AWS: unknown, more: object = {}): object => ({
		Effect: 'Allow',
		Principal: { AWS },
		Action: 'sts:AssumeRole',
		...more,
	});
	const root = 'arn:aws:iam::701488979254:root';
	const role = (name: string): string => `arn:aws:iam::701488979254:role/${name}`;
	const others = 'arn:aws:iam::111122223333:root';

	test.each<[string, unknown, string[]]>([
		['the account', [allow(root)], []],
		['the account by its digits, in one statement', allow('701488979254'), []],
		['single roles that somebody chose', [allow([role('a'), role('b')])], []],
		[
			'it among others',
			[allow(others), { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }, allow([others, root])],
			[],
		],
		['the pasted roles', [allow([role('a'), role('b'), others])], [role('a'), role('b')]],
		['the account, which holds the pasted roles', [allow(root)], [role('a')]],
	])('writes nothing where the role trusts %s', (_what, statement, trustedPrincipals) => {
		trust(statement);
		const { status, stderr } = run({ ...INPUT, trustedPrincipals });
		expect([status, stderr, updated()]).toEqual([0, '', undefined]);
	});

	test.each<[string, unknown, string[]]>([
		['others', [allow(others)], []],
		['others, in one statement', allow(others), []],
		['a service', [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }], []],
		['everybody but Pictory', [allow(others), { ...allow(root), Effect: 'Deny' }], []],
		['some of the pasted roles', [allow([role('a')])], [role('a'), role('b')]],
		['nobody', [], []],
	])('adds Pictory where the role trusts %s, and takes nobody away', (_what, statement, trustedPrincipals) => {
		trust(statement);
		const input = { ...INPUT, trustedPrincipals };
		const { status, stderr } = run(input);
		expect([status, stderr]).toEqual([0, '']);
		const before = Array.isArray(statement) ? (statement as unknown[]) : [statement];
		expect(updated()).toEqual({ Version: '2012-10-17', Statement: [...before, ...trustPolicy(input).Statement] });
	});
});

test('without a trigger, nothing is said of topics and notifications', () => {
	const setup = makeSetup(INPUT);
	expect(setup).not.toHaveProperty('topicArn');
	expect(setup).not.toHaveProperty('notifications');
	expect(JSON.stringify(setup)).not.toMatch(/sns|notification/i);
});

test('the page is Markdown in which hostile names stay text', () => {
	const { checklist } = makeSetup({
		...INPUT,
		buckets: [{ bucket: 'my.videos-1', prefix: '``` <b> `x`' }],
		triggerUrl: URL,
	});
	const fences = checklist.split('\n').filter((line) => /^`{3,}/.test(line));
	expect(fences.length % 2).toBe(0);
	expect(checklist).toContain('```` ``` <b> `x` ````');
	expect(checklist).toMatch(
		/https:\/\/us-east-2\.console\.aws\.amazon\.com\/cloudformation\/home\?region=us-east-2#\/stacks\/create/,
	);
	expect(checklist).toMatch(
		/https:\/\/us-east-2\.console\.aws\.amazon\.com\/s3\/buckets\/my\.videos-1\?region=us-east-2&tab=properties/,
	);
});

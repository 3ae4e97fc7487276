import { parse } from 'yaml';

import { makeSetup, setupFiles, type SetupInput } from '../../../nodes/Pictory/aws/setup';
import { eventsTemplate, readTemplate } from '../../../nodes/Pictory/aws/setup/templates';
import type { Place } from '../../../nodes/Pictory/aws/setup/types';
import { templateTroubles } from '../../aws/specification';

const BASE: SetupInput = {
	accountId: '123456789012',
	region: 'us-east-2',
	buckets: [{ bucket: 'my-company-videos', prefix: '' }],
};
const URL = "https://n8n.example.com:8443/webhook/1a2b/webhook?a=it's&b=%20";
const KEY = 'arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ROLES = ['one', 'path/two', 'three'].map((name) => `arn:aws:iam::701488979254:role/${name}`);

const CASES: Array<[string, SetupInput]> = [
	['one bucket', BASE],
	[
		'prefixes',
		{
			...BASE,
			buckets: [
				{ bucket: 'b-1', prefix: 'a/' },
				{ bucket: 'b-1', prefix: 'b/' },
				{ bucket: 'b.2', prefix: '' },
			],
		},
	],
	['a trigger', { ...BASE, triggerUrl: URL }],
	['everything', { ...BASE, triggerUrl: URL, kmsKeyArns: [KEY], trustedPrincipals: ROLES }],
	...[
		"it's/",
		'"q"\\/',
		'${AWS::Region}/',
		'日本/',
		'😀/',
		'!Ref x/',
		'- a: b #/',
		' &a *b|>/',
		'yes',
		'<<',
		'\u2028/',
		'é/',
	].map((prefix): [string, SetupInput] => [
		`the prefix ${JSON.stringify(prefix)}`,
		{ ...BASE, buckets: [{ bucket: 'b-1', prefix }], triggerUrl: URL },
	]),
];

describe.each(CASES)('each template for %s', (_what, input) => {
	const setup = makeSetup(input);

	test('is what AWS’s resource specification asks for', () => {
		for (const { template, templateYaml } of setup.stacks) {
			expect(templateTroubles(template)).toEqual([]);
			expect(templateTroubles(parse(templateYaml, { version: '1.1' }))).toEqual([]);
			expect(templateTroubles(parse(templateYaml, { version: '1.2' }))).toEqual([]);
		}
	});

	test('says the same as a file', () => {
		const files = setupFiles(setup).filter(({ field }) => /^template\d+$/.test(field));
		expect(files.map(({ fileName }) => fileName)).toEqual(setup.stacks.map(({ fileName }) => fileName));
		for (const [index, { template, templateYaml }] of setup.stacks.entries()) {
			expect(parse(templateYaml, { version: '1.1' })).toEqual(template);
			expect(files[index]?.text).toBe(templateYaml);
		}
	});

	test('adds one policy to the role, or makes the role', () => {
		const reading = setup.stacks.filter(({ purpose }) => purpose === 'read');
		const statements = reading.flatMap(({ stackName, template }) => {
			const { PictoryRole, ReadPolicy } = template.Resources as unknown as Reading;
			expect(PictoryRole.Properties).toMatchObject({
				RoleName: 'PictoryCloudIntegrationRole',
				AssumeRolePolicyDocument: setup.trustPolicy,
			});
			expect([PictoryRole.Condition, PictoryRole.DeletionPolicy]).toEqual(['MakeRole', 'RetainExceptOnCreate']);
			expect(ReadPolicy.Properties.PolicyName).toBe(stackName);
			const document = ReadPolicy.Properties.PolicyDocument;
			const policy = (typeof document === 'string' ? JSON.parse(document) : document) as {
				Statement: Array<{ Sid: string }>;
			};
			return policy.Statement.filter(({ Sid }) => /^(ListFiles|ReadFiles)/.test(Sid));
		});
		expect(setup.permissionPolicy.Statement).toEqual(expect.arrayContaining(statements));
	});

	test('is short enough to upload', () => {
		for (const { templateYaml } of setup.stacks) expect(Buffer.byteLength(templateYaml)).toBeLessThan(51_200);
	});
});

interface Reading {
	PictoryRole: { Condition: string; DeletionPolicy: string; Properties: object };
	ReadPolicy: { Properties: { PolicyName: string; PolicyDocument: unknown } };
}

const [PLACE] = BASE.buckets as [Place];

test('the trigger is subscribed over https, with signed envelopes, and another one beside it', () => {
	const resources = (url: string): Record<string, { DeletionPolicy?: string; Properties: object }> =>
		eventsTemplate(BASE, PLACE, url).Resources as unknown as Record<string, { Properties: object }>;
	const { NewFilesTopic, NewFilesTopicPolicy, ...subscriptions } = resources(URL);
	expect(NewFilesTopic?.Properties).toEqual({
		TopicName: makeSetup({ ...BASE, triggerUrl: URL }).stacks[1]?.stackName,
		SignatureVersion: '2',
	});
	expect(NewFilesTopicPolicy?.Properties).toMatchObject({ Topics: [{ Ref: 'NewFilesTopic' }] });
	const [[id, subscription] = [], ...others] = Object.entries(subscriptions);
	expect(others).toEqual([]);
	expect(subscription).toMatchObject({
		DeletionPolicy: 'Retain',
		Properties: { TopicArn: { Ref: 'NewFilesTopic' }, Protocol: 'https', Endpoint: URL, RawMessageDelivery: false },
	});
	expect(Object.keys(resources(`${URL}2`))).not.toContain(id);
	expect(makeSetup(BASE).stacks.map(({ purpose }) => purpose)).toEqual(['read']);
});

test('the review finds what is wrong', () => {
	type Members = Record<string, Record<string, Record<string, unknown>>>;
	const events = structuredClone(eventsTemplate(BASE, PLACE, URL)) as unknown as Record<string, Members>;
	const subscription = Object.keys(events.Resources ?? {}).find((id) => id.startsWith('Subscription')) ?? '';
	Object.assign(events.Resources?.NewFilesTopic?.Properties ?? {}, { SignatureVersion: 2, Name: 'x' });
	Object.assign(events.Resources?.[subscription] ?? {}, { DeletionPolicy: 'Keep' });
	Object.assign(events.Resources?.[subscription]?.Properties ?? {}, {
		TopicArn: { Ref: 'Nothing' },
		RawMessageDelivery: 'no',
	});
	expect(templateTroubles(events).sort()).toEqual([
		'NewFilesTopic.Name is not known',
		'NewFilesTopic.SignatureVersion must be a string',
		`${subscription}.DeletionPolicy is wrong`,
		`${subscription}.RawMessageDelivery must be a boolean`,
		`${subscription}.TopicArn refers to Nothing, which is not there`,
	]);

	const read = structuredClone(readTemplate(BASE, PLACE)) as unknown as Record<string, Members>;
	delete read.Resources?.PictoryRole?.Properties?.AssumeRolePolicyDocument;
	Object.assign(read.Resources?.PictoryRole ?? {}, { Condition: 'Other' });
	Object.assign(read.Parameters?.RoleExists ?? {}, { Default: 'maybe' });
	expect(templateTroubles(read).sort()).toEqual([
		'PictoryRole.AssumeRolePolicyDocument is missing',
		'PictoryRole.Condition is Other, which is not there',
		'RoleExists.Default is not allowed',
	]);
});

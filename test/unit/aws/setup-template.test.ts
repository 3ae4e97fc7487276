import { parse } from 'yaml';

import { makeSetup, setupFiles, type SetupInput } from '../../../nodes/Pictory/aws/setup';
import { template } from '../../../nodes/Pictory/aws/setup/template';
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

describe.each(CASES)('the template for %s', (_what, input) => {
	const setup = makeSetup(input);
	const text = (name: string): string => setupFiles(setup).find(({ fileName }) => fileName === name)?.text ?? '';

	test('is what AWS’s resource specification asks for, as JSON and as YAML', () => {
		expect(templateTroubles(JSON.parse(text('template.json')))).toEqual([]);
		expect(templateTroubles(parse(text('template.yaml'), { version: '1.1' }))).toEqual([]);
		expect(templateTroubles(parse(text('template.yaml'), { version: '1.2' }))).toEqual([]);
	});

	test('says the same in both', () => {
		expect(JSON.parse(text('template.json'))).toEqual(setup.template);
		expect(parse(text('template.yaml'), { version: '1.1' })).toEqual(setup.template);
		expect(setup.templateYaml).toBe(text('template.yaml'));
	});

	test('holds the policies of the set-up', () => {
		const { Properties } = (setup.template.Resources as unknown as { PictoryRole: { Properties: Role } }).PictoryRole;
		expect(Properties.RoleName).toBe('PictoryCloudIntegrationRole');
		expect(Properties.AssumeRolePolicyDocument).toEqual(setup.trustPolicy);
		expect(Properties.Policies.map(({ PolicyName }) => PolicyName)).toEqual(['s3_access_policy']);
		const document = Properties.Policies[0]?.PolicyDocument;
		expect(typeof document === 'string' ? JSON.parse(document) : document).toEqual(setup.permissionPolicy);
	});

	test('is short enough to upload', () => {
		expect(Buffer.byteLength(text('template.yaml'))).toBeLessThan(51_200);
	});
});

interface Role {
	RoleName: string;
	AssumeRolePolicyDocument: unknown;
	Policies: Array<{ PolicyName: string; PolicyDocument: unknown }>;
}

test('the trigger is subscribed over https, with signed envelopes', () => {
	const { NewFilesTopic, NewFilesTopicPolicy, TriggerSubscription } = template({ ...BASE, triggerUrl: URL })
		.Resources as Record<string, { Properties: object }>;
	expect(NewFilesTopic?.Properties).toEqual({ TopicName: 'pictory-new-files', SignatureVersion: '2' });
	expect(NewFilesTopicPolicy?.Properties).toMatchObject({ Topics: [{ Ref: 'NewFilesTopic' }] });
	expect(TriggerSubscription?.Properties).toEqual({
		TopicArn: { Ref: 'NewFilesTopic' },
		Protocol: 'https',
		Endpoint: URL,
		RawMessageDelivery: false,
	});
	expect(Object.keys(template(BASE).Resources as object)).toEqual(['PictoryRole']);
});

test('the review finds what is wrong', () => {
	const broken = structuredClone(template({ ...BASE, triggerUrl: URL })) as Record<
		string,
		Record<string, Record<string, Record<string, unknown>>>
	>;
	const resources = broken.Resources as Record<string, Record<string, Record<string, unknown>>>;
	delete resources.PictoryRole?.Properties?.AssumeRolePolicyDocument;
	Object.assign(resources.NewFilesTopic?.Properties ?? {}, { SignatureVersion: 2, Name: 'x' });
	Object.assign(resources.TriggerSubscription?.Properties ?? {}, {
		TopicArn: { Ref: 'Nothing' },
		RawMessageDelivery: 'no',
	});
	expect(templateTroubles(broken).sort()).toEqual([
		'NewFilesTopic.Name is not known',
		'NewFilesTopic.SignatureVersion must be a string',
		'PictoryRole.AssumeRolePolicyDocument is missing',
		'TriggerSubscription.RawMessageDelivery must be a boolean',
		'TriggerSubscription.TopicArn refers to Nothing, which is not there',
	]);
});

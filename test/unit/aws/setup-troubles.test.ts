import {
	kmsKeyTrouble,
	prefixTrouble,
	principalTrouble,
	triggerUrlTrouble,
} from '../../../nodes/Pictory/aws/setup/troubles';

const OWN = '123456789012';

test.each<[string, RegExp]>([
	['../other/', /holds "\.\."/],
	['a/../b', /holds "\.\."/],
	['a/..', /holds "\.\."/],
	['videos/*', /holds a wildcard.*videos\/ instead of videos\/\*/],
	['video?.mp4', /holds a wildcard/],
	['/videos/', /begins with a slash.*Enter videos\//],
	['/', /Enter nothing for the whole bucket/],
	['s3://b/videos/', /is an address/],
	['a\u0000b', /cannot be seen/],
	['a\nb', /cannot be seen/],
	['a\ud800', /cannot be seen/],
	['ü'.repeat(513), /is 1026 bytes long/],
])('prefix %j', (prefix, message) => expect(prefixTrouble(prefix)).toMatch(message));

test.each(['', 'a', 'a/', 'a..b/', '...', 'ü 日本 😀/', "it's $(x) ${y} {z}/", 'x'.repeat(1024)])(
	'prefix %j is fine',
	(prefix) => expect(prefixTrouble(prefix)).toBeUndefined(),
);

test.each<[string, RegExp]>([
	['*', /everybody in the world/],
	['PictoryRole', /is not an ARN/],
	['701488979254', /is not an ARN/],
	['arn:aws-cn:iam::701488979254:role/x', /AWS China/],
	['arn:aws-us-gov:iam::701488979254:role/x', /AWS GovCloud/],
	[`arn:aws:iam::${OWN}:role/x`, /of your own account/],
	['arn:aws:iam::999999999999:role/x', /account 999999999999 .*not Pictory's \(701488979254\)/],
	['arn:aws:iam:::role/x', /account \(none\)/],
	['arn:aws:sts::701488979254:assumed-role/x/session', /holds a session/],
	['arn:aws:s3:::my-bucket', /only IAM roles/],
	['arn:aws:iam::701488979254:user/x', /is not the ARN of a role/],
	['arn:aws:iam::701488979254:role/*', /is not the ARN of a role/],
	['arn:aws:iam::701488979254:role/', /is not the ARN of a role/],
])('principal %s', (arn, message) => {
	const trouble = principalTrouble(arn, OWN);
	expect(trouble).toMatch(message);
	expect(trouble).toMatch(/step 5 of https:\/\/docs\.pictory\.ai/);
});

test.each([
	'arn:aws:iam::701488979254:root',
	'arn:aws:iam::701488979254:role/render',
	'arn:aws:iam::701488979254:role/path/render_1',
])('principal %s is fine', (arn) => expect(principalTrouble(arn, OWN)).toBeUndefined());

const NAME_OF_KMS = '1234abcd-12ab-34cd-56ef-1234567890ab';

test.each<[string, RegExp]>([
	[NAME_OF_KMS, /is not the ARN of a KMS key/],
	['alias/my-key', /is not the ARN of a KMS key/],
	[`arn:aws:kms:eu-west-1:${OWN}:key/${NAME_OF_KMS}`, /a key in eu-west-1 .*the buckets are in us-east-2/],
	[`arn:aws:kms:us-east-2:${OWN}:alias/my-key`, /holds an alias/],
	[`arn:aws-cn:kms:us-east-2:${OWN}:key/${NAME_OF_KMS}`, /AWS China/],
	[`arn:aws:kms:us-east-2:${OWN}:key/*`, /not the complete ARN/],
	[`arn:aws:kms:us-east-2:1234:key/${NAME_OF_KMS}`, /not the complete ARN/],
])('key %s', (arn, message) => expect(kmsKeyTrouble(arn, 'us-east-2')).toMatch(message));

test.each([NAME_OF_KMS, `mrk-${'0'.repeat(32)}`])('key %s is fine', (id) =>
	expect(kmsKeyTrouble(`arn:aws:kms:us-east-2:${OWN}:key/${id}`, 'us-east-2')).toBeUndefined(),
);

test.each<[string, RegExp]>([
	['http://n8n.example.com/webhook/x', /must begin with https:\/\/.*WEBHOOK_URL/],
	['n8n.example.com/webhook/x', /is not a web address/],
	['https://n8n.example.com/web hook', /is not a web address/],
	['https://localhost:5678/webhook/x', /can't reach/],
	['https://n8n/webhook/x', /can't reach/],
	['https://n8n.local/webhook/x', /can't reach/],
	['https://127.0.0.1/webhook/x', /can't reach/],
	['https://192.168.1.5/webhook/x', /can't reach/],
	['https://172.20.0.1/webhook/x', /can't reach/],
	['https://[::1]/webhook/x', /can't reach/],
	['https://[fd00::1]/webhook/x', /can't reach/],
	['https://n8n.example.com/webhook-test/x', /is the Test URL/],
	['https://n8n.example.com/webhook/x#top', /# part/],
	['s3://my-bucket', /must begin with https/],
])('trigger URL %s', (url, message) => expect(triggerUrlTrouble(url)).toMatch(message));

test.each([
	'https://n8n.example.com/webhook/1/webhook',
	'https://n8n.example.com:8443/x?token=1',
	'https://8.8.8.8/x',
	'https://172.32.0.1/x',
])('trigger URL %s is fine', (url) => expect(triggerUrlTrouble(url)).toBeUndefined());

import { PictoryFailure } from '../../../nodes/Pictory/transport/failure';
import { bareKey, hiderOf } from '../../../nodes/Pictory/transport/apiKey';
import { withoutSecrets } from '../../../nodes/Pictory/transport/redact';

const key = ['pictai', 'abc-DEF_123'].join('_');
const resume = 'https://n8n.example.com/webhook-waiting/42/7?signature=0123abcd';

test.each<[string, string]>([
	[`Invalid key ${key}.`, 'Invalid key (hidden).'],
	[`{"headers":{"Authorization":"${key}"}}`, '{"headers":{"Authorization":"(hidden)"}}'],
	['authorization: Bearer some-token, host: a', 'authorization: (hidden), host: a'],
	['\\"authorization\\": \\"some-token\\"', '\\"authorization\\": \\"(hidden)\\"'],
	[`"${resume}" is no webhook`, '"https://n8n.example.com/webhook-waiting/42/7?signature=(hidden)" is no webhook'],
	[
		'https://b.s3.amazonaws.com/k?X-Amz-Credential=A%2Fb&X-Amz-Signature=ff&x=1',
		'https://b.s3.amazonaws.com/k?X-Amz-Credential=(hidden)&X-Amz-Signature=(hidden)&x=1',
	],
])('%s', (text, clean) => {
	expect(withoutSecrets(text)).toBe(clean);
	expect(withoutSecrets(withoutSecrets(text))).toBe(withoutSecrets(text));
});

test.each([
	'Open the Pictory credential and paste the key from https://app.pictory.ai/api-access (it starts with pictai_)',
	"'Text' is 20,000 characters long; at most 15,000 are allowed.",
	'Job 4f2c was not finished after 60 minutes',
	'The signature of the video is odd; authorization is needed',
])('leaves alone: %s', (text) => {
	expect(withoutSecrets(text)).toBe(text);
});

test('no failure holds a secret in any of its words', () => {
	const failure = new PictoryFailure(`No: ${key}`, {
		code: `BAD_${key}`,
		jobId: key,
		description: resume,
		fields: [
			{ name: `headers.${key}`, reason: resume },
			{ name: resume, reason: key },
		],
		job: { status: 'failed', [key]: { deep: [{ text: `x ${key}` }] } },
	});
	expect(failure.details).toMatchObject({
		code: 'BAD_(hidden)',
		fields: [{ name: 'headers.(hidden)' }, {}],
		job: { '(hidden)': { deep: [{ text: 'x (hidden)' }] } },
	});
	expect(JSON.stringify([failure.message, failure.details, failure.stack])).not.toMatch(/abc-DEF_123|0123abcd/);
	expect(JSON.stringify(failure.reworded(`Again ${key}`, key))).not.toContain('abc-DEF_123');
});

describe('what comes back from Pictory', () => {
	const odd = ['old', 'style', 'token+1/=='].join('-');

	test.each([odd, ` Bearer ${odd}\n`, `"${odd}"`])('loses the very key of the credential, pasted as %j', (pasted) => {
		const hide = hiderOf(pasted);
		const answer = { a: `x${odd}y`, list: [{ [odd]: [odd, 1, null, true] }], other: key };
		expect(hide(answer)).toEqual({
			a: 'x(hidden)y',
			list: [{ '(hidden)': ['(hidden)', 1, null, true] }],
			other: '(hidden)',
		});
		expect(bareKey(pasted)).toBe(odd);
	});

	test('keeps what merely looks like a secret: results have signed addresses', () => {
		const answer = { videoURL: `https://x.example.com/v.mp4?Signature=abc`, story: 'Authorization: granted', n: 1 };
		expect(hiderOf(odd)(answer)).toEqual(answer);
	});

	test.each(['', undefined, null, 'video'])('with a key such as %j, which is none, is left alone', (apiKey) => {
		expect(hiderOf(apiKey)({ text: 'a video' })).toEqual({ text: 'a video' });
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { useS3 } from '../support/s3Hosts';
import { useWorld } from '../support/world';

const world = useWorld();
useS3(() => world.sandbox, []);

/** The whole megabyte is tried in test/unit/actions/fields.test.ts; what grows with the square takes half a minute for this. */
const LENGTH = 200_000;
/** What regular expressions and parsers go round and round in. */
const UNITS = [
	'{',
	'{{$',
	'{{ $ ',
	'{"a":',
	'[',
	' ',
	'\n',
	'/',
	'a.',
	'.',
	'\\',
	'"',
	"'",
	'%',
	'%25',
	'a-',
	'1',
	'-',
	',',
	's3.',
	'\u{1f3a5}',
	'\ud800',
];
const texts = UNITS.map((unit): [string, string] => [
	JSON.stringify(unit),
	unit.repeat(Math.floor(LENGTH / unit.length)),
]);

/** Some hundred milliseconds on an idle machine. */
const MOST_MS = 4_000;

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const create = (parameters: INodeParameters): INodeParameters => ({
	resource: 'video',
	operation: 'create',
	videoName: 'Demo',
	...parameters,
});
const connection = (operation: string, parameters: INodeParameters): INodeParameters => ({
	resource: 'awsConnection',
	operation,
	awsAccountId: '123456789012',
	awsRegion: byId('us-east-2'),
	name: 'Studio',
	enabled: true,
	...parameters,
});
const s3 = (text: string): INodeParameters => ({
	source: 'media',
	awsConnectionId: byId('a'),
	mediaFiles: { file: [{ visualUrl: text }] },
});
const json = (body: string): INodeParameters => ({ source: 'json', body });

const FIELDS: Array<[string, (text: string) => INodeParameters]> = [
	['Text', (text) => create({ story: text })],
	['Video Name', (text) => create({ videoName: text, story: 'Hello.' })],
	['Prompt', (text) => create({ source: 'aiScript', prompt: text })],
	[
		'Scenes',
		(text) => create({ textFrom: 'scenes', scenes: { scene: [{ story: text, background: 'search', query: text }] } }),
	],
	[
		'Narration',
		(text) =>
			create({ source: 'media', mediaFiles: { file: [{ visualUrl: 'https://example.com/a.mp4', story: text }] } }),
	],
	['Article URL', (text) => create({ source: 'article', blogUrl: `https://${text}` })],
	['Request Body', (text) => create(json(text))],
	[
		'a text in the Request Body',
		(text) =>
			create(
				json(
					JSON.stringify({
						videoName: 'Demo',
						scenes: [{ story: text, audioLanguage: text, background: { visualUrl: text, color: text } }],
					}),
				),
			),
	],
	[
		'a name in the Request Body',
		(text) => create(json(JSON.stringify({ videoName: 'Demo', [text]: 1, scenes: [{ story: 'Hello.' }] }))),
	],
	['Custom JSON', (text) => create({ story: 'Hello.', additionalFields: { customJson: `{"a":${text}` } })],
	['Webhook URL', (text) => create({ story: 'Hello.', additionalFields: { webhook: `https://${text}` } })],
	['File', (text) => create(s3(text))],
	['an S3 bucket', (text) => create(s3(`s3://${text}/a.mp4`))],
	['an S3 key', (text) => create(s3(`s3://my-videos/${text}`))],
	['an S3 host', (text) => create(s3(`https://${text}.s3.amazonaws.com/a.mp4`))],
	['an S3 path', (text) => create(s3(`https://my-videos.s3.us-east-2.amazonaws.com/${text}`))],
	['an S3 region', (text) => create(s3(`https://my-videos.s3.us-${text}-2.amazonaws.com/a.mp4`))],
	['Voice', (text) => create({ story: 'Hello.', speaker: byId(text) })],
	[
		'Brand by name',
		(text) => create({ story: 'Hello.', additionalFields: { brandId: { __rl: true, mode: 'name', value: text } } }),
	],
	['Template', (text) => create({ source: 'template', templateId: byId(text) })],
	[
		'Variables',
		(text) => create({ source: 'template', templateFrom: 'project', projectId: byId('a'), variablesJson: text }),
	],
	['Job', (text) => ({ resource: 'job', operation: 'get', jobId: byId(text) })],
	['AWS Connection', (text) => connection('get', { connectionId: byId(text) })],
	['Name of a connection', (text) => connection('create', { name: text })],
	['AWS Account ID', (text) => connection('create', { awsAccountId: text })],
	['Bucket Region', (text) => connection('create', { awsRegion: byId(text) })],
	[
		'Bucket',
		(text) =>
			connection('generateSetup', {
				buckets: { bucket: [{ bucket: text, prefix: text }] },
				triggerUrl: text,
				additionalFields: { kmsKeyArns: text, trustedPrincipals: text },
			}),
	],
	[
		'Bucket as an address',
		(text) =>
			connection('generateSetup', {
				buckets: { bucket: [{ bucket: `https://${text}`, prefix: '' }] },
				triggerUrl: `https://${text}`,
			}),
	],
	[
		'Bucket or S3 File',
		(text) => connection('verify', { connectionId: byId('a'), bucketOrFile: text, expectedBuckets: text }),
	],
	[
		'Render Params',
		(text) => ({ resource: 'video', operation: 'renderEdited', renderParamsFrom: 'json', renderParams: text }),
	],
	[
		'Changes',
		(text) => ({
			resource: 'video',
			operation: 'updatePreview',
			storyboardJobId: byId('a'),
			elementsFrom: 'json',
			elementsJson: text,
		}),
	],
];

test.each(FIELDS)(
	'200,000 characters of anything in %s are answered at once',
	async (_field, parametersWith) => {
		const slow: string[] = [];
		for (const [what, text] of texts) {
			world.sandbox.log.reset();
			const {
				error,
				json: [first],
				tookMs,
			} = await world.engine.run({ parameters: parametersWith(text) });
			if (tookMs > MOST_MS) slow.push(`${what}: ${Math.round(tookMs)} ms`);
			// Refused in a few words, or sent.
			if (error) expect(`${error.message}${error.description ?? ''}`.length).toBeLessThan(20_000);
			else expect(first).toBeDefined();
		}
		expect(slow).toEqual([]);
	},
	120_000,
);

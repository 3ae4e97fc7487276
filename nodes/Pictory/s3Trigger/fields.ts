import { isPlaceAddress, readBucketPlace } from '../aws/bucketPlace';
import type { MediaType } from '../aws/mediaType';
import { topicArnTrouble } from '../aws/sns/topic';
import { prefixTrouble } from '../aws/setup/troubles';
import { shortened } from '../common/shortened';
import { collection, flag, menu, number, text, texts } from '../operation/fields';
import { eachText, judged } from '../operation/rules';

export type Sender = 'sns' | 'eventBridge' | 's3Compatible';

const SHORTEST_SECRET = 16;
/** Between two texts in one field. */
const SEPARATOR = /[,\n]/;

export const senders: Readonly<Record<Sender, readonly [name: string, description: string]>> = {
	sns: [
		'Amazon SNS',
		'The bucket notifies an SNS topic, which posts to this trigger. Checked by signature, no secret.',
	],
	eventBridge: ['Amazon EventBridge', 'A rule forwards the events of the bucket to an API destination'],
	s3Compatible: ['S3-Compatible Storage', 'MinIO, Ceph and others that post S3 event records themselves'],
};

export const mediaTypes: Readonly<Record<MediaType, string>> = { audio: 'Audio', image: 'Image', video: 'Video' };

const sharedSecret = text('sharedSecret', 'Shared Secret', {
	isSecret: true,
	placeholder: 'e.g. 32 random letters and digits',
	rule: judged((secret) =>
		secret.length < SHORTEST_SECRET
			? `is too short to be one. Enter ${SHORTEST_SECRET} characters or more.`
			: undefined,
	),
});

const options = {
	buckets: texts('buckets', 'Buckets', {
		separator: SEPARATOR,
		rule: eachText(placeTrouble),
		placeholder: 'e.g. my-company-videos',
		description:
			'Only files in these buckets start the workflow. Several with commas between them. Addresses of buckets and folders are understood too.',
	}),
	letsEmptyIn: flag('emptyFiles', 'Empty Files', {
		description: 'Whether files of 0 bytes start the workflow too. What only stands for a folder never does.',
	}),
	sameness: menu(
		'repeats',
		'Ignore Repeats',
		{
			event: [
				'Of the Same Event',
				'AWS may tell of one upload twice; it starts one execution. Uploading a file again starts another.',
			],
			content: ['Of the Same Content', 'Also when a file is uploaded again unchanged, under the same key'],
		},
		{
			default: 'event',
			description: 'Which arrivals count as already seen. The last 10,000 files are remembered.',
		},
	),
	hasEncodedKeys: flag('encodedKeys', 'Keys Are URL-Encoded', {
		default: true,
		show: { '/sender': ['s3Compatible'] },
		description:
			'Whether the sender encodes keys in its events, as Amazon S3 and MinIO do. Ceph, which does not, is recognized. Turn it off when names with + or % arrive wrong.',
	}),
	maximumSize: number('maximumSize', 'Maximum Size', {
		min: 0,
		description: 'Larger files do not start the workflow. In MB; 0 for no limit.',
	}),
	minimumSize: number('minimumSize', 'Minimum Size', {
		min: 0,
		description: 'Smaller files do not start the workflow. In MB; 0 for no limit.',
	}),
};

export const { label: minimumLabel } = options.minimumSize;
export const { label: bucketsLabel } = options.buckets;

/** Other stores than Amazon's allow more names, but none allows all. A name that no bucket has would let no file in, silently. */
const POSSIBLE_NAME = /^[\w.:-]+$/;

function placeTrouble(text: string): string | undefined {
	const reading = readBucketPlace(text);
	if ('trouble' in reading) return reading.trouble;
	const { bucket, path } = reading.place;
	if (!POSSIBLE_NAME.test(bucket)) {
		return `names the bucket "${shortened(bucket)}", but names of buckets hold only letters, digits, dots, hyphens and underscores. Copy the name from the console of the store.`;
	}
	const trouble = prefixTrouble(path);
	return trouble === undefined ? undefined : `names a folder that ${trouble}`;
}

/** In the order of the panel. */
export const fields = {
	sender: menu('sender', 'Sent By', senders, {
		isFixed: true,
		default: 'sns',
		description: 'Who tells this trigger of new files',
	}),
	topicArns: texts('topicArn', 'Topic ARN', {
		separator: SEPARATOR,
		rule: eachText(topicArnTrouble),
		show: { sender: ['sns'] },
		placeholder: 'e.g. arn:aws:sns:us-east-2:123456789012:uploads',
		description:
			'The SNS topic whose messages are taken. Several with commas between them. Messages of any other topic are refused.',
	}),
	rawDeliverySecret: sharedSecret.with({
		show: { sender: ['sns'] },
		description:
			'Only needed if the subscription has raw message delivery turned on: raw messages carry no signature, so they are taken only when the subscribed URL ends with ?secret= and this secret',
	}),
	sharedSecret: sharedSecret.with({
		missing: 'is empty. Only messages that carry it are taken.',
		show: { sender: ['eventBridge', 's3Compatible'] },
		description:
			'Make one up, 16 characters or more, and give it to the sender too: as the header x-pictory-secret, as the header Authorization, or in the URL as ?secret=. Messages without it are refused.',
	}),
	prefix: text('prefix', 'Only Files In', {
		keepsSpaces: true,
		rule: judged((prefix) => (isPlaceAddress(prefix) ? placeTrouble(prefix) : prefixTrouble(prefix))),
		placeholder: 'e.g. incoming/',
		description: 'The beginning of the key, mostly a folder with / at its end. Empty: the whole bucket.',
	}),
	suffixes: texts('suffix', 'Only Files Ending With', {
		separator: SEPARATOR,
		rule: eachText((suffix) =>
			/[*?]/.test(suffix)
				? `holds a wildcard. Everything before the ending is meant anyway: enter .mp4 instead of *.mp4.`
				: undefined,
		),
		placeholder: 'e.g. .mp4, .mov',
		description: 'The end of the key. Several with commas between them; capitals do not matter.',
	}),
	mediaType: menu(
		'mediaType',
		'Media Type',
		{ any: 'Any', ...mediaTypes },
		{
			default: 'any',
			description: 'Which kind of file starts the workflow, judged by the ending of its name',
		},
	),
	executionPer: menu(
		'executionPer',
		'One Execution Per',
		{
			file: ['File', 'Each file gets an execution of its own, also when one message tells of several'],
			message: ['Message', 'The files of one message become items of one execution'],
		},
		{
			default: 'file',
			description: 'Amazon S3 sends a message per file, so both are the same there',
		},
	),
	options: collection('options', 'Options', 'Add option', options, { hasTwin: false }),
};

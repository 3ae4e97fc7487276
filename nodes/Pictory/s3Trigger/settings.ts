import { isPlaceAddress, readBucketPlace } from '../aws/bucketPlace';
import type { Sameness } from '../aws/events/arrival';
import type { Filter } from '../aws/events/filter';
import type { KeyForm } from '../aws/events/record';
import { parseTopicArn, type Topic } from '../aws/sns/topic';
import { type FieldProblem, readTriggerFields, type TriggerContext } from '../operation/triggerFields';
import { bucketsLabel, fields, mediaTypes, minimumLabel, type Sender, senders } from './fields';

/** The parameters of the trigger, checked. */
export interface Settings {
	sender: Sender;
	/** Whose messages are accepted; for SNS. */
	topics: Topic[];
	/** '' when there is none. */
	sharedSecret: string;
	filter: Filter;
	executionPer: 'file' | 'message';
	keyForm: KeyForm;
	sameness: Sameness;
}

const BYTES_PER_MB = 1_000_000;

/** @returns the settings, which must not be used when there are problems */
export function readSettings(context: TriggerContext): { settings: Settings; problems: FieldProblem[] } {
	const { values, problems } = readTriggerFields(context, fields);
	const { sender, topicArns, mediaType, options } = values;
	const settings: Settings = {
		sender: isKeyOf(senders, sender) ? sender : 'sns',
		topics: topicArns.flatMap((arn) => parseTopicArn(arn) ?? []),
		sharedSecret: sender === 'sns' ? values.rawDeliverySecret : values.sharedSecret,
		filter: {
			...placesIn(options.buckets ?? [], values.prefix),
			suffixes: values.suffixes,
			mediaType: isKeyOf(mediaTypes, mediaType) ? mediaType : undefined,
			minimumSize: bytesOf(options.minimumSize),
			maximumSize: bytesOf(options.maximumSize),
			...(options.letsEmptyIn === true && { letsEmptyIn: true }),
		},
		executionPer: values.executionPer === 'message' ? 'message' : 'file',
		keyForm: options.hasEncodedKeys === false ? 'plain' : 'encoded',
		sameness: options.sameness === 'content' ? 'content' : 'event',
	};
	return {
		settings,
		problems: [
			...problems,
			...senderProblems(settings, sender, problems),
			...sizeProblems(settings),
			...placeProblems(settings, values.prefix),
		],
	};
}

/** Buckets and folders however they were pasted: names, with the beginning of keys behind a slash. */
function placesIn(buckets: string[], prefix: string): Pick<Filter, 'buckets' | 'prefix'> {
	const places = buckets.map(placeIn);
	if (!isPlaceAddress(prefix)) return { buckets: places, prefix };
	// An address says the bucket, too.
	const named = placeIn(prefix);
	const slash = named.indexOf('/');
	return {
		buckets: places.length > 0 ? places : [slash < 0 ? named : named.slice(0, slash)],
		prefix: slash < 0 ? '' : named.slice(slash + 1),
	};
}

function placeIn(text: string): string {
	const reading = readBucketPlace(text);
	if ('trouble' in reading) return text;
	const { bucket, path, isFile } = reading.place;
	return path === '' || isFile ? bucket : `${bucket}/${path}`;
}

/** Where an address in the prefix names a bucket that is not among the buckets, no file could pass. */
function placeProblems({ filter: { buckets } }: Settings, prefix: string): FieldProblem[] {
	if (!isPlaceAddress(prefix)) return [];
	const [bucket = ''] = placeIn(prefix).split('/', 1);
	if (buckets.some((place) => place.split('/', 1)[0] === bucket)) return [];
	return [
		{
			field: fields.prefix.label,
			message: `is in the bucket ${bucket}, but ${bucketsLabel} says ${buckets.join(', ')}. Correct one of them.`,
		},
	];
}

/** SNS needs a topic, or a secret for raw messages. */
function senderProblems({ topics, sharedSecret }: Settings, sender: string, problems: FieldProblem[]): FieldProblem[] {
	const { topicArns, rawDeliverySecret } = fields;
	const labels = [topicArns.label, rawDeliverySecret.label];
	if (sender !== 'sns' || topics.length > 0 || sharedSecret !== '') return [];
	if (problems.some(({ field }) => labels.includes(field))) return [];
	return [
		{
			field: topicArns.label,
			message:
				'is empty. Enter the ARN of the topic that tells of new files: anyone can subscribe your URL to a topic of theirs.',
		},
	];
}

/** Between such limits there is no file. */
function sizeProblems({ filter: { minimumSize = 0, maximumSize = Infinity } }: Settings): FieldProblem[] {
	if (minimumSize <= maximumSize) return [];
	const megabytes = maximumSize / BYTES_PER_MB;
	return [
		{
			field: minimumLabel,
			message: `is more than the Maximum Size (${megabytes} MB), so no file would do. Swap them.`,
		},
	];
}

function isKeyOf<Key extends string>(menu: Readonly<Record<Key, unknown>>, value: string): value is Key {
	return Object.hasOwn(menu, value);
}

/** A size in MB, as the S3 console counts: 0 and empty mean no limit. */
function bytesOf(megabytes: number | undefined): number | undefined {
	return megabytes === undefined || megabytes <= 0 ? undefined : megabytes * BYTES_PER_MB;
}

import { asciiJson } from './json';
import { eventsName, topicArn } from './names';
import { placesOf } from './places';
import { commandLine, word } from './shell';
import type { JsonObject, Place, SetupInput } from './types';

/** What one bucket must be told so that it reports new files to the topic of the place. */
export interface BucketNotification extends JsonObject {
	bucket: string;
	prefix: string;
	/** Where it reports to. */
	topicArn: string;
	/** Entry for the bucket's `TopicConfigurations`, beside those that are there. */
	topicConfiguration: JsonObject;
	/** How to do it in the AWS Console, step by step. */
	consoleSteps: string[];
	/** How to do it with the AWS CLI and jq. Whatever the bucket has already stays. */
	command: string;
	/** How to undo it with the AWS CLI and jq. */
	undoCommand: string;
}

const EVENTS = 's3:ObjectCreated:*';

/** Whose files an entry is for: `Name` comes as `prefix` and as `Prefix`. Without a prefix, for all. */
const PREFIX = '[.Filter.Key.FilterRules[]? | select(.Name | ascii_downcase == "prefix") | .Value] | first // ""';

/**
 * Adds an entry to a bucket's notifications. The one with the same Id is replaced, so that it can be run again, and all
 * others stay, for queues, functions and EventBridge too. A bucket without any answers with nothing at all. Where another
 * entry is for the same files, S3 would refuse: then it says which, and nothing is written.
 */
const ADD = [
	'(.[0] // {}) as $old',
	'[$old.TopicConfigurations[]?, $old.QueueConfigurations[]?, $old.LambdaFunctionConfigurations[]?]',
	'map(select(.Id != $new.Id and any(.Events[]?; startswith("s3:ObjectCreated"))))',
	`map(select((${PREFIX}) as $theirs | ($new | ${PREFIX}) as $ours | ($ours | startswith($theirs)) or ($theirs | startswith($ours))))`,
	'first as $other',
	'if $other then error("the bucket reports these files already, to \\($other.TopicArn // $other.QueueArn // $other.LambdaFunctionArn) (\\($other.Id // "no name")). S3 allows one such entry. Nothing was changed; see Overlap in setup.md.") else $old end',
	'.TopicConfigurations = ([.TopicConfigurations[]? | select(.Id != $new.Id)] + [$new])',
].join(' | ');

const REMOVE = '(.[0] // {}) | .TopicConfigurations = [.TopicConfigurations[]? | select(.Id != $new.Id)]';

/** docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications.html */
export function notifications(input: SetupInput): BucketNotification[] {
	return placesOf(input.buckets).map((place) => {
		const topicConfiguration = configuration(input, place);
		return {
			...place,
			topicArn: topicArn(input, place),
			topicConfiguration,
			consoleSteps: consoleSteps(input, place),
			command: changeCommand(input, place, topicConfiguration, ADD),
			undoCommand: changeCommand(input, place, { Id: eventsName(input, place) }, REMOVE),
		};
	});
}

function bucketPage(region: string, bucket: string): string {
	return `https://${region}.console.aws.amazon.com/s3/buckets/${encodeURIComponent(bucket)}?region=${region}&tab=properties`;
}

function configuration(input: SetupInput, place: Place): JsonObject {
	const { prefix } = place;
	return {
		Id: eventsName(input, place),
		TopicArn: topicArn(input, place),
		Events: [EVENTS],
		...(prefix !== '' && { Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: filterValue(prefix) }] } } }),
	};
}

/**
 * Filters are compared with the key as it stands in the event: a space is a plus sign, and other special characters are
 * percent-encoded. docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
function filterValue(prefix: string): string {
	return encodeURIComponent(prefix).replaceAll('%2F', '/').replaceAll('%20', '+').replaceAll('~', '%7E');
}

function consoleSteps(input: SetupInput, place: Place): string[] {
	const { bucket, prefix } = place;
	return [
		`Open ${bucketPage(input.region, bucket)} (the bucket's tab Properties) and go down to Event notifications.`,
		'Choose Create event notification.',
		`Event name: ${eventsName(input, place)}`,
		...(prefix === '' ? [] : [`Prefix: ${filterValue(prefix)}`]),
		'Event types: tick All object create events.',
		`Destination: SNS topic, Enter SNS topic ARN, ${topicArn(input, place)}`,
		'Choose Save changes. What the bucket has already stays as it is.',
	];
}

/** Putting notifications replaces all of a bucket's, hence: read, change, and only when both went well, write. */
function changeCommand(
	{ accountId, region }: SetupInput,
	{ bucket }: Place,
	entry: JsonObject,
	change: string,
): string {
	const before = `notifications-${bucket}.before.json`;
	const after = `notifications-${bucket}.after.json`;
	// Names of buckets are unique in the world, so a wrong one may be somebody else's.
	const where = [
		['--region', region],
		['--bucket', bucket],
		['--expected-bucket-owner', accountId],
	] as const;
	const get = commandLine('aws s3api get-bucket-notification-configuration', [...where, ['--output', 'json']]);
	const jq = `jq --slurp --argjson new ${word(asciiJson(entry))} \\\n  ${word(change)}`;
	const put = commandLine('aws s3api put-bucket-notification-configuration', [
		...where,
		['--notification-configuration', `file://${after}`],
	]);
	return `${get} > ${word(before)} &&\n${jq} ${word(before)} > ${word(after)} &&\n${put}`;
}

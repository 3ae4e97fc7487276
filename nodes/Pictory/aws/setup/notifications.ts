import { createHash } from 'crypto';

import { asciiJson } from './json';
import { topicArn } from './names';
import { type Reach, reachOf } from './places';
import { commandLine, word } from './shell';
import type { JsonObject, SetupInput } from './types';

/** What one bucket must be told so that it reports new files to the topic. */
export interface BucketNotification extends JsonObject {
	bucket: string;
	/** Entries for the bucket's `TopicConfigurations`, beside those that are there. */
	topicConfigurations: JsonObject[];
	/** How to do it in the AWS Console, step by step. */
	consoleSteps: string[];
	/** How to do it with the AWS CLI and jq. Whatever the bucket has already stays. */
	command: string;
}

const EVENTS = 's3:ObjectCreated:*';

/**
 * Adds entries to a bucket's notifications: those with the same Ids are replaced, so that it can be run again, and all
 * others stay, for queues, functions and EventBridge too. A bucket without any answers with nothing at all.
 */
const MERGE =
	'(.[0] // {}) | .TopicConfigurations = ([.TopicConfigurations[]? | select(.Id as $id | all($new[]; .Id != $id))] + $new)';

/** docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications.html */
export function notifications(input: SetupInput): BucketNotification[] {
	return reachOf(input.buckets).map((reach) => {
		const topicConfigurations = reach.prefixes.map((prefix) => configuration(input, prefix));
		return {
			bucket: reach.bucket,
			topicConfigurations,
			consoleSteps: consoleSteps(input, reach),
			command: mergeCommand(input, reach.bucket, topicConfigurations),
		};
	});
}

function configuration(input: SetupInput, prefix: string): JsonObject {
	return {
		Id: idOf(prefix),
		TopicArn: topicArn(input),
		Events: [EVENTS],
		...(prefix !== '' && { Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: filterValue(prefix) }] } } }),
	};
}

/** The same for the same prefix every time, and no one else's. */
function idOf(prefix: string): string {
	return `pictory-s3-trigger-${createHash('sha256').update(prefix).digest('hex').slice(0, 8)}`;
}

/**
 * Filters are compared with the key as it stands in the event: a space is a plus sign, and other special characters are
 * percent-encoded. docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
function filterValue(prefix: string): string {
	return encodeURIComponent(prefix).replaceAll('%2F', '/').replaceAll('%20', '+').replaceAll('~', '%7E');
}

function consoleSteps(input: SetupInput, { bucket, prefixes }: Reach): string[] {
	return [
		`Open ${bucketPage(input.region, bucket)} (the bucket's tab Properties) and go down to Event notifications.`,
		...prefixes.flatMap((prefix) => [
			'Choose Create event notification.',
			`Event name: ${idOf(prefix)}`,
			...(prefix === '' ? [] : [`Prefix: ${filterValue(prefix)}`]),
			'Event types: tick All object create events.',
			`Destination: SNS topic, Enter SNS topic ARN, ${topicArn(input)}`,
			'Choose Save changes. What the bucket has already stays as it is.',
		]),
	];
}

function bucketPage(region: string, bucket: string): string {
	return `https://${region}.console.aws.amazon.com/s3/buckets/${encodeURIComponent(bucket)}?region=${region}&tab=properties`;
}

/** Putting notifications replaces all of a bucket's, hence: read, merge, and only when both went well, write. */
function mergeCommand({ accountId, region }: SetupInput, bucket: string, topicConfigurations: JsonObject[]): string {
	const before = `notifications-${bucket}.before.json`;
	const after = `notifications-${bucket}.after.json`;
	// Names of buckets are unique in the world, so a wrong one may be somebody else's.
	const where = [
		['--region', region],
		['--bucket', bucket],
		['--expected-bucket-owner', accountId],
	] as const;
	const get = commandLine('aws s3api get-bucket-notification-configuration', [...where, ['--output', 'json']]);
	const merge = `jq --slurp --argjson new ${word(asciiJson(topicConfigurations))} \\\n  ${word(MERGE)}`;
	const put = commandLine('aws s3api put-bucket-notification-configuration', [
		...where,
		['--notification-configuration', `file://${after}`],
	]);
	return `${get} > ${word(before)} &&\n${merge} ${word(before)} > ${word(after)} &&\n${put}`;
}

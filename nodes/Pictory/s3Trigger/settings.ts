import { Fields } from '../operation/enteredFields';
import type { Sameness } from '../aws/events/arrival';
import type { Filter } from '../aws/events/filter';
import type { KeyForm } from '../aws/events/record';
import type { MediaType } from '../aws/mediaType';
import { parseTopicArn, type Topic, topicArnTrouble } from '../aws/sns/topic';

export type Sender = 'sns' | 'eventBridge' | 's3Compatible';

/** The parameters of the trigger, checked. */
export interface Settings {
	sender: Sender;
	/** Whose messages are taken; for SNS. */
	topics: Topic[];
	/** '' when there is none. */
	sharedSecret: string;
	filter: Filter;
	executionPer: 'file' | 'message';
	keyForm: KeyForm;
	sameness: Sameness;
}

const SENDERS = ['sns', 'eventBridge', 's3Compatible'];
const MEDIA_TYPES: MediaType[] = ['audio', 'image', 'video'];
const SHORTEST_SECRET = 16;
const BYTES_PER_MB = 1_000_000;

/**
 * @param read a parameter by its name
 * @returns the settings, and what is wrong with them: texts that begin with the label of the field
 */
export function readSettings(read: (name: string) => unknown): { settings: Settings; troubles: string[] } {
	const troubles: string[] = [];
	const fields = new Fields(read, (field, message) => troubles.push(`'${field}' ${message}`));
	const options = fields.collection('options');
	const sender = fields.choice('sender', 'Sent By', SENDERS) as Sender;
	const sharedSecret = fields.text('sharedSecret', 'Shared Secret');
	const mediaType = fields.choice('mediaType', 'Media Type', ['any', ...MEDIA_TYPES]);
	const settings: Settings = {
		sender,
		topics: sender === 'sns' ? topicsOf(fields) : [],
		sharedSecret,
		filter: {
			buckets: listOf(options, 'buckets', 'Buckets'),
			prefix: fields.text('prefix', 'Only Files In', { keepBlanks: true }),
			suffixes: listOf(fields, 'suffix', 'Only Files Ending With'),
			mediaType: MEDIA_TYPES.find((type) => type === mediaType),
			minimumSize: bytes(options, 'minimumSize', 'Minimum Size'),
			maximumSize: bytes(options, 'maximumSize', 'Maximum Size'),
		},
		executionPer:
			fields.choice('executionPer', 'One Execution Per', ['file', 'message']) === 'message' ? 'message' : 'file',
		keyForm: options.has('encodedKeys') && !options.flag('encodedKeys') ? 'plain' : 'encoded',
		sameness: options.text('repeats', 'Ignore Repeats') === 'content' ? 'content' : 'event',
	};
	if (sender === 'sns' && settings.topics.length === 0 && sharedSecret === '' && troubles.length === 0) {
		troubles.push(
			"'Topic ARN' is empty. Enter the ARN of the topic that tells of new files: anyone can subscribe your URL to a topic of theirs.",
		);
	}
	if (sender !== 'sns' && sharedSecret === '') {
		troubles.push("'Shared Secret' is empty. Only messages that carry it are taken.");
	} else if (sharedSecret !== '' && sharedSecret.length < SHORTEST_SECRET) {
		troubles.push(`'Shared Secret' is too short to be one. Enter ${SHORTEST_SECRET} characters or more.`);
	}
	return { settings, troubles };
}

function topicsOf(fields: Fields): Topic[] {
	return listOf(fields, 'topicArn', 'Topic ARN').flatMap((arn) => {
		const trouble = topicArnTrouble(arn);
		if (trouble !== undefined) fields.problem('Topic ARN', trouble);
		return parseTopicArn(arn) ?? [];
	});
}

/** Several values in one field, with commas or line breaks between them. */
function listOf(fields: Fields, name: string, label: string): string[] {
	return fields
		.text(name, label)
		.split(/[,\n]/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** A size in MB, as the S3 console counts: 0 and empty mean no limit. */
function bytes(fields: Fields, name: string, label: string): number | undefined {
	const megabytes = fields.number(name, label, { min: 0 });
	return megabytes === undefined || !(megabytes > 0) ? undefined : megabytes * BYTES_PER_MB;
}

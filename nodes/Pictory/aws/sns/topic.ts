/** An SNS topic, as its ARN names it. */
export interface Topic {
	arn: string;
	region: string;
}

const TOPIC_ARN = /^arn:aws:sns:([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:[A-Za-z0-9_-]{1,256}$/;

/**
 * Reads the ARN of a standard topic. FIFO topics do not deliver to web addresses, and Pictory's AWS account is
 * outside the partitions aws-cn and aws-us-gov, so their topics are not taken.
 * @returns undefined when it is no such ARN
 */
export function parseTopicArn(arn: string): Topic | undefined {
	const region = TOPIC_ARN.exec(arn)?.[1];
	return region === undefined ? undefined : { arn, region };
}

/** The only host that serves a topic's certificates and confirmations. */
export function snsHost({ region }: Topic): string {
	return `sns.${region}.amazonaws.com`;
}

/** What is wrong with an ARN a user typed, as the end of a sentence that begins with the field's label. */
export function topicArnTrouble(arn: string): string | undefined {
	if (parseTopicArn(arn)) return undefined;
	if (/^arn:aws-(cn|us-gov|iso)/.test(arn)) {
		return `names the topic "${arn}" in a partition Pictory's AWS account can't work with. Use a topic whose ARN begins with arn:aws:sns:.`;
	}
	if (arn.endsWith('.fifo'))
		return `names the FIFO topic "${arn}", and SNS does not deliver those to web addresses. Use a standard topic.`;
	if (/^arn:aws:sns:[^:]*:\d{12}:[^:]+:[0-9a-f-]{36}$/.test(arn)) {
		return `names a subscription. Enter the ARN of its topic: ${arn.slice(0, arn.lastIndexOf(':'))}.`;
	}
	return `does not know "${arn}". Enter an ARN such as arn:aws:sns:us-east-2:123456789012:pictory-uploads.`;
}

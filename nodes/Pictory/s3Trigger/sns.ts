import type { IWebhookFunctions } from 'n8n-workflow';

import { confirmationAddress, isCertificateAddress } from '../aws/sns/addresses';
import { isSignedBy } from '../aws/sns/certificate';
import { isTimely, parseEnvelope, type SnsEnvelope } from '../aws/sns/envelope';
import type { Topic } from '../aws/sns/topic';
import { Certificates } from './certificates';
import { fetchText, requireAnswer } from './fetchText';
import { Refusal } from './refusal';

export const TOPIC_NOT_ACCEPTED = "Messages of this topic are not accepted. Add it to 'Topic ARN' of the trigger.";

/** One for all triggers of this n8n: they may share topics, and SNS shares certificates between topics. */
const certificates = new Certificates();

/** A message SNS has signed, of a topic the user has named. */
export interface VerifiedMessage {
	envelope: SnsEnvelope;
	topic: Topic;
}

/**
 * What costs nothing is checked first; only then may a certificate be fetched.
 * @throws Refusal unless SNS itself sent this for one of the topics, not long ago
 */
export async function verifyMessage(
	context: IWebhookFunctions,
	posted: unknown,
	topics: Topic[],
): Promise<VerifiedMessage> {
	const envelope = parseEnvelope(posted);
	if (!envelope) throw new Refusal(400, 'This is not a complete message of Amazon SNS.');
	const topic = topics.find(({ arn }) => arn === envelope.TopicArn);
	if (!topic) throw new Refusal(403, TOPIC_NOT_ACCEPTED);
	const now = Date.now();
	if (!isTimely(envelope, now)) throw new Refusal(403, 'The message is too old, or the clocks differ.');
	if (!isCertificateAddress(envelope.SigningCertURL, topic)) {
		throw new Refusal(403, "SigningCertURL does not lie on Amazon SNS in the topic's region.");
	}
	const certificate = await certificates.get(
		envelope.SigningCertURL,
		topic,
		async (address) => await fetchText(context, address),
		now,
	);
	if (!certificate) throw new Refusal(403, 'SigningCertURL holds no valid certificate of Amazon SNS.');
	if (!isSignedBy(envelope, certificate)) throw new Refusal(403, 'The signature does not match the message.');
	return { envelope, topic };
}

/**
 * Confirms to SNS that the URL is to get the topic's messages.
 * @throws Refusal when the message asks for a call to anywhere else, or SNS does not confirm
 */
export async function confirmSubscription(
	context: IWebhookFunctions,
	{ envelope, topic }: VerifiedMessage,
): Promise<void> {
	const address = confirmationAddress(envelope, topic);
	if (address === undefined)
		throw new Refusal(403, 'SubscribeURL is not the confirmation of this topic on Amazon SNS in its region.');
	const { status } = requireAnswer(await fetchText(context, address));
	if (status !== 200) {
		context.logger.warn(`Pictory S3 Trigger: Amazon SNS did not confirm the subscription to ${topic.arn}`, { status });
		throw new Refusal(400, `Amazon SNS did not confirm the subscription: status ${status}.`);
	}
	context.logger.info(`Pictory S3 Trigger: subscribed to ${topic.arn}`);
}

import type { IWebhookFunctions } from 'n8n-workflow';

import { looksLikeEnvelope } from '../aws/sns/envelope';
import { parseJson } from './body';
import { Refusal } from './refusal';
import { carriesSecret } from './secret';
import type { Settings } from './settings';
import { confirmSubscription, TOPIC_NOT_ACCEPTED, verifyMessage } from './sns';

/** What an authentic message carries: an event, or a change of the subscription, which starts nothing. */
export type Message = { kind: 'event'; event: unknown } | { kind: 'subscription'; change: string };

/**
 * Opens a message, if its sender is the one the user has chosen.
 * @throws Refusal
 */
export async function openMessage(context: IWebhookFunctions, settings: Settings, body: Buffer): Promise<Message> {
	if (settings.sender !== 'sns') requireSecret(context, settings);
	const posted = parseJson(body.toString('utf8'));
	if (settings.sender !== 'sns') return { kind: 'event', event: posted };
	if (looksLikeEnvelope(posted)) return await openEnvelope(context, settings, posted);
	requireRawDelivery(context, settings);
	return { kind: 'event', event: posted };
}

async function openEnvelope(context: IWebhookFunctions, { topics }: Settings, posted: unknown): Promise<Message> {
	const message = await verifyMessage(context, posted, topics);
	const { Type, Message: content, TopicArn } = message.envelope;
	if (Type === 'SubscriptionConfirmation') {
		await confirmSubscription(context, message);
		return { kind: 'subscription', change: 'Subscribed' };
	}
	if (Type === 'UnsubscribeConfirmation') {
		context.logger.warn(`Pictory S3 Trigger: the subscription to ${TopicArn} was removed`);
		return { kind: 'subscription', change: 'Unsubscribed' };
	}
	return { kind: 'event', event: parseJson(content) };
}

/** @throws Refusal unless the request carries the shared secret */
export function requireSecret(context: IWebhookFunctions, { sharedSecret }: Settings): void {
	const query = context.getQueryData() as Record<string, unknown>;
	if (sharedSecret === '' || !carriesSecret(sharedSecret, query, context.getHeaderData())) {
		throw new Refusal(401, 'The shared secret is missing or wrong.');
	}
}

/** SNS's raw message delivery: the event alone, without a signature. Its headers prove nothing, so the secret has to. */
function requireRawDelivery(context: IWebhookFunctions, settings: Settings): void {
	requireSecret(context, settings);
	const topic = context.getHeaderData()['x-amz-sns-topic-arn'];
	if (topic !== undefined && settings.topics.length > 0 && !settings.topics.some(({ arn }) => arn === topic)) {
		throw new Refusal(403, TOPIC_NOT_ACCEPTED);
	}
}

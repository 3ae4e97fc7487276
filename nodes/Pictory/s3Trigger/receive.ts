import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type Arrival, arrivalItem, identityOf } from '../aws/events/arrival';
import { passes } from '../aws/events/filter';
import { readEvent } from '../aws/events/read';
import { looksLikeEnvelope } from '../aws/sns/envelope';
import { parseJson, readBody } from './body';
import { hold, isTakenUp } from './gate';
import { triggerName } from './name';
import { Refusal } from './refusal';
import { relay } from './relay';
import { repeatsOf } from './repeats';
import { carriesSecret } from './secret';
import { readSettings, type Settings } from './settings';
import { confirmSubscription, genuine } from './sns';

/** A delivery that is genuine but starts nothing. */
class Done {
	constructor(readonly message: string) {}
}

/**
 * Answers one post to the trigger's URL: 2xx only for what is accepted, 4xx for what must not come again, 5xx for what
 * should. Nothing is thrown: n8n would start an execution to show the error.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const settings = settingsOf(context);
		const body = await readBody(context);
		const event = await eventIn(context, settings, body);
		if (event instanceof Done) return answer(context, 200, event.message);
		return await startFor(context, settings, body, event);
	} catch (error) {
		if (error instanceof Refusal) {
			context.logger.debug(`Pictory S3 Trigger: refused with ${error.status}: ${error.message}`);
			return answer(context, error.status, error.message);
		}
		context.logger.error('Pictory S3 Trigger: a message could not be worked on', { error });
		return answer(context, 500, 'The message could not be worked on. Send it again.');
	}
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

function settingsOf(context: IWebhookFunctions): Settings {
	const { settings, troubles } = readSettings((name) => context.getNodeParameter(name, null));
	if (troubles.length > 0) throw new Refusal(500, `The trigger is not set up: ${troubles.join(' ')}`);
	return settings;
}

/** Opens the message, if its sender is who the user said. */
async function eventIn(context: IWebhookFunctions, settings: Settings, body: Buffer): Promise<unknown> {
	if (settings.sender !== 'sns') {
		requireSecret(context, settings);
		return parseJson(body.toString('utf8'));
	}
	const posted = parseJson(body.toString('utf8'));
	if (!looksLikeEnvelope(posted)) {
		requireRawDelivery(context, settings);
		return posted;
	}
	const message = await genuine(context, posted, settings.topics);
	const { Type, Message, TopicArn } = message.envelope;
	if (Type === 'SubscriptionConfirmation') {
		await confirmSubscription(context, message);
		return new Done('Subscribed');
	}
	if (Type === 'UnsubscribeConfirmation') {
		context.logger.warn(`Pictory S3 Trigger: the subscription to ${TopicArn} was removed`);
		return new Done('Unsubscribed');
	}
	return parseJson(Message);
}

function requireSecret(context: IWebhookFunctions, { sharedSecret }: Settings): void {
	const query = context.getQueryData() as Record<string, unknown>;
	if (sharedSecret === '' || !carriesSecret(sharedSecret, query, context.getHeaderData())) {
		throw new Refusal(401, 'The shared secret is missing or wrong.');
	}
}

/** SNS's raw message delivery: the event alone, without signature; the headers prove nothing. */
function requireRawDelivery(context: IWebhookFunctions, settings: Settings): void {
	requireSecret(context, settings);
	const topic = context.getHeaderData()['x-amz-sns-topic-arn'];
	if (topic !== undefined && settings.topics.length > 0 && !settings.topics.some(({ arn }) => arn === topic)) {
		throw new Refusal(403, "Messages of this topic are not taken. Add it to 'Topic ARN' of the trigger.");
	}
}

/** Starts the workflow for the files of an event that it is for and that were not seen before. */
async function startFor(context: IWebhookFunctions, settings: Settings, body: Buffer, event: unknown): Promise<IWebhookResponseData> {
	const reading = readEvent(event, settings.sender === 's3Compatible' ? settings.keyForm : 'encoded');
	if (reading.kind === 'foreign') throw new Refusal(400, reading.message);
	const { file } = context.getQueryData() as Record<string, unknown>;
	const wanted = reading.arrivals
		.map((arrival, index) => ({ arrival, index, identity: identityOf(arrival, settings.sameness) }))
		.filter(({ arrival, index }) => passes(arrival, settings.filter) && (file === undefined || file === String(index)));

	// "Listen for Test Event" is there to be tried again and again with the same file.
	if (context.getMode() === 'manual') return start(context, wanted.map(({ arrival }) => arrival));

	const staticData = context.getWorkflowStaticData('node');
	const trigger = triggerName(context);
	const repeats = repeatsOf(trigger);
	repeats.learn(staticData.recentFiles);
	let mine = wanted.filter(({ arrival, identity }) => !repeats.knows(identity) && !isTakenUp(trigger, arrivalItem(arrival)));
	if (settings.executionPer === 'file' && file === undefined && mine.length > 1) {
		const [first, ...others] = mine.map(({ index }) => index);
		const left = await relay(context, body, others);
		mine = mine.filter(({ index }) => index === first || left.includes(index));
	}
	const claimed = await repeats.claim(
		mine.map(({ identity }) => identity),
		context.getResponseObject(),
	);
	const identities = [...claimed];
	// `delete` says whether it was still there, so a file named twice in one message counts once.
	const arrivals = mine.filter(({ identity }) => claimed.delete(identity)).map(({ arrival }) => arrival);
	return start(context, arrivals, () => {
		staticData.recentFiles = repeats.started(identities);
	});
}

/**
 * @param onStarted called when the execution exists: n8n asks for the answer after it has made the execution and
 * before it saves the static data. Changes made to that data earlier are lost, because making the execution marks
 * them as saved.
 */
function start(context: IWebhookFunctions, arrivals: Arrival[], onStarted?: () => void): IWebhookResponseData {
	if (arrivals.length === 0) return answer(context, 200, 'Nothing new for this workflow');
	const items = arrivals.map((arrival) => ({ json: arrivalItem(arrival) }));
	if (onStarted) hold(triggerName(context), items, context.getResponseObject());
	return {
		workflowData: [items],
		get webhookResponse() {
			onStarted?.();
			return { message: 'Workflow was started' };
		},
	};
}

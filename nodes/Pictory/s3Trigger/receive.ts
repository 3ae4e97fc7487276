import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type Arrival, arrivalItem, identityOf } from '../aws/events/arrival';
import { passes } from '../aws/events/filter';
import { readEvent } from '../aws/events/read';
import { looksLikeEnvelope } from '../aws/sns/envelope';
import { parseJson, readBody } from './body';
import { hold, isTakenUp } from './gate';
import { triggerName } from './name';
import { newTicket, ownerOf, SplitMessages, TICKET_HEADER } from './parts';
import { Refusal } from './refusal';
import { relay } from './relay';
import { repeatsOf } from './repeats';
import { carriesSecret } from './secret';
import { readSettings, type Settings } from './settings';
import { confirmSubscription, genuine } from './sns';

const splits = new SplitMessages();

/** A file of a message, and which of its files it is. */
interface Part {
	arrival: Arrival;
	index: number;
}

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
		const ticket = context.getHeaderData()[TICKET_HEADER];
		if (typeof ticket === 'string' && body.length === 0) {
			return await startFor(context, settings, body, [partOf(context, settings, ticket)]);
		}
		const event = await eventIn(context, settings, body);
		if (event instanceof Done) return answer(context, 200, event.message);
		return await startFor(context, settings, body, partsIn(context, settings, event, ticket));
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
	const response = context.getResponseObject();
	// Whoever has not sent all of a body yet is not listened to any further.
	if (status === 408 || status === 413) response.setHeader('connection', 'close');
	response.status(status).json({ message });
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

/** The one file a post of our own asks for, whose message was checked before. The secret is wanted all the same. */
function partOf(context: IWebhookFunctions, settings: Settings, ticket: string): Part {
	if (settings.sender !== 'sns') requireSecret(context, settings);
	const index = fileIn(context);
	const arrival =
		index === undefined ? undefined : splits.redeem(ticket, ownerOf(context, settings), index, Date.now());
	if (index === undefined || !arrival) throw new Refusal(404, 'No message is known by this ticket.');
	return { arrival, index };
}

/**
 * The files a message tells of, or the one of them a post of our own asks for.
 * @param ticket under which a process that sends us a whole message will ask for more of it
 */
function partsIn(context: IWebhookFunctions, settings: Settings, event: unknown, ticket: unknown): Part[] {
	const reading = readEvent(event, settings.sender === 's3Compatible' ? settings.keyForm : 'encoded');
	if (reading.kind === 'foreign') throw new Refusal(400, reading.message);
	const parts = reading.arrivals.map((arrival, index) => ({ arrival, index }));
	const wanted = fileIn(context);
	if (wanted === undefined) return parts;
	if (typeof ticket === 'string') {
		splits.keep(ticket, ownerOf(context, settings), reading.arrivals, Date.now());
		splits.redeem(ticket, ownerOf(context, settings), wanted, Date.now());
	}
	return parts.filter(({ index }) => index === wanted);
}

/** Which file of a message is meant; none of them when it is no number. */
function fileIn(context: IWebhookFunctions): number | undefined {
	const { file } = context.getQueryData() as Record<string, unknown>;
	if (file === undefined) return undefined;
	return typeof file === 'string' && /^\d{1,7}$/.test(file) ? Number(file) : -1;
}

/** Starts the workflow for those of the files that it is for and that were not seen before. */
async function startFor(
	context: IWebhookFunctions,
	settings: Settings,
	body: Buffer,
	parts: Part[],
): Promise<IWebhookResponseData> {
	const wanted = parts
		.filter(({ arrival }) => passes(arrival, settings.filter))
		.map((part) => ({ ...part, identity: identityOf(part.arrival, settings.sameness) }));

	// "Listen for Test Event" is there to be tried again and again with the same file.
	if (context.getMode() === 'manual')
		return start(
			context,
			wanted.map(({ arrival }) => arrival),
		);

	const staticData = context.getWorkflowStaticData('node');
	const trigger = triggerName(context);
	const repeats = repeatsOf(trigger);
	repeats.learn(staticData.recentFiles);
	let mine = wanted.filter(
		({ arrival, identity }) => !repeats.knows(identity) && !isTakenUp(trigger, arrivalItem(arrival)),
	);
	if (settings.executionPer === 'file' && mine.length > 1) {
		const [first, ...others] = mine.map(({ index }) => index);
		const left = new Set(await split(context, settings, body, parts, others));
		mine = mine.filter(({ index }) => index === first || left.has(index));
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

/** @returns the indexes of the files that must be started here, because they could not be given an execution of their own */
async function split(
	context: IWebhookFunctions,
	settings: Settings,
	body: Buffer,
	parts: Part[],
	indexes: number[],
): Promise<number[]> {
	const ticket = newTicket();
	splits.keep(
		ticket,
		ownerOf(context, settings),
		parts.map(({ arrival }) => arrival),
		Date.now(),
	);
	try {
		return await relay(context, body, ticket, indexes);
	} finally {
		splits.forget(ticket);
	}
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

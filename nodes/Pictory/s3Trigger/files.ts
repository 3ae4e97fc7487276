import type { IWebhookFunctions } from 'n8n-workflow';

import type { Arrival } from '../aws/events/arrival';
import { readEvent } from '../aws/events/read';
import { requireSecret } from './message';
import { newTicket, ownerOf, SplitMessages } from './parts';
import { Refusal } from './refusal';
import { relay } from './relay';
import type { Settings } from './settings';

/** A file of a message, and its position among the files of that message. */
export interface MessageFile {
	arrival: Arrival;
	index: number;
}

/** The messages this process is splitting. */
const splits = new SplitMessages();

/**
 * The one file that a request of our own asks for, whose message was checked before. The secret is required all the same.
 * @throws Refusal when the ticket is not good for this file
 */
export function fileOfTicket(context: IWebhookFunctions, settings: Settings, ticket: string): MessageFile {
	if (settings.sender !== 'sns') requireSecret(context, settings);
	const index = requestedIndex(context);
	const arrival =
		index === undefined ? undefined : splits.redeem(ticket, ownerOf(context, settings), index, Date.now());
	if (index === undefined || !arrival) throw new Refusal(404, 'No message is known by this ticket.');
	return { arrival, index };
}

/**
 * The files an event reports, or the one of them that a request of our own asks for.
 * @param ticket with which another process of this n8n, which has sent the whole message, will ask for more of its files
 * @throws Refusal when it is no event of S3
 */
export function filesOfEvent(
	context: IWebhookFunctions,
	settings: Settings,
	event: unknown,
	ticket: unknown,
): MessageFile[] {
	const reading = readEvent(event, settings.sender === 's3Compatible' ? settings.keyForm : 'encoded');
	if (reading.kind === 'foreign') throw new Refusal(400, reading.message);
	if (reading.odd !== undefined) {
		context.logger.warn(`Pictory S3 Trigger: ${reading.odd} of the records of a message were not understood`);
	}
	const files = reading.arrivals.map((arrival, index) => ({ arrival, index }));
	const requested = requestedIndex(context);
	if (requested === undefined) return files;
	if (typeof ticket === 'string') {
		const owner = ownerOf(context, settings);
		splits.keep(ticket, owner, reading.arrivals, Date.now());
		splits.redeem(ticket, owner, requested, Date.now());
	}
	return files.filter(({ index }) => index === requested);
}

/** @returns the index in the query, -1 when it is not a number, nothing when all files are meant */
function requestedIndex(context: IWebhookFunctions): number | undefined {
	const { file } = context.getQueryData() as Record<string, unknown>;
	if (file === undefined) return undefined;
	return typeof file === 'string' && /^\d{1,7}$/.test(file) ? Number(file) : -1;
}

/**
 * Gives files of a message an execution of their own.
 * @param indexes of those files
 * @returns the indexes of the files for which that has failed
 */
export async function splitMessage(
	context: IWebhookFunctions,
	settings: Settings,
	body: Buffer,
	files: MessageFile[],
	indexes: number[],
): Promise<number[]> {
	const ticket = newTicket();
	const arrivals = files.map(({ arrival }) => arrival);
	splits.keep(ticket, ownerOf(context, settings), arrivals, Date.now());
	try {
		return await relay(context, body, ticket, indexes);
	} finally {
		splits.forget(ticket);
	}
}

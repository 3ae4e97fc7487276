import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { problemText } from '../operation/triggerFields';
import { readBody } from './body';
import { fileOfTicket, filesOfEvent } from './files';
import { openMessage } from './message';
import { TICKET_HEADER } from './parts';
import { Refusal } from './refusal';
import { respond } from './respond';
import { readSettings, type Settings } from './settings';
import { startForFiles } from './start';

/**
 * Answers one post to the trigger's URL: 2xx only for what is accepted, 4xx for what must not be sent again, 5xx for what
 * should. Nothing is thrown: n8n would start an execution to show the error.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const settings = settingsOf(context);
		const body = await readBody(context);
		const ticket = context.getHeaderData()[TICKET_HEADER];
		if (typeof ticket === 'string' && body.length === 0) {
			return await startForFiles(context, settings, body, [fileOfTicket(context, settings, ticket)]);
		}
		const message = await openMessage(context, settings, body);
		if (message.kind === 'subscription') return respond(context, 200, message.change);
		return await startForFiles(context, settings, body, filesOfEvent(context, settings, message.event, ticket));
	} catch (error) {
		if (error instanceof Refusal) {
			context.logger.debug(`Pictory S3 Trigger: refused with ${error.status}: ${error.message}`);
			return respond(context, error.status, error.message);
		}
		context.logger.error('Pictory S3 Trigger: a message could not be processed', { error });
		return respond(context, 500, 'The message could not be processed. Send it again.');
	}
}

function settingsOf(context: IWebhookFunctions): Settings {
	const { settings, problems } = readSettings(context);
	if (problems.length > 0) {
		throw new Refusal(500, `The trigger is not set up: ${problems.map(problemText).join(' ')}`);
	}
	return settings;
}

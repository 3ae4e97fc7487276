import type { IWebhookFunctions } from 'n8n-workflow';

import { TICKET_HEADER } from './parts';

const CONCURRENCY = 10;
/** SNS waits for 15 seconds, and the files that have failed by then still have to be started. */
const TIMEOUT_MS = 10_000;
/** Each process needs the message once, and which one a request reaches is not ours to choose. */
const MAX_WHOLE_MESSAGES = 32;

/** Headers that authenticate a message, or describe it. */
const HEADERS = ['content-type', 'authorization', 'x-pictory-secret', 'x-amz-sns-rawdelivery', 'x-amz-sns-topic-arn'];

/**
 * n8n starts one execution per request, so for a message about several files the trigger sends one request for each of them to its
 * own URL: `file` is its index, and a ticket stands for the message, so that a message of 1,000 files is not sent 1,000
 * times. A process of this n8n that does not know the ticket gets the whole message, checks it like any other, and then
 * knows the ticket, too.
 * @param ticket under which this process has kept the message
 * @param indexes of the files in the message
 * @returns those that could not be started this way, e.g. because n8n cannot reach its own public address
 */
export async function relay(
	context: IWebhookFunctions,
	body: Buffer,
	ticket: string,
	indexes: number[],
): Promise<number[]> {
	const deadline = Date.now() + TIMEOUT_MS;
	const failed: number[] = [];
	let wholeMessages = 0;
	const isStarted = async (index: number): Promise<boolean> => {
		const status = await post(context, undefined, ticket, index, deadline);
		if (status < 400 || status >= 500) return isSuccess(status);
		wholeMessages += 1;
		return wholeMessages <= MAX_WHOLE_MESSAGES && isSuccess(await post(context, body, ticket, index, deadline));
	};
	for (let start = 0; start < indexes.length; start += CONCURRENCY) {
		// When one fails, the others would too.
		if (failed.length > 0 || Date.now() >= deadline) return [...failed, ...indexes.slice(start)];
		const batch = indexes.slice(start, start + CONCURRENCY);
		const started = await Promise.all(batch.map(isStarted));
		failed.push(...batch.filter((_, position) => !started[position]));
	}
	return failed;
}

/** @returns the status, 0 when there is none */
async function post(
	context: IWebhookFunctions,
	body: Buffer | undefined,
	ticket: string,
	index: number,
	deadline: number,
): Promise<number> {
	const url = context.getNodeWebhookUrl('default');
	const timeout = deadline - Date.now();
	if (url === undefined || timeout <= 0) return 0;
	const headers = context.getHeaderData();
	const query = context.getQueryData() as Record<string, unknown>;
	const forwarded = Object.fromEntries(
		HEADERS.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
	);
	try {
		const response: unknown = await context.helpers.httpRequest({
			method: 'POST',
			url,
			qs: { file: index, ...(typeof query.secret === 'string' && { secret: query.secret }) },
			headers: { ...forwarded, [TICKET_HEADER]: ticket },
			body: body ?? '',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout,
		});
		return (response as { statusCode: number }).statusCode;
	} catch (error) {
		context.logger.warn(
			'Pictory S3 Trigger: n8n could not reach its own URL, so the files of one message start together',
			{ error },
		);
		return 0;
	}
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

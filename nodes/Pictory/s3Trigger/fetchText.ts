import type { IWebhookFunctions } from 'n8n-workflow';

import { Refusal } from './refusal';

/** A certificate has 2 kB, the answer to a confirmation less. */
const MOST_BYTES = 65_536;
const TIME_LIMIT_MS = 5_000;

export interface FetchedText {
	status: number;
	text: string;
}

/**
 * Gets a small text from an SNS host. Redirects are not followed: an address was checked, and no other.
 * @throws Refusal with 503 when the host cannot be reached: SNS comes again
 */
export async function fetchText(context: IWebhookFunctions, url: string): Promise<FetchedText> {
	try {
		const response: unknown = await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIME_LIMIT_MS,
			abortSignal: AbortSignal.timeout(TIME_LIMIT_MS),
		});
		const { statusCode, body } = response as { statusCode: number; body: AsyncIterable<Uint8Array> };
		return { status: statusCode, text: await bounded(body) };
	} catch (error) {
		context.logger.warn(`Pictory S3 Trigger: ${new URL(url).host} could not be reached`, { error });
		return { status: 0, text: '' };
	}
}

/** Leaving the loop early closes the connection. */
async function bounded(body: AsyncIterable<Uint8Array>): Promise<string> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of body) {
		size += part.length;
		if (size > MOST_BYTES) return '';
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

/** A host that cannot be reached or is in trouble is no reason to lose a message. */
export function mustAnswer({ status, text }: FetchedText): FetchedText {
	if (status === 0 || status === 429 || status >= 500)
		throw new Refusal(503, 'Amazon SNS could not be asked. Send this again.');
	return { status, text };
}

import type { IWebhookFunctions } from 'n8n-workflow';

import { plainRequest } from '../transport/plainRequest';
import { Refusal } from './refusal';

/** A certificate has 2 kB, the answer to a confirmation less. */
const MAX_BYTES = 65_536;
const TIMEOUT_MS = 5_000;

export interface FetchedText {
	status: number;
	text: string;
}

/**
 * Gets a small text from an SNS host. Redirects are not followed: only this address was checked.
 * @returns status 0 when the host cannot be reached, and no text when it is too long
 */
export async function fetchText(context: IWebhookFunctions, url: string): Promise<FetchedText> {
	try {
		const { statusCode, body } = await plainRequest(context, {
			method: 'GET',
			url,
			isStream: true,
			timeoutMs: TIMEOUT_MS,
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		return { status: statusCode, text: await readUpToLimit(body as AsyncIterable<Uint8Array>) };
	} catch (error) {
		context.logger.warn(`Pictory S3 Trigger: ${new URL(url).host} could not be reached`, { error });
		return { status: 0, text: '' };
	}
}

/** Leaving the loop early closes the connection. */
async function readUpToLimit(body: AsyncIterable<Uint8Array>): Promise<string> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of body) {
		size += part.length;
		if (size > MAX_BYTES) return '';
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

/**
 * A host that cannot be reached, or fails, is no reason to lose a message.
 * @throws Refusal with 503: SNS sends the message again
 */
export function requireAnswer({ status, text }: FetchedText): FetchedText {
	if (status === 0 || status === 429 || status >= 500) {
		throw new Refusal(503, 'Amazon SNS could not be asked. Send this again.');
	}
	return { status, text };
}

import type { IWebhookFunctions } from 'n8n-workflow';

import { Refusal } from './refusal';

/** SNS and EventBridge carry 256 KB at most; as text in an envelope that can double. */
const MOST_BYTES = 1_048_576;

/**
 * The body as it came. SNS posts JSON as text/plain, which n8n does not parse, and what was signed is the text, so
 * n8n's own reading of the body is not used.
 */
export function readBody(context: IWebhookFunctions): Buffer {
	const { headers, rawBody } = context.getRequestObject();
	const body: Buffer | undefined = rawBody;
	if (Number(headers['content-length'] ?? 0) > MOST_BYTES || (body?.length ?? 0) > MOST_BYTES) {
		throw new Refusal(413, 'The body is larger than any message of SNS, EventBridge or S3.');
	}
	return body ?? Buffer.alloc(0);
}

export function parseJson(text: string): unknown {
	const parsed = attempt(text);
	if (parsed === undefined) throw new Refusal(400, 'The body is not valid JSON.');
	return parsed;
}

function attempt(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

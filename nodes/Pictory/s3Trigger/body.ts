import type { IWebhookFunctions } from 'n8n-workflow';

import { Refusal } from './refusal';

/** SNS and EventBridge carry 256 KB at most; as text in an envelope that can double. */
const MOST_BYTES = 1_048_576;

/**
 * The body as it came. SNS posts JSON as text/plain, which n8n does not parse, and what was signed is the text, so
 * n8n's own reading of the body is not used. Bodies of types n8n does not know are left for the node to read.
 */
export async function readBody(context: IWebhookFunctions): Promise<Buffer> {
	const request: Incoming = context.getRequestObject();
	checkSize(Number(request.headers['content-length'] ?? 0));
	if (request.rawBody === undefined && !(await canRead(request))) throw new Refusal(400, 'The body could not be read.');
	checkSize(request.rawBody?.length ?? 0);
	return request.rawBody ?? Buffer.alloc(0);
}

/** What n8n adds to a request. */
interface Incoming {
	headers: Record<string, unknown>;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** @returns false when the sender broke off, or it is too long even for n8n */
async function canRead(request: Incoming): Promise<boolean> {
	const reading = request.readRawBody?.() ?? Promise.resolve();
	return await reading.then(
		() => true,
		() => false,
	);
}

function checkSize(bytes: number): void {
	if (bytes > MOST_BYTES) throw new Refusal(413, 'The body is larger than any message of SNS, EventBridge or S3.');
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

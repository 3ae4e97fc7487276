import { type IWebhookFunctions, sleep } from 'n8n-workflow';

import { Refusal } from './refusal';

/** SNS and EventBridge carry 256 KB at most; as text in an envelope that can double. */
const MOST_BYTES = 1_048_576;
/** For a body n8n has left to us. Senders write theirs at once. */
const TIME_LIMIT_MS = 4_000;
/** For a body that is at its end already: there is nothing to wait for, only to be handed over. */
const ENDED_LIMIT_MS = 500;

/**
 * The body as it came. SNS posts JSON as text/plain, which n8n does not parse, and what was signed is the text, so
 * n8n's own reading of the body is not used. Bodies of types n8n does not know are left for the node to read.
 * @throws Refusal when there is no telling what was sent: n8n has taken a form apart, it is too long, or does not end
 */
export async function readBody(context: IWebhookFunctions): Promise<Buffer> {
	const request: Incoming = context.getRequestObject();
	checkSize(Number(request.headers['content-length'] ?? 0));
	if (request.rawBody === undefined) await read(request);
	checkSize(request.rawBody?.length ?? 0);
	return request.rawBody ?? Buffer.alloc(0);
}

/** What n8n adds to a request, and what the request says of itself. */
interface Incoming {
	headers: Record<string, unknown>;
	readableEnded: boolean;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** A form n8n has taken apart does not come again, and n8n's function to read a body may wait for it without end. */
async function read(request: Incoming): Promise<void> {
	const { readableEnded } = request;
	const reading = (request.readRawBody?.() ?? Promise.resolve()).then(
		() => 'read' as const,
		() => 'broken' as const,
	);
	const over = new AbortController();
	const late = sleep(readableEnded ? ENDED_LIMIT_MS : TIME_LIMIT_MS, over.signal).catch(() => undefined);
	const end = await Promise.race([reading, late]);
	over.abort();
	if (end === 'read') return;
	if (readableEnded) throw new Refusal(415, 'Forms are not taken. Send the message as text/plain or application/json.');
	if (end === 'broken') throw new Refusal(400, 'The body could not be read.');
	throw new Refusal(408, 'The body did not come to its end.');
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

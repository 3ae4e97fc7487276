import { type IWebhookFunctions, sleep } from 'n8n-workflow';

import { Refusal } from './refusal';

/** SNS and EventBridge carry 256 KB at most; as text in an envelope that can double. */
const MAX_BYTES = 1_048_576;
/** For a body that n8n has not read. Senders write theirs at once. */
const TIMEOUT_MS = 4_000;
/** For a body that has arrived already and only has to be passed on. */
const ENDED_TIMEOUT_MS = 500;

/**
 * The body as it came. SNS posts JSON as text/plain, which n8n does not parse, and what was signed is the text, so
 * n8n's own reading of the body is not used. Bodies of types n8n does not know have to be read by the node.
 * @throws Refusal when it cannot be read: n8n has parsed a form, it is too long, or does not end
 */
export async function readBody(context: IWebhookFunctions): Promise<Buffer> {
	const request: Request = context.getRequestObject();
	checkSize(Number(request.headers['content-length'] ?? 0));
	if (request.rawBody === undefined) await read(request);
	checkSize(request.rawBody?.length ?? 0);
	return request.rawBody ?? Buffer.alloc(0);
}

/** A request, with what n8n adds to it. */
interface Request {
	headers: Record<string, unknown>;
	readableEnded: boolean;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** The body of a form that n8n has parsed is gone, and n8n's function to read a body may wait for it without end. */
async function read(request: Request): Promise<void> {
	const { readableEnded } = request;
	const reading = (request.readRawBody?.() ?? Promise.resolve()).then(
		() => 'read' as const,
		() => 'broken' as const,
	);
	const timer = new AbortController();
	const timeout = sleep(readableEnded ? ENDED_TIMEOUT_MS : TIMEOUT_MS, timer.signal).catch(() => undefined);
	const end = await Promise.race([reading, timeout]);
	timer.abort();
	if (end === 'read') return;
	if (readableEnded)
		throw new Refusal(415, 'Forms are not accepted. Send the message as text/plain or application/json.');
	if (end === 'broken') throw new Refusal(400, 'The body could not be read.');
	throw new Refusal(408, 'The body did not end.');
}

function checkSize(bytes: number): void {
	if (bytes > MAX_BYTES) throw new Refusal(413, 'The body is larger than any message of SNS, EventBridge or S3.');
}

/** @throws Refusal when it is no JSON */
export function parseJson(text: string): unknown {
	const parsed = tryParse(text);
	if (parsed === undefined) throw new Refusal(400, 'The body is not valid JSON.');
	return parsed;
}

function tryParse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

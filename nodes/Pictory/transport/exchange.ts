import type {
	IAllExecuteFunctions,
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IExecuteFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Hide } from './apiKey';
import { isPlainObject } from '../common/guards';
import { readRetryAfter } from './retryAfter';

/** The n8n contexts from which Pictory can be called. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

export interface PictoryRequest {
	method: IHttpRequestMethods;
	/** Below the base address, e.g. `/v1/jobs`. */
	path: string;
	query?: IDataObject;
	/** Sent as JSON. */
	body?: unknown;
	/** Milliseconds until an answer that has not come is given up, if that is to be sooner than usual. */
	timeoutMs?: number;
}

/** What became of one attempt to send a request. */
export type Exchange =
	/** It cannot have reached Pictory. */
	| { kind: 'notSent'; reason: string }
	/** It may or may not have reached Pictory: no answer came back. */
	| { kind: 'lost'; reason: string }
	| {
			kind: 'answer';
			status: number;
			/** The parsed JSON; `undefined` when the answer was empty or no JSON. */
			body: unknown;
			/** The answer should have been JSON and was not: broken, an HTML page, or empty where something is due. */
			garbled: boolean;
			/** Whether it looked like a web page, as firewalls and proxies send. */
			html: boolean;
			/** A firewall's page, e.g. Cloudflare's "error 1010". Its pages about 5xx only say that Pictory is down. */
			firewall: boolean;
			retryAfterMs?: number;
	  };

/** The usual time until an answer that has not come is given up. */
const TIMEOUT_MS = 60_000;

/** Faults that happen before a request leaves: name resolution, connecting, TLS. */
const BEFORE_SENDING =
	/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_INVALID_URL|ERR_TLS|CERT_|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|EPROTO/;

/**
 * Sends one request through n8n's own helper (its proxies, TLS settings and cancelling apply).
 * Redirects are not followed, so that the key cannot reach another host.
 * @param hide takes the key out of what comes back
 */
export async function exchange(
	caller: Caller,
	baseUrl: string,
	request: PictoryRequest,
	hide: Hide,
): Promise<Exchange> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: `${baseUrl}${request.path}`,
		...(request.query && { qs: request.query }),
		headers: { accept: 'application/json' },
		encoding: 'text',
		timeout: Math.min(TIMEOUT_MS, request.timeoutMs ?? TIMEOUT_MS),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	if (request.body !== undefined) {
		options.body = JSON.stringify(request.body);
		options.headers = { ...options.headers, 'content-type': 'application/json' };
	}
	try {
		const response: unknown = await (
			caller.helpers.httpRequestWithAuthentication as IAllExecuteFunctions['helpers']['httpRequestWithAuthentication']
		).call(caller as IAllExecuteFunctions, 'pictoryApi', options);
		return readAnswer(response, request, hide);
	} catch (error) {
		const reason = faultName(error);
		return { kind: BEFORE_SENDING.test(reason) && !isCutOff(error) ? 'notSent' : 'lost', reason };
	}
}

function readAnswer(response: unknown, request: PictoryRequest, hide: Hide): Exchange {
	const { statusCode, headers, body } = response as { statusCode: number; headers: IDataObject; body: unknown };
	const text = typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body);
	const parsed = hide(parse(text));
	const html = parsed === undefined && /<html|<!doctype|<body/i.test(text);
	// Changing preview elements answers with nothing (docs/pictory-api.md §4.6). An empty 200 to a DELETE is no answer of
	// Pictory's: that is 204.
	const mayBeEmpty = statusCode === 204 || request.method === 'PUT';
	return {
		kind: 'answer',
		status: statusCode,
		body: parsed,
		garbled: parsed === undefined && !(text.trim() === '' && mayBeEmpty),
		html,
		firewall: html && (statusCode === 403 || /error (code:? )?1\d{3}\b/i.test(text)),
		retryAfterMs: readRetryAfter(headers['retry-after'], Date.now()),
	};
}

function parse(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' ? value : undefined;
	} catch {
		return undefined;
	}
}

/** The code of a network fault, dug out of what n8n wrapped round it. Never its message: that may hold the request. */
export function faultName(error: unknown): string {
	for (let cause: unknown = error, depth = 0; isErrorLike(cause) && depth < 5; cause = cause.cause, depth += 1) {
		const code = cause.code ?? cause.httpCode;
		if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
	}
	const message = isErrorLike(error) ? String(error.message) : '';
	return /\b(E[A-Z]{4,}|ERR_[A-Z_]+)\b/.exec(message)?.[1] ?? (/timeout/i.test(message) ? 'ETIMEDOUT' : 'UNKNOWN');
}

/** Whether a connection that stood was cut off: a network may become unreachable after a request was sent, too. */
function isCutOff(error: unknown): boolean {
	for (let cause: unknown = error, depth = 0; isErrorLike(cause) && depth < 5; cause = cause.cause, depth += 1) {
		const isUnreachable = /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(String(cause.code));
		if (isUnreachable && (cause.syscall === 'read' || cause.syscall === 'write')) return true;
	}
	return false;
}

function isErrorLike(
	value: unknown,
): value is { code?: unknown; httpCode?: unknown; message?: unknown; cause?: unknown; syscall?: unknown } {
	return value instanceof Error || isPlainObject(value);
}

import type { Request, Response } from 'express';
import type { Fault } from './faults';

export type SendAnswer = (chunk?: string | Buffer) => unknown;

/**
 * Answers as the fault says instead of as the sandbox meant to.
 * @param chunk the body the sandbox meant to send; undefined when the request was not processed
 * @returns false when the connection was cut instead
 */
export function answerWithFault(
	request: Request,
	response: Response,
	fault: Fault,
	chunk: string | Buffer | undefined,
	end: SendAnswer,
): boolean {
	const replace = (status: number, type: string | undefined, body: string) => {
		for (const name of response.getHeaderNames()) response.removeHeader(name);
		response.statusCode = fault.status ?? status;
		if (type !== undefined) response.setHeader('Content-Type', type);
		if (fault.kind === 'redirect') response.setHeader('Location', fault.location ?? '/');
		for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
		end(body);
		return true;
	};
	switch (fault.kind) {
		case 'resetBefore':
		case 'resetAfter':
			request.socket.destroy();
			return false;
		case 'slow':
			if (!fault.processed) return replace(504, 'application/json', '{"message":"Endpoint request timed out"}');
			end(chunk);
			return true;
		case 'brokenJson': {
			const text = chunk === undefined ? '{"success":true,"data":{' : chunk.toString();
			return replace(200, 'application/json', text.slice(0, Math.max(1, Math.floor(text.length / 2))));
		}
		case 'html':
			return replace(502, 'text/html; charset=UTF-8', htmlPage(fault.status ?? 502));
		case 'empty':
			return replace(200, undefined, '');
		case 'wrongType':
			response.setHeader('Content-Type', 'text/html; charset=UTF-8');
			end(chunk);
			return true;
		case 'echo':
			return replace(400, 'application/json', repeated(request));
		case 'redirect':
			return replace(302, undefined, '');
		case 'unsuccessful':
			return replace(200, 'application/json', JSON.stringify(fault.body ?? OLD_ERROR));
		case 'status': {
			const status = fault.status ?? 500;
			const body = fault.body ?? { message: STATUS_TEXTS[status] ?? 'Internal server error' };
			return replace(status, 'application/json', typeof body === 'string' ? body : JSON.stringify(body));
		}
	}
}

/** What came, in the words of the answer and in its refused fields. */
function repeated(request: Request): string {
	const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`);
	const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
	const message = `Cannot handle ${request.method} ${request.originalUrl} with ${headers.join(', ')} and ${body}`;
	return JSON.stringify({
		message,
		code: 'INVALID_REQUEST_BODY',
		fields: [
			{ name: 'webhook', errors: `${body} is no good` },
			{ name: 'authorization', errors: message },
		],
	});
}

/** §1.5, the oldest error shape. */
const OLD_ERROR = { success: false, error: { error_message: 'Error Message', error_code: 890 } };

/** Bodies of 403, 404, 429 and 5xx are documented nowhere (§1.5). */
const STATUS_TEXTS: Record<number, string> = {
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	503: 'Service Unavailable',
	504: 'Endpoint request timed out',
};

function htmlPage(status: number): string {
	return `<!DOCTYPE html>
<html lang="en">
<head><title>api.pictory.ai | ${status}</title></head>
<body><h1>Error ${status}</h1><p>The web server reported an error.</p><p>Cloudflare Ray ID: 0000000000000000</p></body>
</html>
`;
}

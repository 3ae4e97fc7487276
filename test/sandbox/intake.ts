import type { Request, RequestHandler, Response } from 'express';
import { BASE_PATH, type Core } from './core';
import type { Fault } from './faults';
import { answerWithFault, type SendAnswer } from './fault-answer';
import { keyStateOf } from './auth';
import type { LoggedRequest } from './log';

/** Writes down each request, and stands between it and its answer: latency and faults. */
export function intake(core: Core): RequestHandler {
	return (request, response, next) => {
		const isApi = request.path.startsWith(`${BASE_PATH}/`);
		const path = isApi ? request.path.slice(BASE_PATH.length) : request.path;
		const fault = core.faults.take(request.method, path);
		const entry = logEntry(core, request, path, fault);
		(isApi ? core.log.requests : core.log.files).push(entry);
		response.locals.entry = entry;
		const send = interceptAnswer(core, request, response, entry, fault);
		if (fault && !fault.processed) send();
		else next();
	};
}

/** The log entry of the request being answered. */
export function entryOf(response: Response): LoggedRequest {
	return response.locals.entry as LoggedRequest;
}

function logEntry(core: Core, request: Request, path: string, fault: Fault | undefined): LoggedRequest {
	const authorization = keyStateOf(core, request.headers.authorization);
	const query = request.url.indexOf('?');
	return {
		time: Date.now(),
		method: request.method,
		path,
		query: query < 0 ? '' : request.url.slice(query + 1),
		headers: {
			...request.headers,
			authorization: request.headers.authorization === undefined ? undefined : authorization,
		},
		authorization,
		body: undefined,
		rawBody: Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '',
		status: undefined,
		fault: fault?.kind,
		startedAt: performance.now(),
		endedAt: undefined,
	};
}

/** Replaces `response.end`, through which every answer goes. */
function interceptAnswer(
	core: Core,
	request: Request,
	response: Response,
	entry: LoggedRequest,
	fault: Fault | undefined,
): SendAnswer {
	const end = response.end.bind(response) as SendAnswer;
	const deliver = (chunk: string | Buffer | undefined) => {
		entry.endedAt = performance.now();
		const sent = fault ? answerWithFault(request, response, fault, chunk, end) : (end(chunk), true);
		if (sent) entry.status = response.statusCode;
	};
	const send: SendAnswer = (chunk) => {
		const extra = fault?.kind === 'slow' ? (fault.delayMs ?? 0) : 0;
		const delay = entry.startedAt + core.settings.latencyMs + extra - performance.now();
		if (delay > 0) core.answers.after(delay, () => deliver(chunk));
		else deliver(chunk);
		return response;
	};
	response.end = send as typeof response.end;
	response.once('close', () => (entry.endedAt ??= performance.now()));
	return send;
}

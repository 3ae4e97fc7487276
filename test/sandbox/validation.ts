/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { join } from 'node:path';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { answerInvalid, answerInvalidRequest, type FieldProblem } from './answers';
import type { Core } from './core';
import { entryOf } from './intake';
import type { JsonValue } from './json';

export const DOCUMENT = join(__dirname, 'openapi.yaml');

/**
 * Reads the body as JSON, whatever it says it is; what it says is checked by the document.
 * The log gets the same object, out of which validation then drops unknown fields.
 */
export function parseBody(core: Core): RequestHandler {
	return (request, response, next) => {
		const raw: unknown = request.body;
		request.body = undefined;
		if (!Buffer.isBuffer(raw) || raw.length === 0) {
			// A type without a body says nothing.
			delete request.headers['content-type'];
			return next();
		}
		try {
			request.body = JSON.parse(raw.toString('utf8')) as JsonValue;
			entryOf(response).body = request.body as JsonValue;
			next();
		} catch (error) {
			answerInvalid(response, core.settings, [{ name: 'body', errors: `Invalid JSON: ${(error as Error).message}` }]);
		}
	};
}

let shared: RequestHandler[] | undefined;

/**
 * Checks a request against the OpenAPI document and drops unknown body fields (§1.5).
 * Reading the document takes a third of a second, so all sandboxes of a process share one validator.
 */
export function validateRequests(): RequestHandler[] {
	shared ??= middleware({
		apiSpec: DOCUMENT,
		// The document itself is checked by a test.
		validateApiSpec: false,
		validateRequests: { allErrors: true, removeAdditional: true, allowUnknownQueryParameters: true },
		validateResponses: false,
		validateSecurity: false,
		fileUploader: false,
	}) as RequestHandler[];
	return shared;
}

interface ValidationError extends Error {
	status?: number;
	errors?: Array<{ path?: string; message?: string }>;
}

/** Says what the validator found the way Pictory says it (§1.5). */
export function answerErrors(core: Core): ErrorRequestHandler {
	return (error: ValidationError, _request, response, next) => {
		if (response.headersSent) return next(error);
		switch (error.status) {
			case 400: {
				const problems = (error.errors ?? []).map(asFieldProblem);
				const inQuery = error.errors?.some(({ path }) => path?.startsWith('/query'));
				if (inQuery) answerInvalidRequest(response, problems.map(({ name, errors }) => `${name} ${errors}`).join('; '));
				else answerInvalid(response, core.settings, problems);
				return;
			}
			case 404:
			case 405:
				response.status(404).json({ message: 'Not Found' });
				return;
			case 413:
				response.status(413).json({ message: 'Request Too Long' });
				return;
			case 415:
				// §1.2: required with a JSON body; the answer without it is not documented.
				answerInvalid(response, core.settings, [{ name: 'Content-Type', errors: 'must be application/json' }]);
				return;
			default:
				response.status(500).json({ message: 'Internal server error', detail: error.stack ?? error.message });
		}
	};
}

/** `/body/scenes/0/story` is `scenes[0].story`. */
function asFieldProblem({ path = '', message = '' }: { path?: string; message?: string }): FieldProblem {
	const [place, ...steps] = path.split('/').slice(1);
	const name = steps
		.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
		.join('')
		.replace(/^\./, '');
	return { name: name || (place ?? 'body'), errors: message };
}

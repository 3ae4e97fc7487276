import type { RequestHandler } from 'express';
import type { Core } from './core';
import type { KeyState } from './log';

export function keyStateOf(core: Core, header: string | undefined): KeyState {
	if (header === undefined || header === '') return 'missing';
	if (header === core.apiKey) return 'ok';
	return /^bearer\s/i.test(header) ? 'bearer' : 'wrong';
}

/** §1.2: the raw key, nothing in front of it. Missing and wrong get the same answer. */
export function requireKey(core: Core): RequestHandler {
	return (request, response, next) => {
		if (keyStateOf(core, request.headers.authorization) === 'ok') next();
		else response.status(401).json({ message: 'Unauthorized' });
	};
}

/** §1.2: Cloudflare turns Python urllib's own user agent away. */
export function refuseBots(): RequestHandler {
	return (request, response, next) => {
		if (!/^Python-urllib/i.test(request.headers['user-agent'] ?? '')) return next();
		response
			.status(403)
			.type('html')
			.send(
				'<!DOCTYPE html><html><head><title>Access denied | api.pictory.ai used Cloudflare to restrict access</title></head><body><h1>Error 1010</h1></body></html>',
			);
	};
}

/** §1.6: 429 when the setting says so; the limit itself is documented nowhere. */
export function limitRate(core: Core): RequestHandler {
	let recent: number[] = [];
	return (_request, response, next) => {
		const { rateLimitPerMinute, rateLimitRetryAfter } = core.settings;
		if (rateLimitPerMinute === null) {
			recent = [];
			return next();
		}
		const now = Date.now();
		recent = recent.filter((time) => time > now - 60_000);
		if (recent.length < rateLimitPerMinute) {
			recent.push(now);
			return next();
		}
		if (rateLimitRetryAfter !== null) response.setHeader('Retry-After', String(rateLimitRetryAfter));
		response.status(429).json({ message: 'Too Many Requests' });
	};
}

import { createHash, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

type Headers = ReturnType<IWebhookFunctions['getHeaderData']>;

/**
 * Whether a request carries the shared secret: in the URL (`?secret=`, which every store can), as the header
 * `x-pictory-secret` (an API key of EventBridge), or as `Authorization`: alone, after `Bearer` (MinIO's auth_token) or
 * as the password of `Basic`.
 */
export function carriesSecret(secret: string, query: Record<string, unknown>, headers: Headers): boolean {
	const candidates = [query.secret, headers['x-pictory-secret'], ...authorizations(headers.authorization)];
	return candidates.some((value) => typeof value === 'string' && isSame(value, secret));
}

function authorizations(header: string | undefined): string[] {
	const [, scheme = '', value = scheme === '' ? (header ?? '') : ''] =
		/^(bearer|basic) +([^ ].*)?$/is.exec(header ?? '') ?? [];
	if (scheme.toLowerCase() !== 'basic') return value === '' ? [] : [value];
	const decoded = Buffer.from(value, 'base64').toString('utf8');
	return [decoded.slice(decoded.indexOf(':') + 1)];
}

/** Takes the same time wherever the two differ, and whatever their lengths. */
function isSame(candidate: string, secret: string): boolean {
	return timingSafeEqual(digest(candidate), digest(secret));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text, 'utf8').digest();
}

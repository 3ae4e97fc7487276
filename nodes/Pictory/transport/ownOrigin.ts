import type { IHttpRequestOptions } from 'n8n-workflow';

import { webUrl } from '../common/webUrl';

/** What n8n's helpers take: our nodes and others name the address `url`, the HTTP Request node names it `uri`. */
export interface AnyRequest extends Omit<IHttpRequestOptions, 'url'> {
	url?: unknown;
	uri?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
}

/**
 * Whether a request goes to the origin of `home` and nowhere else, however it is read: n8n joins `baseURL` and a relative
 * address as text when it sends, and as the URL standard says when it checks, so both must lead home. Backslashes, spaces
 * and names of users, which make programs disagree about the host, lead nowhere.
 */
export function leadsTo(home: URL, { url, uri, baseURL }: AnyRequest): boolean {
	const addresses = [url, uri].filter((address) => address !== undefined && address !== null).map(String);
	const base = baseURL === undefined || baseURL === null ? '' : String(baseURL);
	if (addresses.length === 0) addresses.push('');
	return addresses.every((address) => {
		const readings = /^[a-z][a-z0-9+.-]*:/i.test(address)
			? [address]
			: base === ''
				? []
				: [`${base}${address}`, resolved(address, base)];
		return readings.length > 0 && readings.every((reading) => isAt(home, reading));
	});
}

function resolved(address: string, base: string): string {
	return webUrl(address, base)?.href ?? '';
}

function isAt(home: URL, address: string): boolean {
	const authority = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1];
	if (authority === undefined || /[@\\\s\p{Cc}]/u.test(authority)) return false;
	return webUrl(address)?.origin === home.origin;
}

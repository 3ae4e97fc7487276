import { DEFAULT_BASE_URL } from './baseUrl';

/** What a quota page that did not come means to a user; nothing when it came. */
export function troubleWithQuota({ statusCode, body }: { statusCode: number; body: unknown }): string | undefined {
	const isQuota = typeof body === 'object' && body !== null && 'videoMinutes' in body;
	if (statusCode === 401) {
		return 'Pictory refused this API key. Copy it again from app.pictory.ai, API Access: it starts with pictai_.';
	}
	if (statusCode === 403) {
		return 'Pictory was reached, but does not let this key read the quota page. Check that your plan includes the API.';
	}
	if (statusCode === 429) return 'Pictory asks to slow down. Wait a minute and try again.';
	if (statusCode >= 500) return `Pictory has trouble at the moment (status ${statusCode}). Try again later.`;
	if (statusCode !== 200 || !isQuota) {
		return `There is no Pictory API at this Base URL. It normally is ${DEFAULT_BASE_URL}.`;
	}
	return undefined;
}

/** What a test that got no answer means to a user. */
export function faultOfTest(error: unknown): string {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
	const name = String(code ?? cause?.code ?? '');
	if (/ENOTFOUND|EAI_AGAIN|ERR_INVALID_URL/.test(name)) {
		return `Nothing was found at this Base URL. It normally is ${DEFAULT_BASE_URL}; check also that this n8n can reach the internet.`;
	}
	if (/CERT|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_TLS/.test(name)) {
		return 'The secure connection could not be made: the certificate at this Base URL was not accepted.';
	}
	if (/TIMEDOUT|ECONNABORTED/.test(name)) return 'Pictory did not answer in time. Try again in a moment.';
	return 'Pictory could not be reached. Check the Base URL and that this n8n can reach the internet.';
}

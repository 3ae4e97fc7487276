import { isPrivateHost } from '../common/privateHost';
import { webUrl } from '../common/webUrl';

export const DEFAULT_BASE_URL = 'https://api.pictory.ai/pictoryapis';

/** The address in the credential, without slashes at its end, or what is wrong with it: a sentence, and what to enter. */
export type BaseUrl = { url: string } | { trouble: string; remedy: string };

const NORMALLY = `It normally is ${DEFAULT_BASE_URL}`;

/**
 * Judges the address the key is sent to. Over http: it would cross the internet in the clear, so that is for this machine
 * and private networks only. Names of users and the like are refused because they only serve to make another host look
 * like Pictory's.
 */
export function readBaseUrl(value: unknown): BaseUrl {
	const url = withoutSlashes(typeof value === 'string' ? value.trim() : '');
	const parsed = /^https?:\/\//i.test(url) ? webUrl(url) : undefined;
	if (!parsed) {
		return { trouble: 'The Base URL in the Pictory credential is not a web address', remedy: NORMALLY };
	}
	const { protocol, hostname, username, password } = parsed;
	if (username !== '' || password !== '' || /[\\?#@\s\p{Cc}]/u.test(url)) {
		return {
			trouble: 'The Base URL in the Pictory credential holds more than an address',
			remedy: `Enter it without user name, spaces and the characters @ ? # \\. ${NORMALLY}`,
		};
	}
	if (protocol === 'http:' && !isPrivateHost(hostname)) {
		return {
			trouble:
				'The Base URL in the Pictory credential begins with http:, which would send the API key through the internet in the clear',
			remedy: `Use https: instead. ${NORMALLY}`,
		};
	}
	return { url };
}

function withoutSlashes(text: string): string {
	let end = text.length;
	while (end > 0 && text[end - 1] === '/') end -= 1;
	return text.slice(0, end);
}

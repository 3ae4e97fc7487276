import { isPrivateHost } from '../common/privateHost';
import { webUrl } from '../common/webUrl';

/** From where Pictory fetches files. */
export type Reach = 'internet' | 'local';

/** A Pictory on this machine or in this network (a test's, a proxy) may also know the addresses of it. */
export function reachOf(baseUrl: unknown): Reach {
	const url = typeof baseUrl === 'string' ? webUrl(baseUrl.trim()) : undefined;
	return url && isPrivateHost(url.hostname) ? 'local' : 'internet';
}

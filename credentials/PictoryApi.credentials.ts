import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { bareKey } from '../nodes/Pictory/transport/apiKey';
import { DEFAULT_BASE_URL, readBaseUrl } from '../nodes/Pictory/transport/baseUrl';

/** What n8n's helpers take: our nodes and others name the address `url`, the HTTP Request node names it `uri`. */
interface AnyRequest extends Omit<IHttpRequestOptions, 'url'> {
	url?: unknown;
	uri?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
}

/**
 * Whether a request goes to the origin of `home` and nowhere else, however it is read: n8n joins `baseURL` and a relative
 * address as text when it sends, and as the URL standard says when it checks, so both must lead home. Backslashes, blanks
 * and names of users, which make programs disagree about the host, lead nowhere.
 */
function leadsTo(home: URL, { url, uri, baseURL }: AnyRequest): boolean {
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
	return URL.canParse(address, base) ? new URL(address, base).href : '';
}

function isAt(home: URL, address: string): boolean {
	const authority = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1];
	if (authority === undefined || /[@\\\s\p{Cc}]/u.test(authority) || !URL.canParse(address)) return false;
	return new URL(address).origin === home.origin;
}

/** Marks the test's request on its first way through `authenticate`; it never leaves n8n. */
const TEST_MARK = 'x-pictory-credential-test';

/**
 * n8n shows a network fault in a test as a bare code such as ECONNREFUSED, and takes any page that answers for Pictory.
 * It lets a credential speak only in `preAuthentication`, which it calls when a request ends in 401. So the test's
 * request is turned back once, like with a 401, to be looked at there first.
 */
class LookFirst extends Error {
	readonly response = { status: 401 };
}

/**
 * Adds the key to a request, but only towards the credential's own host: also the HTTP Request node can use this
 * credential, with any address.
 * @throws Error with a sentence that holds neither the key nor the request
 */
async function authenticate<Request extends AnyRequest>(credentials: ICredentialDataDecryptedObject, request: Request) {
	if (request.headers?.[TEST_MARK] !== undefined) {
		delete request.headers[TEST_MARK];
		throw new LookFirst('The credential is looked at before it is tested');
	}
	const home = new URL(addressOf(credentials));
	if (!leadsTo(home, request)) {
		throw new Error(
			`The Pictory API key is sent to ${home.origin} only, and this request goes elsewhere. Correct its address, or send it without this credential.`,
		);
	}
	const headers = Object.entries(request.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'authorization');
	return {
		...request,
		headers: { ...Object.fromEntries(headers), Authorization: bareKey(credentials.apiKey) },
		...STAY,
	};
}

/**
 * Redirects are not followed, in the words of both helpers n8n has for requests: unless told otherwise it carries the key
 * to wherever they lead, and to subdomains even then.
 */
const STAY = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	maxRedirects: 0,
	sendCredentialsOnCrossOriginRedirect: false,
};

const TIMEOUT_MS = 15_000;

/** @throws Error with what is wrong with the Base URL */
function addressOf({ baseUrl }: ICredentialDataDecryptedObject): string {
	const read = readBaseUrl(baseUrl);
	if ('url' in read) return read.url;
	throw new Error(`${read.trouble}. ${read.remedy}.`);
}

/** What a quota page that did not come means to a user; nothing when it came. */
function troubleWith({ statusCode, body }: { statusCode: number; body: unknown }): string | undefined {
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

function faultIn(error: unknown): string {
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

export class PictoryApi implements ICredentialType {
	name = 'pictoryApi';

	displayName = 'Pictory API';

	icon: Icon = { light: 'file:../icons/pictory.svg', dark: 'file:../icons/pictory.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-pictory/n8n-nodes-pictory#connect-your-account';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. pictai_…',
			description:
				'From your Pictory account: app.pictory.ai, API Access. It starts with pictai_. An API subscription is needed.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: DEFAULT_BASE_URL,
			description: 'Leave it as it is, unless Pictory has given you another address',
		},
		{
			// n8n calls preAuthentication only for credentials with such a property, and at once when it is empty.
			displayName: 'Checked',
			name: 'checked',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: 'on save',
		},
	];

	authenticate: IAuthenticate = authenticate;

	/**
	 * Tests the credential in words a user understands.
	 * @throws Error with the sentence to show; never with the request, which holds the key
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const request = await authenticate(credentials, {
			url: `${addressOf(credentials)}/v1/quota`,
			json: true,
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		let trouble: string | undefined;
		try {
			trouble = troubleWith((await this.helpers.httpRequest(request)) as { statusCode: number; body: unknown });
		} catch (error) {
			trouble = faultIn(error);
		}
		if (trouble !== undefined) throw new Error(trouble);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/(?<!\\/)\\/+$/, "") }}',
			url: '/v1/quota',
			headers: { [TEST_MARK]: 'look first' },
		},
	};
}

import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { bareKey } from '../nodes/Pictory/transport/apiKey';
import { DEFAULT_BASE_URL, readBaseUrl } from '../nodes/Pictory/transport/baseUrl';
import { faultOfTest, troubleWithQuota } from '../nodes/Pictory/transport/credentialTest';
import { type AnyRequest, leadsTo } from '../nodes/Pictory/transport/ownOrigin';

/** Marks the test's request on its first way through `authenticate`; it never leaves n8n. */
const TEST_MARK = 'x-pictory-credential-test';

/**
 * n8n shows a network fault in a test as a bare code such as ECONNREFUSED, and takes any page that answers for Pictory.
 * It lets a credential speak only in `preAuthentication`, which it calls when a request ends in 401. So the test's
 * request is turned back once, like with a 401, to be checked there first.
 */
class CheckFirst extends Error {
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
		throw new CheckFirst('The credential is checked before it is tested');
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
			trouble = troubleWithQuota((await this.helpers.httpRequest(request)) as { statusCode: number; body: unknown });
		} catch (error) {
			trouble = faultOfTest(error);
		}
		if (trouble !== undefined) throw new Error(trouble);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/(?<!\\/)\\/+$/, "") }}',
			url: '/v1/quota',
			headers: { [TEST_MARK]: 'check first' },
		},
	};
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Any of n8n's contexts, as far as it sends requests without a credential. */
export interface PlainCaller {
	helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'>;
}

export interface PlainRequest {
	method: 'GET' | 'HEAD';
	url: string;
	headers?: IDataObject;
	/** The body comes piece by piece. */
	isStream?: boolean;
	/** Otherwise the answer of the address itself is what is wanted, and no other. */
	followsRedirects?: boolean;
	timeoutMs?: number;
	signal?: AbortSignal;
}

export interface PlainAnswer {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/**
 * A request to another host than Pictory: a file's, Amazon's. They are strangers to Pictory's key, so it goes out
 * without it: never read the credential here.
 * @returns the answer, whatever its status
 * @throws when none came
 */
export async function plainRequest(caller: PlainCaller, request: PlainRequest): Promise<PlainAnswer> {
	const { method, url, headers, isStream, followsRedirects, timeoutMs, signal } = request;
	const response: unknown = await caller.helpers.httpRequest({
		method,
		url,
		...(headers && { headers }),
		...(isStream && { encoding: 'stream' }),
		...(!followsRedirects && { disableFollowRedirect: true }),
		...(timeoutMs !== undefined && { timeout: timeoutMs }),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		abortSignal: signal,
	});
	return response as PlainAnswer;
}

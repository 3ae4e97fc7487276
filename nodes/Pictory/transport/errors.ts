import { type INode, type JsonObject, NodeApiError } from 'n8n-workflow';

import { Cancelled, PictoryFailure, UNEXPECTED } from './failure';

/**
 * The error n8n shows for a failure. It is always a fresh one: NodeApiError hands an error it has wrapped before
 * back unchanged, and the one n8n's helper throws may hold the request with its headers.
 * @param label turns a field path of Pictory (`scenes[0].story`) into the panel's label
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
	label: (path: string) => string = (path) => path,
): Error {
	if (error instanceof Cancelled) return new NodeApiError(node, {}, { message: error.message, itemIndex });
	if (!(error instanceof PictoryFailure))
		return error instanceof Error ? error : new NodeApiError(node, {}, { message: UNEXPECTED, itemIndex });

	const { message, details } = error;
	const description = describeFields(details.fields, label) ?? details.description;
	const httpCode = details.status === undefined ? details.code : String(details.status);
	const nodeError = new NodeApiError(node, asJson(details), {
		message,
		description,
		httpCode,
		itemIndex,
		...failureCause(error),
	});
	// NodeApiError replaces messages in which it finds the name of a network fault; ours are final.
	nodeError.message = message;
	nodeError.description = description ?? null;
	if (details.jobId !== undefined) nodeError.context.jobId = details.jobId;
	if (details.code !== undefined) nodeError.context.code = details.code;
	return nodeError;
}

function describeFields(
	fields: PictoryFailure['details']['fields'],
	label: (path: string) => string,
): string | undefined {
	if (!fields?.length) return undefined;
	return fields.map(({ name, reason }) => `'${label(name)}': ${reason}`).join('\n');
}

function asJson({ status, code, jobId }: PictoryFailure['details']): JsonObject {
	return {
		...(status !== undefined && { status }),
		...(code !== undefined && { code }),
		...(jobId !== undefined && { jobId }),
	};
}

/** Tells n8n from 2.37 on why a call failed, so that its own back-off fits; older ones ignore it. */
function failureCause({ details: { status, retryAfterMs } }: PictoryFailure): object {
	if (status === 429)
		return { failure: { cause: 'rate-limited', ...(retryAfterMs !== undefined && { retryAfterMs }) } };
	if (status === 401) return { failure: { cause: 'credential-invalid' } };
	if (status !== undefined && status >= 500) return { failure: { cause: 'temporarily-unavailable' } };
	return {};
}

import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { isPrivateHost, isUnreachableHost } from '../../common/privateHost';
import { PUBLIC_ADDRESS } from '../../common/publicAddress';
import { SUSPEND } from '../../operation/shared/waiting';
import { mapTexts, spellingsOf } from '../../transport/apiKey';
import { PictoryFailure } from '../../transport/failure';
import type { Outcome } from '../../transport/jobState';
import { MAX_WEBHOOK_LENGTH } from '../../transport/webhook';

/** Where Pictory calls this execution back. Whoever knows the address can wake it, so it goes to Pictory only. */
export interface Callback {
	/** n8n's resume URL of this execution, with the node's own path. */
	url: string;
	/** The part of it that must not be seen. */
	secret: string;
	/** The one execution it wakes. */
	executionId: string;
}

/** @returns nothing when this execution has no such address, e.g. because n8n does not store it */
export function callbackOf(context: IExecuteFunctions): Callback | undefined {
	const executionId = context.getExecutionId() as string | undefined;
	const resumeUrl: unknown = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	if (!executionId || typeof resumeUrl !== 'string' || !resumeUrl.includes(executionId)) return undefined;
	const url = new URL(resumeUrl);
	// The path of the webhook in the node's description.
	url.pathname += `/${encodeURIComponent(context.getNode().id)}`;
	return { url: url.href, secret: url.searchParams.get('signature') ?? url.href, executionId };
}

/**
 * Pictory must be able to call the address; otherwise the execution would sleep until its limit.
 * @throws NodeOperationError before anything is sent
 */
export function checkReachable(context: IExecuteFunctions, { url }: Callback, baseUrl: string): void {
	const { hostname, host } = new URL(url);
	if (isUnreachableHost(hostname) && !isPrivateHost(new URL(baseUrl).hostname)) {
		throw new NodeOperationError(context.getNode(), `Pictory cannot reach this n8n at ${host}`, {
			description: `'${SUSPEND}' needs an address that Pictory can call from the internet. Set the environment variable ${PUBLIC_ADDRESS} to its public address, or choose 'When It Is Ready, Keep Running', which needs none. Nothing was sent to Pictory`,
		});
	}
	if (url.length > MAX_WEBHOOK_LENGTH) {
		throw new NodeOperationError(context.getNode(), 'The address of this n8n is too long for Pictory', {
			description: `Pictory takes webhook addresses of up to ${MAX_WEBHOOK_LENGTH} characters; this one has ${url.length}. Choose 'When It Is Ready, Keep Running', which needs none. Nothing was sent to Pictory`,
		});
	}
}

const CONCEALED = '(address of this n8n)';

/** The outcome without our address, which Pictory may repeat in it. */
export function withoutAddress(outcome: Outcome, secret: string): Outcome {
	return outcome instanceof PictoryFailure ? failureWithoutAddress(outcome, secret) : conceal(outcome, secret);
}

export function failureWithoutAddress({ message, details }: PictoryFailure, secret: string): PictoryFailure {
	return new PictoryFailure(conceal(message, secret), conceal(details, secret));
}

/** The same value; of each text in it, every word that holds the secret is replaced: an address as a whole. */
function conceal<Value>(value: Value, secret: string): Value {
	const spellings = spellingsOf(secret);
	const holdsSecret = (text: string): boolean => spellings.some((spelling) => text.includes(spelling));
	return mapTexts(value, (text) => {
		if (!holdsSecret(text)) return text;
		const words = text.split(/(\s+)/);
		return words.map((word) => (holdsSecret(word) ? CONCEALED : word)).join('');
	});
}

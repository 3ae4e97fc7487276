import type { IWebhookFunctions } from 'n8n-workflow';

/** Which node of which workflow: the key of what is remembered. */
export function triggerName(context: Pick<IWebhookFunctions, 'getWorkflow' | 'getNode'>): string {
	return `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
}

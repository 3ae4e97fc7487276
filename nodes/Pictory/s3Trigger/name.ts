import type { IWebhookFunctions } from 'n8n-workflow';

/** Identifies a trigger: which node of which workflow. */
export function triggerName(context: Pick<IWebhookFunctions, 'getWorkflow' | 'getNode'>): string {
	return `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
}

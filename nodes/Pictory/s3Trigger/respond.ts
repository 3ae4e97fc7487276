import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers a delivery that starts no execution. */
export function respond(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	const response = context.getResponseObject();
	// The rest of a body that is too long or too slow is not read.
	if (status === 408 || status === 413) response.setHeader('connection', 'close');
	response.status(status).json({ message });
	return { noWebhookResponse: true };
}

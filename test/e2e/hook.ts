import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { WorkflowFile } from './rest';

/** A workflow made by `chain`, but started by a call to n8n's Webhook node. */
export function startedByWebhook(file: WorkflowFile): WorkflowFile & { path: string } {
	const [trigger, ...nodes] = file.nodes;
	if (!trigger) throw new Error('The workflow has no trigger');
	const path = randomUUID();
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
	const webhook = { ...trigger, type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path, parameters };
	return { ...file, nodes: [webhook, ...nodes], path };
}

/**
 * Calls a webhook, waiting for no more than n8n's word that it has begun.
 * @throws Error when it has not
 */
export async function call(origin: string, path: string, body: object): Promise<void> {
	const { status } = await axios.post(`${origin}/webhook/${path}`, body, {
		proxy: false,
		timeout: 30_000,
		validateStatus: () => true,
	});
	if (status !== 200) throw new Error(`n8n answered ${status}`);
}

import { randomUUID } from 'node:crypto';

import { START } from '../build';
import type { JsonObject, WorkflowFile } from '../rest';

/** The path of a webhook trigger's production URL is its webhook id and what the node adds. */
export interface ArrivalWorkflow {
	file: WorkflowFile;
	/** path of the production URL, with a slash at its beginning */
	path: string;
}

/** A Pictory S3 Trigger, and a node that tells the test the key of each file. */
export function arrivalWorkflow(name: string, parameters: JsonObject, tellAt: string): ArrivalWorkflow {
	const webhookId = randomUUID();
	const trigger = {
		id: randomUUID(),
		name: START,
		type: 'n8n-nodes-pictory.pictoryS3Trigger',
		typeVersion: 1.1,
		position: [0, 0] as [number, number],
		parameters,
		webhookId,
	};
	const tell = {
		id: randomUUID(),
		name: 'Tell',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [220, 0] as [number, number],
		parameters: {
			method: 'POST',
			url: tellAt,
			sendBody: true,
			contentType: 'raw',
			rawContentType: 'text/plain',
			body: '={{ $json.key }}',
			options: {},
		},
	};
	return {
		file: {
			name,
			nodes: [trigger, tell],
			connections: { [START]: { main: [[{ node: 'Tell', type: 'main', index: 0 }]] } },
		},
		path: `/webhook/${webhookId}/s3`,
	};
}

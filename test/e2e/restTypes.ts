/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A JSON object. */
export type JsonObject = { [name: string]: Json };

/** A node of a workflow, as it stands in a workflow file. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: JsonObject;
	credentials?: Record<string, { id: string; name: string }>;
	[setting: string]: unknown;
}

/** A workflow file. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
}

/** A workflow stored in n8n. */
export interface StoredWorkflow extends WorkflowFile {
	id: string;
	versionId: string;
	active: boolean;
}

/** A credential stored in n8n; its data stay there. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/** An error in an execution. */
export interface ExecutionError {
	name?: string;
	message: string;
	description?: string | null;
	httpCode?: string | null;
}

/** One run of one node in an execution. */
export interface NodeRun {
	/** milliseconds since 1970 */
	startTime?: number;
	executionStatus?: string;
	error?: ExecutionError;
	data?: { main?: Array<Array<{ json: JsonObject; binary?: Record<string, JsonObject> }> | null> };
}

/** An execution with its data. */
export interface Execution {
	id: string;
	status: string;
	mode: string;
	finished: boolean;
	/** id of the execution this one retries */
	retryOf?: string | null;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			error?: ExecutionError;
			lastNodeExecuted?: string;
		};
		executionData?: { contextData?: Record<string, JsonObject> };
	};
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Request, type Response } from 'express';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	type WebhookType,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { PACKAGE_ROOT } from './loader';
import { takeIn } from './takeIn';

type Trigger = typeof import('../../../nodes/Pictory/PictoryS3Trigger.node');

/** By its full name, since tsx takes `.node` for the ending of a native module. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { PictoryS3Trigger } = require(join(PACKAGE_ROOT, 'nodes/Pictory/PictoryS3Trigger.node.ts')) as Trigger;

const NODE = 'Pictory S3 Trigger';
const WEBHOOK_ID = '4f9f5c2e-8a1d-4a51-9d2f-1f3b6c7d8e90';

export interface HostOptions {
	parameters: INodeParameters;
	mode?: WorkflowExecuteMode;
	workflowId?: string;
}

/**
 * What n8n's server does round a webhook trigger, with n8n-core's own context and a real HTTP server: the static data
 * comes from the database with each request; the node is called; the execution is made; the node's answer is read;
 * the static data is written, if it is marked as changed; the answer is sent. In that order (LiveWebhooks and WebhookHelpers of n8n 2.41).
 */
export class TriggerHost {
	/** The items each execution was started with. */
	readonly executions: INodeExecutionData[][] = [];
	/** The static data in the database, as JSON. */
	database = '{}';
	databaseWrites = 0;
	/** What came in: path and query, headers, and bytes of body as the sender says. */
	readonly requests: Array<{ url: string; headers: IncomingHttpHeaders; bytes: number }> = [];
	/** Called with each request; another process of the same n8n may take it instead, and answer. */
	beforeRequest: (request: Request) => Promise<void> | void = () => undefined;
	/** Called before an execution is made; may throw, as a database can. */
	beforeExecution: () => Promise<void> | void = () => undefined;
	private readonly node = new PictoryS3Trigger();
	private readonly server: Server;
	private port = 0;

	private constructor(private readonly options: HostOptions) {
		const app = express();
		app.post('*', (request, response) => void this.receive(request, response));
		this.server = createServer(app);
	}

	static async start(options: HostOptions): Promise<TriggerHost> {
		const host = new TriggerHost(options);
		// Room for thousands that knock at the same moment; Node's own is 511.
		host.server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
		await once(host.server, 'listening');
		host.port = (host.server.address() as AddressInfo).port;
		return host;
	}

	/** The production URL. */
	get url(): string {
		return `http://127.0.0.1:${this.port}/webhook/${WEBHOOK_ID}/s3`;
	}

	get json(): IDataObject[][] {
		return this.executions.map((items) => items.map(({ json }) => json));
	}

	set parameters(parameters: INodeParameters) {
		this.options.parameters = parameters;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** What n8n calls when the workflow is published or taken back. */
	async lifecycle(method: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		const workflow = this.workflow({});
		await workflow.expression.acquireIsolate();
		const context = new HookContext(
			workflow,
			nodeOf(workflow),
			this.additionalData(),
			'webhook',
			'activate',
			this.webhookData(),
		);
		return await this.node.webhookMethods.default[method].call(context);
	}

	private async receive(request: Request, response: Response): Promise<void> {
		try {
			await this.execute(request, response);
		} catch (error) {
			if (!response.headersSent) response.status(500).json({ code: 0, message: String(error) });
		}
	}

	private async execute(request: Request, response: Response): Promise<void> {
		this.requests.push({ url: request.url, headers: request.headers, bytes: sizeOf(request) });
		await this.beforeRequest(request);
		if (response.headersSent || !(await takeIn(request, response))) return;

		const rawStaticData = JSON.parse(this.database) as IDataObject;
		const workflow = this.workflow(rawStaticData);
		await workflow.expression.acquireIsolate();
		const additionalData = { ...this.additionalData(), httpRequest: request, httpResponse: response };
		const { mode = 'webhook' } = this.options;
		const context = new WebhookContext(workflow, nodeOf(workflow), additionalData, mode, this.webhookData(), [], null);
		const result = await this.node.webhook.call(context);

		let answer: unknown = '';
		if (result.workflowData !== undefined) {
			// WorkflowRunner reads the static data into a second Workflow, which marks it as unchanged.
			this.workflow(rawStaticData);
			await this.beforeExecution();
			this.executions.push(result.workflowData[0] ?? []);
			answer = result.webhookResponse;
		}
		if (mode !== 'manual' && workflow.staticData.__dataChanged === true) {
			this.database = JSON.stringify(workflow.staticData);
			this.databaseWrites += 1;
		}
		if (result.noWebhookResponse !== true) response.status(200).json(answer);
	}

	private workflow(staticData: IDataObject): Workflow {
		const node: INode = {
			id: 'node',
			name: NODE,
			type: 'n8n-nodes-pictory.pictoryS3Trigger',
			typeVersion: 1.1,
			position: [0, 0],
			parameters: structuredClone(this.options.parameters),
			webhookId: WEBHOOK_ID,
		};
		return new Workflow({
			id: this.options.workflowId ?? 'workflow',
			name: 'Workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: this.nodeTypes(),
			staticData,
			settings: { executionOrder: 'v1' },
		});
	}

	private nodeTypes(): INodeTypes {
		return {
			getByName: () => this.node,
			getByNameAndVersion: (_name, version) => NodeHelpers.getVersionedNodeType(this.node, version),
			getKnownTypes: () => ({}),
		};
	}

	private webhookData(): IWebhookData {
		const [webhookDescription] = this.node.description.webhooks ?? [];
		if (!webhookDescription) throw new Error('The node has no webhook');
		return {
			httpMethod: 'POST',
			node: NODE,
			path: `${WEBHOOK_ID}/s3`,
			webhookDescription: { ...webhookDescription, name: webhookDescription.name as WebhookType },
			workflowId: this.options.workflowId ?? 'workflow',
			workflowExecuteAdditionalData: this.additionalData(),
		};
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const address = `http://127.0.0.1:${this.port}`;
		const parts: Partial<IWorkflowExecuteAdditionalData> = {
			restApiUrl: `${address}/rest`,
			instanceBaseUrl: address,
			webhookBaseUrl: `${address}/webhook`,
			webhookTestBaseUrl: `${address}/webhook-test`,
			webhookWaitingBaseUrl: `${address}/webhook-waiting`,
			variables: {},
		};
		return parts as IWorkflowExecuteAdditionalData;
	}
}

function sizeOf({ headers }: Request): number {
	return Number(headers['content-length'] ?? 0);
}

function nodeOf(workflow: Workflow): INode {
	return workflow.getNode(NODE) as INode;
}

import axios, { type AxiosInstance } from 'axios';
import { parse } from 'flatted';
import { randomUUID } from 'node:crypto';
import type { Execution, JsonObject, StoredCredential, StoredWorkflow, WorkflowFile } from './restTypes';
import { until } from './shell';

export type * from './restTypes';

/** States an execution does not leave again by itself. */
const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** A refusal of n8n's API. */
export class RestError extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
		request: string,
	) {
		super(`${request} was answered ${status}: ${JSON.stringify(body)?.slice(0, 800)}`);
		this.name = 'RestError';
	}
}

/** What a person does in n8n's editor, done through the API the editor uses. */
export class N8nRest {
	private cookie = '';

	private readonly http: AxiosInstance;

	constructor(origin: string) {
		this.http = axios.create({
			baseURL: `${origin}/rest`,
			headers: { 'browser-id': `pictory-${randomUUID()}` },
			proxy: false,
			timeout: 60_000,
			validateStatus: () => true,
		});
	}

	private async send<T>(method: string, url: string, data?: unknown): Promise<T> {
		const headers = this.cookie ? { cookie: this.cookie } : {};
		const answer = await this.http.request<{ data?: T }>({ method, url, data, headers });
		for (const cookie of answer.headers['set-cookie'] ?? []) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';')[0] ?? '';
		}
		if (answer.status >= 300) {
			throw new RestError(answer.status, answer.data, `${method} ${url}`);
		}
		return (answer.data?.data ?? answer.data) as T;
	}

	/** Makes the owner account on a new n8n, logs in on one that has it. */
	async logIn(email: string, password: string): Promise<void> {
		const settings = await this.send<{ userManagement?: { showSetupOnFirstLoad?: boolean } }>('GET', '/settings');
		if (settings.userManagement?.showSetupOnFirstLoad) {
			const person = { firstName: 'Pictory', lastName: 'Owner' };
			await this.send('POST', '/owner/setup', { email, password, ...person });
			return;
		}
		await this.send('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	async credentials(): Promise<StoredCredential[]> {
		return await this.send('GET', '/credentials');
	}

	async createCredential(name: string, type: string, data: JsonObject): Promise<StoredCredential> {
		return await this.send('POST', '/credentials', { name, type, data });
	}

	async updateCredential(id: string, name: string, type: string, data: JsonObject): Promise<void> {
		await this.send('PATCH', `/credentials/${id}`, { name, type, data });
	}

	/** What "Save" and "Retry" in the credential's window do. */
	async testCredential(
		credential: StoredCredential,
		data: JsonObject,
	): Promise<{ status: 'OK' | 'Error'; message?: string }> {
		const { id, name, type } = credential;
		return await this.send('POST', '/credentials/test', { credentials: { id, name, type, data } });
	}

	async workflows(): Promise<Array<{ id: string; name: string }>> {
		return await this.send('GET', '/workflows');
	}

	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.send('GET', `/workflows/${id}`);
	}

	async createWorkflow(file: WorkflowFile): Promise<StoredWorkflow> {
		return await this.send('POST', '/workflows', workflowBody(file));
	}

	async updateWorkflow(id: string, file: WorkflowFile): Promise<StoredWorkflow> {
		const { versionId } = await this.workflow(id);
		return await this.send('PATCH', `/workflows/${id}`, { ...workflowBody(file), versionId });
	}

	/** Publishes a workflow and waits until its trigger listens; publishing is asynchronous. */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.send('POST', `/workflows/${id}/activate`, { versionId });
		const ask = async () => {
			const answer = await this.send<unknown>('GET', `/workflows/${id}/publication-status`);
			return JSON.stringify(answer).includes('"published"') ? true : undefined;
		};
		await until(`workflow ${id} is published`, ask, 20_000);
	}

	async unpublish(id: string): Promise<void> {
		await this.send('POST', `/workflows/${id}/deactivate`, {});
	}

	/**
	 * "Execute workflow": starts at the trigger node.
	 * @returns id of the execution
	 */
	async run(workflowId: string, trigger: string): Promise<string> {
		const { executionId } = await this.send<{ executionId: string }>('POST', `/workflows/${workflowId}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		return executionId;
	}

	/** "Stop" of a running execution. */
	async stop(executionId: string): Promise<void> {
		await this.send('POST', `/executions/${executionId}/stop`, {});
	}

	/** "Delete" in the list of executions. */
	async deleteExecution(executionId: string): Promise<void> {
		await this.send('POST', '/executions/delete', { ids: [executionId] });
	}

	/**
	 * "Retry" in the list of executions.
	 * @param loadWorkflow true: with the workflow as it is now; false: as it was then
	 * @returns id of the new execution
	 */
	async retry(executionId: string, loadWorkflow = false): Promise<string> {
		const answer = await this.send<{ id?: string; executionId?: string }>('POST', `/executions/${executionId}/retry`, {
			loadWorkflow,
		});
		return answer.id ?? answer.executionId ?? '';
	}

	async execution(id: string): Promise<Execution> {
		type Stored = Omit<Execution, 'data'> & { data: string };
		const { data, ...rest } = await this.send<Stored>('GET', `/executions/${id}`);
		return { ...rest, data: parse(data) as Execution['data'] };
	}

	/**
	 * @param limit at most 100
	 * @returns the newest executions of a workflow, without their data
	 */
	async executions(workflowId: string, limit = 20): Promise<Array<Omit<Execution, 'data'>>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.send<{ results: Array<Omit<Execution, 'data'>> }>(
			'GET',
			`/executions?filter=${filter}&limit=${limit}`,
		);
		return results;
	}

	/** @returns how many executions, of any workflow, have not ended */
	async unfinished(): Promise<number> {
		return await this.count({ status: ['new', 'running', 'waiting'] });
	}

	/** @returns how many executions, of any workflow, have ended badly */
	async failed(): Promise<number> {
		return await this.count({ status: ['error', 'crashed', 'canceled'] });
	}

	private async count(filter: object): Promise<number> {
		const query = `filter=${encodeURIComponent(JSON.stringify(filter))}&limit=100`;
		const { results } = await this.send<{ results: unknown[] }>('GET', `/executions?${query}`);
		return results.length;
	}

	/** Waits until an execution is over, however it ends. */
	async ended(executionId: string, limit = 60_000): Promise<Execution> {
		const ask = async () => {
			const execution = await this.execution(executionId);
			return ENDED.includes(execution.status) ? execution : undefined;
		};
		return await until(`execution ${executionId} has ended`, ask, limit);
	}
}

function workflowBody(file: WorkflowFile): WorkflowFile {
	const { name, nodes, connections, settings, pinData } = file;
	return {
		name,
		nodes,
		connections,
		settings: { executionOrder: 'v1', ...settings },
		...(pinData && { pinData }),
	};
}

/** @returns the items the node put out last, over its first output */
export function output(execution: Execution, node: string): JsonObject[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	return (runs.at(-1)?.data?.main?.[0] ?? []).map((item) => item.json);
}

/** @returns the error an execution ended with, as one line, or undefined */
export function errorOf(execution: Execution): string | undefined {
	const { error } = execution.data.resultData;
	if (!error) return undefined;
	return [error.message, error.description].filter(Boolean).join(': ');
}

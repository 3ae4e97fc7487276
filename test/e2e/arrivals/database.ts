/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { parse } from 'flatted';
import { join } from 'node:path';

import { START } from '../build';
import type { NodeRun } from '../rest';
import type { Runtime } from '../runtime';
import { run } from '../shell';

/** An execution as it lies in n8n's database. */
export interface StoredExecution {
	id: number;
	/** e.g. `success`, `crashed` */
	status: string;
	/** of the files it was started for */
	keys: string[];
}

interface Row {
	id: number;
	status: string;
	data: string;
}

interface Entry {
	node: { name: string };
	data: NodeRun['data'];
}

interface RunData {
	resultData: { runData: Record<string, NodeRun[]> };
	executionData?: { nodeExecutionStack: Entry[] };
}

/** Runs under n8n's own Node.js with n8n's own driver, since this process may have neither. */
const SCRIPT = `
	const { Database, OPEN_READONLY } = require('sqlite3');
	const [file, workflow] = process.argv.slice(1);
	const sql = 'SELECT e.id, e.status, d.data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id WHERE e.workflowId = ? ORDER BY e.id';
	const database = new Database(file, OPEN_READONLY);
	database.configure('busyTimeout', 20000);
	database.all(sql, [workflow], (error, rows) => {
		if (error) throw error;
		process.stdout.write(JSON.stringify(rows));
	});
`;

/**
 * Reads all executions of a workflow at once, oldest first; over the API it would take a call for each.
 * @param userFolder the N8N_USER_FOLDER
 */
export async function storedExecutions(
	runtime: Runtime,
	userFolder: string,
	workflowId: string,
): Promise<StoredExecution[]> {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const { stdout } = await run(runtime.node, ['-e', SCRIPT, file, workflowId], {
		cwd: runtime.n8nDir,
		timeout: 60_000,
	});
	return (JSON.parse(stdout) as Row[]).map(({ id, status, data }) => ({
		id,
		status,
		keys: keysIn(parse(data) as RunData),
	}));
}

/** The output of the trigger, or, when its turn never came or was never saved, what it was to begin with. */
function keysIn({ resultData, executionData }: RunData): string[] {
	const waiting = executionData?.nodeExecutionStack.find(({ node }) => node.name === START)?.data;
	const done = resultData.runData[START]?.[0]?.data;
	const items = (waiting ?? done)?.main?.[0] ?? [];
	return items.map(({ json }) => String(json.key));
}

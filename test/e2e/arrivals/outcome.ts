import type { StoredExecution } from './database';

/** What became of one object. */
export interface Outcome {
	key: string;
	executions: StoredExecution[];
	/** how often an execution got beyond the trigger */
	effects: number;
}

export function outcomes(keys: string[], executions: StoredExecution[], effects: Map<string, number>): Outcome[] {
	const byKey = new Map(
		keys.map((key) => [key, { key, executions: [] as StoredExecution[], effects: effects.get(key) ?? 0 }]),
	);
	for (const execution of executions) for (const key of execution.keys) byKey.get(key)?.executions.push(execution);
	return [...byKey.values()];
}

/** One line: how many objects had which executions, with their effects. */
export function summary(all: Outcome[]): string {
	const counts = new Map<string, number>();
	for (const { executions, effects } of all) {
		const name = `${executions.map(({ status }) => status).join(', ')} → ${effects}`;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].map(([name, count]) => `${count} × ${name}`).join('; ');
}

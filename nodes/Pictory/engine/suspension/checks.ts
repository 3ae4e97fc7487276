import { SUSPEND, WHEN_TO_CONTINUE } from '../../operation/shared/waiting';
import { webhook as webhookField } from '../../operation/shared/webhook';
import type { Item } from '../../operation/item';
import { isTool } from '../tool';
import type { Task } from '../../operation/types';

/** An agent waits in memory for its tools, and cannot be put to sleep in the middle of one. */
export function checkSuspension(item: Item): void {
	if (!isTool(item.context)) return;
	item.problem(
		WHEN_TO_CONTINUE,
		`cannot be '${SUSPEND}' in a tool of an AI agent. Choose 'Right Away' or 'When It Is Ready, Keep Running'.`,
	);
}

/** Pictory calls one address per job, and the sleeping execution needs that one. */
export function checkOneAddress(item: Item, task: Task): void {
	if (task.kind !== 'start') return;
	const { webhook } = task.request.body;
	if (webhook === undefined || webhook === null || webhook === '') return;
	item.problem(
		task.label?.('webhook') ?? webhookField.label,
		`is set, but Pictory calls one address only, and '${SUSPEND}' needs that call. Remove it, or choose another '${WHEN_TO_CONTINUE}'.`,
	);
}

import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, sleep } from 'n8n-workflow';

import type { ArrivalItem } from '../aws/events/arrival';
import { triggerName } from './name';
import type { DeliveryAnswer } from './repeats';

const PATIENCE_MS = 60_000;
const STEP_MS = 50;
const MOST_TAKEN_UP = 1_000;

/** The answers to the deliveries that made executions, by what each item holds. */
const answers = new WeakMap<IDataObject, DeliveryAnswer>();

/** Files of executions that were made before n8n was killed, and are run by this process. */
const takenUp = new Set<string>();

/** Whether the execution for this file was found in the database and is run, so that the file needs no other. */
export function isTakenUp(trigger: string, file: ArrivalItem): boolean {
	return takenUp.has(nameOf(trigger, file));
}

/** The execution with these items is not to go on before the delivery is answered. */
export function hold(items: INodeExecutionData[], answer: DeliveryAnswer): void {
	for (const { json } of items) answers.set(json, answer);
}

/**
 * The trigger's part in an execution: hands its items on as soon as n8n has saved which files have started one.
 *
 * n8n makes the execution first, saves that after it, then answers. When it is killed in between, the sender comes again
 * and is heard again; but the execution of before has got no further than here, so nothing was done twice. One that had
 * not even begun is run by n8n when it is back; its files are noted, so that they start no other. An execution that is
 * retried, or runs in another process than the one the files came to, has nothing to wait for.
 */
export async function pass(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const deliveries = new Set(items.map(({ json }) => answers.get(json)));
	for (const answer of deliveries) if (answer) await given(answer);
	if (deliveries.has(undefined) && context.getMode() === 'webhook') takeUp(triggerName(context), items);
	return [items];
}

function takeUp(trigger: string, items: INodeExecutionData[]): void {
	for (const { json } of items) takenUp.add(nameOf(trigger, json));
	for (const oldest of takenUp) {
		if (takenUp.size <= MOST_TAKEN_UP) break;
		takenUp.delete(oldest);
	}
}

function nameOf(trigger: string, file: IDataObject): string {
	return `${trigger} ${JSON.stringify(file)}`;
}

async function given(answer: DeliveryAnswer): Promise<void> {
	if (!answer.writableEnded && !answer.destroyed) await new Promise<void>((resolve) => answer.once('close', resolve));
	// The sender has left before n8n was done; it answers all the same.
	for (let waited = 0; !answer.writableEnded && waited < PATIENCE_MS; waited += STEP_MS) await sleep(STEP_MS);
}

import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, sleep } from 'n8n-workflow';

import type { DeliveryAnswer } from './repeats';

const PATIENCE_MS = 60_000;
const STEP_MS = 50;

/** The answers to the deliveries that made executions, by what each item holds. */
const answers = new WeakMap<IDataObject, DeliveryAnswer>();

/** The execution with these items is not to go on before the delivery is answered. */
export function hold(items: INodeExecutionData[], answer: DeliveryAnswer): void {
	for (const { json } of items) answers.set(json, answer);
}

/**
 * The trigger's part in an execution: hands its items on as soon as n8n has saved which files have started one.
 *
 * n8n makes the execution first, saves that after it, then answers. When it is killed in between, the sender comes again
 * and is heard again; but the execution of before has got no further than here, so nothing was done twice. An
 * execution that is retried, or runs in another process, finds nothing to wait for.
 */
export async function pass(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const open = new Set(items.map(({ json }) => answers.get(json)));
	for (const answer of open) if (answer) await given(answer);
	return [items];
}

async function given(answer: DeliveryAnswer): Promise<void> {
	if (!answer.writableEnded && !answer.destroyed) await new Promise<void>((resolve) => answer.once('close', resolve));
	// The sender has left before n8n was done; it answers all the same.
	for (let waited = 0; !answer.writableEnded && waited < PATIENCE_MS; waited += STEP_MS) await sleep(STEP_MS);
}

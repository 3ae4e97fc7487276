import { createHash } from 'crypto';
import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, sleep } from 'n8n-workflow';

import type { ArrivalItem } from '../aws/events/arrival';
import { triggerName } from './name';
import type { DeliveryAnswer } from './repeats';

const PATIENCE_MS = 60_000;
const STEP_MS = 50;
const MOST_KNOWN = 1_000;
const TWIN_MS = 5_000;

/** The answers to the deliveries that made executions, by what each item holds. */
const answers = new WeakMap<IDataObject, DeliveryAnswer>();

/**
 * What this process knows of the newest executions, by file:
 * - `held`: made by a delivery that came to this process, and waits for its answer.
 * - `passed`: the same, and has gone on.
 * - `takenUp`: made before n8n was killed and run by this process.
 */
const known = new Map<string, 'held' | 'passed' | 'takenUp'>();

/** Whether the execution for this file was found in the database and is run, so that the file needs no other. */
export function isTakenUp(trigger: string, file: ArrivalItem): boolean {
	return known.get(nameOf(trigger, file)) === 'takenUp';
}

/** The execution with these items is not to go on before the delivery is answered. */
export function hold(trigger: string, items: INodeExecutionData[], answer: DeliveryAnswer): void {
	for (const { json } of items) {
		answers.set(json, answer);
		note(nameOf(trigger, json), 'held');
	}
}

/**
 * The trigger's part in an execution: hands its items on as soon as n8n has saved which files have started one.
 *
 * n8n makes the execution first, saves that after it, then answers. When it is killed in between, the sender comes again
 * and is heard again; but the execution of before has got no further than here, so nothing was done twice. One that had
 * not even begun is run by n8n when it is back: it goes on, and its files start no other, or it ends here, if the
 * sender was quicker. An execution that is retried, or runs in another process than the one the files came to, has
 * nothing to wait for.
 */
export async function pass(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const trigger = triggerName(context);
	const isFirstRun = context.getMode() === 'webhook';
	const passed: INodeExecutionData[] = [];
	for (const item of context.getInputData()) {
		const name = nameOf(trigger, item.json);
		const answer = answers.get(item.json);
		if (answer) {
			await given(answer);
			note(name, 'passed');
		} else if (isFirstRun) {
			if (await isDoneElsewhere(name)) continue;
			note(name, 'takenUp');
		}
		passed.push(item);
	}
	return [passed];
}

async function given(answer: DeliveryAnswer): Promise<void> {
	if (!answer.writableEnded && !answer.destroyed) await new Promise<void>((resolve) => answer.once('close', resolve));
	// The sender has left before n8n was done; it answers all the same.
	for (let waited = 0; !answer.writableEnded && waited < PATIENCE_MS; waited += STEP_MS) await sleep(STEP_MS);
}

/** Only an execution that was seen to go on makes another one needless. */
async function isDoneElsewhere(name: string): Promise<boolean> {
	for (let waited = 0; known.get(name) === 'held' && waited < TWIN_MS; waited += STEP_MS) await sleep(STEP_MS);
	return known.get(name) === 'passed';
}

function note(name: string, state: 'held' | 'passed' | 'takenUp'): void {
	known.delete(name);
	known.set(name, state);
	for (const oldest of known.keys()) {
		if (known.size <= MOST_KNOWN) break;
		known.delete(oldest);
	}
}

function nameOf(trigger: string, file: IDataObject): string {
	return createHash('sha256')
		.update(`${trigger} ${JSON.stringify(file)}`)
		.digest('base64url');
}

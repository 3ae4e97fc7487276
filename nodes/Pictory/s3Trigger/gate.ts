import { createHash } from 'crypto';
import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, sleep } from 'n8n-workflow';

import type { ArrivalItem } from '../aws/events/arrival';
import { triggerName } from './name';
import type { DeliveryAnswer } from './repeats';

const ANSWER_TIMEOUT_MS = 60_000;
const OTHER_EXECUTION_TIMEOUT_MS = 5_000;
const POLL_INTERVAL_MS = 50;
const MAX_STATES = 1_000;

/**
 * The state of an execution:
 * - `waiting`: made by a delivery to this process, whose answer has not been sent yet.
 * - `continued`: the same, after the answer.
 * - `recovered`: made before n8n was killed, and run by this process.
 */
type ExecutionState = 'waiting' | 'continued' | 'recovered';

/** The answers to the deliveries that made executions, by what each item holds. */
const answers = new WeakMap<IDataObject, DeliveryAnswer>();

/** The newest executions of this process, by file. */
const states = new Map<string, ExecutionState>();

/** Whether an execution for this file was found in the database and is run, so that the file needs no other. */
export function isRecovered(trigger: string, file: ArrivalItem): boolean {
	return states.get(keyOf(trigger, file)) === 'recovered';
}

/** The execution with these items must not continue before the delivery is answered. */
export function holdExecution(trigger: string, items: INodeExecutionData[], answer: DeliveryAnswer): void {
	for (const { json } of items) {
		answers.set(json, answer);
		setState(keyOf(trigger, json), 'waiting');
	}
}

/**
 * The trigger's part in an execution: passes its items on as soon as n8n has saved which files have started one.
 *
 * n8n makes the execution first, saves that after it, then answers. When it is killed in between, the sender repeats the
 * message and it is accepted again; the first execution has got no further than here, so nothing was done twice. One that
 * had not even begun is run by n8n after its restart: it continues, and its files start no other, or it ends here, if the
 * sender was quicker. An execution that is retried, or runs in another process than the one that received the files, has
 * nothing to wait for.
 */
export async function continueExecution(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const trigger = triggerName(context);
	const isFirstRun = context.getMode() === 'webhook';
	const output: INodeExecutionData[] = [];
	for (const item of context.getInputData()) {
		const key = keyOf(trigger, item.json);
		const answer = answers.get(item.json);
		if (answer) {
			await untilAnswered(answer);
			setState(key, 'continued');
		} else if (isFirstRun) {
			if (await isContinuedElsewhere(key)) continue;
			setState(key, 'recovered');
		}
		output.push(item);
	}
	return [output];
}

async function untilAnswered(answer: DeliveryAnswer): Promise<void> {
	if (!answer.writableEnded && !answer.destroyed) await new Promise<void>((resolve) => answer.once('close', resolve));
	// The sender has closed the connection before n8n was ready; n8n writes its answer all the same.
	for (let waited = 0; !answer.writableEnded && waited < ANSWER_TIMEOUT_MS; waited += POLL_INTERVAL_MS) {
		await sleep(POLL_INTERVAL_MS);
	}
}

/** Only an execution that has continued makes another one for the same file unnecessary. */
async function isContinuedElsewhere(key: string): Promise<boolean> {
	for (
		let waited = 0;
		states.get(key) === 'waiting' && waited < OTHER_EXECUTION_TIMEOUT_MS;
		waited += POLL_INTERVAL_MS
	) {
		await sleep(POLL_INTERVAL_MS);
	}
	return states.get(key) === 'continued';
}

/** The oldest entries are removed. */
function setState(key: string, state: ExecutionState): void {
	states.delete(key);
	states.set(key, state);
	for (const oldest of states.keys()) {
		if (states.size <= MAX_STATES) break;
		states.delete(oldest);
	}
}

function keyOf(trigger: string, file: IDataObject): string {
	return createHash('sha256')
		.update(`${trigger} ${JSON.stringify(file)}`)
		.digest('base64url');
}

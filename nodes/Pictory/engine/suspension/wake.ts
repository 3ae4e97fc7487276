import { type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';

import { Pictory } from '../../transport/client';
import { isAnyRunning, type Outcome } from '../../transport/jobState';
import { keepOutcomes } from './keptOutcomes';
import { KnownOutcomes } from './knownOutcomes';
import { stackEntryOf } from './stackEntry';
import { findState, putState, type SuspendedRun } from './state';

/** Milliseconds a caller waits for its answer while its jobs are read. */
const READ_LIMIT_MS = 10_000;
const READ_AGAIN_MS = 1_000;

const knownOutcomes = new KnownOutcomes();

/**
 * Pictory calls: whatever it says, it only makes us read the jobs. While one runs, the execution goes on sleeping. When
 * all are finished, n8n runs the node once more, with its input and what was read (resumedRun.ts): results, failures,
 * Continue On Fail, error output and downloads are handled there as always.
 *
 * What cannot be read now, because Pictory asks to slow down or has trouble, is left to the node: it has the time to ask
 * again, while nobody knows whether Pictory would call a second time.
 *
 * Never throws: n8n would go on with one empty item.
 */
export async function wake(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const entry = stackEntryOf(context);
		const found = entry && findState(entry);
		if (!entry || !found) return refuse(context);
		// The node stays switched off, and n8n passes this on in its place.
		if (found.kind === 'unreadable') return { workflowData: [found.output] };
		const { run, items } = found;

		const jobIds = run.units.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId]));
		const outcomes = knownOutcomes.of(run.sleeper, jobIds);
		if (await readOutcomes(context, jobIds, outcomes, run)) {
			if (run.sleeper !== '') knownOutcomes.remember(run.sleeper, outcomes);
			return { webhookResponse: { message: 'Not all jobs have ended yet' } };
		}
		knownOutcomes.forget(run.sleeper, jobIds);
		putState(entry, { ...run, outcomes: keepOutcomes(outcomes) }, items, items);
		// n8n has switched the node off, so that its input would pass through; now it is to run.
		delete entry.node.disabled;
		return { workflowData: [items] };
	} catch {
		return refuse(context);
	}
}

/**
 * Adds to `outcomes` what Pictory says, in a bounded time. When nothing can be read that is left to the node, which says
 * why.
 * @returns whether a job still runs
 */
async function readOutcomes(
	context: IWebhookFunctions,
	jobIds: string[],
	outcomes: Map<string, Outcome>,
	{ settings }: SuspendedRun,
): Promise<boolean> {
	const until = Date.now() + READ_LIMIT_MS;
	try {
		const pictory = await Pictory.of(context);
		const read = async (path: string): Promise<unknown> =>
			await pictory.readOnce(path, { timeoutMs: Math.max(1, until - Date.now()), until });
		for (;;) {
			if (await isAnyRunning(read, jobIds, outcomes, settings.concurrency, until)) return true;
			const isComplete = jobIds.every((jobId) => outcomes.has(jobId));
			if (isComplete || Date.now() + READ_AGAIN_MS > until) return false;
			await sleep(READ_AGAIN_MS);
		}
	} catch {
		return false;
	}
}

/** The execution goes on sleeping; a caller that tries again may find it better. */
function refuse(context: IWebhookFunctions): IWebhookResponseData {
	try {
		context.getResponseObject().status(503).json({ message: 'Not taken. Try again' });
		return { noWebhookResponse: true };
	} catch {
		return { webhookResponse: { message: 'Not taken' } };
	}
}

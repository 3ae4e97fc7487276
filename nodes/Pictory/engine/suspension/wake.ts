import { type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';

import { Pictory } from '../../transport/client';
import { type End, lookForRunning } from '../../transport/jobState';
import { keepEnds } from './keptOutcomes';
import { SeenEnded } from './knownOutcomes';
import { stackEntryOf } from './stackEntry';
import { findState, type Held, putState } from './state';

/** Milliseconds a caller is held while we look at its jobs. */
const LOOK_LIMIT_MS = 10_000;
const SECOND_LOOK_MS = 1_000;

const seenEnded = new SeenEnded();

/**
 * Pictory calls: whatever it says, it only makes us look. While a job runs, the execution goes on sleeping. When all have
 * ended, n8n runs the node once more, with its input and what was seen, and run.ts brings the run to its end: results,
 * failures, Continue On Fail, error output and downloads are handled there as always.
 *
 * What cannot be seen now, because Pictory asks to slow down or has trouble, is left to the node: it has the time to ask
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
		const { held, items } = found;

		const jobIds = held.units.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId]));
		const ends = seenEnded.of(held.sleeper, jobIds);
		if (await isAnyRunning(context, jobIds, ends, held)) {
			if (held.sleeper !== '') seenEnded.remember(held.sleeper, ends);
			return { webhookResponse: { message: 'Not all jobs have ended yet' } };
		}
		seenEnded.forget(held.sleeper, jobIds);
		putState(entry, { ...held, ends: keepEnds(ends) }, items, items);
		// n8n has switched the node off, so that its input would pass through; now it is to run.
		delete entry.node.disabled;
		return { workflowData: [items] };
	} catch {
		return refuse(context);
	}
}

/** Adds to `ends` what is seen, in a bounded time. A look that fails altogether is left to the node, which tells why. */
async function isAnyRunning(
	context: IWebhookFunctions,
	jobIds: string[],
	ends: Map<string, End>,
	{ settings }: Held,
): Promise<boolean> {
	const until = Date.now() + LOOK_LIMIT_MS;
	try {
		const pictory = await Pictory.of(context);
		const read = async (path: string): Promise<unknown> =>
			await pictory.look(path, { timeoutMs: Math.max(1, until - Date.now()), until });
		for (;;) {
			const looking = lookForRunning(read, jobIds, ends, settings.concurrency, until);
			if (await looking) return true;
			const isComplete = jobIds.every((jobId) => ends.has(jobId));
			if (isComplete || Date.now() + SECOND_LOOK_MS > until) return false;
			await sleep(SECOND_LOOK_MS);
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

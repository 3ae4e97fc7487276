import { type INodeExecutionData, type IPollFunctions, NodeOperationError } from 'n8n-workflow';

import { Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';
import { PictoryFailure } from '../transport/failure';
import { FINAL } from '../transport/jobs';
import type { Cursor } from './cursor';
import { kindOf } from '../transport/jobKinds';
import { firstPoll, pollJobs } from './pollOnce';
import { Memory } from './memory';
import { type Outage, outageNow } from './outage';
import { type JobSource, PictoryJobs } from './source';
import { type FinishedJob, isThin, type PollResult } from './state';
import { isWanted, presentFinished, readWanted, type JobFilter } from './jobFilter';

/** A poll must end before the next one, which is a minute later at the soonest. */
const MAX_POLL_MS = 45_000;
const TRIES = 3;
/** Pages searched for an example. */
const EXAMPLE_PAGES = 5;

/** The contexts that have polled, and whether they are polling now. One context serves one activation of a workflow. */
const contexts = new WeakMap<IPollFunctions, { isPolling: boolean }>();

/**
 * Searches for jobs that have finished since the last poll.
 *
 * Failures: n8n turns each error that poll() throws into a failed execution and starts the error workflow, so a night
 * without network would mean hundreds. And what poll() has stored before it throws is lost with durable cursors, so it
 * could not even remember that it has reported the failure. Therefore a failure is passed to n8n in the same way as n8n
 * does it itself, but once per outage; then polls go on without a report until one succeeds. The cursor moves only when a
 * poll succeeds: nothing is lost.
 * An outage is that the list of jobs cannot be read, or the parameters of the trigger cannot. What is wrong with one job
 * or one page is reported once, on its own, and does not delay anything else.
 * Where a person is there to read it, at "Fetch Test Event" and when a workflow is activated, the error is thrown.
 *
 * @returns nothing when there is nothing to start a workflow with
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') {
		const wanted = readWanted(context);
		return [asItems([await example(context, wanted)], wanted)];
	}

	const before = contexts.get(context);
	// Two schedules of one node can be due at the same time; n8n does not keep them apart.
	if (before?.isPolling) return null;
	const mode = context.getActivationMode();
	// Not 'update': with durable cursors that is the mode of each scheduled poll.
	const isActivation = before === undefined && (mode === 'activate' || mode === 'create');
	const turn = { isPolling: true };
	contexts.set(context, turn);
	try {
		return await scheduledPoll(context, isActivation);
	} finally {
		turn.isPolling = false;
	}
}

async function scheduledPoll(context: IPollFunctions, isActivation: boolean): Promise<INodeExecutionData[][] | null> {
	const memory = new Memory(context);
	const { cursor } = memory;
	const now = Date.now();
	const outage = memory.outageAt(now);
	if (outage?.until !== undefined && now < outage.until && !isActivation) return null;
	try {
		const wanted = readWanted(context);
		// In an outage one try is enough: the next poll is one, too.
		const source = await sourceFor(context, now, outage ? 1 : TRIES);
		const found = await pollFrom(source, cursor, wanted, now);
		memory.keep(found.cursor);
		for (const trouble of found.troubles) report(context, trouble);
		const items = found.finished.filter((job) => isWanted(job, wanted));
		return items.length === 0 ? null : [asItems(items, wanted)];
	} catch (error) {
		if (isActivation) throw toNodeError(context.getNode(), error);
		memory.keepOutage(reported(context, error, outage));
		return null;
	}
}

async function pollFrom(
	source: JobSource,
	cursor: Cursor | undefined,
	{ includeExisting }: JobFilter,
	now: number,
): Promise<PollResult> {
	if (cursor) return await pollJobs(source, cursor, now);
	if (includeExisting) return await pollJobs(source, { seen: [], open: [] }, now);
	return await firstPoll(source, now);
}

async function sourceFor(context: IPollFunctions, now: number, tries: number): Promise<PictoryJobs> {
	// n8n before 2.36 has no such limit.
	const budget = 'getPollBudgetMs' in context ? context.getPollBudgetMs() : MAX_POLL_MS;
	return new PictoryJobs(await Pictory.of(context), now + Math.min(budget, MAX_POLL_MS), tries);
}

/** Reports a failure to n8n, unless it belongs to an outage that has been reported. */
function reported(context: IPollFunctions, error: unknown, outage: Outage | undefined): Outage {
	if (!outage) report(context, error);
	return outageNow(outage, error instanceof PictoryFailure ? error.details.retryAfterMs : undefined, Date.now());
}

/** n8n makes a failed execution of it, which starts the error workflow. */
function report(context: IPollFunctions, error: unknown): void {
	context.__emitError(toNodeError(context.getNode(), error));
}

/** The newest finished job that fits, for "Fetch Test Event". */
async function example(context: IPollFunctions, wanted: JobFilter): Promise<FinishedJob> {
	try {
		const source = await sourceFor(context, Date.now(), TRIES);
		let key: string | undefined;
		for (let pages = 0; pages < EXAMPLE_PAGES; pages += 1) {
			const { jobs, next } = await source.page(key);
			for (const listed of jobs) {
				const job = isThin(listed) ? ((await source.job(listed.jobId).catch(() => undefined)) ?? listed) : listed;
				const kind = kindOf(job);
				const found = { job, ...(kind && { kind }) };
				if (FINAL.has(job.status) && isWanted(found, wanted)) return found;
			}
			if (next === undefined) break;
			key = next;
		}
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
	throw new NodeOperationError(context.getNode(), 'Pictory has no finished job that fits', {
		description: `Make a video first, or change 'Kind of Job' and 'Outcome'. The newest ${EXAMPLE_PAGES} pages of the list were searched`,
	});
}

function asItems(jobs: FinishedJob[], { output }: JobFilter): INodeExecutionData[] {
	return jobs.map((job) => ({ json: presentFinished(job, output) }));
}

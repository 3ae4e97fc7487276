import { type INodeExecutionData, type IPollFunctions, NodeOperationError } from 'n8n-workflow';

import { Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';
import { PictoryFailure } from '../transport/failure';
import { FINAL } from '../transport/jobs';
import type { Cursor } from './cursor';
import { kindOf } from './kinds';
import { firstLook, look } from './pollOnce';
import { Memory } from './memory';
import { type Outage, outageNow } from './outage';
import { type JobSource, PictoryJobs } from './source';
import { type Ended, isThin, type Look } from './state';
import { isWanted, presentEnded, readWanted, type Wanted } from './wanted';

/** A look must be over before the next one, a minute later at the soonest. */
const LONGEST_LOOK_MS = 45_000;
const TRIES = 3;
/** Pages searched for an example. */
const EXAMPLE_PAGES = 5;

/** The contexts that have looked, and whether they are looking now. One context serves one activation of a workflow. */
const contexts = new WeakMap<IPollFunctions, { isLooking: boolean }>();

/**
 * Looks for jobs that have finished since the last look.
 *
 * Failures: n8n turns each error that poll() throws into a failed execution and starts the error workflow, so a night
 * without network would mean hundreds. And what a throwing poll() has kept is lost with durable cursors, so it could not
 * even remember having complained. Therefore a failure is handed to n8n in the same way it does it itself, but once per
 * outage; then looks go on quietly until one succeeds. The cursor moves only when a look succeeds: nothing is lost.
 * An outage is that the list of jobs cannot be asked for. What is wrong with one job or one page is reported once, on its
 * own, and holds nothing else up.
 * Where somebody is there to read it, at "Fetch Test Event" and when a workflow is switched on, the error is thrown.
 *
 * @returns nothing when there is nothing to start a workflow with
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const wanted = readWanted(context);
	if (context.getMode() === 'manual') return [asItems([await example(context, wanted)])];

	const before = contexts.get(context);
	// Two schedules of one node can be due at the same time; n8n does not keep them apart.
	if (before?.isLooking) return null;
	const mode = context.getActivationMode();
	const isSwitchedOn = before === undefined && (mode === 'activate' || mode === 'create');
	const turn = { isLooking: true };
	contexts.set(context, turn);
	try {
		return await pollOnce(context, wanted, isSwitchedOn);
	} finally {
		turn.isLooking = false;
	}
}

async function pollOnce(
	context: IPollFunctions,
	wanted: Wanted,
	isSwitchedOn: boolean,
): Promise<INodeExecutionData[][] | null> {
	const memory = new Memory(context);
	const { cursor } = memory;
	const now = Date.now();
	const outage = memory.outageAt(now);
	if (outage?.until !== undefined && now < outage.until && !isSwitchedOn) return null;
	try {
		// In an outage one try is enough: the next look is one, too.
		const source = await sourceFor(context, now, outage ? 1 : TRIES);
		const found = await lookFrom(source, cursor, wanted, now);
		memory.keep(found.cursor);
		for (const trouble of found.troubles) report(context, trouble);
		const items = found.ended.filter((ended) => isWanted(ended, wanted));
		return items.length === 0 ? null : [asItems(items)];
	} catch (error) {
		if (isSwitchedOn) throw toNodeError(context.getNode(), error);
		memory.keepOutage(reported(context, error, outage));
		return null;
	}
}

async function lookFrom(
	source: JobSource,
	cursor: Cursor | undefined,
	{ includeExisting }: Wanted,
	now: number,
): Promise<Look> {
	if (cursor) return await look(source, cursor, now);
	if (includeExisting) return await look(source, { seen: [], open: [] }, now);
	return await firstLook(source, now);
}

async function sourceFor(context: IPollFunctions, now: number, tries: number): Promise<PictoryJobs> {
	// n8n before 2.36 has no such limit.
	const budget = 'getPollBudgetMs' in context ? context.getPollBudgetMs() : LONGEST_LOOK_MS;
	return new PictoryJobs(await Pictory.of(context), now + Math.min(budget, LONGEST_LOOK_MS), tries);
}

/** Tells n8n of a failure, unless it belongs to an outage that has been told. */
function reported(context: IPollFunctions, error: unknown, outage: Outage | undefined): Outage {
	if (!outage) report(context, error);
	return outageNow(outage, error instanceof PictoryFailure ? error.details.retryAfterMs : undefined, Date.now());
}

/** n8n makes a failed execution of it, which starts the error workflow. */
function report(context: IPollFunctions, error: unknown): void {
	context.__emitError(toNodeError(context.getNode(), error));
}

/** The newest finished job that fits, for "Fetch Test Event". */
async function example(context: IPollFunctions, wanted: Wanted): Promise<Ended> {
	try {
		const source = await sourceFor(context, Date.now(), TRIES);
		let key: string | undefined;
		for (let pages = 0; pages < EXAMPLE_PAGES; pages += 1) {
			const { jobs, next } = await source.page(key);
			for (const listed of jobs) {
				const job = isThin(listed) ? ((await source.job(listed.jobId).catch(() => undefined)) ?? listed) : listed;
				const kind = kindOf(job);
				const ended = { job, ...(kind && { kind }) };
				if (FINAL.has(job.status) && isWanted(ended, wanted)) return ended;
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

function asItems(jobs: Ended[]): INodeExecutionData[] {
	return jobs.map((ended) => ({ json: presentEnded(ended) }));
}

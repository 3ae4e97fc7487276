import type { Pictory } from './client';
import { Cancelled, PictoryFailure } from './failure';
import { jobFailure } from './jobs';
import { type End, see } from './looking';
import { pause } from './pause';
import { pool } from './pool';

export interface Patience {
	/** Milliseconds after which waiting ends. */
	limitMs: number;
	/** A fixed pause between two looks; without it the pause grows from FIRST_LOOK_MS to LAST_LOOK_MS. */
	intervalMs?: number;
	/** Looks at the same time. */
	concurrency: number;
}

/** The code of the failure a wait ends with when its limit is reached. */
export const TIMED_OUT = 'TIMED_OUT';
/** Pictory asks for 10 to 30 s between looks (facts §7.1); short jobs are worth a first one earlier. */
const FIRST_LOOK_MS = 5_000;
const LAST_LOOK_MS = 30_000;
const GROWTH = 1.5;
/** A job just started may not be in Pictory's books yet: it is unknown only after this many looks. */
const LOOKS_UNTIL_UNKNOWN = 3;

/**
 * Waits for all jobs together and looks at the ones still open, round by round. Faults of a look are forgotten: the
 * next round looks again. What has not ended when the limit is reached ends as a failure that names the job.
 * @throws Cancelled
 * @returns for each job id its final state, or the failure it ended with
 */
export async function waitForJobs(
	pictory: Pictory,
	jobIds: Iterable<string>,
	patience: Patience,
): Promise<Map<string, End>> {
	const ended = new Map<string, End>();
	const open = new Map<string, OpenJob>();
	for (const jobId of jobIds) open.set(jobId, { jobId, unknownLooks: 0 });
	const deadline = Date.now() + patience.limitMs;
	let interval = patience.intervalMs ?? FIRST_LOOK_MS;

	while (open.size > 0) {
		const left = deadline - Date.now();
		if (left <= 0) break;
		await pause(Math.min(interval, left), pictory.signal);
		await lookAtAll(pictory, open, ended, patience.concurrency);
		if (patience.intervalMs === undefined) interval = Math.min(LAST_LOOK_MS, interval * GROWTH);
	}
	for (const job of open.values()) ended.set(job.jobId, outOfTime(job, patience.limitMs));
	return ended;
}

interface OpenJob {
	jobId: string;
	unknownLooks: number;
	lastFault?: PictoryFailure;
}

async function lookAtAll(
	pictory: Pictory,
	open: Map<string, OpenJob>,
	ended: Map<string, End>,
	concurrency: number,
): Promise<void> {
	let stopped: Cancelled | undefined;
	await pool(
		[...open.values()],
		concurrency,
		async (entry) => {
			try {
				const end = await lookAt(pictory, entry);
				if (!end) return;
				ended.set(entry.jobId, end);
				open.delete(entry.jobId);
			} catch (error) {
				if (error instanceof Cancelled) stopped = error;
				else throw asFailure(error);
			}
		},
		() => stopped === undefined,
	);
	if (stopped) throw stopped;
}

/** @returns how the job ended, or nothing while it goes on */
async function lookAt(pictory: Pictory, entry: OpenJob): Promise<End | undefined> {
	const sight = await see(async (path) => await pictory.look(path), entry.jobId);
	if (sight.kind === 'ended') return sight.end;
	if (sight.kind === 'unsure' && sight.fault) {
		entry.lastFault = sight.fault;
		return undefined;
	}
	entry.lastFault = undefined;
	entry.unknownLooks = sight.kind === 'running' ? 0 : entry.unknownLooks + 1;
	if (entry.unknownLooks < LOOKS_UNTIL_UNKNOWN) return undefined;
	return jobFailure({ jobId: entry.jobId, status: 'unknown', data: {} });
}

function outOfTime({ jobId, lastFault }: OpenJob, limitMs: number): PictoryFailure {
	const minutes = Math.round(limitMs / 6_000) / 10;
	return new PictoryFailure(`Job ${jobId} was not finished after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`, {
		jobId,
		code: TIMED_OUT,
		description: [
			'It goes on at Pictory. Wait for it with Job → Wait and this job ID, or raise Give Up After.',
			lastFault && `The last look came to nothing: ${lastFault.message}.`,
		]
			.filter(Boolean)
			.join(' '),
	});
}

function asFailure(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure('Something unexpected happened while waiting');
}

import type { Pictory } from './client';
import { Cancelled, PictoryFailure, rethrown } from './failure';
import { jobFailure } from './jobs';
import { type End, see } from './jobState';
import { pause } from './pause';
import { pool } from './pool';

export interface Patience {
	/** Milliseconds after which waiting for a job ends. */
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
/** A look that has not been answered by then is given up: the next one may be. */
const LOOK_TIMEOUT_MS = 30_000;
/** A job just started may not be in Pictory's books yet: it is unknown only after this many looks … */
const LOOKS_UNTIL_UNKNOWN = 3;
/** … and, when Pictory itself has given us its ID, after so many milliseconds. */
const UNKNOWN_FOR_MS = 60_000;

interface OpenJob {
	jobId: string;
	isOurs: boolean;
	since: number;
	deadline: number;
	unknownLooks: number;
	lastFault?: PictoryFailure;
}

/**
 * Waits for jobs together and looks at the ones still open, round by round. Jobs may be added while it waits. Faults of a
 * look are forgotten: the next round looks again. What has not ended when its limit is reached ends, after a last look,
 * as a failure that names the job.
 */
export class JobWatch {
	private readonly open = new Map<string, OpenJob>();
	private readonly ended = new Map<string, End>();
	private readonly stopper = new AbortController();
	private readonly signal: AbortSignal;
	private isClosed = false;
	private wake: (() => void) | undefined;

	constructor(
		private readonly pictory: Pictory,
		private readonly patience: Patience,
	) {
		const { signal } = this.stopper;
		this.signal = pictory.signal ? AbortSignal.any([pictory.signal, signal]) : signal;
	}

	/** @param isOurs whether Pictory gave us its ID when it started, so that it cannot be a wrong one */
	add(jobId: string, isOurs: boolean): void {
		if (this.open.has(jobId)) return;
		const since = Date.now();
		this.open.set(jobId, { jobId, isOurs, since, deadline: since + this.patience.limitMs, unknownLooks: 0 });
		this.wake?.();
	}

	/** No further jobs come. */
	close(): void {
		this.isClosed = true;
		this.wake?.();
	}

	/** The ends are of no use any more. */
	stop(): void {
		this.stopper.abort();
		this.close();
	}

	/**
	 * @returns when the watch is closed and all jobs have ended: for each job id its final state, or the failure it ended with
	 * @throws Cancelled
	 */
	async ends(): Promise<Map<string, End>> {
		let interval = this.patience.intervalMs ?? FIRST_LOOK_MS;
		for (;;) {
			if (this.open.size === 0) {
				if (this.isClosed) return this.ended;
				await new Promise<void>((resolve) => (this.wake = resolve));
				continue;
			}
			const left = Math.min(...[...this.open.values()].map(({ deadline }) => deadline)) - Date.now();
			await pause(Math.min(interval, left), this.signal);
			await this.lookAtAll();
			this.expire();
			if (this.patience.intervalMs === undefined) interval = Math.min(LAST_LOOK_MS, interval * GROWTH);
		}
	}

	private async lookAtAll(): Promise<void> {
		let stopped: Cancelled | undefined;
		await pool(
			[...this.open.values()],
			this.patience.concurrency,
			async (entry) => {
				try {
					const end = await lookAt(this.pictory, entry);
					if (!end) return;
					this.ended.set(entry.jobId, end);
					this.open.delete(entry.jobId);
				} catch (error) {
					if (error instanceof Cancelled) stopped = error;
					else throw rethrown(error);
				}
			},
			() => stopped === undefined && !this.signal.aborted,
		);
		if (stopped) throw stopped;
	}

	private expire(): void {
		for (const entry of this.open.values()) {
			if (Date.now() < entry.deadline) continue;
			this.ended.set(entry.jobId, outOfTime(entry, this.patience.limitMs));
			this.open.delete(entry.jobId);
		}
	}
}

/** Waits for jobs that are all known. @throws Cancelled */
export async function waitForJobs(
	pictory: Pictory,
	jobIds: Iterable<string>,
	patience: Patience,
	areOurs: boolean,
): Promise<Map<string, End>> {
	const watch = new JobWatch(pictory, patience);
	for (const jobId of jobIds) watch.add(jobId, areOurs);
	watch.close();
	return await watch.ends();
}

/** @returns how the job ended, or nothing while it goes on */
async function lookAt(pictory: Pictory, entry: OpenJob): Promise<End | undefined> {
	const sight = await see(
		async (path) => await pictory.look(path, { timeoutMs: LOOK_TIMEOUT_MS, until: entry.deadline }),
		entry.jobId,
	);
	if (sight.kind === 'ended') return sight.end;
	if (sight.kind === 'unsure' && sight.fault) {
		entry.lastFault = sight.fault;
		return undefined;
	}
	entry.lastFault = undefined;
	entry.unknownLooks = sight.kind === 'running' ? 0 : entry.unknownLooks + 1;
	const isTooEarly = entry.isOurs && Date.now() - entry.since < UNKNOWN_FOR_MS;
	if (entry.unknownLooks < LOOKS_UNTIL_UNKNOWN || isTooEarly) return undefined;
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

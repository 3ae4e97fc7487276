import type { Pictory } from './client';
import { Cancelled, PictoryFailure, rethrown } from './failure';
import { unknownJob } from './jobs';
import { type Outcome, readJobState } from './jobState';
import { pause } from './pause';
import { pool } from './pool';

export interface Patience {
	/** Milliseconds after which waiting for a job ends. */
	limitMs: number;
	/** A fixed pause between two polls; without it the pause grows from FIRST_PAUSE_MS to LAST_PAUSE_MS. */
	intervalMs?: number;
	/** Reads at the same time. */
	concurrency: number;
}

/** The code of the failure a wait ends with when its limit is reached. */
export const TIMED_OUT = 'TIMED_OUT';
/** Pictory asks for 10 to 30 s between polls (docs/pictory-api.md §7.1); short jobs are worth a first one earlier. */
const FIRST_PAUSE_MS = 5_000;
const LAST_PAUSE_MS = 30_000;
const GROWTH = 1.5;
/** A read that has not been answered by then is given up: the next one may be. */
const READ_TIMEOUT_MS = 30_000;
/** A job just started may not be in Pictory's books yet: it is unknown only after this many polls … */
const POLLS_UNTIL_UNKNOWN = 3;
/** … and, when Pictory itself has given us its ID, after so many milliseconds. */
const UNKNOWN_FOR_MS = 60_000;

interface OpenJob {
	jobId: string;
	isOurs: boolean;
	since: number;
	deadline: number;
	unknownPolls: number;
	lastFault?: PictoryFailure;
}

/**
 * Waits for jobs together: polls the ones still open, round by round. Jobs may be added while it waits. A fault of one
 * read is forgotten, as the next round reads again. A job that is not finished when its limit is reached is polled once
 * more, and its outcome then is a failure that names it.
 */
export class JobPoller {
	private readonly open = new Map<string, OpenJob>();
	private readonly found = new Map<string, Outcome>();
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
		this.open.set(jobId, { jobId, isOurs, since, deadline: since + this.patience.limitMs, unknownPolls: 0 });
		this.wake?.();
	}

	/** No further jobs come. */
	close(): void {
		this.isClosed = true;
		this.wake?.();
	}

	/** The outcomes are of no use any more. */
	stop(): void {
		this.stopper.abort();
		this.close();
	}

	/**
	 * Resolves when the poller is closed and no job is open any more.
	 * @returns the outcome of each job by its id
	 * @throws Cancelled
	 */
	async outcomes(): Promise<Map<string, Outcome>> {
		let interval = this.patience.intervalMs ?? FIRST_PAUSE_MS;
		for (;;) {
			if (this.open.size === 0) {
				if (this.isClosed) return this.found;
				await new Promise<void>((resolve) => (this.wake = resolve));
				continue;
			}
			const left = Math.min(...[...this.open.values()].map(({ deadline }) => deadline)) - Date.now();
			await pause(Math.min(interval, left), this.signal);
			await this.pollAll();
			this.expire();
			if (this.patience.intervalMs === undefined) interval = Math.min(LAST_PAUSE_MS, interval * GROWTH);
		}
	}

	private async pollAll(): Promise<void> {
		let stopped: Cancelled | undefined;
		await pool(
			[...this.open.values()],
			this.patience.concurrency,
			async (job) => {
				try {
					const outcome = await poll(this.pictory, job);
					if (!outcome) return;
					this.found.set(job.jobId, outcome);
					this.open.delete(job.jobId);
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
		for (const job of this.open.values()) {
			if (Date.now() < job.deadline) continue;
			this.found.set(job.jobId, outOfTime(job, this.patience.limitMs));
			this.open.delete(job.jobId);
		}
	}
}

/** Waits for jobs that all were started by us. @throws Cancelled */
export async function waitForJobs(
	pictory: Pictory,
	jobIds: Iterable<string>,
	patience: Patience,
): Promise<Map<string, Outcome>> {
	const poller = new JobPoller(pictory, patience);
	for (const jobId of jobIds) poller.add(jobId, true);
	poller.close();
	return await poller.outcomes();
}

/** @returns nothing while the job goes on */
async function poll(pictory: Pictory, job: OpenJob): Promise<Outcome | undefined> {
	const state = await readJobState(
		async (path) => await pictory.readOnce(path, { timeoutMs: READ_TIMEOUT_MS, until: job.deadline }),
		job.jobId,
	);
	if (state.kind === 'final') return state.outcome;
	if (state.kind === 'unknown' && state.fault) {
		job.lastFault = state.fault;
		return undefined;
	}
	job.lastFault = undefined;
	job.unknownPolls = state.kind === 'running' ? 0 : job.unknownPolls + 1;
	const isTooEarly = job.isOurs && Date.now() - job.since < UNKNOWN_FOR_MS;
	if (job.unknownPolls < POLLS_UNTIL_UNKNOWN || isTooEarly) return undefined;
	return unknownJob(job.jobId);
}

function outOfTime({ jobId, lastFault }: OpenJob, limitMs: number): PictoryFailure {
	const minutes = Math.round(limitMs / 6_000) / 10;
	return new PictoryFailure(`Job ${jobId} was not finished after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`, {
		jobId,
		code: TIMED_OUT,
		description: [
			'It goes on at Pictory. Wait for it with Job → Wait and this job ID, or raise Give Up After.',
			lastFault && `The last poll failed: ${lastFault.message}.`,
		]
			.filter(Boolean)
			.join(' '),
	});
}

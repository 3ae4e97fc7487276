import type { PictoryFailure } from '../transport/failure';
import { FINAL, type Job } from '../transport/jobs';
import { believable, type Cursor, type FinalStatus, type OpenJob, type Walk } from './cursor';
import { type JobKind, kindOf } from '../transport/jobKinds';
import { FAULTS_UNTIL_REPORTED, type Unreadable, unreadable } from './troubles';

/** A job that finished since the last poll. */
export interface FinishedJob {
	job: Job;
	kind?: JobKind;
}

export interface PollResult {
	/** To be kept as soon as `finished` is handed on, and not before. */
	cursor: Cursor;
	/** Oldest first. */
	finished: FinishedJob[];
	/** What else is to be reported, once. The poll as a whole has succeeded. */
	troubles: PictoryFailure[];
}

/** Jobs take minutes. What is open for a week is stuck, and not worth a call in every poll. */
const STUCK_AFTER_MS = 7 * 24 * 60 * 60_000;
/** Pictory may not find a job for a moment; after so many polls it is gone for good. */
const MISSES_UNTIL_GONE = 5;

/** A poll in the making. */
export class PollState {
	seen: string[];
	anchor: string | undefined;
	walk: Walk | undefined;
	doubts: number;
	readonly troubles: PictoryFailure[] = [];
	/** Jobs the pages read in this poll have shown. */
	readonly listed = new Set<string>();
	/** Jobs the list says have ended, but not how: they are read by their ID. */
	readonly thin = new Map<string, Job>();
	private readonly open: Map<string, OpenJob>;
	private readonly unread: Unreadable[] = [];
	private readonly finishedInList: FinishedJob[] = [];
	private readonly finishedDeeper: FinishedJob[] = [];

	/** @param now milliseconds since 1970 */
	constructor(
		before: Cursor,
		private readonly now: number,
	) {
		const { seen, open, anchor, walk } = believable(before, now);
		this.seen = seen;
		this.anchor = anchor;
		this.walk = walk;
		this.doubts = before.doubts ?? 0;
		this.open = new Map(open.map((entry) => [entry.jobId, entry]));
		for (const { jobId, ended } of open) if (ended) this.thin.set(jobId, { jobId, status: ended, data: {} });
	}

	get cursor(): Cursor {
		const { seen, anchor, walk, doubts, now } = this;
		return {
			seen,
			at: now,
			doubts,
			open: [...this.open.values()],
			...(anchor !== undefined && { anchor }),
			...(walk && { walk }),
		};
	}

	get openIds(): string[] {
		return [...this.open.keys()];
	}

	/** Jobs to be read by their ID: of which the list says too little, and open ones that the pages did not show. */
	get toRead(): string[] {
		return this.openIds.filter((jobId) => this.thin.has(jobId) || !this.listed.has(jobId));
	}

	/** Whether the last read of the job failed. */
	isFaulty(jobId: string): boolean {
		return (this.open.get(jobId)?.faults ?? 0) > 0;
	}

	/** Jobs that are further down can only have started earlier. */
	result(): PollResult {
		const troubles = [...this.troubles, ...(this.unread.length > 0 ? [unreadable(this.unread)] : [])];
		return { cursor: this.cursor, finished: [...this.finishedDeeper, ...this.finishedInList], troubles };
	}

	/** A job as the list shows it. Known ones count only while they are open: the others were emitted. */
	noteListed(job: Job, isNew: boolean): void {
		this.listed.add(job.jobId);
		if (!isNew && !this.open.has(job.jobId)) return;
		if (isThin(job)) {
			this.thin.set(job.jobId, job);
			this.open.set(job.jobId, {
				...(this.open.get(job.jobId) ?? openJob(job, this.now)),
				ended: job.status as FinalStatus,
			});
		} else {
			this.thin.delete(job.jobId);
			this.noteStatus(job, this.finishedInList);
		}
	}

	/** @param job as read by its ID; nothing when Pictory does not know it */
	noteRead(jobId: string, job: Job | undefined): void {
		const thin = this.thin.get(jobId);
		const known = job ?? thin;
		if (known) this.noteStatus(known, this.listed.has(jobId) ? this.finishedInList : this.finishedDeeper);
		else this.missed(jobId);
	}

	/**
	 * The job could not be read. That is its own trouble: it is tried again in its turn, and reported once when it lasts.
	 * One that the list says has ended comes out then with what the list says, better than never.
	 */
	noteFault(jobId: string, failure: PictoryFailure): void {
		const before = this.open.get(jobId);
		if (!before) return;
		const faults = (before.faults ?? 0) + 1;
		const thin = this.thin.get(jobId);
		const isLasting = faults >= FAULTS_UNTIL_REPORTED;
		const isGivenUp = thin ? isLasting : this.isStuck(before);
		if (faults === FAULTS_UNTIL_REPORTED || (isGivenUp && !isLasting)) this.unread.push({ jobId, failure });
		if (!isGivenUp) this.open.set(jobId, { ...before, faults });
		else if (thin) this.noteRead(jobId, undefined);
		else this.open.delete(jobId);
	}

	/** The job is the last to be read next time, so that each has its turn. */
	putBack(jobId: string): void {
		const entry = this.open.get(jobId);
		if (!entry) return;
		this.open.delete(jobId);
		this.open.set(jobId, entry);
	}

	private noteStatus(job: Job, finished: FinishedJob[]): void {
		const kind = kindOf(job) ?? this.open.get(job.jobId)?.kind;
		if (!FINAL.has(job.status)) {
			this.stayOpen(job);
			return;
		}
		this.open.delete(job.jobId);
		finished.push({ job, ...(kind && { kind }) });
	}

	private stayOpen(job: Job): void {
		const before = this.open.get(job.jobId);
		const entry = { jobId: job.jobId, since: this.now, ...before, misses: 0, faults: 0, ...kindIn(job) };
		delete entry.ended;
		if (this.isStuck(entry)) this.open.delete(job.jobId);
		else this.open.set(job.jobId, entry);
	}

	private isStuck({ since }: OpenJob): boolean {
		return this.now - since >= STUCK_AFTER_MS;
	}

	private missed(jobId: string): void {
		const entry = this.open.get(jobId);
		if (!entry) return;
		const misses = entry.misses + 1;
		if (misses < MISSES_UNTIL_GONE) this.open.set(jobId, { ...entry, misses, faults: 0 });
		else this.open.delete(jobId);
	}
}

export function openJob(job: Job, now: number): OpenJob {
	return { jobId: job.jobId, since: now, misses: 0, ...kindIn(job) };
}

function kindIn(job: Job): { kind?: JobKind } {
	const kind = kindOf(job);
	return kind ? { kind } : {};
}

/** Whether a list shows that a job has ended, but not what came of it. */
export function isThin(job: Job): boolean {
	if (job.status === 'completed') return kindOf(job) === undefined;
	return job.status === 'failed' && job.code === undefined && job.message === undefined;
}

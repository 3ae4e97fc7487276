import type { PictoryFailure } from '../transport/failure';
import { FINAL, type Job } from '../transport/jobs';
import type { Cursor, OpenJob, Walk } from './cursor';
import { type JobKind, kindOf } from './kinds';

/** A job that ended since the last look. */
export interface Ended {
	job: Job;
	kind?: JobKind;
}

export interface Look {
	/** To be kept as soon as `ended` is handed on, and not before. */
	cursor: Cursor;
	/** Oldest first. */
	ended: Ended[];
	/** What went wrong although the look as a whole succeeded; later looks make it good. */
	failure?: PictoryFailure;
}

/** Jobs take minutes. What is open for a week is stuck, and not worth a call in every look. */
const STUCK_AFTER_MS = 7 * 24 * 60 * 60_000;
/** Pictory may not find a job for a moment; after so many looks it is gone for good. */
const MISSES_UNTIL_GONE = 5;

/** A look in the making. */
export class LookState {
	seen: string[];
	anchor: string | undefined;
	walk: Walk | undefined;
	failure: PictoryFailure | undefined;
	/** Jobs the pages read in this look have shown. */
	readonly listed = new Set<string>();
	/** Jobs the list says have ended, but not how: they are read by their ID. */
	readonly thin = new Map<string, Job>();
	private readonly open: Map<string, OpenJob>;
	private readonly endedInList: Ended[] = [];
	private readonly endedDeeper: Ended[] = [];

	/** @param now milliseconds since 1970 */
	constructor(
		{ seen, open, anchor, walk }: Cursor,
		private readonly now: number,
	) {
		this.seen = seen;
		this.anchor = anchor;
		this.walk = walk;
		this.open = new Map(open.map((entry) => [entry.jobId, entry]));
	}

	get cursor(): Cursor {
		const { seen, anchor, walk } = this;
		return { seen, open: [...this.open.values()], ...(anchor !== undefined && { anchor }), ...(walk && { walk }) };
	}

	get openIds(): string[] {
		return [...this.open.keys()];
	}

	/** Jobs that are further down can only have started earlier. */
	result(): Look {
		return { cursor: this.cursor, ended: [...this.endedDeeper, ...this.endedInList], ...(this.failure && { failure: this.failure }) };
	}

	/** A job as the list shows it. Known ones count only while they are open: the others have been told. */
	noteListed(job: Job, isNew: boolean): void {
		this.listed.add(job.jobId);
		if (!isNew && !this.open.has(job.jobId)) return;
		if (isThin(job)) {
			this.thin.set(job.jobId, job);
			this.stayOpen(job);
		} else {
			this.noteStatus(job, this.endedInList);
		}
	}

	/** @param job as read by its ID; nothing when Pictory does not know it */
	noteRead(jobId: string, job: Job | undefined): void {
		const thin = this.thin.get(jobId);
		const known = job ?? thin;
		if (known) this.noteStatus(known, thin ? this.endedInList : this.endedDeeper);
		else this.missed(jobId);
	}

	/** The job is the last to be read next time, so that each has its turn. */
	putBack(jobId: string): void {
		const entry = this.open.get(jobId);
		if (!entry) return;
		this.open.delete(jobId);
		this.open.set(jobId, entry);
	}

	private noteStatus(job: Job, ended: Ended[]): void {
		const kind = kindOf(job) ?? this.open.get(job.jobId)?.kind;
		if (!FINAL.has(job.status)) {
			this.stayOpen(job);
			return;
		}
		this.open.delete(job.jobId);
		ended.push({ job, ...(kind && { kind }) });
	}

	private stayOpen(job: Job): void {
		const before = this.open.get(job.jobId);
		const entry = { ...(before ?? openJob(job, this.now)), misses: 0, ...kindIn(job) };
		if (this.now - entry.since < STUCK_AFTER_MS) this.open.set(job.jobId, entry);
		else this.open.delete(job.jobId);
	}

	private missed(jobId: string): void {
		const entry = this.open.get(jobId);
		if (!entry) return;
		const misses = entry.misses + 1;
		if (misses < MISSES_UNTIL_GONE) this.open.set(jobId, { ...entry, misses });
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

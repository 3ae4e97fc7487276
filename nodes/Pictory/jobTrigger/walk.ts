import type { Job } from '../transport/jobs';
import { type Cursor, markOf, type Walk } from './cursor';

/** This many known jobs at the end of a page say that only known ones follow. One could be a job that came late. */
const ENOUGH_KNOWN = 3;

/**
 * A way down the list of jobs, newest first, until known ones are reached. The list has no times (docs/pictory-api.md
 * §7.2), so its
 * order is all there is:
 * - what stands above a known job and is not known itself, is new;
 * - what stands below the last known one is older than anything we ever cared for;
 * - between the two there may be a job that Pictory was late to list, so one known job does not end the walk.
 */
export class ListWalk {
	/** Jobs never met before, newest first. */
	readonly fresh: Job[] = [];
	/** Known jobs that stand on the pages read, by id. */
	readonly known = new Map<string, Job>();
	private readonly seen: ReadonlySet<string>;
	private readonly oldest: string | undefined;
	private readonly openIds: ReadonlySet<string>;
	private readonly metBefore: ReadonlySet<string>;
	private readonly met = new Set<string>();
	/** Unknown jobs below a known one: new only if another known one follows. */
	private doubtful: Job[] = [];
	private reached = false;
	private top: string | undefined;

	constructor(
		cursor: Cursor,
		private readonly before: Walk | undefined,
	) {
		this.seen = new Set(cursor.seen);
		this.oldest = cursor.seen.at(-1);
		this.openIds = new Set(cursor.open.map(({ jobId }) => jobId));
		this.metBefore = new Set(before?.met);
	}

	/** Whether a known job was met. */
	get hasReachedKnown(): boolean {
		return this.reached;
	}

	/** The newest job, when the walk began at the top. */
	get newest(): string | undefined {
		return this.top;
	}

	/** @returns whether the walk is at its end: nothing new can be on the pages that follow */
	take(page: readonly Job[]): boolean {
		const reachedBefore = this.reached;
		let knownHere = 0;
		let unknownHere = 0;
		let knownAtEnd = 0;
		let bottom = false;
		for (const job of page) {
			const mark = markOf(job.jobId);
			this.top ??= job.jobId;
			// The list moves down while it is read: an entry can come a second time.
			if (this.met.has(mark)) continue;
			this.met.add(mark);
			if (this.metBefore.has(mark)) {
				this.known.set(job.jobId, job);
				continue;
			}
			bottom ||= mark === this.oldest;
			if (this.seen.has(mark) || this.openIds.has(job.jobId)) {
				this.known.set(job.jobId, job);
				this.fresh.push(...this.doubtful.splice(0));
				this.reached = true;
				knownHere += 1;
				knownAtEnd += 1;
			} else {
				(this.reached ? this.doubtful : this.fresh).push(job);
				unknownHere += 1;
				knownAtEnd = 0;
			}
		}
		if (bottom || knownAtEnd >= ENOUGH_KNOWN) return true;
		if (knownHere > 0) return unknownHere === 0;
		return reachedBefore && unknownHere > 0;
	}

	/** Marks of everything met in this walk and what came before it, newest first. */
	marks(): string[] {
		const before = this.before?.met ?? [];
		if (this.before?.key !== undefined)
			return [...before, ...[...this.met].filter((mark) => !this.metBefore.has(mark))];
		return [...this.met, ...before.filter((mark) => !this.met.has(mark))];
	}
}

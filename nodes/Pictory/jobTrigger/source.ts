import type { Pictory } from '../transport/client';
import { PictoryFailure, UNEXPECTED } from '../transport/failure';
import { isUnknownJob, type Job, readJob } from '../transport/jobs';
import { jobPath } from '../transport/jobState';
import { isPage, readPage } from '../transport/paging';
import { pause } from '../transport/pause';
import { retryDelay } from '../transport/retry';

export interface JobPage {
	jobs: Job[];
	next?: string;
}

/** Where jobs are read from. Its promises fail with PictoryFailure and nothing else. */
export interface JobSource {
	/** @param key of the page; without it the newest one */
	page(key?: string): Promise<JobPage>;
	/**
	 * One try.
	 * @param isAgain the job could not be read a moment ago: a short pause goes before
	 * @returns nothing when Pictory knows no such job
	 */
	job(jobId: string, isAgain?: boolean): Promise<Job | undefined>;
	/**
	 * Whether no further read should be begun.
	 * @param keptMs milliseconds that are to be left for something else
	 */
	isTimeUp(keptMs?: number): boolean;
}

/** Milliseconds that must be left for a read to be worth beginning. */
const ONE_READ_MS = 2_000;
/** So long one job may take, or a page that is not the first: it must not use up the time of the others. */
const SHARE_MS = 10_000;
/** A request that nobody waits for any more is cut off so much later. */
const AFTERWARDS_MS = 500;

/**
 * Reads for one poll, which must be over before the next is due: each read is repeated a few times at most, and none
 * outlasts the deadline. The client's own patience (a quarter of an hour of 429) is for executions, not for polls.
 */
export class PictoryJobs implements JobSource {
	/**
	 * @param deadline milliseconds since 1970
	 * @param tries of each read
	 */
	constructor(
		private readonly pictory: Pictory,
		private readonly deadline: number,
		private readonly tries: number,
	) {}

	isTimeUp(keptMs = 0): boolean {
		return Date.now() + ONE_READ_MS + keptMs > this.deadline;
	}

	async page(key?: string): Promise<JobPage> {
		const body =
			key === undefined
				? await this.read('/v1/jobs', this.tries, this.deadline)
				: await this.read(`/v1/jobs?nextPageKey=${encodeURIComponent(key)}`, this.tries, this.ofShare());
		const { items, next } = readPage(body);
		const jobs = items.map((item) => readJob(item)).filter(({ jobId }) => jobId !== '');
		// What is no list must not pass for an empty one: the first poll would take every job after it for a new one.
		if (!isPage(body) || (items.length > 0 && jobs.length === 0)) {
			throw new PictoryFailure('Pictory answered with something that is not a list of jobs', {
				description: 'Check the Base URL in the Pictory credential, and any proxy in between',
			});
		}
		return { jobs, ...(next !== undefined && { next }) };
	}

	async job(jobId: string, isAgain = false): Promise<Job | undefined> {
		try {
			if (isAgain) await pause(retryDelay(1, undefined, Math.random()));
			const job = readJob(await this.read(jobPath(jobId), 1, this.ofShare()), jobId);
			return job.status === 'unknown' ? undefined : job;
		} catch (error) {
			if (isUnknownJob(error)) return undefined;
			throw asFailure(error);
		}
	}

	/** The end of what one read may take that is not worth the whole poll. */
	private ofShare(): number {
		return Math.min(this.deadline, Date.now() + SHARE_MS);
	}

	private async read(path: string, tries: number, deadline: number): Promise<unknown> {
		for (let attempt = 1; ; attempt += 1) {
			try {
				return await beforeDeadline(
					this.pictory.readOnce(path, {
						timeoutMs: Math.max(0, deadline - Date.now()) + AFTERWARDS_MS,
						until: deadline,
					}),
					deadline,
				);
			} catch (error) {
				const failure = asFailure(error);
				const delay = retryDelay(attempt, failure.details.retryAfterMs, Math.random());
				const isTooLate = Date.now() + delay + ONE_READ_MS > deadline;
				if (attempt >= tries || !mayPass(failure) || isTooLate) throw failure;
				await pause(delay);
			}
		}
	}
}

async function beforeDeadline(answer: Promise<unknown>, deadline: number): Promise<unknown> {
	const timer = new AbortController();
	const tooLate = pause(Math.max(0, deadline - Date.now()), timer.signal).then(
		() =>
			Promise.reject(
				new PictoryFailure('Pictory took too long to answer', { description: 'The next poll tries again' }),
			),
		() => undefined,
	);
	try {
		return await Promise.race([answer, tooLate]);
	} finally {
		timer.abort();
		// The loser of the race is nobody's concern any more.
		answer.catch(() => undefined);
		tooLate.catch(() => undefined);
	}
}

/** Faults of the moment: no answer, a broken one, 429, 5xx. */
export function mayPass({ details: { status } }: PictoryFailure): boolean {
	return status === undefined || status < 300 || status === 429 || status >= 500;
}

function asFailure(error: unknown): PictoryFailure {
	if (error instanceof PictoryFailure) return error;
	return new PictoryFailure(`${UNEXPECTED} while looking for finished jobs`, {
		description: error instanceof Error ? error.message : undefined,
	});
}

import type { Pictory } from '../transport/client';
import { PictoryFailure } from '../transport/failure';
import { isPlainObject } from '../transport/guards';
import { type Job, readJob } from '../transport/jobs';
import { readPage } from '../transport/paging';
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
	/** @returns nothing when Pictory knows no such job */
	job(jobId: string): Promise<Job | undefined>;
	/** Whether no further read should be begun. */
	isTimeUp(): boolean;
}

/** Milliseconds that must be left for a read to be worth beginning. */
const ONE_READ_MS = 2_000;

/**
 * Reads for one look, which must be over before the next is due: each read is repeated a few times at most, and none
 * outlasts the deadline. The client's own patience (a quarter of an hour of 429) is for executions, not for looks.
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

	isTimeUp(): boolean {
		return Date.now() + ONE_READ_MS > this.deadline;
	}

	async page(key?: string): Promise<JobPage> {
		const body = await this.read(key === undefined ? '/v1/jobs' : `/v1/jobs?nextPageKey=${encodeURIComponent(key)}`);
		const { items, next } = readPage(body);
		const jobs = items.map((item) => readJob(item)).filter(({ jobId }) => jobId !== '');
		// What is no list must not pass for an empty one: the first look would take every job after it for a new one.
		if (!isList(body) || (items.length > 0 && jobs.length === 0)) {
			throw new PictoryFailure('Pictory answered with something that is not a list of jobs', {
				description: 'Check the Base URL in the Pictory credential, and any proxy in between',
			});
		}
		return { jobs, ...(next !== undefined && { next }) };
	}

	async job(jobId: string): Promise<Job | undefined> {
		try {
			const job = readJob(await this.read(`/v1/jobs/${encodeURIComponent(jobId)}`), jobId);
			return job.status === 'unknown' ? undefined : job;
		} catch (error) {
			if (error instanceof PictoryFailure && error.details.status === 404) return undefined;
			throw asFailure(error);
		}
	}

	private async read(path: string): Promise<unknown> {
		for (let attempt = 1; ; attempt += 1) {
			try {
				return await this.beforeDeadline(this.pictory.look(path));
			} catch (error) {
				const failure = asFailure(error);
				const delay = retryDelay(attempt, failure.details.retryAfterMs, Math.random());
				const isTooLate = Date.now() + delay + ONE_READ_MS > this.deadline;
				if (attempt >= this.tries || !mayPass(failure) || isTooLate) throw failure;
				await pause(delay);
			}
		}
	}

	private async beforeDeadline(answer: Promise<unknown>): Promise<unknown> {
		const timer = new AbortController();
		const tooLate = pause(Math.max(0, this.deadline - Date.now()), timer.signal).then(
			() => Promise.reject(new PictoryFailure('Pictory took too long to answer', { description: 'The next look tries again' })),
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
}

/** Faults of the moment: no answer, a broken one, 429, 5xx. */
function mayPass({ details: { status } }: PictoryFailure): boolean {
	return status === undefined || status < 300 || status === 429 || status >= 500;
}

function isList(body: unknown): boolean {
	if (Array.isArray(body)) return true;
	if (!isPlainObject(body)) return false;
	const { items, Items, data } = body;
	return [items, Items, data, isPlainObject(data) ? data.items : undefined].some(Array.isArray);
}

function asFailure(error: unknown): PictoryFailure {
	if (error instanceof PictoryFailure) return error;
	return new PictoryFailure('Something unexpected happened while looking for finished jobs', {
		description: error instanceof Error ? error.message : undefined,
	});
}

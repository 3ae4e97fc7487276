import { PictoryFailure } from '../transport/failure';
import { FINAL, type Job } from '../transport/jobs';
import { type Cursor, followedBy, markOf, type Walk } from './cursor';
import { readOpenJobs } from './openJobs';
import type { JobPage, JobSource } from './source';
import { type PollResult, PollState, openJob } from './state';
import { unreadablePage } from './troubles';
import { ListWalk } from './walk';

export interface Bounds {
	/** Pages of the list read in one poll; further ones are read at the next. */
	pages: number;
	/** Jobs read by their ID in one poll; further ones are read at the next. */
	reads: number;
}

export const BOUNDS: Bounds = { pages: 20, reads: 50 };
/** A page that cannot be read so often is given up: the walk begins again at the top. */
const FAULTS_UNTIL_RESTART = 3;
/** So many failed pages in one walk are reported, once. */
const FAILURES_UNTIL_REPORTED = 3;
/** Milliseconds of a poll that are left for open jobs, however slow the pages are. */
const KEPT_FOR_JOBS_MS = 12_000;
/** So many polls take nothing from a list that may be another account's. */
const DOUBTS_UNTIL_DECIDED = 3;
/** The first poll goes on until so many pages in a row hold no open job: a long render is overtaken by short ones. */
const FINISHED_PAGES = 3;

/**
 * One poll of Pictory: which jobs have ended since the last one.
 * It costs one call for the list and one for each open job that the first page does not show.
 * @param now milliseconds since 1970
 * @throws PictoryFailure when nothing can be said; the old cursor stays good
 */
export async function pollJobs(
	source: JobSource,
	cursor: Cursor,
	now: number,
	bounds: Bounds = BOUNDS,
): Promise<PollResult> {
	const state = new PollState(cursor, now);
	if (!(await walkList(source, state, bounds.pages))) return await anotherAccount(source, now, bounds);
	await readOpenJobs(source, state, bounds.reads);
	return state.result();
}

/**
 * The first poll, which only learns what is there: history is not emitted. Open jobs are emitted when they end.
 * @throws PictoryFailure
 */
export async function firstPoll(source: JobSource, now: number, bounds: Bounds = BOUNDS): Promise<PollResult> {
	const troubles: PictoryFailure[] = [];
	const met = new Map<string, Job>();
	let key: string | undefined;
	let finishedPages = 0;
	for (let pages = 0; pages < bounds.pages && (pages === 0 || !source.isTimeUp()); pages += 1) {
		const page = await pageOrFailure(source, key);
		if (page instanceof PictoryFailure) {
			troubles.push(
				page.reworded(
					'The list of jobs could be read in part only',
					`${page.message}. Jobs further down the list that still run are not followed`,
				),
			);
			break;
		}
		const { jobs, next } = page;
		for (const job of jobs) met.set(job.jobId, job);
		finishedPages = jobs.every(({ status }) => FINAL.has(status)) ? finishedPages + 1 : 0;
		if (next === undefined || finishedPages === FINISHED_PAGES) break;
		key = next;
	}
	const jobs = [...met.values()];
	const cursor = {
		seen: jobs.map(({ jobId }) => markOf(jobId)),
		open: jobs
			.filter(({ status }) => !FINAL.has(status))
			.map((job) => openJob(job, now))
			.reverse(),
		at: now,
		...(jobs[0] && { anchor: jobs[0].jobId }),
	};
	return { cursor, finished: [], troubles };
}

/** Without the top of the list there is no poll: then it throws. What another page withholds can be asked for later. */
async function pageOrFailure(source: JobSource, key: string | undefined): Promise<JobPage | PictoryFailure> {
	return key === undefined ? await source.page() : await source.page(key).catch((failure: PictoryFailure) => failure);
}

/** @returns false when this is no longer the account the cursor was made for */
async function walkList(source: JobSource, state: PollState, bound: number): Promise<boolean> {
	for (let left = bound; left > 0;) {
		const isResumed = state.walk?.key !== undefined;
		const pages = await walkOnce(source, state, left);
		if (pages === undefined) return false;
		left -= pages;
		// A walk that goes on where an earlier poll stopped has not seen the top of the list: one more does.
		if (!isResumed || state.walk || source.isTimeUp(KEPT_FOR_JOBS_MS)) break;
	}
	return true;
}

/** @returns the number of pages read; nothing when the account is another one */
async function walkOnce(source: JobSource, state: PollState, bound: number): Promise<number | undefined> {
	const before = state.walk;
	let key = before?.key;
	if (key !== undefined && (await compareAccount(source, state)) === 'other') return undefined;
	const walk = new ListWalk(state.cursor, before);
	const fromTop = key === undefined;
	const keys = new Set<string | undefined>();
	let pages = 0;
	let isDone = false;
	let account: Comparison = 'same';
	let failure: PictoryFailure | undefined;
	while (pages < bound && !isDone && (pages === 0 || !source.isTimeUp(KEPT_FOR_JOBS_MS))) {
		keys.add(key);
		const page = await pageOrFailure(source, key);
		if (page instanceof PictoryFailure) {
			failure = page;
			break;
		}
		pages += 1;
		isDone = walk.take(page.jobs) || page.next === undefined || keys.has(page.next);
		if (fromTop && pages === 1 && page.jobs.length > 0 && walk.known.size === 0)
			account = await compareAccount(source, state);
		if (account === 'other') return undefined;
		key = page.next;
	}
	if (account !== 'same' && walk.known.size === 0) {
		// Most doubts pass. One that lasts is decided by the list: a known job would have to be somewhere in it.
		if (state.doubts < DOUBTS_UNTIL_DECIDED) {
			state.doubts += 1;
			return pages;
		}
		if (account === 'refused' || key === undefined) return undefined;
	}
	state.doubts = 0;

	for (const job of [...walk.known.values()].reverse()) state.noteListed(job, false);
	for (const job of [...walk.fresh].reverse()) state.noteListed(job, true);
	if (fromTop) state.anchor = walk.newest ?? state.anchor;
	// Once known jobs are reached, going on later could miss them and take all history for new.
	if (isDone || walk.hasReachedKnown) {
		state.seen = followedBy(walk.marks(), state.seen);
		state.walk = undefined;
	} else {
		state.walk = unfinished(walk, key, before, failure);
	}
	const failures = (before?.failures ?? 0) + (failure ? 1 : 0);
	if (state.walk) state.walk.failures = failures;
	if (failure && failures === FAILURES_UNTIL_REPORTED) state.troubles.push(unreadablePage(failure));
	return pages;
}

/** A walk to go on with at `key`, or from the top when that page is out of reach: what was met is known then. */
function unfinished(walk: ListWalk, key: string | undefined, before?: Walk, failure?: PictoryFailure): Walk {
	const met = walk.marks();
	const faults = failure ? 1 + (key === before?.key ? (before?.faults ?? 0) : 0) : 0;
	const isRefused = [400, 404, 410].includes(failure?.details.status ?? 0);
	if (key === undefined || isRefused || faults >= FAULTS_UNTIL_RESTART) return { met, faults: 0 };
	return { key, met, faults };
}

/** `unsure`: none of the jobs asked for could be read; `refused`: Pictory does not allow it. */
type Comparison = 'same' | 'other' | 'unsure' | 'refused';

/**
 * Whether Pictory knows one of the jobs we know: else the key in the credential now belongs to somebody else. A job that
 * could not be read the last time is asked for only when there is no other.
 */
async function compareAccount(source: JobSource, state: PollState): Promise<Comparison> {
	const { anchor, openIds } = state;
	if (anchor === undefined) return 'same';
	const sound = openIds.filter((jobId) => jobId !== anchor && !state.isFaulty(jobId)).slice(0, 2);
	const asked = state.isFaulty(anchor) && sound.length > 0 ? sound : [anchor, ...sound];
	const failures: PictoryFailure[] = [];
	for (const jobId of asked) {
		const job = await source.job(jobId).catch((failure: PictoryFailure) => failure);
		if (job instanceof PictoryFailure) failures.push(job);
		else if (job) return 'same';
	}
	if (failures.length === 0) return 'other';
	return failures.every(({ details }) => details.status === 403) ? 'refused' : 'unsure';
}

/** Another account's history must not start workflows. */
async function anotherAccount(source: JobSource, now: number, bounds: Bounds): Promise<PollResult> {
	const { cursor, finished, troubles } = await firstPoll(source, now, bounds);
	const isOther = new PictoryFailure('The Pictory credential now leads to another account', {
		description:
			'Pictory knows none of the jobs seen so far. From now on the jobs of this account are followed; those finished before are not emitted',
	});
	return { cursor, finished, troubles: [isOther, ...troubles] };
}

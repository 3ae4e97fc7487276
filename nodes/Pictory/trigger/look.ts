import { PictoryFailure } from '../transport/failure';
import { FINAL, type Job } from '../transport/jobs';
import { pool } from '../transport/pool';
import { type Cursor, followedBy, markOf, type Walk } from './cursor';
import type { JobSource } from './source';
import { type Look, LookState, openJob } from './state';
import { ListWalk } from './walk';

export interface Bounds {
	/** Pages of the list read in one look; further ones are read at the next. */
	pages: number;
	/** Jobs read by their ID in one look; further ones are read at the next. */
	reads: number;
}

export const BOUNDS: Bounds = { pages: 20, reads: 50 };
const READS_AT_ONCE = 5;
/** A page that cannot be read so often is given up: the walk begins again at the top. */
const FAULTS_UNTIL_RESTART = 3;
/** The first look goes on until so many pages in a row hold no open job: a long render is overtaken by short ones. */
const FINISHED_PAGES = 3;

/**
 * One look at Pictory: which jobs have ended since the last one.
 * It costs one call for the list and one for each open job that the first page does not show.
 * @param now milliseconds since 1970
 * @throws PictoryFailure when nothing can be said; the old cursor stays good
 */
export async function look(source: JobSource, cursor: Cursor, now: number, bounds: Bounds = BOUNDS): Promise<Look> {
	const state = new LookState(cursor, now);
	if (!(await walkList(source, state, bounds.pages))) return await anotherAccount(source, now, bounds);
	await readOpenJobs(source, state, bounds.reads);
	return state.result();
}

/**
 * The first look, which only learns what is there: history is not told again. Open jobs are told when they end.
 * @throws PictoryFailure
 */
export async function firstLook(source: JobSource, now: number, bounds: Bounds = BOUNDS): Promise<Cursor> {
	const met = new Map<string, Job>();
	let key: string | undefined;
	let finishedPages = 0;
	for (let pages = 0; pages < bounds.pages && (pages === 0 || !source.isTimeUp()); pages += 1) {
		const { jobs, next } = await source.page(key);
		for (const job of jobs) met.set(job.jobId, job);
		finishedPages = jobs.every(({ status }) => FINAL.has(status)) ? finishedPages + 1 : 0;
		if (next === undefined || finishedPages === FINISHED_PAGES) break;
		key = next;
	}
	const jobs = [...met.values()];
	return {
		seen: jobs.map(({ jobId }) => markOf(jobId)),
		open: jobs.filter(({ status }) => !FINAL.has(status)).map((job) => openJob(job, now)),
		...(jobs[0] && { anchor: jobs[0].jobId }),
	};
}

/** @returns false when this is no longer the account the cursor was made for */
async function walkList(source: JobSource, state: LookState, bound: number): Promise<boolean> {
	for (let left = bound; left > 0; ) {
		const isResumed = state.walk?.key !== undefined;
		const pages = await walkOnce(source, state, left);
		if (pages === undefined) return false;
		left -= pages;
		// A walk that goes on where an earlier look stopped has not seen the top of the list: one more does.
		if (!isResumed || state.walk || source.isTimeUp()) break;
	}
	return true;
}

/** @returns the number of pages read; nothing when the account is another one */
async function walkOnce(source: JobSource, state: LookState, bound: number): Promise<number | undefined> {
	const before = state.walk;
	let key = before?.key;
	if (key !== undefined && !(await isSameAccount(source, state))) return undefined;
	const walk = new ListWalk(state.cursor, before);
	const fromTop = key === undefined;
	const keys = new Set<string | undefined>();
	let pages = 0;
	let isDone = false;
	while (pages < bound && !isDone && (pages === 0 || !source.isTimeUp())) {
		keys.add(key);
		// Without the top of the list there is no look; what a later page withholds, the next look asks for again.
		const page = key === undefined ? await source.page() : await source.page(key).catch((failure: PictoryFailure) => failure);
		if (page instanceof PictoryFailure) {
			state.failure = page;
			break;
		}
		pages += 1;
		isDone = walk.take(page.jobs) || page.next === undefined || keys.has(page.next);
		if (fromTop && pages === 1 && page.jobs.length > 0 && walk.known.size === 0 && !(await isSameAccount(source, state))) return undefined;
		key = page.next;
	}

	for (const job of [...walk.known.values()].reverse()) state.noteListed(job, false);
	for (const job of [...walk.fresh].reverse()) state.noteListed(job, true);
	if (fromTop) state.anchor = walk.newest ?? state.anchor;
	// Once known jobs are reached, going on later could miss them and take all history for new.
	if (isDone || walk.hasReachedKnown) {
		state.seen = followedBy(walk.marks(), state.seen);
		state.walk = undefined;
	} else {
		state.walk = unfinished(walk, key, before, state.failure);
	}
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

/** Whether Pictory knows one of the jobs we know: else the key in the credential now belongs to somebody else. */
async function isSameAccount(source: JobSource, { anchor, openIds }: LookState): Promise<boolean> {
	if (anchor === undefined) return true;
	for (const jobId of [anchor, ...openIds.slice(0, 2)]) {
		if (await source.job(jobId)) return true;
	}
	return false;
}

/** Another account's history must not start workflows. */
async function anotherAccount(source: JobSource, now: number, bounds: Bounds): Promise<Look> {
	return {
		cursor: await firstLook(source, now, bounds),
		ended: [],
		failure: new PictoryFailure('The Pictory credential now leads to another account', {
			description: 'Pictory knows none of the jobs seen so far. From now on the jobs of this account are followed; those finished before are not emitted',
		}),
	};
}

/** Open jobs that the pages did not show, and jobs of which the list tells too little. */
async function readOpenJobs(source: JobSource, state: LookState, bound: number): Promise<void> {
	const wanted = [...state.thin.keys(), ...state.openIds.filter((jobId) => !state.listed.has(jobId))];
	const read = new Map<string, Job | undefined>();
	const chosen = wanted.slice(0, bound);
	await pool(
		chosen,
		READS_AT_ONCE,
		async (jobId) => {
			const job = await source.job(jobId).catch((failure: PictoryFailure) => failure);
			if (job instanceof PictoryFailure) state.failure ??= job;
			else read.set(jobId, job);
		},
		() => state.failure === undefined && !source.isTimeUp(),
	);
	for (const jobId of chosen) if (read.has(jobId)) state.noteRead(jobId, read.get(jobId));
	// Each has its turn, also when one that cannot be read stands in front.
	if (read.size < wanted.length) chosen.forEach((jobId) => state.putBack(jobId));
}

import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { isJobKind, type JobKind } from '../transport/jobKinds';

/** A job that had not finished at the last poll. */
export interface OpenJob {
	jobId: string;
	/** When we first saw it, milliseconds. */
	since: number;
	/** Reads in a row that did not find it. */
	misses: number;
	/** Renders show what they are before they end; a failed job does not say it any more. */
	kind?: JobKind;
	/** Reads in a row that failed. */
	faults?: number;
	/** How it has ended, as the list shows; a read has not said more yet. */
	ended?: FinalStatus;
}

/** What a list may show of a job without saying what came of it. */
export type FinalStatus = 'completed' | 'failed';

/** A way down the list that is not finished: it goes on at the next poll. */
export interface Walk {
	/** Of the page to go on with; without it the walk begins again at the top. */
	key?: string;
	/** Marks of the jobs met so far, newest first. */
	met: string[];
	/** Reads in a row that could not get the page of `key`. */
	faults: number;
	/** Reads that could not get a page, since the walk first began. */
	failures?: number;
}

/** What the trigger knows between two polls. */
export interface Cursor {
	/** Marks of the jobs at the top of the list after the last finished walk, newest first. */
	seen: string[];
	open: OpenJob[];
	/** The newest job of the last walk: as long as Pictory knows it, this is the same account. */
	anchor?: string;
	walk?: Walk;
	/** Polls in a row in which it was not certain that this is still the same account. */
	doubts?: number;
	/** When the poll was, milliseconds since 1970. */
	at?: number;
}

/** Far more than a page of the list, so that every page that follows known jobs is recognised. */
const MAX_SEEN = 500;
/** Only a backlog needs more: its first and last part are kept. */
const MAX_MET_FIRST = 1_000;
const MAX_MET_LAST = 4_000;
const MAX_OPEN = 1_000;
const MARK_LENGTH = 8;

/** A job's id in eight letters: 48 bits are plenty to tell a few thousand jobs apart. */
export function markOf(jobId: string): string {
	return createHash('sha256').update(jobId).digest('base64url').slice(0, MARK_LENGTH);
}

/** Nobody has polled for so long: the workflow was off, or n8n's clock has leapt. */
const LEAP_MS = 2 * 24 * 60 * 60_000;

/**
 * The cursor with times that can be true: n8n's clock may have been wrong when they were stored. How long a job has been
 * open counts anew when it is not certain, so that none is given up because a clock was put right.
 * @param now milliseconds since 1970
 */
export function believable(cursor: Cursor, now: number): Cursor {
	const hasLeapt = cursor.at !== undefined && now - cursor.at > LEAP_MS;
	const open = cursor.open.map((job) =>
		hasLeapt || !(job.since > 0 && job.since <= now) ? { ...job, since: now } : job,
	);
	return { ...cursor, open };
}

/** The cursor as n8n stores it, within its bounds: some 5 kB, and 90 bytes for each open job. */
export function writeCursor({ seen, open, anchor, walk, doubts = 0, at }: Cursor): IDataObject {
	return {
		seen: seen.slice(0, MAX_SEEN).join(''),
		open: open.slice(-MAX_OPEN).map(({ jobId, since, misses, kind, faults = 0, ended }) => ({
			jobId,
			since,
			...(misses > 0 && { misses }),
			...(kind !== undefined && { kind }),
			...(faults > 0 && { faults }),
			...(ended !== undefined && { ended }),
		})),
		...(anchor !== undefined && { anchor }),
		...(walk && { walk: writeWalk(walk) }),
		...(doubts > 0 && { doubts }),
		...(at !== undefined && { at }),
	};
}

function writeWalk({ key, met, faults, failures = 0 }: Walk): IDataObject {
	const first = met.slice(0, MAX_MET_FIRST);
	const last = met.slice(MAX_MET_FIRST).slice(-MAX_MET_LAST);
	return {
		...(key !== undefined && { key }),
		met: [...first, ...last].join(''),
		...(faults > 0 && { faults }),
		...(failures > 0 && { failures }),
	};
}

/** @returns nothing when there is no cursor, so that a first poll is due */
export function readCursor(stored: unknown): Cursor | undefined {
	if (!isPlainObject(stored) || typeof stored.seen !== 'string') return undefined;
	const { anchor, walk, doubts, at } = stored;
	const open = Array.isArray(stored.open) ? stored.open.filter(isPlainObject).flatMap(readOpen) : [];
	return {
		seen: readMarks(stored.seen),
		open,
		...(typeof anchor === 'string' && { anchor }),
		...(isPlainObject(walk) && { walk: readWalk(walk) }),
		...(numberIn(doubts) > 0 && { doubts: numberIn(doubts) }),
		...(typeof at === 'number' && { at }),
	};
}

function readOpen({ jobId, since, misses, kind, faults, ended }: IDataObject): OpenJob[] {
	if (typeof jobId !== 'string') return [];
	const job: OpenJob = { jobId, since: numberIn(since), misses: numberIn(misses) };
	if (isJobKind(kind)) job.kind = kind;
	if (numberIn(faults) > 0) job.faults = numberIn(faults);
	if (ended === 'completed' || ended === 'failed') job.ended = ended;
	return [job];
}

function readWalk({ key, met, faults, failures }: IDataObject): Walk {
	return {
		...(typeof key === 'string' && { key }),
		met: readMarks(typeof met === 'string' ? met : ''),
		faults: numberIn(faults),
		...(numberIn(failures) > 0 && { failures: numberIn(failures) }),
	};
}

function readMarks(joined: string): string[] {
	return joined.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')) ?? [];
}

function numberIn(value: unknown): number {
	return typeof value === 'number' ? value : 0;
}

/** `first`, then what of `second` is not in it. */
export function followedBy(first: string[], second: string[]): string[] {
	const inFirst = new Set(first);
	return [...first, ...second.filter((mark) => !inFirst.has(mark))];
}

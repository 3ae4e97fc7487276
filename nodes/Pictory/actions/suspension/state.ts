import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isPlainObject } from '../../transport/guards';
import { PictoryFailure } from '../../transport/failure';
import type { Job } from '../../transport/jobs';
import type { End } from '../../transport/looking';
import type { Settings } from '../settings';
import type { StackEntry } from './stackEntry';

/** What must outlast the suspension of one unit (see unit.ts). */
export interface HeldUnit {
	itemIndexes: number[];
	jobId?: string;
	/** Its place in the ledger. */
	place?: string;
	show: IDataObject;
	/** The item of a unit that failed before it had a job, when the node continues on fail. */
	failed?: INodeExecutionData;
}

/** What a suspended run needs to come to its end. It holds neither the key nor the address to call back. */
export interface Held {
	units: HeldUnit[];
	settings: Settings;
	/** When n8n ends the waiting, in milliseconds since 1970. */
	until: number;
	/** How the jobs ended that `webhook()` has seen, by job ID. */
	ends: Record<string, IDataObject>;
}

const KEY = 'pictorySuspended';

/**
 * The state lies in the node's own stored input, as a further entry behind the items: n8n keeps it with the execution and
 * shows it nowhere.
 */
export function stateItem(held: Held): INodeExecutionData {
	return { json: { [KEY]: held as unknown as IDataObject } };
}

/** What lies in a stack entry: the state, and the items the node was given. */
export interface Found {
	held: Held;
	items: INodeExecutionData[];
}

/** @returns nothing when the node was not suspended */
export function findState({ data: { main } }: StackEntry): Found | undefined {
	const place = main.findIndex((entry) => isHeld(entry?.[0]?.json?.[KEY]));
	if (place < 1) return undefined;
	return { held: main[place]?.[0]?.json[KEY] as unknown as Held, items: main[place - 1] ?? [] };
}

function isHeld(value: unknown): boolean {
	return isPlainObject(value) && Array.isArray(value.units) && isPlainObject(value.settings) && isPlainObject(value.ends);
}

export function writeEnds(ends: Map<string, End>): Held['ends'] {
	return Object.fromEntries([...ends].map(([jobId, end]) => [jobId, writeEnd(end)]));
}

function writeEnd(end: End): IDataObject {
	if (!(end instanceof PictoryFailure)) return { job: end as unknown as IDataObject };
	return { failure: end.message, details: end.details as unknown as IDataObject };
}

export function readEnds(ends: Held['ends']): Map<string, End> {
	return new Map(Object.entries(ends).map(([jobId, end]) => [jobId, readEnd(end)]));
}

function readEnd({ job, failure, details }: IDataObject): End {
	if (job !== undefined) return job as unknown as Job;
	return new PictoryFailure(String(failure), details as unknown as PictoryFailure['details']);
}

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import type { Settings } from '../../operation/shared/settings';
import { type KeptOutcome, readKeptOutcome } from './keptOutcomes';
import { readSettings } from './keptSettings';
import type { StackEntry } from './stackEntry';

/** What must outlast the suspension of one unit (see unit.ts). */
export interface SuspendedUnit {
	itemIndexes: number[];
	jobId?: string;
	/** Whether the ledger knows it: the node has started its job. */
	isStarted: boolean;
	show: IDataObject;
	/** What a person should know of it. */
	hints?: string[];
	/** What comes out for a unit whose job is not read any more: it failed before it had one, or cannot be read back. */
	output?: INodeExecutionData;
}

/** What a suspended run needs to go on. It holds neither the key nor the address to call back. */
export interface SuspendedRun {
	/** Tells this sleeping run from all others. */
	sleeper: string;
	units: SuspendedUnit[];
	settings: Settings;
	/** When n8n ends the waiting, in milliseconds since 1970. */
	until: number;
	/** What `webhook()` has read, by job ID. */
	outcomes: Record<string, KeptOutcome>;
}

/** What is stored in a stack entry. */
export type StoredState =
	| { kind: 'suspended'; run: SuspendedRun; items: INodeExecutionData[] }
	/** A state of a form this version does not know: what goes on of it. */
	| { kind: 'unreadable'; output: INodeExecutionData[] };

/** The form of the state that this version writes. Without a version it is the form of before there was one. */
const VERSION = 1;

/**
 * Names of their own among a node's stored input, beside `main`. n8n keeps them with the execution, shows them nowhere,
 * and puts items of other nodes nowhere but in `main`: so nothing that comes in can be taken for them.
 */
const STATE = 'pictorySuspended';
const INPUT = 'pictoryInput';

/** Puts the state into the entry. @param atLimit what n8n passes on when the time is over and nobody has called */
export function putState(
	entry: StackEntry,
	{ outcomes, ...run }: SuspendedRun,
	input: INodeExecutionData[],
	atLimit: INodeExecutionData[],
): void {
	const state: IDataObject = { version: VERSION, ...run, ends: outcomes };
	entry.data = { ...entry.data, main: [atLimit], [INPUT]: [input], [STATE]: [[{ json: state }]] };
}

/** Puts the entry back as it was before the node was suspended. */
export function removeState(entry: StackEntry, items: INodeExecutionData[]): void {
	const others = Object.entries(entry.data).filter(([name]) => name !== STATE && name !== INPUT);
	entry.data = { ...Object.fromEntries(others), main: [items] };
}

/** @returns nothing when the node was not suspended */
export function findState(entry: StackEntry): StoredState | undefined {
	const { data } = entry;
	const kept = data[STATE]?.[0]?.[0]?.json;
	const [atLimit, items, last] = data.main;
	if (kept !== undefined) return readState(kept, data[INPUT]?.[0] ?? [], atLimit ?? []);
	// The form of before: behind the items, as the third and last place of a node that has one input.
	const former = data.main.length === 3 && last?.length === 1 ? last[0]?.json?.[STATE] : undefined;
	return former === undefined ? undefined : readState(former, items ?? [], atLimit ?? []);
}

/** @param instead what goes on when nothing at all can be read */
function readState(state: unknown, items: INodeExecutionData[], instead: INodeExecutionData[]): StoredState {
	const members = isPlainObject(state) ? state : {};
	const { version = VERSION, sleeper, units, settings, until, ends } = members;
	const list: unknown[] = Array.isArray(units) ? units : [];
	if (version !== VERSION || list.length === 0)
		return { kind: 'unreadable', output: list.length > 0 ? list.map(unreadable) : instead };
	const run: SuspendedRun = {
		sleeper: typeof sleeper === 'string' ? sleeper : '',
		units: list.map(readUnit),
		settings: readSettings(settings),
		until: typeof until === 'number' && Number.isFinite(until) ? until : Date.now(),
		outcomes: {},
	};
	for (const { jobId } of run.units) {
		const outcome = jobId !== undefined && isPlainObject(ends) ? readKeptOutcome(ends[jobId]) : undefined;
		if (jobId !== undefined && outcome) run.outcomes[jobId] = outcome;
	}
	return { kind: 'suspended', run, items };
}

function readUnit(value: unknown, position: number): SuspendedUnit {
	const {
		itemIndexes,
		jobId,
		isStarted,
		place,
		show,
		hints,
		failed,
		output = failed,
	} = isPlainObject(value) ? value : {};
	const indexes = Array.isArray(itemIndexes) ? itemIndexes.filter(isIndex) : [];
	const unit: SuspendedUnit = {
		itemIndexes: indexes.length > 0 ? indexes : [position],
		isStarted: isStarted === true || typeof place === 'string',
		show: isPlainObject(show) ? Object.fromEntries(Object.entries(show).filter(([, member]) => isPlain(member))) : {},
		hints: Array.isArray(hints) ? hints.filter((text): text is string => typeof text === 'string') : [],
	};
	if (isItem(output)) return { ...unit, output };
	if (typeof jobId === 'string' && jobId !== '') return { ...unit, jobId };
	return { ...unit, output: unreadable(value, position) };
}

/** What goes on of a unit that cannot be read: a Job → Wait behind the node waits for its job. */
function unreadable(unit: unknown, position: number): INodeExecutionData {
	const jobId = isPlainObject(unit) && typeof unit.jobId === 'string' ? unit.jobId : null;
	return { json: { jobId, timedOut: true }, pairedItem: { item: position } };
}

function isIndex(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isPlain(value: unknown): boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isItem(value: unknown): value is INodeExecutionData & IDataObject {
	return isPlainObject(value) && isPlainObject(value.json);
}

import type { IExecuteFunctions } from 'n8n-workflow';

import { Pictory } from '../transport/client';
import { downloadFile } from '../transport/download';
import { toNodeError } from '../transport/errors';
import { PictoryFailure } from '../transport/failure';
import { hasFailed, presentJob } from '../transport/jobs';
import { type End, lookForRunning } from '../transport/jobState';
import { JobWatch, TIMED_OUT, waitForJobs } from '../transport/jobPolling';
import { Ledger } from './ledger';
import { makeOnce } from './makeOnce';
import { OwnJob } from './ownJob';
import type { Settings } from '../operation/shared/settings';
import { SideBySide } from './sideBySide';
import { startOnce } from './startOnce';
import { type Callback, callbackOf, checkReachable, concealedEnd } from './suspension/address';
import { canSuspend, suspend, timedOut } from './suspension/suspend';
import { isTool } from './tool';
import type { Unit } from './unit';

/** Milliseconds a run that was woken waits at least for what could not be seen when Pictory called. */
const LEAST_LAST_WAIT_MS = 60_000;

/** What a tool says beside a job that an equal call has started: an agent must not take it for a second video. */
const SAME_JOB =
	'The same job as before: an equal call in this execution had started it, and nothing was started or paid again.';

/** The units of one run of the node on their way: sent side by side, waited for together. */
export class Run {
	private readonly node;
	private readonly sideBySide: SideBySide;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly settings: Settings,
		private readonly units: Unit[],
	) {
		this.node = context.getNode();
		this.sideBySide = new SideBySide(context, settings.concurrency, units);
	}

	/**
	 * @returns whether the execution is to sleep until Pictory calls; otherwise all units have come to their end
	 * @throws the first failure, unless the node continues on fail
	 */
	async carryOut(): Promise<boolean> {
		const pictory = await this.connect();
		const callback = this.callback(pictory);
		const ledger = new Ledger(this.context);
		for (const unit of this.units) {
			if (unit.task?.kind === 'start' || unit.task?.kind === 'make')
				unit.entry = ledger.entryOf(this.operation, unit.firstItem, unit.task.request);
		}
		await this.checkFirst(pictory);
		// While starts are held, because Pictory asks to slow down, the jobs that run are looked at.
		const watch = callback ? undefined : new JobWatch(pictory, this.settings.patience);
		const watched = watch?.ends();
		watched?.catch(() => undefined);
		let areAllSent = false;
		try {
			await this.sideBySide.forEach(
				this.openUnits(),
				async (unit) => {
					await this.send(pictory, unit, callback);
					if (this.isAwaited(unit)) watch?.add(unit.jobId, unit.task?.kind === 'start');
				},
				true,
			);
			areAllSent = true;
		} finally {
			if (areAllSent) watch?.close();
			else watch?.stop();
		}

		const waiting = this.openUnits().filter((unit) => this.isAwaited(unit));
		if (waiting.length === 0) return false;
		const ends = await this.orNodeError(watched ?? this.endsOf(pictory, waiting, callback));
		if (!ends) {
			await suspend(this.context, this.units, this.settings);
			return true;
		}
		await this.giveResults(pictory, waiting, ends);
		return false;
	}

	/** What only Pictory can say is asked for all items before the first of them is started. */
	private async checkFirst(pictory: Pictory): Promise<void> {
		const unknown = this.openUnits().filter(({ entry }) => entry && entry.read() === undefined);
		await this.sideBySide.forEach(
			unknown,
			async ({ task }) => (task?.kind === 'start' ? await task.before?.(pictory) : undefined),
			true,
		);
	}

	/**
	 * The second half of a run that was suspended: nothing is started.
	 * @param ends how the jobs ended, as far as it is known; the others are waited for here
	 * @param until when the waiting ends, in milliseconds since 1970
	 */
	async bringToEnd(ends: Map<string, End>, until: number): Promise<void> {
		this.takeUp(new Ledger(this.context));
		const pictory = await this.connect();
		const waiting = this.openUnits();
		const unknown = jobIdsOf(waiting).filter((jobId) => !ends.has(jobId));
		const limitMs = Math.max(LEAST_LAST_WAIT_MS, until - Date.now());
		const late = await this.orNodeError(waitForJobs(pictory, unknown, { ...this.settings.patience, limitMs }, true));
		for (const unit of waiting) {
			const end = late.get(unit.jobId as string);
			// As at n8n's own limit: the item goes on, for a Job → Wait behind this node.
			if (end instanceof PictoryFailure && end.details.code === TIMED_OUT) unit.finish(timedOut(unit));
		}
		await this.giveResults(pictory, this.openUnits(), new Map([...ends, ...late]));
	}

	/**
	 * Should the node be tried again, it finds the jobs it had started, and that Pictory has called: it may not sleep until
	 * it does.
	 */
	private takeUp(ledger: Ledger): void {
		for (const unit of this.units) {
			if (!unit.isStarted || unit.jobId === undefined) continue;
			unit.entry = ledger.entryOf(this.operation, unit.firstItem);
			// What a former version has noted, it has noted in another way.
			if (unit.entry.read()) unit.entry.noteCalled();
			else unit.entry.write({ jobId: unit.jobId });
		}
	}

	private get operation(): string {
		const { resource, operation } = this.node.parameters;
		return `${String(resource)}.${String(operation)}`;
	}

	private isAwaited(unit: Unit): unit is Unit & { jobId: string } {
		return unit.jobId !== undefined && (unit.task?.kind === 'follow' || this.settings.wait !== 'none');
	}

	/** Where Pictory shall call, if the run is to be suspended and this n8n can do that. */
	private callback(pictory: Pictory): Callback | undefined {
		if (this.settings.wait !== 'suspend' || !canSuspend(this.context)) return undefined;
		const callback = callbackOf(this.context);
		if (callback) checkReachable(this.context, callback, pictory.baseUrl);
		return callback;
	}

	private async connect(): Promise<Pictory> {
		const { wait, patience, concurrency } = this.settings;
		try {
			// A run that waits for its results until "Give Up After" is not held by "slow down" for longer.
			return await Pictory.of(this.context, {
				atOnce: concurrency,
				...(wait === 'poll' && { patienceMs: patience.limitMs }),
			});
		} catch (error) {
			throw toNodeError(this.node, error, 0);
		}
	}

	private async send(pictory: Pictory, unit: Unit, callback?: Callback): Promise<void> {
		const { task, entry } = unit;
		switch (task?.kind) {
			case 'call': {
				const result = await task.run(
					pictory,
					new OwnJob(this.context, unit.firstItem, this.operation, pictory, this.settings),
				);
				unit.give(...(Array.isArray(result) ? result : [result]));
				return;
			}
			case 'make':
				if (entry) unit.give(await makeOnce(pictory, entry, task));
				return;
			case 'start':
				if (!entry) return;
				({
					jobId: unit.jobId,
					calls: unit.calls,
					isTakenUp: unit.isTakenUp,
				} = await startOnce(pictory, entry, task.request, callback));
				unit.give({ jobId: unit.jobId, status: 'in-progress', ...task.show, ...this.noteOn(unit) });
				return;
			case 'follow':
				unit.jobId = task.jobId;
				return;
			case undefined:
		}
	}

	/** Beside the result of a tool. */
	private noteOn({ isTakenUp }: Unit): { note?: string } {
		return isTakenUp && isTool(this.context) ? { note: SAME_JOB } : {};
	}

	/**
	 * How the jobs ended, or nothing when the run is to be suspended.
	 *
	 * Before that we look once: n8n refuses calls as long as the node runs, so the call of a job that has ended by now is
	 * lost, and if it was the last one, nobody would wake the execution. One job that still runs is enough to sleep.
	 */
	private async endsOf(pictory: Pictory, waiting: Unit[], callback?: Callback): Promise<Map<string, End> | undefined> {
		const jobIds = jobIdsOf(waiting);
		if (!callback) return await waitForJobs(pictory, jobIds, this.settings.patience, true);
		const ends = new Map<string, End>();
		const read = async (path: string): Promise<unknown> => await pictory.get(path);
		const lookAt = async (some: string[]): Promise<boolean> =>
			await lookForRunning(read, some, ends, this.settings.concurrency);
		// A job taken up from an earlier execution calls that one, if any, and one that has called will not do it again.
		const uncalled = jobIdsOf(waiting.filter(({ calls }) => calls !== callback.executionId));
		await lookAt(uncalled);
		if (uncalled.some((jobId) => !ends.has(jobId))) {
			const open = jobIds.filter((jobId) => !ends.has(jobId));
			return new Map([...ends, ...(await waitForJobs(pictory, open, this.settings.patience, true))]);
		}
		return (await lookAt(jobIds)) || jobIds.some((jobId) => !ends.has(jobId)) ? undefined : ends;
	}

	private async giveResults(pictory: Pictory, waiting: Unit[], ends: Map<string, End>): Promise<void> {
		const isSuspending = this.settings.wait === 'suspend';
		const secret = isSuspending ? callbackOf(this.context)?.secret : undefined;
		await this.sideBySide.forEach(waiting, async (unit) => {
			const found = ends.get(unit.jobId as string);
			const end = found && secret !== undefined ? concealedEnd(found, secret) : found;
			if (end instanceof PictoryFailure) {
				if (hasFailed(end)) unit.entry?.forget(unit.jobId as string);
				throw end;
			}
			if (!end) return;
			unit.give({ ...presentJob(end, this.settings.simplify, unit.show), ...this.noteOn(unit) });
			const [output] = unit.output;
			if (this.settings.downloadTo === undefined || !output) return;
			output.binary = { [this.settings.downloadTo]: await downloadFile(this.context, end, pictory.signal) };
		});
	}

	private async orNodeError<Result>(promise: Promise<Result>): Promise<Result> {
		try {
			return await promise;
		} catch (error) {
			throw toNodeError(this.node, error);
		}
	}

	private openUnits(): Unit[] {
		return this.units.filter(({ isOpen }) => isOpen);
	}
}

function jobIdsOf(units: Unit[]): string[] {
	return units.map(({ jobId }) => jobId as string);
}

import { AnswerWithHints } from '../operation/answer';
import { hintsForJob } from '../operation/output/hints';
import type { StartRequest, Task } from '../operation/types';
import { PictoryFailure, UNEXPECTED } from '../transport/failure';
import type { LedgerEntry } from './ledgerEntry';
import { makeOnce } from './makeOnce';
import { OwnJob } from './ownJob';
import { noteOn } from './results';
import { operationOf, type Run } from './runParts';
import { startOnce } from './startOnce';
import type { Callback } from './suspension/address';
import type { Unit } from './unit';

type StartTask = Extract<Task, { kind: 'start' }>;

/** What each kind of task does; its answer, or the job it has, is noted in the unit. */
export async function sendUnit(run: Run, unit: Unit, callback?: Callback): Promise<void> {
	const { context, pictory, settings } = run;
	const { task } = unit;
	switch (task?.kind) {
		case 'call': {
			const ownJob = new OwnJob(context, unit.firstItem, operationOf(context), pictory, settings);
			const result = await task.run(pictory, ownJob);
			const { answer, hints } = result instanceof AnswerWithHints ? result : new AnswerWithHints(result, []);
			unit.give(...(Array.isArray(answer) ? answer : [answer]));
			unit.hints.push(...hints);
			return;
		}
		case 'make':
			unit.give(await makeOnce(pictory, entryOf(unit), task));
			return;
		case 'start': {
			const { jobId, calls, isEarlier } = await startOnce(
				pictory,
				entryOf(unit),
				async () => await requestOf(run, unit, task),
				callback,
			);
			Object.assign(unit, { jobId, calls, isEarlier });
			unit.give({ jobId, status: 'in-progress', ...task.show, ...noteOn(context, unit) });
			if (settings.wait === 'none') {
				unit.hints.push(...hintsForJob({ jobId, status: 'in-progress', data: {} }, settings.output));
			}
			return;
		}
		case 'follow':
			unit.jobId = task.jobId;
			return;
		case undefined:
			throw new PictoryFailure(UNEXPECTED, { description: 'The item was not prepared' });
	}
}

/** Mostly read before; not where a job was known then, and has failed meanwhile. */
async function requestOf({ pictory }: Run, unit: Unit, { request, complete }: StartTask): Promise<StartRequest> {
	if (!complete) return request;
	unit.body ??= await complete(pictory);
	return { ...request, body: unit.body };
}

/** Nothing is started or made without a place to remember it: a retry would pay again. */
function entryOf({ entry }: Unit): LedgerEntry {
	if (!entry)
		throw new PictoryFailure(UNEXPECTED, { description: 'Nothing was sent, since it could not be remembered' });
	return entry;
}

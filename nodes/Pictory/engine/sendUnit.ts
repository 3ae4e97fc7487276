import { makeOnce } from './makeOnce';
import { OwnJob } from './ownJob';
import { noteOn } from './results';
import { operationOf, type Run } from './runParts';
import { startOnce } from './startOnce';
import type { Callback } from './suspension/address';
import type { Unit } from './unit';

/** What each kind of task does; its answer, or the job it has, is noted in the unit. */
export async function sendUnit(run: Run, unit: Unit, callback?: Callback): Promise<void> {
	const { context, pictory, settings } = run;
	const { task, entry } = unit;
	switch (task?.kind) {
		case 'call': {
			const ownJob = new OwnJob(context, unit.firstItem, operationOf(context), pictory, settings);
			const result = await task.run(pictory, ownJob);
			unit.give(...(Array.isArray(result) ? result : [result]));
			return;
		}
		case 'make':
			if (entry) unit.give(await makeOnce(pictory, entry, task));
			return;
		case 'start': {
			if (!entry) return;
			const { jobId, calls, isEarlier } = await startOnce(pictory, entry, task.request, callback);
			Object.assign(unit, { jobId, calls, isEarlier });
			unit.give({ jobId, status: 'in-progress', ...task.show, ...noteOn(context, unit) });
			return;
		}
		case 'follow':
			unit.jobId = task.jobId;
			return;
		case undefined:
	}
}

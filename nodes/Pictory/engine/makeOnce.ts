import type { IDataObject } from 'n8n-workflow';

import type { Pictory } from '../transport/client';
import { PictoryFailure, rethrown } from '../transport/failure';
import type { LedgerEntry } from './ledgerEntry';
import type { Task } from '../operation/types';

type MakeTask = Extract<Task, { kind: 'make' }>;

/** Makes something new, unless an earlier try of this run has made it and it is still there: then that is taken. */
export async function makeOnce(pictory: Pictory, entry: LedgerEntry, task: MakeTask): Promise<IDataObject> {
	return await entry.alone(async () => {
		const earlier = entry.readMade();
		const found = earlier?.id === undefined ? undefined : await task.read(pictory, earlier.id);
		if (found) return found;
		const mayBeThere = earlier !== undefined && earlier.id === undefined;
		try {
			const { id, made } = await task.make(pictory, mayBeThere);
			if (id !== undefined) entry.writeMade({ id });
			return made;
		} catch (error) {
			// Once in doubt, a later refusal ("exists already") does not clear it.
			if (error instanceof PictoryFailure && error.details.ambiguous) entry.writeMade({});
			throw rethrown(error);
		}
	});
}

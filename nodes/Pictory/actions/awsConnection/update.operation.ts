import type { IDataObject } from 'n8n-workflow';

import { collection, flag, text } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { callOptions } from '../../operation/shared/waiting';
import { aboutConnection, connectionPath } from '../../transport/awsConnection';
import { asObject, type Pictory } from '../../transport/client';
import { rethrown } from '../../transport/failure';
import { advised, isConflict } from './failures';
import { connectionId, connectionName } from './fields';

const updateFields = collection(
	'updateFields',
	'Update Fields',
	'Add Field',
	{
		description: text('description', 'Description', { isDecisive: true }),
		enabled: flag('enabled', 'Enabled', {
			default: true,
			description: 'Whether videos can use the connection',
			missing: 'is empty. Enter true or false, or remove it.',
		}),
		name: connectionName.with({ missing: 'is empty. Fill it in, or remove it.' }),
	},
	{
		description:
			'What is not added here stays as it is. Account and region cannot be changed: create a new connection for those.',
	},
);

/** PUT /v1/awsconnections/{connectionid} (docs/pictory-api.md §2.4); account and region cannot change. */
export const update = operation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update AWS connection',
		description: 'Rename a connection, describe it, or switch it on and off',
	},
	fields: { connectionId, updateFields, ...callOptions },

	prepare({ connectionId: id, updateFields: changes }, item) {
		if (Object.keys(changes).length === 0) item.problem('Update Fields', 'is empty. Add at least one field to change.');
		return { kind: 'call', run: async (pictory) => await updateConnection(pictory, id, changes) };
	},
});

async function updateConnection(pictory: Pictory, id: string, changes: IDataObject): Promise<IDataObject> {
	const path = connectionPath(id);
	try {
		const { name, description, enabled, version } = asObject(await pictory.get(path));
		// The docs leave open which fields may be missing, and all their samples send the name again.
		const wanted: IDataObject = { name, ...(description !== undefined && { description }), enabled, ...changes };
		return await putOnce(pictory, path, wanted, Number(version));
	} catch (error) {
		if (isConflict(error, 'version')) {
			throw error.reworded(
				'Somebody else has changed this AWS connection in the meantime',
				`Nothing was overwritten. Read it again, then run the node once more. Pictory said: ${error.message}`,
			);
		}
		if (isConflict(error, 'name')) throw advised(error, 'Choose another name, or use the connection that has this one');
		throw aboutConnection(error, id);
	}
}

/**
 * The version guards against overwriting others. A conflict may also be our own doing, when the answer to a first try
 * was lost and the repeat met the version it had made: then the connection is what we wanted, one version on.
 */
async function putOnce(pictory: Pictory, path: string, wanted: IDataObject, version: number): Promise<IDataObject> {
	try {
		const answer = asObject(await pictory.put(path, { ...wanted, version }));
		return Object.keys(answer).length > 0 ? answer : asObject(await pictory.get(path));
	} catch (error) {
		if (!isConflict(error, 'version')) throw rethrown(error);
		const now = asObject(await pictory.get(path));
		const isOurs = now.version === version + 1 && Object.keys(wanted).every((field) => now[field] === wanted[field]);
		if (isOurs) return now;
		throw rethrown(error);
	}
}

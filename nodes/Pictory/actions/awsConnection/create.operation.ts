import type { IDataObject } from 'n8n-workflow';

import { collection, flag, putAll, text } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { callOptions } from '../../operation/shared/waiting';
import { readConnection } from '../../transport/awsConnection';
import { asObject, type Pictory } from '../../transport/client';
import { PictoryFailure, rethrown } from '../../transport/failure';
import { LISTS } from '../../transport/lists';
import { isConflict, nameTaken } from './failures';
import { awsAccountId, awsRegion, connectionName } from './fields';

const { path: PATH } = LISTS.awsConnections;

const body = {
	name: connectionName.with({ required: true, description: 'How the connection is called in lists' }),
	awsAccountId,
	awsRegion,
	enabled: flag('enabled', 'Enabled', {
		default: true,
		missing: 'is empty. Enter true or false.',
		description: 'Whether videos can use the connection at once',
	}),
	additionalFields: collection('additionalFields', 'Additional Fields', 'Add Field', {
		description: text('description', 'Description', { placeholder: 'e.g. Raw footage of the Hamburg studio' }),
	}),
};

/** POST /v1/awsconnections (docs/pictory-api.md §2.1). */
export const create = operation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create AWS connection',
		description: 'Let Pictory read footage from a private S3 bucket',
	},
	fields: { ...body, ...callOptions },

	prepare(values) {
		const wanted = putAll(body, values);
		return {
			kind: 'make',
			request: { method: 'POST', path: PATH, body: wanted },
			async make(pictory, mayBeThere) {
				const made = (mayBeThere && (await findCreated(pictory, wanted))) || (await createConnection(pictory, wanted));
				const { connectionId } = made;
				return { made, ...(typeof connectionId === 'string' && connectionId !== '' && { id: connectionId }) };
			},
			read: readConnection,
		};
	},
});

/**
 * After an answer that was lost the list is read first: a connection that is there is taken, and only one that is not is
 * asked for once more.
 * @param lost why the answer to an earlier ask is not known: what it has made may be what is in the way now
 */
async function createConnection(pictory: Pictory, body: IDataObject, lost?: PictoryFailure): Promise<IDataObject> {
	try {
		const made = asObject(await pictory.post(PATH, body));
		if (typeof made.connectionId === 'string' && made.connectionId !== '') return made;
		throw new PictoryFailure('Pictory took the request but gave no connection back', {
			code: 'UNREADABLE_ANSWER',
			ambiguous: true,
		});
	} catch (error) {
		if (isConflict(error, 'name')) {
			if (!lost) throw nameTaken(error, String(body.name));
		} else if (!(error instanceof PictoryFailure) || !error.details.ambiguous) throw rethrown(error);
		const found = await findCreated(pictory, body).catch(() => {
			// Stopped, or unreadable: that it may be there must not be forgotten.
			throw mayBeCreated(lost ?? error);
		});
		if (found) return found;
		if (lost) throw mayBeCreated(lost);
		return await createConnection(pictory, body, error);
	}
}

function mayBeCreated(cause: PictoryFailure): PictoryFailure {
	return cause.reworded(
		'The connection may have been created, but Pictory gave no clear answer',
		`${cause.message}. Look with AWS Connection → Get Many before you create it once more`,
	);
}

/** The connection exactly as wanted and never changed since. */
async function findCreated(pictory: Pictory, body: IDataObject): Promise<IDataObject | undefined> {
	const wanted = ['name', 'awsAccountId', 'awsRegion', 'enabled'] as const;
	const [found] = await pictory.list('awsConnections', {
		limit: 1,
		keep: (entry) => wanted.every((field) => entry[field] === body[field]) && entry.version === 1,
	});
	return found;
}

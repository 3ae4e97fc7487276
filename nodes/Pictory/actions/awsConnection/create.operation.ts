import type { IDataObject } from 'n8n-workflow';

import { callOptions } from '../../operation/shared/waiting';
import { asObject, type Pictory } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import { collect } from '../../transport/paging';
import type { Operation } from '../../operation/types';
import { isConflict, nameTaken } from './failures';
import { awsAccountId, awsRegion, connectionPath, PATH, readAccountId, readRegion } from './fields';

/** POST /v1/awsconnections (facts §2.1). */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create AWS connection',
		description: 'Let Pictory read footage from a private S3 bucket',
	},
	parameters: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Marketing footage',
			description: 'How the connection is called in lists',
		},
		awsAccountId,
		awsRegion,
		{
			displayName: 'Enabled',
			name: 'enabled',
			type: 'boolean',
			default: true,
			description: 'Whether videos can use the connection at once',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. Raw footage of the Hamburg studio',
				},
			],
		},
		callOptions,
	],

	prepare(item) {
		const description = item.collection('additionalFields').text('description', 'Description');
		const body: IDataObject = {
			name: item.text('name', 'Name', { required: true }),
			...(description && { description }),
			awsAccountId: readAccountId(item),
			awsRegion: readRegion(item),
			enabled: item.flag('enabled'),
		};
		return {
			kind: 'make',
			request: { method: 'POST', path: PATH, body },
			async make(pictory, mayBeThere) {
				const made = (mayBeThere && (await findCreated(pictory, body))) || (await createConnection(pictory, body));
				const { connectionId } = made;
				return { made, ...(typeof connectionId === 'string' && connectionId !== '' && { id: connectionId }) };
			},
			read: readIfThere,
		};
	},
};

/**
 * After an answer that was lost the list is read first: a connection that is there is taken, and only one that is not is
 * asked for once more.
 */
async function createConnection(pictory: Pictory, body: IDataObject, mayAskAgain = true): Promise<IDataObject> {
	try {
		const made = asObject(await pictory.post(PATH, body));
		if (typeof made.connectionId === 'string' && made.connectionId !== '') return made;
		throw new PictoryFailure('Pictory took the request but gave no connection back', {
			code: 'UNREADABLE_ANSWER',
			ambiguous: true,
		});
	} catch (error) {
		if (isConflict(error, 'name')) throw nameTaken(error, String(body.name));
		if (!(error instanceof PictoryFailure) || !error.details.ambiguous) throw asError(error);
		const found = await findCreated(pictory, body).catch((trouble: unknown) => {
			throw trouble instanceof PictoryFailure ? mayBeCreated(error) : asError(trouble);
		});
		if (found) return found;
		if (mayAskAgain) return await createConnection(pictory, body, false);
		throw mayBeCreated(error);
	}
}

function mayBeCreated(cause: PictoryFailure): PictoryFailure {
	return cause.reworded(
		'The connection may have been created, but Pictory gave no clear answer',
		`${cause.message}. Look with AWS Connection → Get Many before you create it once more`,
	);
}

/** @returns nothing when Pictory has no such connection any more */
async function readIfThere(pictory: Pictory, id: string): Promise<IDataObject | undefined> {
	try {
		return asObject(await pictory.get(connectionPath(id)));
	} catch (error) {
		if (error instanceof PictoryFailure && error.details.status === 404) return undefined;
		throw asError(error);
	}
}

/** The connection exactly as wanted and never changed since. */
async function findCreated(pictory: Pictory, body: IDataObject): Promise<IDataObject | undefined> {
	const wanted = ['name', 'awsAccountId', 'awsRegion', 'enabled'] as const;
	const [found] = await collect(async () => await pictory.get(PATH), {
		limit: 1,
		keep: (entry) => wanted.every((field) => entry[field] === body[field]) && entry.version === 1,
	});
	return found;
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure('Something unexpected happened');
}

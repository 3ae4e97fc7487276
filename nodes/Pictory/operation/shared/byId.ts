import type { IDataObject } from 'n8n-workflow';

import { asObject, type Pictory } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import type { Field } from '../fields';
import { operation } from '../operation';
import type { Operation } from '../types';
import { callOptions } from './waiting';

/** A kind of thing that is read and deleted by its id. */
interface Thing {
	/** How its id is chosen. */
	id: Field<string>;
	/** @throws PictoryFailure for what cannot be an id */
	path(id: string): string;
	/** A failure in the words of the thing. */
	about(error: unknown, id: string): Error;
}

export function getById({ id: field, path, about }: Thing, option: Operation['option']): Operation {
	return operation({
		option,
		fields: { id: field, ...callOptions },
		prepare: ({ id }) => ({
			kind: 'call',
			async run(pictory) {
				try {
					return asObject(await pictory.get(path(id)));
				} catch (error) {
					throw about(error, id);
				}
			},
		}),
	});
}

/** A thing that is unknown (404) once it is deleted. */
export function deleteById({ id: field, path, about }: Thing, option: Operation['option']): Operation {
	return operation({
		option,
		fields: { id: field, ...callOptions },
		prepare: ({ id }) => ({
			kind: 'call',
			async run(pictory) {
				try {
					return await deleted(pictory, path(id));
				} catch (error) {
					throw about(error, id);
				}
			},
		}),
	});
}

async function deleted(pictory: Pictory, path: string): Promise<IDataObject> {
	const { success } = asObject(await pictory.delete(path, true));
	if (success === false) throw new PictoryFailure('Pictory did not delete it', { code: 'REFUSED' });
	return { deleted: true };
}

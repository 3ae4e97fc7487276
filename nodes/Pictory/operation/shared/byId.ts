import type { IDataObject } from 'n8n-workflow';

import { asObject, type Pictory } from '../../transport/client';
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

export function getById(thing: Thing, option: Operation['option']): Operation {
	return byId(thing, option, async (pictory, path) => asObject(await pictory.get(path)));
}

/** A thing that is unknown (404) once it is deleted. */
export function deleteById(thing: Thing, option: Operation['option']): Operation {
	return byId(thing, option, async (pictory, path) => {
		await pictory.delete(path, true);
		return { deleted: true };
	});
}

function byId(
	{ id: field, path, about }: Thing,
	option: Operation['option'],
	call: (pictory: Pictory, path: string) => Promise<IDataObject>,
): Operation {
	return operation({
		option,
		fields: { id: field, ...callOptions },
		prepare: ({ id }) => ({
			kind: 'call',
			async run(pictory) {
				try {
					return await call(pictory, path(id));
				} catch (error) {
					throw about(error, id);
				}
			},
		}),
	});
}

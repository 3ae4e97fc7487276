import { callOptions } from '../../operation/shared/waiting';
import { asObject } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import type { Operation } from '../../operation/types';
import { aboutConnection } from './failures';
import { CONNECTION, connectionId, connectionPath } from './fields';

/** DELETE /v1/awsconnections/{connectionid} (facts §2.5): 204, and 404 when it is gone already. */
export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete AWS connection',
		description: 'Remove a connection for good: later videos that use it fail',
	},
	parameters: [connectionId, callOptions],

	prepare(item) {
		const id = item.id('connectionId', CONNECTION, { required: true });
		return {
			kind: 'call',
			async run(pictory) {
				try {
					const answer = asObject(await pictory.delete(connectionPath(id), true));
					if (answer.success === false)
						throw new PictoryFailure('Pictory did not delete the connection', { code: 'REFUSED' });
					return { deleted: true };
				} catch (error) {
					throw aboutConnection(error, id);
				}
			},
		};
	},
};

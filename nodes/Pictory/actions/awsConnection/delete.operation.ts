import { callOptions } from '../../descriptions/waiting';
import type { Operation } from '../types';
import { aboutConnection } from './failures';
import { CONNECTION, connectionId, PATH } from './fields';

/** DELETE /v1/awsconnections/{connectionid} (facts §2.5): 204, and 404 when it is gone already. */
export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an AWS connection',
		description: 'Remove a connection for good: later videos that use it fail',
	},
	parameters: [connectionId, callOptions],

	prepare(item) {
		const id = item.id('connectionId', CONNECTION, { required: true });
		return {
			kind: 'call',
			async run(pictory) {
				try {
					await pictory.delete(`${PATH}/${encodeURIComponent(id)}`);
					return { deleted: true };
				} catch (error) {
					throw aboutConnection(error, id);
				}
			},
		};
	},
};

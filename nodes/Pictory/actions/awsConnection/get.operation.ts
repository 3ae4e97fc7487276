import { callOptions } from '../../operation/shared/waiting';
import { asObject } from '../../transport/client';
import type { Operation } from '../../operation/types';
import { aboutConnection } from './failures';
import { CONNECTION, connectionId, connectionPath } from './fields';

/** GET /v1/awsconnections/{connectionid} (facts §2.3). */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get AWS connection',
		description: 'Read one connection: account, region, and whether it is enabled',
	},
	parameters: [connectionId, callOptions],

	prepare(item) {
		const id = item.id('connectionId', CONNECTION, { required: true });
		return {
			kind: 'call',
			async run(pictory) {
				try {
					return asObject(await pictory.get(connectionPath(id)));
				} catch (error) {
					throw aboutConnection(error, id);
				}
			},
		};
	},
};

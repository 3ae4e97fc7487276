import { getById } from '../../operation/shared/byId';
import { connection } from './fields';

/** GET /v1/awsconnections/{connectionid} (docs/pictory-api.md §2.3). */
export const get = getById(connection, {
	name: 'Get',
	value: 'get',
	action: 'Get AWS connection',
	description: 'Read one connection: account, region, and whether it is enabled',
});

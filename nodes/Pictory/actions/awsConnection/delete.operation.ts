import { deleteById } from '../../operation/shared/byId';
import { connection } from './fields';

/** DELETE /v1/awsconnections/{connectionid} (docs/pictory-api.md §2.5): 204, and 404 when it is gone already. */
export const remove = deleteById(connection, {
	name: 'Delete',
	value: 'delete',
	action: 'Delete AWS connection',
	description: 'Remove a connection for good: later videos that use it fail',
});

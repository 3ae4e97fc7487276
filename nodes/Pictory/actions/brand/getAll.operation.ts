import { listAll } from '../../operation/shared/listing';

/** GET /v1/brands/video (docs/pictory-api.md §10). */
export const getAll = listAll('brands', {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many brands',
	description: 'List the brands of the account',
});

import type { Operation, Resource } from '../operation/types';
import { account } from './account';
import { awsConnection } from './awsConnection';
import { getAll as getBrands } from './brand/getAll.operation';
import { job } from './job';
import { video } from './video';

/** Everything the node can do, in the order of its Resource menu. */
export const resources: Resource[] = [account, awsConnection, only('Brand', 'brand', getBrands), job, video];

/** A resource with a single operation. */
function only(name: string, value: string, operation: Operation): Resource {
	return { option: { name, value }, operations: [operation], defaultOperation: operation.option.value };
}

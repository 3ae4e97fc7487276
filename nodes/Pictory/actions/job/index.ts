import type { Resource } from '../../operation/types';
import { clean } from './clean.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { wait } from './wait.operation';

export const job: Resource = {
	option: { name: 'Job', value: 'job' },
	operations: [clean, get, getAll, wait],
	defaultOperation: 'wait',
};

import type { Resource } from '../../operation/types';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { generateSetup } from './generateSetup.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { verify } from './verify.operation';

export const awsConnection: Resource = {
	option: { name: 'AWS Connection', value: 'awsConnection' },
	operations: [create, remove, generateSetup, get, getAll, update, verify],
	defaultOperation: 'create',
};

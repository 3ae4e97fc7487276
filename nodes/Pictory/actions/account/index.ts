import type { Resource } from '../../operation/types';
import { getAiCreditUsage } from './getAiCreditUsage.operation';
import { getQuota } from './getQuota.operation';

export const account: Resource = {
	option: { name: 'Account', value: 'account' },
	operations: [getAiCreditUsage, getQuota],
	defaultOperation: 'getQuota',
};

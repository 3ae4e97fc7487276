import { operation } from '../../operation/operation';
import { downloadFields, followOptions } from '../../operation/shared/waiting';
import { jobId } from './fields';

/** Waits for jobs somebody has started: one per input item, all together. The waiting itself is the engine's. */
export const wait = operation({
	option: {
		name: 'Wait',
		value: 'wait',
		action: 'Wait for job',
		description: 'Wait until the jobs of all input items are finished, and read their results',
	},
	fields: { jobId, ...downloadFields, ...followOptions },
	prepare: ({ jobId: id }) => ({ kind: 'follow', jobId: id }),
});

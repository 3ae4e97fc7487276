import { downloadParameters, followOptions } from '../../operation/shared/waiting';
import type { Operation } from '../../operation/types';
import { JOB, jobId } from './fields';

/** Waits for jobs somebody has started: one per input item, all together. The waiting itself is run.ts's. */
export const wait: Operation = {
	option: {
		name: 'Wait',
		value: 'wait',
		action: 'Wait for job',
		description: 'Wait until the jobs of all input items are finished, and read their results',
	},
	parameters: [jobId, ...downloadParameters, followOptions],

	prepare(item) {
		return { kind: 'follow', jobId: item.id('jobId', JOB, { required: true }) };
	},
};

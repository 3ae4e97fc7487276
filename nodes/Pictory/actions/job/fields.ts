import { id } from '../../operation/fields';

/** The job of the node before, unless another is chosen. */
export const jobId = id('jobId', 'Job', {
	required: true,
	missing:
		'is empty. Put this node behind the one that started the job, choose Fixed and a job from the list, or enter its ID.',
	default: { mode: 'id', value: '={{ $json.jobId }}' },
	list: 'searchJobs',
	example: '74c0cc68-e1ed-42f3-a527-8bfc0b46bdb9',
	description:
		'The job that was started. From an earlier Pictory node: its output field jobId. For the list, switch from Expression to Fixed first.',
});

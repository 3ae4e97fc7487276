import { id } from '../../operation/fields';

export const jobId = id('jobId', 'Job', {
	required: true,
	list: 'searchJobs',
	example: '74c0cc68-e1ed-42f3-a527-8bfc0b46bdb9',
	description: 'The job that was started. From an earlier Pictory node: its output field jobId.',
});

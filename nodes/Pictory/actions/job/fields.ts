import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../../operation/shared/locators';

export const JOB = 'Job';

export const jobId: INodeProperties = locator({
	displayName: JOB,
	name: 'jobId',
	required: true,
	searchListMethod: 'searchJobs',
	exampleId: '74c0cc68-e1ed-42f3-a527-8bfc0b46bdb9',
	description: 'The job that was started. From an earlier Pictory node: its output field jobId.',
});

import { choices, flag, menu } from '../operation/fields';
import { triggerOutput } from '../operation/output/fields';
import { JOB_KINDS } from '../transport/jobKinds';

/** In the order of the panel. */
export const fields = {
	jobKinds: choices('jobKinds', 'Kind of Job', JOB_KINDS, {
		description:
			'Which jobs to start the workflow for. Pictory often does not tell the kind of a failed job: such jobs are always let through.',
		hint: 'Leave empty for all kinds',
	}),
	outcome: menu(
		'outcome',
		'Outcome',
		{
			both: ['Both', 'All jobs that end, also those whose files were deleted right away'],
			completed: ['Completed', 'Jobs whose result is there'],
			failed: ['Failed', 'Jobs that came to nothing, with the reason'],
		},
		{
			default: 'completed',
			description: 'How the jobs must have ended',
		},
	),
	includeExisting: flag('includeExisting', 'Include Past Jobs', {
		description:
			'Whether to begin with all finished jobs of the account when the workflow is activated for the first time. Otherwise only jobs that finish from then on start it.',
	}),
	...triggerOutput,
};

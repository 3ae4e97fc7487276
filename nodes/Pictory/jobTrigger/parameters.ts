import type { INodeProperties } from 'n8n-workflow';

export const parameters: INodeProperties[] = [
	{
		displayName: 'Kind of Job',
		name: 'jobKinds',
		type: 'multiOptions',
		default: [],
		options: [
			{ name: 'AI Image', value: 'aiImage' },
			{ name: 'AI Video', value: 'aiVideo' },
			{ name: 'Highlights', value: 'highlights' },
			{ name: 'Preview', value: 'preview' },
			{ name: 'Transcription', value: 'transcription' },
			{ name: 'Video', value: 'video' },
		],
		description:
			'Which jobs to start the workflow for, all when empty. Pictory often does not tell the kind of a failed job: such jobs are always let through.',
	},
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		default: 'completed',
		options: [
			{ name: 'Both', value: 'both', description: 'All jobs that end, also those whose files were deleted right away' },
			{ name: 'Completed', value: 'completed', description: 'Jobs whose result is there' },
			{ name: 'Failed', value: 'failed', description: 'Jobs that came to nothing, with the reason' },
		],
		description: 'How the jobs must have ended',
	},
	{
		displayName: 'Include Past Jobs',
		name: 'includeExisting',
		type: 'boolean',
		default: false,
		description:
			'Whether to begin with all finished jobs of the account when the workflow is activated for the first time. Otherwise only jobs that finish from then on start it.',
	},
];

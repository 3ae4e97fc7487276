import type { INodeProperties } from 'n8n-workflow';

/** Minutes a node waits for its jobs when the user has not said otherwise: most renders take 3 to 10. */
export const DEFAULT_WAIT_LIMIT_MINUTES = 60;
/** A sleeping execution costs nothing, and what comes out at its limit is no result: so a day. */
export const DEFAULT_SUSPEND_LIMIT_MINUTES = 24 * 60;
/** A year. Far beyond it there are no dates, and an execution would sleep for ever. */
export const MAX_WAIT_LIMIT_MINUTES = 365 * 24 * 60;
export const DEFAULT_CONCURRENCY = 5;
export const MAX_CONCURRENCY = 50;

export const WAIT_LIMIT = 'Give Up After';
export const POLL_INTERVAL = 'Look Every';
export const CONCURRENCY = 'Items at Once';

export const WHEN_TO_CONTINUE = 'When to Continue';
export const SUSPEND = 'When It Is Ready, Free n8n Meanwhile';

const DOWNLOAD = 'Whether to add the finished file to the output as binary data, for the next node to send on';
const FIELD_HINT = 'The name of the output field to put the file in';

const waitLimit: INodeProperties = {
	displayName: `${WAIT_LIMIT} (Minutes)`,
	name: 'waitLimit',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_WAIT_LIMIT_MINUTES },
	default: DEFAULT_WAIT_LIMIT_MINUTES,
	description:
		'How long to wait for the jobs. The job itself goes on at Pictory, and the message names it, so that Job → Wait can pick it up.',
};

const suspendLimit: INodeProperties = {
	...waitLimit,
	default: DEFAULT_SUSPEND_LIMIT_MINUTES,
	description:
		'How long the execution sleeps when Pictory does not call. Then n8n sends one item per job on, also for jobs that have ended by then: its jobId, and timedOut: true. A Job → Wait node behind this one takes them up. n8n may be up to a minute late.',
};

const pollInterval: INodeProperties = {
	displayName: `${POLL_INTERVAL} (Seconds)`,
	name: 'pollInterval',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 15,
	description:
		'How often to ask Pictory whether a job is finished. Without this option the first look is after 5 seconds and the pause grows to 30.',
};

const maxConcurrency: INodeProperties = {
	displayName: CONCURRENCY,
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_CONCURRENCY },
	default: DEFAULT_CONCURRENCY,
	description: 'How many input items are sent to Pictory side by side. Results keep the order of the items.',
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

function options(members: INodeProperties[], displayOptions?: INodeProperties['displayOptions']): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		...(displayOptions && { displayOptions }),
		options: members,
	};
}

/** Options of operations that answer at once. */
export const callOptions: INodeProperties = options([maxConcurrency]);

/** Options of operations that answer at once with more than ten fields. */
export const simplifiedCallOptions: INodeProperties = options([maxConcurrency, simplify]);

/** Options of operations that may wait for a job of their own, and give no job back. */
export const provingOptions: INodeProperties = options([waitLimit, maxConcurrency, pollInterval]);

/** Options of Job → Wait, which does nothing but wait. */
export const followOptions: INodeProperties = options([waitLimit, maxConcurrency, pollInterval, simplify]);

/** For operations that wait in any case. */
export const downloadParameters: INodeProperties[] = [
	{
		displayName: 'Download Video',
		name: 'download',
		type: 'boolean',
		default: false,
		description: DOWNLOAD,
	},
	{
		displayName: 'Output Data Field Name',
		name: 'outputBinaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { download: [true] } },
		hint: FIELD_HINT,
	},
];

const whenWaiting = { show: { wait: ['poll', 'suspend'] } };

/** Of every operation that starts a job: go on at once, or wait here until the video is ready. */
export const waitParameters: INodeProperties[] = [
	{
		displayName: WHEN_TO_CONTINUE,
		name: 'wait',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Right Away',
				value: 'none',
				description: 'Start the job and go on with its ID',
			},
			{
				name: 'When It Is Ready, Keep Running',
				value: 'poll',
				description: 'Looks until the job is finished. When n8n restarts, this execution is lost; the job is not.',
			},
			{
				name: SUSPEND,
				value: 'suspend',
				description:
					'Sleeps until Pictory calls, also through restarts. Pictory must reach this n8n from the internet.',
			},
		],
		default: 'none',
		description:
			'Right Away with a Job → Wait node behind it survives a restart of n8n by a retry. When It Is Ready, Free n8n Meanwhile does not look in between: if the call of Pictory is lost, the items go on at Give Up After with their jobId and timedOut.',
	},
	{
		displayName: 'Download Video',
		name: 'download',
		type: 'boolean',
		default: false,
		displayOptions: whenWaiting,
		description: DOWNLOAD,
	},
	{
		displayName: 'Output Data Field Name',
		name: 'outputBinaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { wait: ['poll', 'suspend'], download: [true] } },
		hint: FIELD_HINT,
	},
	options([waitLimit, maxConcurrency, pollInterval, simplify], { show: { wait: ['poll'] } }),
	options([suspendLimit, maxConcurrency, simplify], { show: { wait: ['suspend'] } }),
	options([maxConcurrency, simplify], { show: { wait: ['none'] } }),
];

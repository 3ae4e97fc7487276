import type { IDisplayOptions } from 'n8n-workflow';

import { collection, flag, menu, number, text } from '../fields';

/** Minutes a node waits for its jobs when the user has not said otherwise: most renders take 3 to 10. */
export const DEFAULT_WAIT_LIMIT_MINUTES = 60;
/** A sleeping execution costs nothing, and what comes out at its limit is no result: so a day. */
export const DEFAULT_SUSPEND_LIMIT_MINUTES = 24 * 60;
/** A year. Far beyond it there are no dates, and an execution would sleep for ever. */
const MAX_WAIT_LIMIT_MINUTES = 365 * 24 * 60;
export const DEFAULT_CONCURRENCY = 5;
export const MAX_CONCURRENCY = 50;

export const WAIT_LIMIT = 'Give Up After';
export const WHEN_TO_CONTINUE = 'When to Continue';
export const SUSPEND = 'When It Is Ready, Free n8n Meanwhile';

const waitLimit = number('waitLimit', WAIT_LIMIT, {
	displayName: `${WAIT_LIMIT} (Minutes)`,
	shownMin: 1,
	max: MAX_WAIT_LIMIT_MINUTES,
	default: DEFAULT_WAIT_LIMIT_MINUTES,
	description:
		'How long to wait for the jobs. The job itself goes on at Pictory, and the message names it, so that Job → Wait can pick it up.',
});

const suspendLimit = waitLimit.with({
	default: DEFAULT_SUSPEND_LIMIT_MINUTES,
	description:
		'How long the execution sleeps when Pictory does not call. Then n8n sends one item per job on, also for jobs that have ended by then: its jobId, and timedOut: true. A Job → Wait node behind this one takes them up. n8n may be up to a minute late.',
});

const pollInterval = number('pollInterval', 'Look Every', {
	displayName: 'Look Every (Seconds)',
	min: 1,
	default: 15,
	description:
		'How often to ask Pictory whether a job is finished. Without this option the first look is after 5 seconds and the pause grows to 30.',
});

const maxConcurrency = number('maxConcurrency', 'Items at Once', {
	min: 1,
	max: MAX_CONCURRENCY,
	isInteger: true,
	default: DEFAULT_CONCURRENCY,
	description: 'How many input items are sent to Pictory side by side. Results keep the order of the items.',
});

const simplify = flag('simplify', 'Simplify', {
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

const ADD = 'Add option';

/** Options of operations that answer at once. */
export const callOptions = {
	options: collection('options', 'Options', ADD, { maxConcurrency }, { isSetting: true }),
};

/** Options of operations that answer at once with more than ten fields. */
export const simplifiedCallOptions = {
	options: collection('options', 'Options', ADD, { maxConcurrency, simplify }, { isSetting: true }),
};

/** Options of operations that may wait for a job of their own, and give no job back. */
export const provingOptions = {
	options: collection('options', 'Options', ADD, { waitLimit, maxConcurrency, pollInterval }, { isSetting: true }),
};

/** Options of Job → Wait, which does nothing but wait. */
export const followOptions = {
	options: collection(
		'options',
		'Options',
		ADD,
		{ waitLimit, maxConcurrency, pollInterval, simplify },
		{ isSetting: true },
	),
};

const download = flag('download', 'Download Video', {
	isSetting: true,
	description: 'Whether to add the finished file to the output as binary data, for the next node to send on',
});

const outputBinaryPropertyName = text('outputBinaryPropertyName', 'Output Data Field Name', {
	isSetting: true,
	required: true,
	default: 'data',
	hint: 'The name of the output field to put the file in',
	show: { download: [true] },
});

/** For operations that wait in any case. */
export const downloadFields = { download, outputBinaryPropertyName };

const wait = menu(
	'wait',
	WHEN_TO_CONTINUE,
	{
		none: ['Right Away', 'Goes on with the job ID'],
		poll: ['When It Is Ready, Keep Running', 'Waits in memory. Lost if n8n restarts; the job is not.'],
		suspend: [SUSPEND, 'Sleeps until Pictory calls. Survives restarts; needs a public address.'],
	},
	{
		isSetting: true,
		isFixed: true,
		default: 'none',
		description: 'The job goes on at Pictory in any case: Job → Wait takes it up by its ID',
	},
);

const waiting: IDisplayOptions['show'] = { wait: ['poll', 'suspend'] };

/** When to go on after a job was started: at once, or when the result is there. */
export const whenFields = { wait };

/** The finished file of an operation that may wait. */
export const resultFields = {
	download: download.with({ show: waiting }),
	outputBinaryPropertyName: outputBinaryPropertyName.with({ show: { ...waiting, download: [true] } }),
};

/** Options of operations that start a job, in the three ways to wait. */
export const waitOptions = {
	pollOptions: collection(
		'options',
		'Options',
		ADD,
		{ waitLimit, maxConcurrency, pollInterval, simplify },
		{ isSetting: true, show: { wait: ['poll'] } },
	),
	suspendOptions: collection(
		'options',
		'Options',
		ADD,
		{ waitLimit: suspendLimit, maxConcurrency, simplify },
		{ isSetting: true, show: { wait: ['suspend'] } },
	),
	startOptions: collection(
		'options',
		'Options',
		ADD,
		{ maxConcurrency, simplify },
		{ isSetting: true, show: { wait: ['none'] } },
	),
};

import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { PictoryFailure } from '../../transport/failure';
import { FINAL, type Job } from '../../transport/jobs';
import type { Outcome } from '../../transport/jobState';

/** The outcome of a job as it is stored between `webhook()` and the run of the node that follows. */
export interface KeptOutcome {
	job?: IDataObject;
	failure?: string;
	details?: IDataObject;
}

export function keepOutcomes(outcomes: Map<string, Outcome>): Record<string, KeptOutcome> {
	return Object.fromEntries([...outcomes].map(([jobId, outcome]) => [jobId, keepOutcome(outcome)]));
}

function keepOutcome(outcome: Outcome): KeptOutcome {
	if (!(outcome instanceof PictoryFailure)) return { job: { ...outcome } };
	return { failure: outcome.message, details: { ...outcome.details } };
}

/** @returns nothing when it is none; then Pictory is asked again */
export function readKeptOutcome(value: unknown): KeptOutcome | undefined {
	if (!isPlainObject(value)) return undefined;
	const { job, failure, details } = value;
	if (isPlainObject(job)) return asJob(job) && { job };
	return typeof failure === 'string' && isPlainObject(details) ? { failure, details } : undefined;
}

export function restoreOutcomes(kept: Record<string, KeptOutcome>): Map<string, Outcome> {
	const outcomes = new Map<string, Outcome>();
	for (const [jobId, { job, failure, details }] of Object.entries(kept)) {
		const outcome = job ? asJob(job) : new PictoryFailure(failure ?? '', details);
		if (outcome) outcomes.set(jobId, outcome);
	}
	return outcomes;
}

function asJob({ jobId, status, data, code, message }: IDataObject): Job | undefined {
	const final = [...FINAL].find((one) => one === status);
	if (typeof jobId !== 'string' || final === undefined || !isPlainObject(data)) return undefined;
	return {
		jobId,
		status: final,
		data,
		...(typeof code === 'string' && { code }),
		...(typeof message === 'string' && { message }),
	};
}

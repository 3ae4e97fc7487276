import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { PictoryFailure } from '../../transport/failure';
import { FINAL, type Job } from '../../transport/jobs';
import type { End } from '../../transport/jobState';

/** How a job ended, as it is kept between `webhook()` and the run of the node that follows. */
export interface KeptEnd {
	job?: IDataObject;
	failure?: string;
	details?: IDataObject;
}

export function keepEnds(ends: Map<string, End>): Record<string, KeptEnd> {
	return Object.fromEntries([...ends].map(([jobId, end]) => [jobId, keepEnd(end)]));
}

function keepEnd(end: End): KeptEnd {
	if (!(end instanceof PictoryFailure)) return { job: { ...end } };
	return { failure: end.message, details: { ...end.details } };
}

/** @returns nothing when it is none; then Pictory is asked again */
export function readEnd(value: unknown): KeptEnd | undefined {
	if (!isPlainObject(value)) return undefined;
	const { job, failure, details } = value;
	if (isPlainObject(job)) return asJob(job) && { job };
	return typeof failure === 'string' && isPlainObject(details) ? { failure, details } : undefined;
}

export function openEnds(ends: Record<string, KeptEnd>): Map<string, End> {
	const opened = new Map<string, End>();
	for (const [jobId, { job, failure, details }] of Object.entries(ends)) {
		const end = job ? asJob(job) : new PictoryFailure(failure ?? '', details);
		if (end) opened.set(jobId, end);
	}
	return opened;
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

import type { IDataObject } from 'n8n-workflow';

import { saysUnknownJob, type Words, wordsIn } from './words';
import { JOB_NOT_FOUND, PictoryFailure } from './failure';
import { isPlainObject, memberOf } from '../common/guards';
import { idTrouble } from './pathSegment';

/** Where a job stands. `unknown`: Pictory has no such job, or not yet. */
export type JobStatus = 'in-progress' | 'completed' | 'failed' | 'cleaned' | 'unknown';

export interface Job {
	jobId: string;
	status: JobStatus;
	/** What the job has produced so far: the members of `data`, without the id. */
	data: IDataObject;
	code?: string;
	message?: string;
}

/** States after which nothing more happens. */
export const FINAL: ReadonlySet<JobStatus> = new Set<JobStatus>(['completed', 'failed', 'cleaned']);

/**
 * The id of a job in any of its spellings: `data.jobId`, `jobId`, `data.job_id`, `job_id`
 * (docs/pictory-api.md §7.4), in answers of starts, reads, lists and webhooks.
 */
export function readJobId(body: unknown): string | undefined {
	if (!isPlainObject(body)) return undefined;
	const data = isPlainObject(body.data) ? body.data : {};
	for (const id of [data.jobId, body.jobId, data.job_id, body.job_id]) {
		// One that would lead to another endpoint is as good as none.
		if (typeof id === 'string' && id !== '' && idTrouble(id) === undefined) return id;
		// JavaScript has rounded a larger one: it would be the ID of another job, or of none.
		if (Number.isSafeInteger(id)) return String(id);
	}
	return undefined;
}

/**
 * Whether an answer names jobs, and the one that was asked for is not among them, as when a cache or proxy mixes
 * answers
 * up. To believe it would give out somebody else's video, or start a paid one again.
 */
export function namesAnotherJob(body: unknown, jobId: string): boolean {
	if (!isPlainObject(body)) return false;
	const data = isPlainObject(body.data) ? body.data : {};
	const named = [data.jobId, body.jobId, data.job_id, body.job_id].filter(
		(id) => typeof id === 'string' || typeof id === 'number',
	);
	return named.length > 0 && !named.some((id) => String(id) === jobId);
}

/**
 * A job as Pictory shows it, on its own or in a list.
 * @param knownId the id it was asked for, when the answer does not repeat it
 */
export function readJob(body: unknown, knownId = ''): Job {
	const whole = isPlainObject(body) ? body : {};
	const nested = isPlainObject(whole.data) ? whole.data : whole;
	const data = { ...nested };
	for (const envelope of ['jobId', 'job_id', 'success']) delete data[envelope];
	const words = wordsIn(body);
	const { message, code } = words;
	return {
		jobId: readJobId(body) ?? knownId,
		status: readStatus(whole, data, words),
		data,
		...(code !== undefined && { code }),
		...(message !== undefined && { message }),
	};
}

/**
 * Results that only a finished job has; some job pages show them without a `status` (docs/pictory-api.md §7.1,
 * §11.1).
 */
const RESULTS = ['videoURL', 'previewUrl', 'transcript', 'url', 'preview'];

function readStatus(body: IDataObject, data: IDataObject, words: Words): JobStatus {
	if (saysUnknownJob(words)) return 'unknown';
	const status = typeof data.status === 'string' ? data.status.toLowerCase().replace('_', '-') : '';
	if (status === 'completed' || status === 'failed' || status === 'cleaned') return status;
	if (status !== '') return 'in-progress';
	if (body.success === false || words.code !== undefined) return 'failed';
	return RESULTS.some((name) => data[name] !== undefined) ? 'completed' : 'in-progress';
}

/** The failure a job that did not complete stands for. */
export function jobFailure(job: Job): PictoryFailure {
	const details = { jobId: job.jobId, code: job.code ?? 'JOB_FAILED', job: { jobId: job.jobId, ...job.data } };
	switch (job.status) {
		case 'cleaned':
			return new PictoryFailure(`The files of job ${job.jobId} have been deleted`, {
				...details,
				code: 'FILES_DELETED',
				description: 'They were removed with Delete Files, or after the time Pictory keeps them. Make the video again',
			});
		case 'unknown':
			return new PictoryFailure(`Pictory knows no job ${job.jobId || 'with an empty ID'}`, {
				...details,
				code: JOB_NOT_FOUND,
				description: 'Check the job ID, and that the credential belongs to the account that started it',
			});
		default:
			return new PictoryFailure(job.message ?? `Job ${job.jobId} did not succeed`, {
				...details,
				description: [`Job ${job.jobId}${job.code ? `, ${job.code}` : ''}.`, memberOf(REMEDIES, job.code ?? '')]
					.filter(Boolean)
					.join(' '),
			});
	}
}

/** Pictory has no such job. */
export function unknownJob(jobId: string): PictoryFailure {
	return jobFailure({ jobId, status: 'unknown', data: {} });
}

/** Whether a read failed because Pictory has no such job, in any of its readings (docs/pictory-api.md §7.1). */
export function isUnknownJob(error: unknown): boolean {
	return error instanceof PictoryFailure && (error.details.status === 404 || error.details.code === JOB_NOT_FOUND);
}

/**
 * Whether Pictory has said of the job itself that it failed. Of all outcomes, only this one leaves nothing that could
 * still
 * be paid for twice: a job that is unknown for a moment, or whose files were deleted, is one that was made.
 */
export function hasFailed({ details: { job } }: PictoryFailure): boolean {
	return typeof job?.status === 'string' && job.status.trim().toLowerCase() === 'failed';
}

/** Failures that show only in the job (docs/pictory-api.md §4.7), and what to do about them. */
const REMEDIES: Record<string, string | undefined> = {
	INSUFFICIENT_CREDITS: 'Account → Get AI Credit Usage shows where the credits went; buy more or use fewer AI visuals.',
	SCENE_BACKGROUND_VISUAL_NOT_FOUND:
		'Check that every file exists and can be read: for private S3 files, that an AWS connection is chosen, enabled, and for the right account and region.',
};

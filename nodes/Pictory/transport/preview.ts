import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { PictoryFailure } from './failure';
import { JOB_KINDS, kindOf } from './jobKinds';
import { type Job, unknownJob } from './jobs';
import { type Read, readJobState } from './jobState';

/** What a finished preview has for changing and rendering it (docs/pictory-api.md §4.4, §4.6, §7.1). */
export interface Preview {
	jobId: string;
	/** Where it can be watched. */
	url?: string;
	/** As Pictory gave it. */
	renderParams: IDataObject;
	/** As they lie in `renderParams`, odd ones too; empty for a preview of the older kind, which has scenes instead. */
	elements: unknown[];
}

/** The code of the failure for a preview that is still being made. */
const PREVIEW_NOT_READY = 'PREVIEW_NOT_READY';
/** The code of the failure for a job that has made something else. */
export const NOT_A_PREVIEW = 'NOT_A_PREVIEW';

/** @throws PictoryFailure that says why there is no preview to work with, and what to do */
export async function readPreview(read: Read, jobId: string): Promise<Preview> {
	const state = await readJobState(read, jobId);
	if (state.kind === 'running') throw notReady(jobId);
	if (state.kind === 'unknown') throw ofNoStart(state.fault ?? unknownJob(jobId));
	if (state.outcome instanceof PictoryFailure) throw ofNoStart(state.outcome);
	return previewOf(state.outcome);
}

function previewOf(job: Job): Preview {
	const { renderParams } = job.data;
	if (!isPlainObject(renderParams)) throw notAPreview(job);
	const url = watchAddressOf(job.data);
	return {
		jobId: job.jobId,
		...(url !== undefined && { url }),
		renderParams,
		elements: elementsIn(renderParams),
	};
}

export function elementsIn({ elements }: IDataObject): unknown[] {
	return Array.isArray(elements) ? (elements as unknown[]) : [];
}

/** Where what a job has made can be watched, in any of its spellings (docs/pictory-api.md §7.4). */
export function watchAddressOf(data: IDataObject): string | undefined {
	const { videoShareURL, shareVideoURL, previewUrl, preview, videoURL, url } = data;
	return [videoShareURL, shareVideoURL, previewUrl, preview, videoURL, url].find(isWebAddress);
}

function isWebAddress(value: unknown): value is string {
	return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value);
}

function notReady(jobId: string): PictoryFailure {
	return new PictoryFailure(`The preview ${jobId} is still being made`, {
		code: PREVIEW_NOT_READY,
		description:
			'Wait for it before this node: choose When It Is Ready under When to Continue in Create Preview, or put Job → Wait in between',
	});
}

function notAPreview(job: Job): PictoryFailure {
	const kind = kindOf(job);
	const isOther = kind !== undefined && kind !== 'preview';
	return new PictoryFailure(
		isOther
			? `Job ${job.jobId} is no preview, but ${/^[AEIOU]/.test(JOB_KINDS[kind]) ? 'an' : 'a'} ${JOB_KINDS[kind]} job`
			: `Job ${job.jobId} has no preview to work with`,
		{
			code: NOT_A_PREVIEW,
			description: 'Choose the job of Video → Create Preview, and not that of the video made from it',
		},
	);
}

/** The job that was read is not one that was started here, so it must not be shown as such. */
function ofNoStart(failure: PictoryFailure): PictoryFailure {
	return new PictoryFailure(failure.message, { ...failure.details, jobId: undefined, job: undefined });
}

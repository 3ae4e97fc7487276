import type { IDataObject } from 'n8n-workflow';

import { given } from '../../common/given';
import { FINAL, type Job } from '../../transport/jobs';
import type { Output } from './output';
import { select } from './select';

/** A job as an item: its ID, what is known of it, and so much of its result as is wanted. */
export function presentJob(job: Job, output: Output, show: IDataObject = {}): IDataObject {
	const whole = wholeOf(job, show);
	switch (output.form) {
		case 'raw':
			return whole;
		case 'selectedFields':
			return { jobId: job.jobId, ...select(whole, output.fields).selected };
		case 'simplified':
			return simplified(whole, job, output.isBrief === true);
	}
}

/** The names of fields that were asked for, and the job does not have. */
export function missingFields(job: Job, { form, fields }: Output, show: IDataObject = {}): string[] {
	return form === 'selectedFields' ? select(wholeOf(job, show), fields).missing : [];
}

/** Older answers call the share link and the preview otherwise (docs/pictory-api.md §7.4). */
const OLD_NAMES = { shareVideoURL: 'videoShareURL', preview: 'previewUrl' } as const;

/**
 * All that Pictory says, and each thing also by the name it has today.
 * @param show what we know of the job and Pictory does not repeat, e.g. the video's name
 */
function wholeOf(job: Job, show: IDataObject): IDataObject {
	const { jobId, status, data } = job;
	const whole: IDataObject = { jobId, ...show, ...failureOf(job), ...data, status };
	for (const [old, name] of Object.entries(OLD_NAMES)) {
		if (typeof whole[old] === 'string') whole[name] ??= whole[old];
	}
	return whole;
}

/** Why a job has failed may stand outside of its data (docs/pictory-api.md §1.5). */
function failureOf({ status, code, message }: Job): IDataObject {
	return status === 'failed' ? given({ error_code: code, error_message: message }) : {};
}

/** These come first, in this order. */
const FIRST = [
	'jobId',
	'kind',
	'status',
	'videoName',
	'videoURL',
	'videoShareURL',
	'previewUrl',
	'url',
	'thumbnail',
	'videoDuration',
	'srtFile',
	'vttFile',
	'txtFile',
	'audioURL',
	'txt',
	'srt',
	'vtt',
];

/** The request once more, with every scene as Pictory has filled it in: nobody maps it. */
const BULK = ['storyboard'];
/** How far a job has come says nothing once it has ended. */
const ON_THE_WAY = ['progress', 'renderProgress', 'renderProgressMessage', 'renderState'];
/** Texts as long as a recording, which a plain `txt` tells too. */
const LONG = ['srt', 'vtt'];

/**
 * Said by what it leaves out, because the names of some results are not known (docs/pictory-api.md §7.1): the project of a
 * saved video, its address at Vimeo.
 */
function simplified(whole: IDataObject, { status }: Job, isBrief: boolean): IDataObject {
	const left = new Set([
		...BULK,
		...(FINAL.has(status) ? ON_THE_WAY : []),
		...(isBrief ? LONG : []),
		...Object.entries(OLD_NAMES).flatMap(([old, name]) => (whole[old] === whole[name] ? [old] : [])),
	]);
	const kept = Object.keys(whole).filter(
		(name) =>
			!left.has(name) && whole[name] !== null && whole[name] !== undefined && !(isBrief && isStructure(whole[name])),
	);
	const [plain, structures] = [false, true].map((wanted) => kept.filter((name) => isStructure(whole[name]) === wanted));
	const ordered = [...FIRST.filter((name) => kept.includes(name)), ...(plain ?? []), ...(structures ?? [])];
	return Object.fromEntries([...new Set(ordered)].map((name) => [name, whole[name]]));
}

/** A list or an object: renderParams, a transcript. */
function isStructure(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

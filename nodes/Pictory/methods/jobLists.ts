import type { IDataObject, INodeListSearchItems, INodeListSearchResult, ILoadOptionsFunctions } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { shortened } from '../common/shortened';
import { JOB_KINDS, kindOf } from '../transport/jobKinds';
import { type Job, type JobStatus, readJob } from '../transport/jobs';
import { readPage } from '../transport/paging';
import { elementsIn, watchAddressOf } from '../transport/preview';
import { clock } from '../transport/previewElements';
import { ask, matching, type Search, text } from './asking';

export const searchJobs: Search = async function (filter, pageKey) {
	return await jobsPage(this, filter, pageKey, () => true);
};

/** Finished previews: jobs whose result is a preview. */
export const searchPreviewJobs: Search = async function (filter, pageKey) {
	return await jobsPage(this, filter, pageKey, (job) => job.status === 'completed' && kindOf(job) === 'preview');
};

/** Pages that are read at once, when there is nothing to show on the first: n8n's list asks for more only when it is scrolled. */
const MOST_PAGES = 10;

async function jobsPage(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	pageKey: string | undefined,
	keep: (job: Job) => boolean,
): Promise<INodeListSearchResult> {
	return await ask(context, async (pictory) => {
		let key = pageKey;
		for (let pages = 1; ; pages += 1) {
			const page = readPage(await pictory.listPage('jobs', key));
			const jobs = page.items.map((entry) => readJob(entry)).filter((job) => job.jobId !== '' && keep(job));
			const results = matching(
				jobs.map((job) => jobEntry(job, context.getTimezone())),
				filter,
			);
			if (results.length > 0 || page.next === undefined || page.next === key || pages === MOST_PAGES)
				return { results, ...(page.next !== undefined && { paginationToken: page.next }) };
			key = page.next;
		}
	});
}

/**
 * What is known of a job, and nothing else: `Preview · Spring sale · 12 scenes · completed`. Without a name or a date its ID,
 * at the end, where the list cuts off what is too long.
 */
function jobEntry(job: Job, timezone: string): INodeListSearchItems {
	const { jobId, data } = job;
	const kind = kindOf(job);
	const url = watchAddressOf(data);
	const start = startOf(data, timezone);
	const title = shortened(nameOf(data));
	const name = [
		kind === undefined ? 'Job' : JOB_KINDS[kind],
		title,
		lengthOf(data),
		start,
		statusOf(job),
		title === '' && start === '' ? jobId : '',
	];
	return {
		name: name.filter((part) => part !== '').join(' · '),
		value: jobId,
		description: jobId,
		...(url !== undefined && { url }),
	};
}

const STATUSES: Readonly<Record<JobStatus, string>> = {
	completed: 'completed',
	failed: 'failed',
	cleaned: 'files deleted',
	'in-progress': 'in progress',
	unknown: 'unknown',
};

function statusOf({ status, data: { renderProgress } }: Job): string {
	const isCounted = status === 'in-progress' && typeof renderProgress === 'number';
	return isCounted ? `${STATUSES[status]} (${Math.floor(renderProgress)} %)` : STATUSES[status];
}

/** A preview has it in the storyboard it was made from, and in what it is rendered from. */
function nameOf({ videoName, name, storyboard, renderParams }: IDataObject): string {
	const { output } = objectOf(renderParams);
	const { title, name: file } = objectOf(output);
	const found = [videoName, objectOf(storyboard).videoName, title, name, text(file).replace(/\.mp4$/i, '')];
	return found.map(text).find((each) => each !== '') ?? '';
}

function lengthOf({ videoDuration, duration, storyboard, renderParams }: IDataObject): string {
	if (typeof videoDuration === 'number' && videoDuration > 0) return clock(videoDuration);
	if (typeof duration === 'string' && /^\d+(?:\.\d+)?s$/.test(duration)) return duration;
	const backgrounds = elementsIn(objectOf(renderParams)).filter(
		(element) => isPlainObject(element) && element.elementType === 'backgroundElement',
	).length;
	const scenes = [objectOf(renderParams).scenes, objectOf(storyboard).scenes].find(Array.isArray);
	const count = backgrounds > 0 ? backgrounds : (scenes?.length ?? 0);
	return count === 0 ? '' : count === 1 ? '1 scene' : `${count} scenes`;
}

/** Pictory's pages name no date of a job; one that is there all the same is shown. */
function startOf({ createdDate, createdAt, created_at: created }: IDataObject, timeZone: string): string {
	const found = [createdDate, createdAt, created].map((value) => (typeof value === 'string' ? Date.parse(value) : NaN));
	const when = found.find((value) => Number.isFinite(value));
	if (when === undefined) return '';
	return new Date(when).toLocaleString('en-US', {
		month: 'short',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone,
	});
}

function objectOf(value: unknown): IDataObject {
	return isPlainObject(value) ? value : {};
}

import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { AWS_REGIONS } from '../aws/regions';
import { Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';
import { type Job, readJob } from '../transport/jobs';
import { type ListName, LISTS } from '../transport/lists';
import { readPage, type ListFilter } from '../transport/paging';
import { voiceName } from './voiceName';

type Search = (this: ILoadOptionsFunctions, filter?: string, pageKey?: string) => Promise<INodeListSearchResult>;

/** Entries shown without a filter from lists that Pictory hands out page by page. */
const MOST_SHOWN = 200;

/** Regions need no network. */
export const searchAwsRegions: Search = async function (filter) {
	return {
		results: matching(
			AWS_REGIONS.map(({ code, name }) => ({ name: `${name}, ${code}`, value: code })),
			filter,
		),
	};
};

export const searchAwsConnections: Search = async function (filter) {
	return await pick(this, 'awsConnections', filter, {
		describe: ({ awsAccountId, awsRegion }) => ({ description: `${text(awsAccountId)}, ${text(awsRegion)}` }),
	});
};

export const searchVimeoConnections: Search = async function (filter) {
	return await pick(this, 'vimeoConnections', filter, {
		describe: ({ description }) => ({ description: text(description) }),
	});
};

/** Voices are named by what a person hears; the link plays a sample. */
export const searchVoices: Search = async function (filter) {
	return await pick(this, 'voices', filter, {
		describe: ({ accent, sample, ...voice }) => ({
			name: voiceName(voice),
			description: text(accent),
			...(typeof sample === 'string' && { url: sample }),
		}),
	});
};

export const searchBrands: Search = async function (filter) {
	return await pick(this, 'brands', filter);
};

export const searchTextStyles: Search = async function (filter) {
	return await pick(this, 'textStyles', filter);
};

export const searchSmartLayouts: Search = async function (filter) {
	return await pick(this, 'smartLayouts', filter);
};

/** Only published templates can make videos (docs/pictory-api.md §6.2). */
export const searchTemplates: Search = async function (filter) {
	return await pick(this, 'templates', filter, { keep: (entry) => entry.published !== false });
};

export const searchProjects: Search = async function (filter) {
	return await pick(this, 'projects', filter);
};

/** What a request names is one look (Pictory's word) of an avatar, not the avatar (docs/pictory-api.md §10.4). */
export const searchAvatars: Search = async function (filter) {
	const avatars = await ask(this, async (pictory) => await pictory.list('avatars'));
	const looks = avatars.flatMap((avatar) =>
		readPage(avatar.looks).items.map((look) => ({
			name: text(look.name),
			value: text(look.id),
			description: [text(avatar.name), text(avatar.gender)].filter(Boolean).join(', '),
			...(typeof look.previewImage === 'string' && { url: look.previewImage }),
		})),
	);
	return { results: matching(looks, filter) };
};

export const searchJobs: Search = async function (filter, pageKey) {
	return await jobsPage(this, filter, pageKey, () => true);
};

/** Finished previews: jobs whose result is a preview. */
export const searchPreviewJobs: Search = async function (filter, pageKey) {
	return await jobsPage(
		this,
		filter,
		pageKey,
		({ status, data }) =>
			status === 'completed' && (data.previewUrl ?? data.preview ?? data.renderParams) !== undefined,
	);
};

async function jobsPage(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	pageKey: string | undefined,
	keep: (job: Job) => boolean,
): Promise<INodeListSearchResult> {
	const page = readPage(await ask(context, async (pictory) => await pictory.listPage('jobs', pageKey)));
	const jobs = page.items.map((entry) => readJob(entry)).filter(keep);
	return {
		results: matching(
			jobs.map(({ jobId, status, data }) => ({
				name: [text(data.videoName) || jobId, status].join(', '),
				value: jobId,
				description: jobId,
			})),
			filter,
		),
		...(page.next && { paginationToken: page.next }),
	};
}

/** The entries of a list by id and name; `describe` says more of them, or says it better. */
async function pick(
	context: ILoadOptionsFunctions,
	list: ListName,
	filter: string | undefined,
	{
		keep,
		describe = () => ({}),
	}: { keep?: ListFilter['keep']; describe?(entry: IDataObject): Partial<INodeListSearchItems> } = {},
): Promise<INodeListSearchResult> {
	const { id, name } = LISTS[list];
	const entries = await ask(context, async (pictory) => await pictory.list(list, { keep }));
	const results = entries.map((entry) => ({
		name: `${text(entry[name]) || text(entry[id])}${entry.enabled === false ? ' (disabled)' : ''}`,
		value: text(entry[id]),
		...describe(entry),
	}));
	return { results: matching(results, filter) };
}

/** An empty list must mean that there is nothing, so every failure is shown. */
async function ask<Answer>(
	context: ILoadOptionsFunctions,
	question: (pictory: Pictory) => Promise<Answer>,
): Promise<Answer> {
	try {
		return await question(await Pictory.of(context));
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** Every word of the filter must occur somewhere in the entry. */
function matching(entries: INodeListSearchItems[], filter = ''): INodeListSearchItems[] {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return entries
		.filter(({ name, value, description }) => {
			const whole = `${name} ${value} ${description ?? ''}`.toLowerCase();
			return words.every((word) => whole.includes(word));
		})
		.slice(0, MOST_SHOWN);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

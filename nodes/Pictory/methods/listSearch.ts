import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { AWS_REGIONS } from '../aws/regions';
import { Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';
import { readJob } from '../transport/jobs';
import { collect, readPage } from '../transport/paging';

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
	return await listAll(this, '/v1/awsconnections', filter, (entry) => ({
		name: `${text(entry.name)}${entry.enabled === false ? ' (disabled)' : ''}`,
		value: text(entry.connectionId),
		description: `${text(entry.awsAccountId)}, ${text(entry.awsRegion)}`,
	}));
};

export const searchVimeoConnections: Search = async function (filter) {
	return await listAll(this, '/v1/vimeo-connections', filter, (entry) => ({
		name: `${text(entry.name)}${entry.enabled === false ? ' (disabled)' : ''}`,
		value: text(entry.connectionId),
		description: text(entry.description),
	}));
};

/** Voices are named by what a person hears: name, language, accent, gender; the link plays a sample. */
export const searchVoices: Search = async function (filter) {
	return await listAll(this, '/v1/voiceovers/tracks', filter, (entry) => ({
		name: [text(entry.name), text(entry.language), text(entry.gender), entry.category === 'premium' ? 'premium' : '']
			.filter(Boolean)
			.join(', '),
		value: text(entry.id),
		description: text(entry.accent),
		...(typeof entry.sample === 'string' && { url: entry.sample }),
	}));
};

export const searchBrands: Search = async function (filter) {
	return await listAll(this, '/v1/brands/video', filter, named('id', 'name'));
};

export const searchTextStyles: Search = async function (filter) {
	return await listAll(this, '/v1/styles', filter, named('id', 'name'));
};

/** The list calls a layout's id `templateId`, a request calls it `smartLayoutId` (facts: assets-and-ai §5.3). */
export const searchSmartLayouts: Search = async function (filter) {
	return await listAll(this, '/v1/smartlayouts', filter, named('templateId', 'templateName'));
};

/** Only published templates can make videos (facts §6.2). */
export const searchTemplates: Search = async function (filter) {
	return await listAll(
		this,
		'/v1/templates',
		filter,
		named('templateId', 'name'),
		(entry) => entry.published !== false,
	);
};

export const searchProjects: Search = async function (filter) {
	return await listAll(this, '/v2/projects', filter, named('id', 'name'), undefined, 'pagekey');
};

/** What a request names is a look of an avatar, not the avatar (facts: assets-and-ai §5.4). */
export const searchAvatars: Search = async function (filter) {
	const avatars = await everything(this, '/v1/avatars');
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
	keep: (job: ReturnType<typeof readJob>) => boolean,
): Promise<INodeListSearchResult> {
	const page = readPage(await ask(context, '/v1/jobs', pageKey ? { nextPageKey: pageKey } : undefined));
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

function named(id: string, name: string): (entry: IDataObject) => INodeListSearchItems {
	return (entry) => ({ name: text(entry[name]) || text(entry[id]), value: text(entry[id]) });
}

async function listAll(
	context: ILoadOptionsFunctions,
	path: string,
	filter: string | undefined,
	toItem: (entry: IDataObject) => INodeListSearchItems,
	keep?: (entry: IDataObject) => boolean,
	keyName?: string,
): Promise<INodeListSearchResult> {
	const entries = await everything(context, path, keyName);
	return { results: matching(entries.filter(keep ?? (() => true)).map(toItem), filter) };
}

async function everything(
	context: ILoadOptionsFunctions,
	path: string,
	keyName = 'nextPageKey',
): Promise<IDataObject[]> {
	const pictory = await connect(context);
	try {
		return await collect(async (key) => await pictory.get(path, key ? { [keyName]: key } : undefined));
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

async function ask(context: ILoadOptionsFunctions, path: string, query?: IDataObject): Promise<unknown> {
	const pictory = await connect(context);
	try {
		return await pictory.get(path, query);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** An empty list must mean that there is nothing, so every failure is shown. */
async function connect(context: ILoadOptionsFunctions): Promise<Pictory> {
	try {
		return await Pictory.of(context);
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

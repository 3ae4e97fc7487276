import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { regionMeant } from '../aws/regionMeant';
import { AWS_REGIONS } from '../aws/regions';
import { type ListName, LISTS } from '../transport/lists';
import { readPage, type ListFilter } from '../transport/paging';
import { ask, matching, type Search, text } from './asking';
import { voiceName } from './voiceName';

export { searchJobs, searchPreviewJobs } from './jobLists';
export { searchPreviewElements } from './previewElements';

/** Regions need no network. What the field understands by itself is found in its list, too. */
export const searchAwsRegions: Search = async function (filter = '') {
	const regions = AWS_REGIONS.map(({ code, name }) => ({ name: `${name} ${code}`, value: code }));
	const found = matching(regions, filter);
	const reading = found.length > 0 ? undefined : regionMeant(filter);
	const meant = reading && 'value' in reading ? reading.value : undefined;
	return { results: meant === undefined ? found : regions.filter(({ value }) => value === meant) };
};

export const searchAwsConnections: Search = async function (filter) {
	return await pick(this, 'awsConnections', filter, {
		describe: ({ connectionId, name, awsAccountId, awsRegion, enabled }) => ({
			name: `${[text(name) || text(connectionId), text(awsRegion), lastDigits(awsAccountId)].filter(Boolean).join(', ')}${enabled === false ? ' (disabled)' : ''}`,
			description: `${text(awsAccountId)}, ${text(awsRegion)}`,
		}),
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

/** By which a person tells accounts apart. */
function lastDigits(accountId: unknown): string {
	const digits = text(accountId);
	return digits.length < 4 ? digits : `…${digits.slice(-4)}`;
}

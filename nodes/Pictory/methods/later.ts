import type { ILoadOptionsFunctions, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';

type Work = typeof import('./work');
type SearchName = keyof Work['listSearch'];
type Search = (this: ILoadOptionsFunctions, filter?: string, pageKey?: string) => Promise<INodeListSearchResult>;

/** What n8n calls to fill the lists of a locator. The work is loaded with the first of these calls. */
export const listSearch: Record<SearchName, Search> = {
	searchAvatars: search('searchAvatars'),
	searchAwsConnections: search('searchAwsConnections'),
	searchAwsRegions: search('searchAwsRegions'),
	searchBrands: search('searchBrands'),
	searchJobs: search('searchJobs'),
	searchPreviewElements: search('searchPreviewElements'),
	searchPreviewJobs: search('searchPreviewJobs'),
	searchProjects: search('searchProjects'),
	searchSmartLayouts: search('searchSmartLayouts'),
	searchTemplates: search('searchTemplates'),
	searchTextStyles: search('searchTextStyles'),
	searchVimeoConnections: search('searchVimeoConnections'),
	searchVoices: search('searchVoices'),
};

/** What n8n calls for the fields of a resource mapper. */
export const resourceMapping = {
	async getTemplateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const { resourceMapping: work } = await import('./work');
		return await work.getTemplateVariables.call(this);
	},
};

function search(name: SearchName): Search {
	return async function (filter, pageKey) {
		const { listSearch: work } = await import('./work');
		return await work[name].call(this, filter, pageKey);
	};
}

/** One list of the API: where it is, how it is turned over, and what its entries are known by (docs/pictory-api.md). */
export interface ListPlace {
	path: string;
	/** Query parameter that takes the key of the next page; absent where a list is one page. */
	pageKey?: string;
	/** Fields of an entry. */
	id: string;
	name: string;
}

const NEXT = 'nextPageKey';

/** Every list the node reads, once: a picker and Get Many of the same things ask the same way. */
export const LISTS = {
	aiCreditUsage: { path: '/v1/aicredits/usage', id: 'id', name: 'type' },
	avatars: { path: '/v1/avatars', pageKey: NEXT, id: 'id', name: 'name' },
	awsConnections: { path: '/v1/awsconnections', pageKey: NEXT, id: 'connectionId', name: 'name' },
	brands: { path: '/v1/brands/video', pageKey: NEXT, id: 'id', name: 'name' },
	jobs: { path: '/v1/jobs', pageKey: NEXT, id: 'jobId', name: 'videoName' },
	projects: { path: '/v2/projects', pageKey: 'pagekey', id: 'id', name: 'name' },
	// The list calls a layout's id `templateId`, a request calls it `smartLayoutId`.
	smartLayouts: { path: '/v1/smartlayouts', pageKey: NEXT, id: 'templateId', name: 'templateName' },
	templates: { path: '/v1/templates', pageKey: NEXT, id: 'templateId', name: 'name' },
	textStyles: { path: '/v1/styles', pageKey: NEXT, id: 'id', name: 'name' },
	vimeoConnections: { path: '/v1/vimeo-connections', pageKey: NEXT, id: 'connectionId', name: 'name' },
	voices: { path: '/v1/voiceovers/tracks', pageKey: NEXT, id: 'id', name: 'name' },
} satisfies Record<string, ListPlace>;

export type ListName = keyof typeof LISTS;

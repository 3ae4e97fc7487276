import type { Place } from './place';

const OPEN_TO_ALL = 'It must be open to anyone who has the link.';

/** Stores that have pages and files on the same hosts, or a way from a page to its file. */
export const STORES: readonly Place[] = [
	{
		name: 'Google Drive',
		hosts: 'drive.google.com',
		isFile: ({ pathname }) => /^\/(?:u\/\d+\/)?(?:uc|thumbnail)$/.test(pathname),
		remedy(url) {
			const id = /\/d\/([\w-]{1,200})/.exec(url.pathname)?.[1] ?? idIn(url);
			return id === undefined || url.pathname.includes('/folders/')
				? undefined
				: `Enter https://drive.google.com/uc?export=download&id=${id}, which gives the file itself up to about 100 MB. ${OPEN_TO_ALL}`;
		},
	},
	{
		name: 'Google Docs',
		hosts: 'docs.google.com sheets.google.com slides.google.com forms.gle',
		isFile: ({ pathname, searchParams }) => /\/(?:export|uc)(?:\/|$)/.test(pathname) || searchParams.has('output'),
		remedy({ pathname }) {
			const id = /^\/presentation\/(?:u\/\d+\/)?d\/([\w-]{1,200})/.exec(pathname)?.[1];
			return (
				id && `Enter https://docs.google.com/presentation/d/${id}/export/pptx, which gives the slides. ${OPEN_TO_ALL}`
			);
		},
	},
	{
		name: 'Dropbox',
		hosts: 'dropbox.com www.dropbox.com db.tt paper.dropbox.com replay.dropbox.com',
		isFile: (url) =>
			/^\/s\/(?:dl|raw)\//.test(url.pathname) ||
			(/^\/(?:s|scl\/fi|t)\//.test(url.pathname) && (has(url, 'dl', '1') || has(url, 'raw', '1'))),
		remedy: ({ pathname }) =>
			/^\/(?:s|scl\/fi)\//.test(pathname)
				? 'Enter the same address with dl=1 in place of dl=0 at its end, which gives the file itself.'
				: undefined,
	},
	{
		name: 'OneDrive',
		hosts: '1drv.ms onedrive.live.com onedrive.com photos.onedrive.com',
		isFile: (url) =>
			url.pathname === '/download' || url.pathname.endsWith('/download.aspx') || has(url, 'download', '1'),
	},
	{
		name: 'SharePoint',
		hosts: '*.sharepoint.com *.sharepoint.cn',
		isFile: (url) => url.pathname.endsWith('/download.aspx') || has(url, 'download', '1'),
		remedy: ({ pathname }) =>
			/^\/:[a-z]:\//.test(pathname)
				? `Enter the same address with download=1 added to its end (?download=1, or &download=1 behind a ?). ${OPEN_TO_ALL}`
				: undefined,
	},
	{
		name: 'Box',
		hosts: 'box.com *.box.com',
		isFile: ({ hostname, pathname, searchParams }) =>
			/^(?:dl|public|api|upload)\./.test(hostname) ||
			pathname.startsWith('/shared/static/') ||
			searchParams.get('rm') === 'box_download_shared_file',
		remedy: () => 'Enter its Direct Link, from the settings of the shared link (…/shared/static/…).',
	},
	{
		name: 'Facebook',
		hosts: 'facebook.com *.facebook.com fb.watch fb.com fb.me',
		isFile: ({ hostname }) => /^(?:graph|lookaside)\./.test(hostname),
	},
	{ name: 'WeTransfer', hosts: 'we.tl wetransfer.com www.wetransfer.com *.wetransfer.com', isFile: isOn('download.') },
	{
		name: 'Vimeo',
		hosts: 'vimeo.com www.vimeo.com player.vimeo.com',
		isFile: ({ pathname }) => /^\/(?:external|progressive_redirect|play)\//.test(pathname),
		remedy: () => 'Enter the address of its video file, from Distribution → Video file links.',
	},
	{
		name: 'SwissTransfer',
		hosts: 'www.swisstransfer.com swisstransfer.com',
		isPage: ({ pathname }) => pathname.startsWith('/d/'),
	},
	{ name: 'Pexels', hosts: 'www.pexels.com pexels.com', isFile: ({ pathname }) => pathname.startsWith('/download/') },
	{ name: 'Pixabay', hosts: 'pixabay.com www.pixabay.com', isFile: ({ pathname }) => pathname.includes('/download/') },
	{
		name: 'Unsplash',
		hosts: 'unsplash.com www.unsplash.com',
		isFile: ({ pathname }) => pathname.endsWith('/download'),
	},
	{
		name: 'Giphy',
		hosts: 'giphy.com www.giphy.com',
		isPage: ({ pathname }) => /^\/(?:gifs|clips|stickers|embed)\//.test(pathname),
	},
	{
		name: 'Wikipedia',
		hosts: '*.wikipedia.org commons.wikimedia.org',
		isPage: ({ pathname }) => pathname.startsWith('/wiki/') && !pathname.startsWith('/wiki/Special:'),
	},
	{
		name: 'the Internet Archive',
		hosts: 'archive.org www.archive.org',
		isPage: ({ pathname }) => pathname.startsWith('/details/'),
	},
	{ name: 'GitHub', hosts: 'github.com www.github.com', isPage: isBlob, remedy: () => asked('/blob/', '/raw/') },
	{ name: 'GitLab', hosts: 'gitlab.com', isPage: isBlob, remedy: () => asked('/blob/', '/raw/') },
	{ name: 'Hugging Face', hosts: 'huggingface.co', isPage: isBlob, remedy: () => asked('/blob/', '/resolve/') },
	{ name: 'Discord', hosts: 'discord.com discord.gg', isFile: ({ pathname }) => pathname.startsWith('/api/') },
	{ name: 'Slack', hosts: '*.slack.com', isFile: ({ searchParams }) => searchParams.has('pub_secret') },
];

function has({ searchParams }: URL, name: string, value: string): boolean {
	return searchParams.getAll(name).at(-1) === value;
}

function idIn({ searchParams }: URL): string | undefined {
	return /^[\w-]{1,200}$/.exec(searchParams.get('id') ?? '')?.[0];
}

function isOn(start: string): (url: URL) => boolean {
	return ({ hostname }) => hostname.startsWith(start);
}

function isBlob(url: URL): boolean {
	return /\/(?:blob|tree)\//.test(url.pathname) && !has(url, 'raw', 'true');
}

function asked(page: string, file: string): string {
	return `Enter the same address with ${file} in place of ${page}, which gives the file itself.`;
}

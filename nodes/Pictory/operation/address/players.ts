import type { Place } from './place';

/** Places that have players or pages of shared files beside files on the same hosts. */
export const PLAYERS: readonly Place[] = [
	{
		name: 'Wistia',
		hosts: '*.wistia.com wistia.com fast.wistia.net',
		isPage: ({ pathname }) => /^\/(?:medias|embed\/(?:iframe|channel)|folders|projects|channel)\//.test(pathname),
	},
	{
		name: 'Zoom',
		hosts: 'zoom.us *.zoom.us zoom.com *.zoom.com',
		isPage: ({ pathname }) => /^\/(?:rec|clips)\/(?:share|play)\b/.test(pathname),
	},
	{
		name: 'Vidyard',
		hosts: 'share.vidyard.com video.vidyard.com play.vidyard.com',
		// Its thumbnails: play.vidyard.com/<id>.jpg.
		isFile: ({ pathname }) => /\.(?:jpe?g|png|gif|mp4)$/i.test(pathname),
	},
	{ name: 'Descript', hosts: 'share.descript.com', isPage: ({ pathname }) => /^\/(?:view|embed)\//.test(pathname) },
	{ name: 'Rumble', hosts: 'rumble.com www.rumble.com', isFile: ({ pathname }) => /\.(?:mp4|webm)$/i.test(pathname) },
	{
		name: 'Bunny Stream',
		hosts: 'iframe.mediadelivery.net player.mediadelivery.net video.bunnycdn.com',
		isPage: ({ pathname }) => /^\/(?:play|embed)\//.test(pathname),
	},
	{
		name: 'Cloudflare Stream',
		hosts: '*.cloudflarestream.com *.videodelivery.net',
		isPage: ({ hostname, pathname }) => /\/(?:watch|iframe)$/.test(pathname) || /^(?:iframe|watch)\./.test(hostname),
	},
	{
		name: 'pCloud',
		hosts: '*.pcloud.link my.pcloud.com u.pcloud.com e.pcloud.com',
		isPage: ({ pathname }) => /^\/(?:publink|$)/.test(pathname),
	},
	{ name: 'Sync.com', hosts: 'sync.com *.sync.com', isPage: ({ pathname }) => /^\/(?:dl|4\.0\/dl)\//.test(pathname) },
	{
		name: 'Airtable',
		hosts: 'airtable.com www.airtable.com',
		isPage: ({ pathname }) => /^\/(?:app\w{1,40}\/)?(?:shr|app|tbl)\w/.test(pathname),
	},
	{
		name: 'SendSpace',
		hosts: 'sendspace.com www.sendspace.com',
		isPage: ({ pathname }) => pathname.startsWith('/file/'),
	},
	{
		name: 'Flickr',
		hosts: 'flickr.com www.flickr.com flic.kr',
		isPage: ({ pathname }) => /^\/(?:photos|gp|groups|people|p|s)\//.test(pathname) && !pathname.includes('/play/'),
	},
	{ name: 'Miro', hosts: 'miro.com www.miro.com', isPage: ({ pathname }) => pathname.startsWith('/app/') },
	{
		name: 'Filemail',
		hosts: 'filemail.com www.filemail.com',
		isPage: ({ pathname }) => /^\/(?:d|t|share)\//.test(pathname),
	},
	{ name: 'MediaFire', hosts: 'mediafire.com www.mediafire.com app.mediafire.com' },
];

/** Where a file is shared under any host; the token is the whole end of the path. */
const SHARE = /^(?:\/[\w.-]{1,60})?(?:\/index\.php)?\/s\/([A-Za-z0-9]{15})$/;

/** Nextcloud and ownCloud run under hosts of one's own. @returns what to do, of such a page */
export function cloudTrouble({ pathname }: URL): string | undefined {
	return SHARE.test(pathname.replace(/\/$/, ''))
		? 'is a page of Nextcloud or ownCloud, not the file itself. Enter the same address with /download added to its end, which gives the file itself.'
		: undefined;
}

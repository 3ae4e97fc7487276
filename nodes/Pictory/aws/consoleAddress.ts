import { webUrl } from '../common/webUrl';

/** What a page of the S3 console is about. */
export interface ConsolePage {
	bucket: string;
	/** The key of a file, or the beginning of keys; '' for the whole bucket. Not encoded. */
	path: string;
	/** Whether it is the page of one file. */
	isFile: boolean;
	/** Of the bucket. The host's region is only where the user's session is. */
	region?: string;
}

const HOST =
	/^(?:[a-z0-9-]+\.){0,3}console\.(?:aws\.amazon\.com|amazonaws\.com|amazonaws\.cn|amazonaws\.com\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu|aws\.eu)$/;
/** Pages of a bucket, of a file in it, and of things that are done with either. */
const PAGE = /^\/s3\/(buckets?|object|upload|copy|move)\/([^/]+)(?:\/([\s\S]*))?$/;
/** What stands behind a bucket's name where it is no key: tabs and forms of the console. */
const FORM = /^(?:property|permissions?|management|metrics|access-?points?|object|delete|empty|edit)(?:\/|$)/;
/** What else stands there says nothing: somebody has changed the address, or its parts are parted by semicolons. */
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}(?![a-z0-9])/i;

/** Whether an address is one of the AWS Console's for S3, whatever it shows. */
export function isConsole(address: string): boolean {
	const url = consoleUrl(address);
	return url !== undefined && /^\/s3(?:\/|$)/.test(url.pathname);
}

/**
 * Reads the browser's address bar in the S3 console: `…/s3/buckets/my-videos?region=us-east-2&prefix=in/`,
 * `…/s3/object/my-videos?prefix=in/a.mp4`, and the forms it had before, with the key in the path or behind a #.
 * @returns nothing for other addresses, and for pages that are about no bucket
 */
export function consolePage(address: string): ConsolePage | undefined {
	const url = consoleUrl(address);
	if (!url) return undefined;
	const { searchParams, pathname, hash } = url;
	const [, kind = '', bucket = '', rest = ''] = PAGE.exec(pathname) ?? [];
	const formerly = new URLSearchParams(hash.replace(/^#[&?]?/, ''));
	const name = kind === '' && pathname.startsWith('/s3/') ? (formerly.get('bucket') ?? '') : decoded(bucket);
	if (name === '' || (kind === 'bucket' && name === 'create')) return undefined;
	const region = REGION.exec(searchParams.get('region') ?? formerly.get('region') ?? '')?.[0].toLowerCase();
	const path = searchParams.get('prefix') ?? formerly.get('prefix') ?? (isKey(kind, rest) ? decoded(rest) : '');
	return {
		bucket: name,
		path,
		isFile: kind === 'object' && path !== '' && !path.endsWith('/'),
		...(region !== undefined && { region }),
	};
}

function isKey(kind: string, rest: string): boolean {
	return kind === 'object' || (kind === 'buckets' && !FORM.test(rest));
}

function consoleUrl(address: string): URL | undefined {
	if (!/^https?:\/\//i.test(address)) return undefined;
	const url = webUrl(address);
	return url !== undefined && HOST.test(url.hostname) ? url : undefined;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

import { addressesIn, beginsAsAddress, pastedAddress } from '../common/pastedAddress';
import { shortened } from '../common/shortened';
import { shownAddress } from '../common/shownAddress';
import { bucketTrouble } from './bucketName';
import { consolePage, isConsole } from './consoleAddress';
import { fileKindOf } from './mediaType';
import { isElsewhere, OUTSIDE } from './regions';
import { lookalikeTrouble } from './s3Lookalike';
import { parseS3Address } from './s3Reference';

/** A place in S3, in whatever form it was named. */
export interface BucketPlace {
	bucket: string;
	/** The key of a file, or the beginning of keys; '' for the whole bucket. As S3 knows it, not encoded. */
	path: string;
	/** Whether it is named as a file: with an ending, or by its own page. */
	isFile: boolean;
	/** Only when what was pasted says it. */
	region?: string;
}

/** `trouble` is the end of a sentence that begins with the field's label. */
export type BucketPlaceReading = { place: BucketPlace } | { trouble: string };

const OBJECT_ARN = /^arn:aws:s3:::([^/]+)(?:\/([\s\S]*))?$/i;
/** A bucket's static website; of its address, too, people take the bucket's name. */
const WEBSITE =
	/^https?:\/\/([a-z0-9.-]+)\.s3-website[.-]([a-z]{2,4}(?:-[a-z]+){1,3}-\d)\.amazonaws\.com(?:\.cn)?(?:\/([^?#]*)|(?=[?#]|$))/i;
const STRAY = new Set('"\'`“”„‘’,; ');
/** A key may hold colons, too, but hardly any begins so. */
const SCHEME = /^(?:arn:|[a-z][a-z0-9+.-]*:\/|s3[an]?:)/i;
/** Browsers leave the scheme out when a part of the address bar is copied. No bucket is called so. */
const HOST_ALONE = /^(?:[a-z0-9-]+\.)*(?:amazonaws\.com(?:\.cn)?|aws\.amazon\.com)(?::443)?(?=[/?#]|$)/i;
const ENTER = 'Enter the name of a bucket, or copy its S3 URI (s3://…) from the S3 console.';

/**
 * Reads whatever the S3 console and its users copy where a bucket is wanted: its name, `name/folder/`, an S3 URI, an ARN, a
 * web address of S3 in every style, the address of a page in the console. Whether S3 would take the bucket's name is not
 * judged for what is only a name: other stores than Amazon's allow more.
 */
export function readBucketPlace(text: string): BucketPlaceReading {
	const pasted = placePasted(text);
	const count = namesIn(pasted);
	if (count > 1) return { trouble: `names ${count} buckets. Enter one here, and add a row for each other one.` };
	if (!SCHEME.test(pasted)) return { place: named(pasted) };
	const place = addressed(pasted);
	if (!place) return { trouble: notAPlace(pasted) };
	const trouble = bucketTrouble(place.bucket) ?? elsewhere(place);
	return trouble === undefined ? { place } : { trouble };
}

/** Whether a text is an address of some kind, and no name. */
export function isPlaceAddress(text: string): boolean {
	return SCHEME.test(placePasted(text));
}

/** What was pasted, without what came along, and as a whole address where it is one. */
export function placePasted(text: string): string {
	const pasted = bare(pastedAddress(text));
	return HOST_ALONE.test(pasted) ? `https://${pasted}` : pasted;
}

/** Names and ARNs as they stand in JSON and in chats: with quotes, with the comma behind. */
function bare(text: string): string {
	if (beginsAsAddress(text)) return text;
	let start = 0;
	let end = text.length;
	while (start < end && STRAY.has(text.charAt(start))) start += 1;
	while (end > start && STRAY.has(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

/** How many places a text names: people put lists into one field. */
function namesIn(text: string): number {
	const addresses = addressesIn(text).length;
	if (addresses > 1) return addresses;
	// A key may hold spaces.
	const parts = text
		.split(text.includes('/') ? /[,;|\n]/ : /[\s,;|]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const isList = parts.every((part) => bucketTrouble(part.split('/', 1)[0] ?? '') === undefined || SCHEME.test(part));
	return isList ? parts.length : 1;
}

/** `my-videos`, `my-videos/in/`, `my-videos/in`, `my-videos/in/a.mp4`. */
function named(text: string): BucketPlace {
	const [bucket = '', ...names] = text.replace(/^\//, '').split('/');
	const path = names.join('/');
	return placeOf(bucket, path === '' || path.endsWith('/') || isFileName(path) ? path : `${path}/`);
}

function addressed(address: string): BucketPlace | undefined {
	const page = consolePage(address);
	if (page) return page;
	const [, bucketOfArn, keyOfArn = ''] = OBJECT_ARN.exec(address) ?? [];
	if (bucketOfArn !== undefined) return placeOf(bucketOfArn, keyOfArn.replace(/\*$/, ''));
	const [, site, siteRegion = '', siteKey = ''] = WEBSITE.exec(address) ?? [];
	if (site !== undefined) return { ...placeOf(site, decoded(siteKey)), region: siteRegion.toLowerCase() };
	if (lookalikeTrouble(address, false) !== undefined && !/^s3[an]:\/\//i.test(address)) return undefined;
	const reference = parseS3Address(address.replace(/^s3[an]:\/\//i, 's3://'));
	if (!reference) return undefined;
	const { bucket, key, region } = reference;
	return { ...placeOf(bucket, key), ...(region !== undefined && { region }) };
}

function placeOf(bucket: string, path: string): BucketPlace {
	return { bucket, path, isFile: isFileName(path) };
}

/** Folders have dots in their names, too: `v1.0`, `2024.05`. Only an ending of a known kind of file makes one. */
function isFileName(path: string): boolean {
	return /[^/.]\.[a-z0-9]{1,8}$/i.test(path) && fileKindOf(`s3://b/${path}`) !== undefined;
}

function elsewhere({ region }: BucketPlace): string | undefined {
	return region !== undefined && isElsewhere(region) ? `is in ${shortened(region)}: ${OUTSIDE}` : undefined;
}

function notAPlace(address: string): string {
	if (isConsole(address)) {
		return 'is the address of a page in the AWS Console that shows no bucket. Open the bucket there, and copy the address again.';
	}
	return lookalikeTrouble(address, false) ?? `is not in S3 (${shownAddress(address)}). ${ENTER}`;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

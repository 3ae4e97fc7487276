import { bucketTrouble } from './bucketName';
import { lookalikeTrouble } from './s3Lookalike';

/** Where a file lies in S3, as read from an address. */
export interface S3Reference {
	/** The form the user chose; it is kept. */
	form: 's3' | 'https';
	bucket: string;
	/** As S3 knows it, without URL encoding; '' when the address names a bucket only. */
	key: string;
	/** Only when the address says it. */
	region?: string;
	/** Signed for anyone who has the address, so no AWS connection is needed to read it. */
	presigned: boolean;
}

/** An address that is not S3's at all (`other`), S3's and fine, or meant for S3 but one that S3 would refuse. */
export type S3Reading = { kind: 's3'; reference: S3Reference } | { kind: 'other' } | { kind: 'wrong'; message: string };

const S3_URI = /^s3:\/\/([^/]*)(?:\/([\s\S]*))?$/i;
/** The authority ends at the first / ? or #, so that `s3.amazonaws.com@elsewhere` and the like are not taken for S3. */
const WEB_ADDRESS = /^https?:\/\/([^/?#@\s:]+)(?::443)?(?:\/([^?#]*))?(\?[^#]*)?(?:#[\s\S]*)?$/i;
/** Virtual-hosted, path-style, legacy (`s3-region`), dual-stack, FIPS and accelerated hosts; not static websites. */
const S3_HOST =
	/^(?:(.+)\.)?s3(?:-accelerate|-fips|-external-1)?(?:\.dualstack)?(?:[.-]((?!website)[a-z]{2,4}(?:-[a-z]+)+-\d+))?\.amazonaws\.(?:com|com\.cn|eu)$/i;
const SIGNATURE = /[?&](?:x-amz-signature|signature)=/i;

const MAX_KEY_BYTES = 1024;

/** @returns where the address points in S3, undefined when it is no S3 address. Nothing is checked yet. */
export function parseS3Address(address: string): S3Reference | undefined {
	const uri = S3_URI.exec(address);
	if (uri) return { form: 's3', bucket: uri[1] ?? '', key: uri[2] ?? '', presigned: false };

	const [, host = '', path = '', query = ''] = WEB_ADDRESS.exec(address) ?? [];
	const names = S3_HOST.exec(host);
	if (!names) return undefined;
	const [, hostBucket, region] = names;
	const slash = path.indexOf('/');
	const bucket = hostBucket ?? (slash < 0 ? path : path.slice(0, slash));
	const rawKey = hostBucket !== undefined ? path : slash < 0 ? '' : path.slice(slash + 1);
	return {
		form: 'https',
		bucket,
		key: decoded(rawKey) ?? rawKey,
		...(region !== undefined && { region: region.toLowerCase() }),
		presigned: SIGNATURE.test(query),
	};
}

/** Reads the address of one file. Any key is fine: spaces, `+`, percent signs and every script. */
export function readS3File(address: string): S3Reading {
	const lookalike = lookalikeTrouble(address, SIGNATURE.test(address));
	if (lookalike) return { kind: 'wrong', message: lookalike };
	const reference = parseS3Address(address);
	if (!reference) return { kind: 'other' };
	if (reference.presigned) return { kind: 's3', reference };
	const message =
		bucketTrouble(reference.bucket) ??
		keyTrouble(reference.key) ??
		(reference.form === 'https' ? escapeTrouble(address) : undefined);
	return message === undefined ? { kind: 's3', reference } : { kind: 'wrong', message };
}

export function s3Uri({ bucket, key }: { bucket: string; key: string }): string {
	return `s3://${bucket}/${key}`;
}

/**
 * The address as it is sent: in the user's form. Only what no web address may hold is put right (spaces and letters
 * beyond ASCII in the https form), and the scheme's capitals.
 */
export function normalizedAddress(address: string): string {
	const reference = parseS3Address(address);
	if (!reference) return address;
	if (reference.form === 's3') return `s3${address.slice(2)}`;
	return escaped(address);
}

/** What no web address may hold, as it may: white space, some signs, letters beyond ASCII. */
export function escaped(text: string): string {
	// Half a surrogate pair stands for no character, and would make encodeURIComponent throw.
	return text.replace(/[\s"<>\\^`{|}\u0080-\u{10ffff}]/gu, (character) =>
		encodeURIComponent(/\p{Cs}/u.test(character) ? '\ufffd' : character),
	);
}

/**
 * What S3 itself, or Pictory looking for one file, would refuse about a key.
 * Rules: docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
function keyTrouble(key: string): string | undefined {
	if (key === '') return 'names a bucket but no file in it. Add the key, such as s3://my-bucket/folder/video.mp4.';
	if (key.endsWith('/')) return 'names a folder, not a file. Add the name of the file.';
	const bytes = new TextEncoder().encode(key).length;
	if (bytes > MAX_KEY_BYTES) {
		return `has a key of ${bytes} bytes; S3 allows ${MAX_KEY_BYTES} (letters beyond ASCII take two to four each). Enter a shorter one.`;
	}
	if (climbsOut(key))
		return 'has a key whose "../" parts lead out of the bucket. S3 refuses it. Enter the key as the S3 console shows it.';
	return undefined;
}

/** S3 counts from left to right; the relative parts may never outnumber the others. */
function climbsOut(key: string): boolean {
	let depth = 0;
	for (const part of key.split('/')) {
		if (part === '..') depth -= 1;
		else if (part !== '.' && part !== '') depth += 1;
		if (depth < 0) return true;
	}
	return false;
}

function escapeTrouble(address: string): string | undefined {
	const path = address.split(/[?#]/, 1)[0] ?? '';
	return decoded(path) === undefined
		? 'has a % that is not followed by two hexadecimal digits. Write %25 for a percent sign, or use the s3:// form.'
		: undefined;
}

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

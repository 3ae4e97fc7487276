import type { AwsConnection } from './aws-connections';
import { isObject } from './json';

/** An object in S3 that a request refers to. */
export interface S3Reference {
	/** Where in the request, for example `scenes[0].background.visualUrl`. */
	field: string;
	/** As written in the request. */
	text: string;
	bucket: string;
	key: string;
	/** Named in the host; undefined for `s3://` and the old global host. */
	region: string | undefined;
}

/** A bucket this sandbox knows. */
export interface Bucket {
	bucket: string;
	region: string;
	accountId: string;
	keys: string[] | '*';
	/** Its https URLs can be read without a connection. */
	public?: boolean;
}

const VIRTUAL_HOST = /^(?<bucket>.+)\.s3(?:[.-](?:dualstack\.)?(?<region>[a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/;
const PATH_HOST = /^s3(?:[.-](?:dualstack\.)?(?<region>[a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/;

/** Reads `s3://bucket/key` and the https forms (§2.7). Signed URLs are readable by anyone and are not references. */
export function readS3Reference(text: string, field = ''): S3Reference | undefined {
	const plain = /^s3:\/\/([^/]+)\/(.+)$/s.exec(text);
	if (plain) return { field, text, bucket: plain[1] ?? '', key: plain[2] ?? '', region: undefined };
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	if (url.searchParams.has('X-Amz-Signature') || url.searchParams.has('Signature')) return undefined;
	const path = safeDecode(url.pathname.slice(1));
	const inPath = PATH_HOST.exec(url.hostname);
	if (inPath) {
		const [bucket = '', ...rest] = path.split('/');
		return { field, text, bucket, key: rest.join('/'), region: inPath.groups?.region };
	}
	const inHost = VIRTUAL_HOST.exec(url.hostname);
	if (!inHost) return undefined;
	return { field, text, bucket: inHost.groups?.bucket ?? '', key: path, region: inHost.groups?.region };
}

function safeDecode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

const NOT_MEDIA = new Set(['webhook', 'webhookInput', 'story', 'caption', 'prompt', 'text', 'videoName']);

/** All S3 references in a request body. */
export function findS3References(value: unknown, field = ''): S3Reference[] {
	if (typeof value === 'string') {
		const reference = readS3Reference(value, field);
		return reference ? [reference] : [];
	}
	if (Array.isArray(value)) return value.flatMap((entry, index) => findS3References(entry, `${field}[${index}]`));
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([name, entry]) =>
		NOT_MEDIA.has(name) ? [] : findS3References(entry, field ? `${field}.${name}` : name),
	);
}

/**
 * Whether Pictory could read the object through the connection (§2.5, §2.7).
 * With no bucket registered, any enabled connection reads everything.
 * @returns why not, or undefined
 */
export function whyUnreadable(
	reference: S3Reference,
	connection: AwsConnection | undefined,
	connectionId: string | undefined,
	buckets: Bucket[],
): string | undefined {
	const known = buckets.find((entry) => entry.bucket === reference.bucket);
	if (known?.public && !reference.text.startsWith('s3:')) return keyProblem(reference, known);
	if (connectionId === undefined) return 'no AWS connection was given';
	if (!connection) return `the AWS connection ${connectionId} does not exist`;
	if (!connection.enabled) return `the AWS connection ${connection.name} is disabled`;
	if (buckets.length === 0) return undefined;
	if (!known) return `the bucket ${reference.bucket} does not exist`;
	if (known.accountId !== connection.awsAccountId) return `access to the bucket ${known.bucket} was denied`;
	if (known.region !== connection.awsRegion || (reference.region ?? known.region) !== known.region) {
		return `the bucket ${known.bucket} is not in the region ${reference.region ?? connection.awsRegion}`;
	}
	return keyProblem(reference, known);
}

function keyProblem(reference: S3Reference, bucket: Bucket): string | undefined {
	if (bucket.keys === '*' || bucket.keys.includes(reference.key)) return undefined;
	return `the object ${reference.key} does not exist`;
}
